"""The server. `streamlit run dashboard.py` starts it; the pages begin in pages/menu.py."""

import gc
import importlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio.to_thread
import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.components.frame import assets, early
from pages.components.frame.astray import Astray

# Polars gives freed memory back by itself, not only when it is used next; said before anything imports it.
os.environ.setdefault("_RJEM_MALLOC_CONF", "background_thread:true")

HERE = Path(__file__).resolve().parent
SAMPLE = HERE / "data" / "samples" / "ziyang_2023"
log = logging.getLogger("minsheng")

# Vega compiles its expressions and Streamlit mounts inline components from blobs; nothing may come from elsewhere.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
SAFETY = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
AHEAD = assets.ahead() + early.scripts()


class Safety:
    """Adds the safety headers to every answer and writes the reader's language into the page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what is not HTTP passes untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        page = "text/html" in headers.get("accept", "")
        if page:  # the page is rewritten below, so it must come uncompressed and whole
            dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in dropped]}
        await self.app(scope, receive, _Answer(send, page_language(headers) if page else None))


class _Answer:
    """Passes one answer on, with the headers; a page is held back until it is whole and its language is set."""

    def __init__(self, send: Send, language: str | None) -> None:
        self.send, self.language = send, language
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message.setdefault("headers", []))
            headers.update(SAFETY)
            if self.language and headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif self.start and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self.start)
            return
        await self.send(message)

    async def _send_page(self, start: Message) -> None:
        body = self.body.replace(b'<html lang="en"', f'<html lang="{self.language}"'.encode(), 1)
        body = body.replace(b"</head>", AHEAD + b"</head>", 1)
        headers = MutableHeaders(raw=start["headers"])
        headers["vary"] = "Accept-Language"
        if headers.get("content-length", "0") != "0":  # a HEAD request has the length, but no body
            headers["content-length"] = str(len(body) if self.body else headers["content-length"])
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def page_language(headers: Headers) -> str:
    """The language that a page is announced in, as pages/components/frame/language.py chooses it."""
    return "en" if headers.get("accept-language", "").lower().startswith("en") else "zh-CN"


async def health(_: Request) -> JSONResponse:
    """Answers that the server is up, and which data it shows."""
    source = importlib.import_module("pages.components.reading.source")
    version = await anyio.to_thread.run_sync(source.version)
    return JSONResponse({"status": "ok", "data_version": version}, headers={"cache-control": "no-store"})


async def to_overview(request: Request) -> RedirectResponse:
    """Lead to the first page, which stands at "/", from the name that it has in docs and in people's heads."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Load the sample where there is nothing yet; pay for imports, charts and child processes before readers do."""
    warming = importlib.import_module("pages.components.reading.warming")
    store = importlib.import_module("data.store")
    try:
        await anyio.to_thread.run_sync(upgrade_store)
        await anyio.to_thread.run_sync(load_sample_once)
        await anyio.to_thread.run_sync(warming.warm)
    except store.UnreadableStoreError:  # start all the same: a page can say so, a server that is not there cannot
        log.exception("数据仓打不开 / the store cannot be opened")
    await anyio.to_thread.run_sync(importlib.import_module("loaders.reader").warm)
    gc.collect()
    gc.freeze()  # what was loaded until now stays: later collections need not look at it
    stop = threading.Event()
    ahead = threading.Thread(target=warming.read_ahead, args=(stop,), name="read-ahead", daemon=True)
    ahead.start()
    yield None
    stop.set()
    await anyio.to_thread.run_sync(ahead.join)
    await anyio.to_thread.run_sync(importlib.import_module("loaders.reader").close)


def upgrade_store() -> None:
    """Bring a store that an older program made up to date, before anybody reads it."""
    store = importlib.import_module("data.store")
    if store.Store(store.default_root()).upgrade():
        log.warning("数据仓由旧版程序生成，已升级 / The store was made by an older version and has been upgraded.")


def load_sample_once() -> None:
    """Fill an empty default store with the sample, through the loaders that users use, in a process of their own.

    Two servers that start at once both do it: the loaders take turns, and loading the same files twice changes nothing.
    """
    store = importlib.import_module("data.store")
    root = store.default_root()
    if os.environ.get("MINSHENG_STORE") or not SAMPLE.is_dir() or store.Store(root).version() is not None:
        return
    log.warning("首次启动：正在载入示例数据 / First start: loading the sample data …")
    command = [sys.executable, "-m", "loaders", "load", str(SAMPLE), "--store", str(root)]
    done = subprocess.run(command, cwd=HERE, capture_output=True, check=False)  # noqa: S603 our own words
    if done.returncode > 1:  # 1 is: some rows of the sample are questioned, which they are meant to be
        log.error("示例数据载入失败 / loading the sample failed:\n%s", done.stderr.decode(errors="replace"))


def show_error(error: Exception) -> bool:
    """Log an error of a page in full; its reader gets a plain sentence."""
    log.error("page failed", exc_info=error)
    importlib.import_module("pages.components.frame.states").failed(error)
    return True


app = st.App(
    HERE / "pages" / "menu.py",
    lifespan=lifespan,
    routes=[Route("/api/health", health), Route("/overview", to_overview)],
    middleware=[Middleware(Safety), Middleware(Astray), Middleware(assets.Small)],
    on_script_error=show_error,
)
