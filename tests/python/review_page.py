"""The review page in a real browser. Argument: a folder with hostile.html and large.html."""
import subprocess
import sys
import time

from browser import Browser, missing

if missing():
    print(f"skipped: {missing()} is not installed")
    raise SystemExit

folder = sys.argv[1]
COUNT = "return document.querySelectorAll('.task').length"
SHOWN = "return document.getElementById('shown').textContent"


def report(source, name):
    path = f"{folder}/{name}"
    subprocess.run(["taskbook", "report", source, "-o", path], check=True)
    return "file://" + path


def stats(browser):
    return browser.run("return [...document.querySelectorAll('.stat b')].map((node) => Number(node.textContent))")


def filters(browser):
    assert stats(browser)[:4] == [103, 22, 120, 5], stats(browser)
    assert browser.run("return document.querySelectorAll('.bar').length") == 23
    assert browser.run(SHOWN) == "显示 103 项，共 103 项"
    browser.run("document.querySelector('[data-kind=dropped]').click()")
    assert browser.run(SHOWN) == "显示 5 项，共 103 项" and browser.run(COUNT) == 5
    browser.run("document.querySelector('[data-kind=all]').click()")
    browser.run("[...document.querySelectorAll('.bar')].find((bar) => bar.textContent.includes('综合执法局')).click()")
    chosen = browser.run("return document.querySelectorAll('.bar[aria-pressed=true] .count')[0].textContent")
    assert browser.run(COUNT) == int(chosen) > 0
    browser.keys("\ue00c")
    assert browser.run(SHOWN) == "显示 103 项，共 103 项"
    browser.keys("/")
    browser.keys(*"剿劣")
    time.sleep(0.5)
    assert 0 < browser.run(COUNT) < 103, browser.run(COUNT)
    browser.keys("\ue00c")


def links(browser):
    browser.run("document.querySelector('[data-kind=differs]').click()")
    mark = "document.querySelector('.side mark.differs[data-link]')"
    browser.run(f"{mark}.click()")
    lit = "[...document.querySelectorAll('[data-link].linked')]"
    sides = browser.run(f"return {lit}.map((node) => node.closest('.side').textContent.slice(0, 3))")
    assert sorted(set(sides)) == ["任务书", "分解表"], sides
    assert browser.run("return document.activeElement.dataset.link") is not None
    browser.keys("\ue00c")
    browser.keys("j", "j")
    assert browser.run("return [...document.querySelectorAll('.task')].indexOf(document.activeElement)") == 1
    browser.run("location.hash = '#' + encodeURIComponent('2017/二(三)3.1')")
    time.sleep(0.3)
    here = browser.run("return document.querySelector('.task.here .id').textContent")
    assert here == "2017/二(三)3.1", here
    browser.run("const order = document.getElementById('order'); order.value = 'table'; order.dispatchEvent(new Event('change'))")
    assert browser.run(SHOWN) == "显示 103 项，共 103 项"


def hostile(browser):
    assert browser.run("return document.querySelectorAll('img, #list script, #list b b, iframe').length") == 0
    text = browser.run("return document.getElementById('list').innerText")
    assert "</script><script>alert(1)</script>" in text and "U+202E" in text and "\u202e" not in text, text


def large(browser, address):
    begun = time.time()
    browser.open(address)
    assert browser.run(SHOWN) == "显示 10000 项，共 10000 项"
    loaded = time.time() - begun
    assert browser.run(COUNT) < 1000
    script = """
        const begun = performance.now();
        document.getElementById('unit').value = '水利局';
        document.getElementById('unit').dispatchEvent(new Event('change'));
        document.body.offsetHeight;
        return performance.now() - begun;"""
    filtered = browser.run(script)
    assert browser.run(SHOWN) == "显示 2500 项，共 10000 项", browser.run(SHOWN)
    browser.keys("\ue00c")
    browser.run("document.querySelectorAll('.chunk')[200].scrollIntoView()")
    time.sleep(0.5)
    assert browser.run("return document.querySelectorAll('.chunk')[200].querySelectorAll('.task').length") == 40
    print(f"10,000 tasks: loaded in {loaded:.2f} s, filtered in {filtered:.0f} ms")
    assert loaded < 10 and filtered < 1000


with Browser() as browser:
    pages = [report("fixtures/dongtou-2017/notice.txt", "dongtou.html"), report(f"{folder}/hostile.html", "hostile-report.html")]
    browser.size(1280, 900)
    browser.open(pages[0])
    filters(browser)
    links(browser)
    browser.size(390, 844)
    browser.open(pages[0])
    assert browser.run("return document.documentElement.scrollWidth <= innerWidth")
    browser.open(pages[1])
    hostile(browser)
    address = report(f"{folder}/large.html", "large-report.html")
    large(browser, address)
    problems = [entry for entry in browser.log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    assert problems == [], problems
    own = tuple(pages + [address])
    asked = [url for url in browser.requests() if not url.startswith(("chrome://", "data:", *own))]
    assert asked == [], asked
