"""A server started as the README says, and a browser, for tests and for pictures."""

import itertools
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
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).parent.parent.parent
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE_MS = 120_000
"""How long anything is waited for: a busy machine needs it, and met at once it costs nothing."""
# The script has run, every chart, table and component of ours is there with its fonts, and then nothing has changed any
# more for some time and some frames: a busy browser draws few.
SETTLED = """(call) => {
  const every = (kind, isDrawn) => [...document.querySelectorAll(`[data-testid="${kind}"]`)].every(isDrawn)
  const ends = (moving) => moving.playState === 'running' && isFinite(moving.effect.getComputedTiming().endTime)
  const isDrawn = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
    && document.fonts.status === 'loaded' && every('stSkeleton', () => false)
    && every('stVegaLiteChart', (chart) => chart.querySelector('canvas, svg'))
    && every('stDataFrame', (table) => table.querySelector('canvas'))
    && every('stBidiComponentIsolated', (part) => part.shadowRoot?.childElementCount)
    && !document.getAnimations().some(ends)
  if (window.quiet?.call !== call) {
    window.quiet?.watcher.disconnect()
    const quiet = window.quiet = { call, watcher: new MutationObserver(() => quiet.begin()) }
    quiet.begin = () => { quiet.frames = 0; quiet.since = performance.now() }
    quiet.begin()
    quiet.watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  }
  if (!isDrawn) window.quiet.begin()
  return ++window.quiet.frames > 12 && performance.now() - window.quiet.since > 400
}"""
_calls = itertools.count(1)
_streams: WeakKeyDictionary[Page, WebSocket] = WeakKeyDictionary()


@contextmanager
def served(store: Path, port: int | None = None) -> Iterator[str]:
    """The address of a server on the store in a folder, on a free port if none is named."""
    port = port or _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = {**os.environ, "MINSHENG_STORE": str(store)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield _answering(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            process.wait(PATIENCE_MS / 1000)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium found: install it, or set CHROMIUM to its path"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET, timeout=PATIENCE_MS)
        started.on("context", _be_patient)
        yield started
        started.close()


def settled(page: Page) -> None:
    """Wait until the page has run, is drawn, and has come to rest."""
    page.wait_for_function(SETTLED, arg=next(_calls))


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """What is done within makes the server run the page anew: wait until it has, and until that is drawn."""
    with _streams[page].expect_event("framereceived", _is_end):
        yield
    settled(page)


def _be_patient(context: BrowserContext) -> None:
    context.set_default_timeout(PATIENCE_MS)
    context.on("page", lambda page: page.on("websocket", lambda stream: _streams.__setitem__(page, stream)))


def _is_end(frame: bytes) -> bool:
    """Whether a message of the server says that the page has run to its end, not that it begins again."""
    message = ForwardMsg.FromString(frame)
    return message.HasField("script_finished") and message.script_finished != message.FINISHED_EARLY_FOR_RERUN


def _free_port() -> int:
    """A port below those that the system gives to connections, and first another for each process that asks."""
    for port in range(20_000 + os.getpid() * 20 % 12_000, 32_000):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("no port is free")


def _answering(address: str, process: subprocess.Popen[bytes]) -> str:
    ends = time.monotonic() + 300
    while process.poll() is None and time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"{address}/api/health", timeout=10) as answer:
                if answer.status == 200:
                    return address
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")
