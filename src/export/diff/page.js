(function(){
  var form=document.querySelector('form');if(!form)return;form.hidden=false;
  var items=[].slice.call(document.querySelectorAll('article')),groups=[].slice.call(document.querySelectorAll('section.group'));
  var count=document.getElementById('count');
  function apply(){
    var kinds=[].slice.call(form.querySelectorAll('input[type=checkbox]:checked')).map(function(b){return b.value});
    var unit=form.elements.unit.value,words=form.elements.words.value.trim(),shown=0;
    items.forEach(function(item){
      var own=item.dataset.kinds.split(' '),units=item.dataset.units.split('\n');
      var show=own.some(function(k){return kinds.indexOf(k)>=0})&&(!unit||units.indexOf(unit)>=0)&&(!words||item.textContent.indexOf(words)>=0);
      item.hidden=!show;if(show)shown++;
    });
    groups.forEach(function(g){g.hidden=!g.querySelector('article:not([hidden])')});
    count.textContent=shown+' / '+items.length;
  }
  form.addEventListener('input',apply);form.addEventListener('submit',function(e){e.preventDefault()});apply();
})();
