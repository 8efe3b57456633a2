"""Drives Chromium through its WebDriver and checks the pages in a folder.

Only what Python brings: WebDriver is JSON over HTTP, and the pages come from a server of our own on this
machine, which counts what is asked of it.
"""

import base64
import json
import pathlib
import subprocess
import sys
import threading
import urllib.request
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


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
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"], "prefs": preferences}
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

    def type(self, selector, text):
        found = self.send("POST", "/element", {"using": "css selector", "value": selector})
        element = "/element/" + next(iter(found.values()))
        self.send("POST", element + "/clear", {})
        self.send("POST", element + "/value", {"text": text})

    def choose(self, selector, text):
        self.run(
            "const field = document.querySelector(arguments[0]);"
            "const option = Array.from(field.options).find((option) => option.text === arguments[1]);"
            "field.value = option.value; field.dispatchEvent(new Event('input', { bubbles: true }));",
            selector, text,
        )

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


SHOWN = "return Array.from(document.querySelectorAll('tbody tr')).filter((row) => row.checkVisibility()).length"
SHOWN_HEADINGS = "return Array.from(document.querySelectorAll('section > :first-child')).filter((title) => title.checkVisibility()).map((title) => title.textContent)"
COUNT = "return document.querySelector('.count').textContent"


def filters(browser, root):
    browser.open(root + "/okms.html")
    check("everything shows at first", browser.run(SHOWN), 31)
    browser.choose("select.party", "Customer")
    check("a party that holds any role", browser.run(COUNT), "21 of 31 activities")
    browser.choose("select.of", "Accountable")
    check("a party that holds one role", browser.run(COUNT), "11 of 31 activities")
    check("what is counted is what shows", browser.run(SHOWN), 11)
    browser.type("input", "LOGS géneratéd")
    check("text, in any letter case and with any accents", browser.run(COUNT), "1 of 31 activities")
    headings = ["3 Service usage", "3.1 Operations", "3.1.3 Monitoring"]
    check("only sections that lead to it show", browser.run(SHOWN_HEADINGS), headings)
    browser.type("input", "no such thing")
    check("nothing is said to be like that", browser.run("return document.querySelector('.nothing').checkVisibility()"), True)
    browser.run("document.querySelector('button').click()")
    check("the button shows all again", [browser.run(SHOWN), browser.run(COUNT)], [31, "31 activities"])
    browser.type("input", "monitoring")
    check("the title of a section counts", browser.run(SHOWN), 5)
    browser.run("location.hash = '#manage-backups'; return new Promise((done) => setTimeout(done, 0))")
    browser.run("return new Promise((done) => requestAnimationFrame(done))")
    check("a link to a hidden row shows it", browser.run(SHOWN), 31)
    check("nothing was refused or logged", browser.complaints(), [])


def accessibility(browser, root):
    browser.open(root + "/okms.html")
    nodes = browser.devtools("Accessibility.getFullAXTree")["nodes"]
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes if not node.get("ignored") and "role" in node
    ]
    has = lambda role, name: (role, name) in named
    check("tables are called after their sections", has("table", "3.1.3 Monitoring"), True)
    check("titles are headers of rows", has("rowheader", "Manage backups"), True)
    check("parties are headers of columns", has("columnheader", "OVHcloud"), True)
    spoken = spoken_cell(nodes, "Manage backups")
    check("a cell is spoken in words", spoken, ["no role", "Responsible, Accountable"])
    check("fields have labels", [has("combobox", "Party"), has("combobox", "Role"), has("searchbox", "Text")], [True] * 3)
    browser.run("document.activeElement.blur()")
    reached = []
    for _ in range(6):
        browser.send("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": [{"type": "keyDown", "value": "\ue004"}, {"type": "keyUp", "value": "\ue004"}]}]})
        reached.append(browser.run("const e = document.activeElement; return e.tagName + ' ' + e.className"))
    expected = ["A ", "SELECT party", "SELECT of", "INPUT ", "BUTTON ", "A "]
    check("the keyboard reaches all in order", reached, expected)


def spoken_cell(nodes, title):
    """What the cells of a row say, in order."""
    by_id = {node["nodeId"]: node for node in nodes}
    def text(node):
        if node.get("role", {}).get("value") == "StaticText":
            return node["name"]["value"]
        return "".join(text(by_id[child]) for child in node.get("childIds", []) if child in by_id)
    def role(node):
        return node.get("role", {}).get("value")
    row = next(node for node in nodes if role(node) == "row" and title in text(node))
    return [text(by_id[child]) for child in row["childIds"] if role(by_id[child]) in ("cell", "gridcell")]


def markup(browser, root):
    browser.open(root + "/odd.html")
    check("a title full of markup is text", browser.run("return document.querySelector('#image th').textContent"),
          "<img src=x onerror=\"document.title = 'run'\">")
    check("nothing of it ran", browser.run("return document.title"), "=Odd <b>matrix</b> | & \"quotes\"")
    check("nothing of it is an element", browser.run("return document.querySelectorAll('img, i, main script').length"), 0)
    check("an address full of marks stays one", browser.run("return document.querySelector('.source a').getAttribute('href')"),
          "https://example.org/?a=\"b\"&c='d'#*e*")
    # The policy holds even if something got in.
    browser.run("const s = document.createElement('script'); s.textContent = 'document.title = \"in\"'; document.body.append(s)")
    browser.run("const i = document.createElement('img'); i.src = '/asked.png'; document.body.append(i)")
    check("the policy refuses what got in", [browser.run("return document.title !== 'in'"), len(browser.complaints())], [True, 2])


def narrow(browser, root):
    for width in (1280, 360):
        browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
        browser.open(root + "/okms.html")
        check(f"at {width} nothing is wider than the screen", browser.run("return document.documentElement.scrollWidth"), width)
    browser.devtools("Emulation.clearDeviceMetricsOverride")


def shots(browser, root, folder):
    """Pictures of each page: wide, phone, dark, and on paper."""
    for page in ("okms", "odd"):
        for name, width, scheme in (("wide", 1280, "light"), ("phone", 360, "light"), ("dark", 1280, "dark")):
            browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500)
            browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            browser.open(f"{root}/{page}.html")
            picture = browser.devtools("Page.captureScreenshot", format="png")["data"]
            (folder / f"{page}-{name}.png").write_bytes(base64.b64decode(picture))
        paper = browser.devtools("Page.printToPDF", preferCSSPageSize=True)["data"]
        (folder / f"{page}.pdf").write_bytes(base64.b64decode(paper))


def main():
    folder = pathlib.Path(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Pages(*args, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    browser = Browser()
    try:
        filters(browser, root)
        accessibility(browser, root)
        narrow(browser, root)
        markup(browser, root)
        pages = {"/okms.html", "/odd.html"}
        check("nothing but the pages was asked for", sorted(set(Pages.asked) - pages), [])
        if "--shots" in sys.argv:
            shots(browser, root, folder)
    finally:
        browser.close()
    browser = Browser(scripts=False)
    try:
        browser.open(root + "/okms.html")
        found = browser.devtools("DOM.getDocument", depth=0)
        outline = browser.devtools("DOMSnapshot.captureSnapshot", computedStyles=["display"])
        check("without scripts the form stays hidden and the rows show", without_scripts(outline), [0, 31])
    finally:
        browser.close()
    server.shutdown()
    sys.exit(1 if failures else 0)


def without_scripts(snapshot):
    """How many forms and how many rows of activities are laid out."""
    strings, document = snapshot["strings"], snapshot["documents"][0]
    nodes, laid_out = document["nodes"], set(document["layout"]["nodeIndex"])
    def name(index):
        return strings[nodes["nodeName"][index]]
    rows = [index for index in laid_out if name(index) == "TR" and name(nodes["parentIndex"][index]) == "TBODY"]
    return [sum(name(index) == "FORM" for index in laid_out), len(rows)]


main()
