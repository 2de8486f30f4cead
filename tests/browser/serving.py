"""A server started as the README says, and a browser, for tests and for pictures."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@contextmanager
def served(store: Path, port: int | None = None) -> Iterator[str]:
    """The address of a server on the store in a folder, on a free port if none is named."""
    port = port or _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = {**os.environ, "MINSHENG_STORE": str(store)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield _answering(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium found: install it, or set CHROMIUM to its path"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


def settled(page: Page) -> None:
    """Wait until the page has run and its charts are drawn."""
    page.wait_for_selector(DONE, timeout=60_000)
    page.wait_for_timeout(1500)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answering(address: str) -> str:
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{address}/api/health", timeout=1) as answer:
                if answer.status == 200:
                    return address
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"{address} does not answer")
