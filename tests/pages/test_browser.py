"""What only a browser shows: nothing from elsewhere, no foreign words, nothing cut off."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
PAGES = (
    "overview",
    "schedule",
    "funding",
    "categories",
    "county?county=雁江区",
    "department",
    "project",
    "submissions",
)
SIZES = ((1024, 768), (1440, 1000))
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
WORDS = """() => {
  const found = new Set()
  const foreign = (text) => /[A-Za-z]{3,}/.test(text) && found.add(text.trim())
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
    if (!element?.offsetParent || element.closest('script, style, svg, canvas, table, [data-testid=stIconMaterial]')) continue
    if (node.nodeType === Node.TEXT_NODE) foreign(node.data)
    else for (const name of ['aria-label', 'title', 'placeholder']) foreign(node.getAttribute(name) || '')
  }
  return [...found]
}"""
CUT = """() => [...document.querySelectorAll('h1, h2, p, label, button, input, [class*=st-key-tiles] *')]
  .filter((e) => e.offsetParent && e.clientWidth && e.scrollWidth > e.clientWidth + 1 && !e.closest('.st-key-overlay'))
  .map((e) => e.value || e.innerText)"""
KNOWN = re.compile(r"English|warehouse-\d+|Excel|CSV|XLSX|PNG|\.xlsx|\.csv")


@pytest.fixture(scope="module")
def address(sample):
    """A server of its own on the sample."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "dashboard.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "MINSHENG_STORE": str(sample.root)})
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/api/health")
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def _wait_for(url: str) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"no answer from {url}")


def _visit(chromium, address, path, size=SIZES[1], locale="zh-CN"):
    """The page once it has settled, and the hosts that it asked."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale=locale)
    page, hosts = context.new_page(), set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(f"{address}/{path}")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
    page.wait_for_selector("h1", timeout=60_000)
    page.wait_for_timeout(1500)
    return page, hosts


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nobody_but_its_server(chromium, address, path):
    page, hosts = _visit(chromium, address, path)
    page.context.close()
    assert hosts - {None, ""} == {"127.0.0.1"}


@pytest.mark.parametrize("path", PAGES)
def test_a_chinese_page_speaks_chinese_only(chromium, address, path):
    page, _ = _visit(chromium, address, path)
    foreign = [word for word in page.evaluate(WORDS) if re.search(r"[A-Za-z]{3,}", KNOWN.sub("", word))]
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.context.close()
    assert foreign == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off(chromium, address, path, size):
    page, _ = _visit(chromium, address, path, size)
    cut = page.evaluate(CUT)
    page.context.close()
    assert cut == []


def test_a_view_can_be_sent(chromium, address):
    page, _ = _visit(chromium, address, "schedule?county=安岳县&category=construction&lang=en")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert urlsplit(page.url).path == "/schedule"
    assert page.get_by_role("combobox").nth(2).input_value() == "安岳县"
    assert "category=Construction" in page.url
    page.context.close()
