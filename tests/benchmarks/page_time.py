"""How long a reader waits for pages in a browser: the first one after the server has started, and each switch.

A page is there when its script has run and its headline and first chart or table are on the screen. Run it alone.

    python tests/benchmarks/page_time.py [tasks]      a made store of so many tasks × twelve months; else the sample
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Locator, Page

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks import made_store
from tests.browser.serving import ROOT, chromium, served

PAGES = ("schedule", "funding", "categories", "county", "")
ROUNDS = 4
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
SHOWN = "h1, [data-testid=stVegaLiteChart] canvas, [data-testid=stDataFrame] canvas"


def main(tasks: str = "") -> None:
    """Print seconds until the first page and medians of page switches."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        if tasks:
            made_store.make(store, int(tasks))
        else:
            load = [sys.executable, "-m", "loaders", "load", "data/samples/ziyang_2023", "--store", str(store)]
            subprocess.run(load, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        start = time.perf_counter()
        with chromium() as browser, served(store) as address:
            print(f"server answers after {time.perf_counter() - start:.1f} s", flush=True)
            page = browser.new_page(locale="zh-CN", viewport={"width": 1366, "height": 768})
            start = time.perf_counter()
            page.goto(address)
            _there(page)
            print(f"first page {time.perf_counter() - start:.2f} s", flush=True)
            time.sleep(30 if tasks else 5)  # what is read ahead is not a reader's wait
            for path in PAGES:
                times = sorted(_switched(page, path) for _ in range(ROUNDS))
                told = f"{statistics.median(times):.2f} s (least {times[0]:.2f}, most {times[-1]:.2f})"
                print(f"to /{path}: {told}", flush=True)


def _switched(page: Page, path: str) -> float:
    """Seconds from the click in the menu until the page is there, coming from another one."""
    _link(page, "funding" if path == "schedule" else "schedule").click()
    _there(page)
    page.wait_for_timeout(1500)
    before = page.locator("h1").first.inner_text()
    start = time.perf_counter()
    _link(page, path).click()
    page.wait_for_function("before => document.querySelector('h1')?.innerText !== before", arg=before, timeout=60_000)
    _there(page)
    return time.perf_counter() - start


def _link(page: Page, path: str) -> Locator:
    links = page.locator('[data-testid="stTopNavLink"]')
    return page.locator(f'[data-testid="stTopNavLink"][href$="/{path}"]').first if path else links.first


def _there(page: Page) -> None:
    page.wait_for_selector(DONE, timeout=60_000)
    page.wait_for_selector(SHOWN, timeout=60_000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


if __name__ == "__main__":
    main(*sys.argv[1:])
