"""Drives Chromium through its WebDriver and checks the pages in a folder.

Only what Python brings: WebDriver is JSON over HTTP, and the pages come from a server of our own on this
machine, which counts what is asked of it.
"""

import base64
import json
import pathlib
import re
import subprocess
import sys
import threading
import urllib.request
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


ARGUMENTS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking",
]


class Pages(SimpleHTTPRequestHandler):
    """The folder over HTTP; every request is noted."""

    asked = []

    def do_GET(self):
        Pages.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        pass


class Browser:
    """A session of WebDriver."""

    def __init__(self, scripts=True):
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        # It says which port it took.
        port = next(line.split("port ")[1].rstrip(".\n") for line in self.driver.stdout if "successfully on port" in line)
        self.root = f"http://127.0.0.1:{port}/session"
        preferences = {} if scripts else {"profile.managed_default_content_settings.javascript": 2}
        options = {"args": ARGUMENTS, "prefs": preferences}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        value = self.send("POST", "", {"capabilities": {"alwaysMatch": wanted}})
        self.root += "/" + value["sessionId"]

    def send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.root + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, address):
        self.send("POST", "/url", {"url": address})

    def run(self, script, *arguments):
        return self.send("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def devtools(self, command, **parameters):
        return self.send("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def element(self, selector):
        found = self.send("POST", "/element", {"using": "css selector", "value": selector})
        return "/element/" + next(iter(found.values()))

    def click(self, selector):
        self.send("POST", self.element(selector) + "/click", {})

    def press(self, key):
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.send("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": actions}]})

    def type(self, selector, text):
        self.send("POST", self.element(selector) + "/clear", {})
        self.send("POST", self.element(selector) + "/value", {"text": text})

    def choose(self, selector, text):
        self.run(
            "const field = document.querySelector(arguments[0]);"
            "const option = Array.from(field.options).find((option) => option.text === arguments[1]);"
            "field.value = option.value; field.dispatchEvent(new Event('input', { bubbles: true }));",
            selector, text,
        )

    def window(self, width, scheme="light"):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
        self.devtools("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def paper(self, width, height):
        """How the page is printed on paper of this size in inches, as PDF."""
        data = self.devtools("Page.printToPDF", preferCSSPageSize=True, paperWidth=width, paperHeight=height)["data"]
        return base64.b64decode(data)

    def complaints(self):
        """What the page logged, and what its policy refused."""
        return [entry["message"] for entry in self.send("POST", "/se/log", {"type": "browser"})]

    def close(self):
        self.send("DELETE", "")
        self.driver.terminate()
        self.driver.wait()


failures = 0


def check(what, found, expected):
    global failures
    if found == expected:
        print(f"page: {what}")
    else:
        failures += 1
        print(f"page: FAILED: {what}\n  expected {expected!r}\n  found    {found!r}")


# What shows: rows of activities, titles of sections, the words beside the filter, the address.
SHOWN = "return Array.from(document.querySelectorAll('tbody tr:not(.section)')).filter((row) => row.checkVisibility()).length"
SECTIONS = "return Array.from(document.querySelectorAll('.section')).filter((row) => row.checkVisibility()).map((row) => row.innerText.trim().replace(/\\s+/g, ' '))"
COUNT = "return document.querySelector('output').textContent"
FRAGMENT = "return location.hash"
SETTLED = "return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"

PAGES = ["okms", "seven", "sixteen", "odd"]
A4, LETTER = (8.268, 11.693), (8.5, 11)


def filters(browser, root):
    browser.open(root + "/okms.html")
    check("everything shows at first", [browser.run(SHOWN), browser.run(COUNT)], [31, "31 activities"])
    browser.choose("[name=party]", "Customer")
    check("a party that holds any role", browser.run(COUNT), "21 of 31 activities")
    browser.click(".toggles label:nth-child(2)")
    check("a party that holds one role", browser.run(COUNT), "11 of 31 activities")
    check("what is counted is what shows", browser.run(SHOWN), 11)
    check("the column of the party is marked", browser.run("return document.querySelector('th.chosen').innerText"), "Customer")
    browser.click(".toggles label:nth-child(4)")
    check("one of two roles is enough", browser.run(COUNT), "21 of 31 activities")
    browser.type("[name=text]", "LOGS géneratéd")
    check("text, in any letter case and with any accents", browser.run(COUNT), "1 of 31 activities")
    titles = ["3 Service usage", "3.1 Operations", "3.1.3 Monitoring"]
    check("only sections that lead to it show", browser.run(SECTIONS), titles)
    browser.type("[name=text]", "no such thing")
    check("an empty table says so", browser.run("return document.querySelector('.nothing').checkVisibility()"), True)
    browser.click(".reset")
    check("the button shows all again", [browser.run(SHOWN), browser.run(COUNT)], [31, "31 activities"])
    browser.type("[name=text]", "monitoring")
    check("the title of a section counts", browser.run(SHOWN), 5)
    check("nothing was refused or logged", browser.complaints(), [])


def notes(browser, root):
    browser.open("about:blank")
    browser.open(root + "/seven.html#party=host&role=R")
    shown = "return Array.from(document.querySelectorAll('.notes li')).filter((note) => note.checkVisibility()).map((note) => note.innerText)"
    expected = ["b Data protection office, DW-402: If personal data are concerned.", "c Hosting provider, DW-402: Only on the machines that it runs."]
    check("only notes of rows that match show", browser.run(shown), expected)
    browser.type("[name=text]", "every month")
    check("the note of a row counts", browser.run("return document.querySelector('tr:not(.section):not([hidden]) .gutter').innerText"), "DW-206")


def addresses(browser, root):
    browser.open(root + "/okms.html")
    browser.choose("[name=party]", "Customer")
    browser.click(".toggles label:nth-child(1)")
    browser.type("[name=text]", "a&b=c é")
    fragment = browser.run(FRAGMENT)
    check("the filter is in the address", fragment, "#party=customer&role=R&text=a%26b%3Dc+%C3%A9")
    browser.open("about:blank")
    browser.open(root + "/okms.html" + fragment)
    fields = "const { party, text } = document.querySelector('form').elements; return [party.value, text.value, document.querySelector('[value=R]').checked]"
    check("an address restores it", browser.run(fields), ["customer", "a&b=c é", True])
    browser.click(".reset")
    check("without a filter the address is plain", browser.run("return location.href"), root + "/okms.html")
    browser.click(".figures li:nth-child(2) a:nth-of-type(1)")
    browser.run(SETTLED)
    check("a figure leads to the rows that it counts", [browser.run(FRAGMENT), browser.run(SHOWN)], ["#party=ovh-cloud&role=R", 21])
    browser.click(".accountability a")
    browser.run(SETTLED)
    check("a link to a row shows all and the row", [browser.run(SHOWN), browser.run("const { top } = document.querySelector(':target').getBoundingClientRect(); return top > 0 && top < innerHeight")], [31, True])
    browser.run("return new Promise((done) => { addEventListener('hashchange', () => setTimeout(done, 0), { once: true }); history.back(); })")
    check("back brings the filter back", browser.run(SHOWN), 21)
    browser.open("about:blank")
    browser.open(root + "/okms.html#party=nobody&role=X")
    check("an address that asks for what is not there shows all", browser.run(SHOWN), 31)


def chains(browser, root):
    browser.open("about:blank")
    browser.open(root + "/chain.html")
    check("a chain has a row for each outer and each covering one", [browser.run(SHOWN), browser.run(COUNT)], [33, "33 rows"])
    boxes = "return Array.from(document.querySelectorAll('.boxes a'), (box) => box.className)"
    expected = ["taken-on"] * 2 + ["handed-back"] + ["taken-on"] * 6 + ["open", "excepted"]
    check("a box for each duty, in published order", browser.run(boxes), expected)
    badges = "return Array.from(document.querySelectorAll('table .badge'), (badge) => badge.innerText)"
    check("what is not simply taken on is marked in place", browser.run(badges), ["BACK", "OPEN", "EXCEPT"])
    browser.click(".boxes .open")
    check("a box leads to its row", browser.run("return document.querySelector(':target').innerText.includes('The board decides')"), True)
    browser.choose("[name=party]", "Application teams")
    check("a team sees its rows", [browser.run(SHOWN), browser.run(COUNT)], [1, "1 of 33 rows"])
    shown = "return Array.from(document.querySelectorAll('tbody tr:not(.section)')).find((row) => row.checkVisibility()).innerText.replace(/\\s+/g, ' ')"
    check("with the duty beside it", "Administrate keys and secrets" in browser.run(shown), True)
    browser.choose("[name=party]", "Any party")
    browser.type("[name=text]", "siem")
    check("text of the covering row counts", browser.run(SHOWN), 1)
    browser.click(".reset")
    ids = "const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id); return ids.length - new Set(ids).size"
    check("no id of a chain is there twice", browser.run(ids), 0)
    check("nothing of a chain was refused or logged", browser.complaints(), [])


def accessibility(browser, root):
    browser.open(root + "/okms.html")
    nodes = browser.devtools("Accessibility.getFullAXTree")["nodes"]
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes if not node.get("ignored") and "role" in node
    ]
    has = lambda role, name: (role, name) in named
    check("there is one table, called after the matrix", [name for role, name in named if role == "table"], ["OKMS - Shared responsibilities"])
    check("titles are headers of rows", has("rowheader", "Manage backups"), True)
    check("parties are headers of columns", has("columnheader", "OVHcloud"), True)
    check("sections are headings", has("heading", "Monitoring"), True)
    check("a cell is spoken in words", spoken_cell(nodes, "Manage backups"), ["no role", "Responsible, Accountable"])
    fields = [has("combobox", "Party"), has("checkbox", "Accountable"), has("searchbox", "Search")]
    check("fields have labels", fields, [True] * 3)
    check("a figure says what it counts", has("link", "Customer: A 11, Accountable"), True)
    nameless = [role for role, name in named if role in ("link", "button", "combobox", "checkbox", "searchbox") and not name]
    check("nothing to act on lacks a name", nameless, [])
    ids = "const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id); return ids.length - new Set(ids).size"
    check("no id is there twice", browser.run(ids), 0)
    browser.run("document.activeElement.blur()")
    reached, outlined = [], []
    for _ in range(16):
        browser.press("\ue004")
        reached.append(browser.run("const e = document.activeElement; return e.name || e.getAttribute('href')"))
        outlined.append(browser.run("const e = document.activeElement; return getComputedStyle(e.matches('.toggles *') ? e.parentElement : e).outlineStyle"))
    expected = ["#page.matrix", browser.run("return document.querySelector('.source a').href")]
    expected += [f"#party=customer&role={role}" for role in "RAI"] + [f"#party=ovh-cloud&role={role}" for role in "RAI"]
    expected += ["#handle-incidents", "party", "role", "role", "role", "role", "text", "#section.before-subscription"]
    check("the keyboard reaches all in order", reached, expected)
    check("and its place is seen", set(outlined) <= {"solid", "auto"}, True)


def spoken_cell(nodes, title):
    """What the cells of a row say, in order."""
    by_id = {node["nodeId"]: node for node in nodes}
    def text(node):
        if node.get("ignored") and not node.get("childIds"):
            return ""
        if node.get("role", {}).get("value") == "StaticText":
            return node["name"]["value"]
        return "".join(text(by_id[child]) for child in node.get("childIds", []) if child in by_id)
    def role(node):
        return node.get("role", {}).get("value")
    row = next(node for node in nodes if role(node) == "row" and title in text(node))
    return [text(by_id[child]) for child in row["childIds"] if role(by_id[child]) in ("cell", "gridcell")]


# Each text on its ground; 4.5 is what WCAG asks for.
CONTRAST = """
const light = (color) => {
  const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const color = getComputedStyle(e).backgroundColor;
    if (!/^rgba.*, 0[)]$/.test(color)) return color;
  }
  return 'rgb(255, 255, 255)';
};
const weak = new Set();
for (const element of document.querySelectorAll('body *')) {
  const hasText = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
  if (!hasText || !element.checkVisibility() || element.closest('.spoken, .skip, script')) continue;
  const [a, b] = [getComputedStyle(element).color, ground(element)].map(light).sort((a, b) => b - a);
  if ((a + 0.05) / (b + 0.05) < 4.5) weak.add(element.outerHTML);
}
return Array.from(weak);
"""


def contrast(browser, root):
    for scheme in ("light", "dark"):
        for page in ("okms", "seven", "chain"):
            browser.window(1280, scheme)
            browser.open("about:blank")
            browser.open(f"{root}/{page}.html#party=security&role=A")
            check(f"all text of {page} stands out, {scheme}", browser.run(CONTRAST), [])


def markup(browser, root):
    browser.open(root + "/odd.html")
    check("a title full of markup is text", browser.run("return document.querySelector('#image .title').textContent"),
          "<img src=x onerror=\"document.title = 'run'\">")
    check("nothing of it ran", browser.run("return document.title"), "=Odd <b>matrix</b> | & \"quotes\"")
    check("nothing of it is an element", browser.run("return document.querySelectorAll('img, i, main script').length"), 0)
    check("an address full of marks stays one", browser.run("return document.querySelector('.source a').getAttribute('href')"),
          "https://example.org/?a=\"b\"&c='d'#*e*")
    check("the data is the matrix", browser.run("return JSON.parse(document.getElementById('page.json').text).activities.at(-1).title"),
          "<img src=x onerror=\"document.title = 'run'\">")
    # The policy holds even if something got in.
    browser.run("const s = document.createElement('script'); s.textContent = 'document.title = \"in\"'; document.body.append(s)")
    browser.run("const i = document.createElement('img'); i.src = '/asked.png'; document.body.append(i)")
    check("the policy refuses what got in", [browser.run("return document.title !== 'in'"), len(browser.complaints())], [True, 2])


# What lies beyond the window, or beyond its own cell.
BEYOND = """
const beyond = Array.from(document.querySelectorAll('body *')).filter((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  const cut = element.matches('td, th') && element.scrollWidth > element.clientWidth + 1;
  const isSpoken = element.closest('.spoken, .skip') || element.closest('thead')?.getBoundingClientRect().width === 1;
  return element.checkVisibility() && !isSpoken && width > 1 && (left < 0 || right > innerWidth + 0.5 || cut);
});
return [document.documentElement.scrollWidth, beyond.map((element) => element.outerHTML.slice(0, 100))];
"""


# Words in the names of parties that stand in more than one piece.
BROKEN = """
const broken = [];
for (const name of document.querySelectorAll('thead th.party span, .figures .name')) {
  if (!name.checkVisibility() || name.closest('thead')?.getBoundingClientRect().width === 1) continue;
  for (const { 0: word, index } of name.firstChild.data.matchAll(/[^\\s-]+/g)) {
    const range = new Range();
    range.setStart(name.firstChild, index);
    range.setEnd(name.firstChild, index + word.length);
    const pieces = Array.from(range.getClientRects(), ({ x, y, width, height }) => height > width ? x : y);
    if (new Set(pieces.map(Math.round)).size > 1) broken.push(word);
  }
}
return broken;
"""


def words(browser, root):
    for page in ["okms", "seven", "sixteen", "words", "few-words", "chain"]:
        browser.open(f"{root}/{page}.html")
        for width in (390, 768, 1280):
            browser.window(width)
            check(f"no party of {page} is broken inside a word, {width} wide", browser.run(BROKEN), [])
        # The width of A4 upright, without its margins.
        browser.window(695)
        browser.devtools("Emulation.setEmulatedMedia", media="print")
        check("nor on paper", browser.run(BROKEN), [])


def narrow(browser, root):
    for page in PAGES + ["evidence", "chain", "gaps", "teams", "words", "few-words"]:
        for width in (320, 390, 768, 1280):
            browser.window(width)
            browser.open(f"{root}/{page}.html")
            whole, beyond = browser.run(BEYOND)
            # With very many parties a table scrolls sideways in its frame.
            is_framed = page == "teams" and width > 900
            check(f"nothing of {page} is wider than {width}", [whole, [] if is_framed else beyond], [width, []])
    browser.window(390)
    browser.open(root + "/seven.html")
    first = """
        const cells = Array.from(document.querySelectorAll('#contain-a-breach td'));
        const [left, top] = ['x', 'y'].map((side) => (cell) => cell.getBoundingClientRect()[side]);
        const shown = cells.filter((cell) => cell.checkVisibility()).sort((a, b) => top(a) - top(b) || left(a) - left(b));
        return shown.map((cell) => cell.querySelector('.party').innerText);
    """
    check("a phone lists the accountable party first", browser.run(first)[:2], ["Security team", "Platform team"])
    browser.run("window.scrollTo(0, scrollY + document.getElementById('notify-the-authority').getBoundingClientRect().top)")
    stuck = "return document.getElementById('section.incidents').getBoundingClientRect().top"
    check("and keeps the section in sight", browser.run(stuck), 0)
    browser.window(1280)
    browser.open(root + "/sixteen.html")
    browser.run("window.scrollTo(0, 1200)")
    check("the head of the table stays in sight", browser.run("return document.querySelector('thead th').getBoundingClientRect().top"), 0)


def paper(browser, root):
    browser.window(1280)
    count = lambda size: len(re.findall(rb"/Type\s*/Page\b(?!s)", browser.paper(*size)))
    for page in ("okms", "signed"):
        browser.open(f"{root}/{page}.html")
        check(f"{page} is one page of A4, and of Letter", [count(A4), count(LETTER)], [1, 1])
    browser.open(f"{root}/chain.html")
    check("a signed chain is two pages of A4", count(A4), 2)
    browser.open(f"{root}/signed.html")
    signers = "return Array.from(document.querySelectorAll('.signatures h2'), (signer) => signer.textContent)"
    check("each signer has a block", browser.run(signers), ["Signed for Customer", "Signed for OVHcloud"])
    browser.open("about:blank")
    browser.open(root + "/sixteen.html#party=cloud&role=R")
    size = re.search(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", browser.paper(*A4))
    check("many parties are printed across", float(size[1]) > float(size[2]), True)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    filtered = "Shared services - Operating model, revision 2026-03-09 filter: Cloud provider, R (5 of 32 activities)"
    head = "return document.querySelector('thead th').innerText.replace(/\\s+/g, ' ')"
    check("a filtered print says so at the head of each page", browser.run(head), filtered)
    margin = "return Array.from(document.styleSheets[0].cssRules).at(-1).cssText"
    check("and at its foot", filtered.replace(" filter", ", filter") in browser.run(margin), True)
    check("and without the fields", browser.run("return document.querySelector('form').checkVisibility()"), False)


def shots(browser, root, folder):
    """Pictures of each page: wide, phone, dark, and on paper."""
    for page in PAGES + ["signed", "evidence", "chain", "gaps", "teams"]:
        for name, width, scheme in (("wide", 1280, "light"), ("tablet", 768, "light"), ("phone", 390, "light"), ("dark", 1280, "dark")):
            browser.window(width, scheme)
            browser.open(f"{root}/{page}.html")
            height = browser.run("return document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
            picture = browser.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
            (folder / f"{page}-{name}.png").write_bytes(base64.b64decode(picture))
        (folder / f"{page}.pdf").write_bytes(browser.paper(*A4))


def main():
    folder = pathlib.Path(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Pages(*args, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    browser = Browser()
    try:
        for part in (filters, notes, addresses, chains, accessibility, contrast, narrow, words, paper, markup):
            part(browser, root)
        pages = {f"/{path.name}" for path in folder.glob("*.html")}
        check("nothing but the pages was asked for", sorted(set(Pages.asked) - pages), [])
        if "--shots" in sys.argv:
            shots(browser, root, folder)
    finally:
        browser.close()
    browser = Browser(scripts=False)
    try:
        browser.open(root + "/okms.html")
        outline = browser.devtools("DOMSnapshot.captureSnapshot", computedStyles=["display"])
        check("without scripts the form stays hidden and the rows show", without_scripts(outline), [0, 31 + 24])
    finally:
        browser.close()
    server.shutdown()
    sys.exit(1 if failures else 0)


def without_scripts(snapshot):
    """How many forms and how many rows of the table's body are laid out."""
    strings, document = snapshot["strings"], snapshot["documents"][0]
    nodes, laid_out = document["nodes"], set(document["layout"]["nodeIndex"])
    def name(index):
        return strings[nodes["nodeName"][index]]
    rows = [index for index in laid_out if name(index) == "TR" and name(nodes["parentIndex"][index]) == "TBODY"]
    return [sum(name(index) == "FORM" for index in laid_out), len(rows)]


main()
