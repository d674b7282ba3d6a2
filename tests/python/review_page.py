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


def report(source, name, *more):
    path = f"{folder}/{name}"
    subprocess.run(["taskbook", "report", source, *more, "-o", path], check=True)
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


def keyboard(browser):
    """Whoever chooses with the keyboard stays where they are, and gets back to everything."""
    bar = "document.querySelector('.bar[data-unit=环保局]')"
    browser.run(f"{bar}.focus()")
    browser.keys("\ue007")
    assert browser.run("return document.activeElement.dataset.unit") == "环保局"
    assert browser.run(f"return {bar}.getAttribute('aria-pressed')") == "true"
    assert browser.run("return document.getElementById('chosen').textContent") == "环保局"
    browser.run("document.querySelector('.task .unit').click()")
    assert browser.run("return document.activeElement.id") == "list"
    browser.run("document.getElementById('clear').click()")
    assert browser.run(SHOWN) == "显示 103 项，共 103 项"
    assert browser.run("return document.getElementById('clear').hidden")


def underlined(browser):
    """What a finding speaks of is underlined at its place, on its side."""
    browser.run("document.querySelector('[data-kind=findings]').click()")
    script = """
        return [...CSS.highlights.get('finding')].map((range) =>
            [range.startContainer.parentNode.closest('.side').className, String(range)].join(' '))"""
    marked = browser.run(script)
    assert "side book 20177月" in marked and "side table 2017年7月底前" in marked, marked
    # A finding on a cell of units is not in the text.
    assert not any(mark.endswith(" -") for mark in marked), marked
    browser.run("document.getElementById('clear').click()")


def paper(browser):
    """A print loses nothing, paints nothing, and says which filter it is of."""
    style = "return getComputedStyle(document.querySelector('{}'), null)['{}']"
    browser.cdp("Emulation.setEmulatedMedia", {"media": "print"})
    assert browser.run(style.format("#loose-list", "overflowY")) == "visible"
    assert browser.run(style.format(".badge", "backgroundColor")) == "rgb(255, 255, 255)"
    assert browser.run(style.format(".task", "breakInside")) == "avoid"
    texts = "return [...document.querySelectorAll('.same')[0].querySelectorAll('.side p')].map((p) => p.offsetHeight > 0)"
    assert browser.run(texts) == [True, False]
    differing = "return [...document.querySelector('.badge.differs').closest('.task').querySelectorAll('.side p')].map((p) => p.offsetHeight > 0)"
    assert browser.run(differing) == [True, True]
    assert browser.run("return document.getElementById('chart').offsetHeight") > 0
    browser.run("document.querySelector('.bar[data-unit=综合执法局]').click()")
    assert browser.run("return document.getElementById('chart').offsetHeight") == 0
    assert browser.run("return document.getElementById('chosen').offsetHeight") > 0
    browser.cdp("Emulation.setEmulatedMedia", {"media": ""})
    browser.run("document.getElementById('clear').click()")


CONTRAST = """
    const parse = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (node) => {
        for (; node; node = node.parentElement) {
            const colour = parse(getComputedStyle(node).backgroundColor);
            if (colour.length === 3) return colour;
        }
        return [255, 255, 255];
    };
    const poor = new Map();
    for (const node of document.querySelectorAll('body *')) {
        if (!node.checkVisibility() || ![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
        const [a, b] = [light(parse(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        if (ratio < 4.5) poor.set(node.tagName + '.' + node.className, ratio.toFixed(2));
    }
    return [...poor].map(String);"""


def contrast(browser):
    """Text stands out from its ground as WCAG 2 AA asks, by day and by night."""
    for scheme in ("light", "dark"):
        browser.cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        poor = browser.run(CONTRAST)
        assert poor == [], (scheme, poor)
    browser.cdp("Emulation.setEmulatedMedia", {"features": []})


def book_alone(browser):
    """Where there is no table nothing was compared, and tasks without units are counted."""
    labels = browser.run("return [...document.querySelectorAll('.stat span')].map((node) => node.textContent)")
    assert "书表有出入" not in labels and "未列责任单位" in labels, labels


def table(browser):
    """The plain table leaves the tasks room to be read in."""
    path = f"{folder}/table.html"
    subprocess.run(["taskbook", "export", "fixtures/dongtou-2017/notice.txt", "--headings", "zh", "-o", path], check=True)
    browser.open("file://" + path)
    width = "return [...document.querySelectorAll('th')].find((th) => th.textContent === '任务内容').offsetWidth"
    assert browser.run(width) > 300, browser.run(width)
    return "file://" + path


def several(browser):
    heads = browser.run("return [...document.querySelectorAll('h2.notice')].map((node) => node.textContent)")
    assert len(heads) == 2 and "〔2017〕11号" in heads[1], heads


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
    # Whatever the machine: work is done for what is near the screen, not for all of it.
    assert browser.run(COUNT) < 1000
    browser.keys("\ue00c")
    browser.run("document.querySelectorAll('.chunk')[200].scrollIntoView()")
    time.sleep(0.5)
    assert browser.run("return document.querySelectorAll('.chunk')[200].querySelectorAll('.task').length") == 40
    print(f"10,000 tasks: loaded in {loaded:.2f} s, filtered in {filtered:.0f} ms")


with Browser() as browser:
    pages = [report("fixtures/dongtou-2017/notice.txt", "dongtou.html"), report(f"{folder}/hostile.html", "hostile-report.html"),
             report("fixtures/invented/own-lines.txt", "alone.html"), report("fixtures/invented/own-lines.txt", "two.html", "fixtures/dongtou-2017/notice.txt")]
    browser.size(1280, 900)
    browser.open(pages[0])
    filters(browser)
    links(browser)
    keyboard(browser)
    underlined(browser)
    paper(browser)
    contrast(browser)
    browser.open(pages[2])
    book_alone(browser)
    browser.open(pages[3])
    several(browser)
    pages.append(table(browser))
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
