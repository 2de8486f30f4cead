"""Streamlit's own files for the browser: sent small, and asked for at once where every page will need them."""

import gzip
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROUTE = "/static/"
FOLDER = Path(streamlit.__file__).parent / "static" / "static"
LATER = ("Html", "BidiComponent", "ButtonGroup", "Selectbox", "Metric", "ArrowVegaLiteChart", "loadVegaEmbed")
"""What Streamlit asks for only when the first message speaks of it, and what every page of ours shows."""
SMALLER = {".js", ".css"}
IMPORTED = re.compile(r'(?:\bfrom|\bimport)"\./([\w.-]+\.js)"')


class Small:
    """Answers for Streamlit's scripts and styles out of memory, compressed, once they have been asked for.

    Streamlit leaves them as large as they are, four times as many bytes. Nobody waits for the compression: whoever
    asks first gets the file as it was, and the next one what has been made of it meanwhile.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.made: dict[str, bytes] = {}
        self.turn = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what is no file of Streamlit's, or asked for in part, passes untouched."""
        path = scope.get("path", "")
        file = FOLDER / path.removeprefix(ROUTE)
        if scope["type"] != "http" or not path.startswith(ROUTE) or file.suffix not in SMALLER:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        wanted = scope["method"] == "GET" and "gzip" in headers.get("accept-encoding", "") and "range" not in headers
        small = self.made.get(path) if wanted else None
        if wanted and small is None:
            threading.Thread(target=self.make, args=(path, file), daemon=True).start()
        await self.app(scope, receive, _Answer(send, small))

    def make(self, path: str, file: Path) -> None:
        """Compress one file, unless it has been or is none; one at a time, for pages come first."""
        with self.turn:
            if path not in self.made and file.is_file() and FOLDER in file.resolve().parents:
                self.made[path] = gzip.compress(file.read_bytes(), mtime=0)


class _Answer:
    """Passes one answer on, with the body `small` in the place of its own, where there is one."""

    def __init__(self, send: Send, small: bytes | None) -> None:
        self.send, self.small = send, small

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers.add_vary_header("accept-encoding")
            if message["status"] != 200:  # not changed, not found: there is no body to replace
                self.small = None
            if self.small is not None:
                headers.update({"content-encoding": "gzip", "content-length": str(len(self.small))})
        elif self.small is not None:
            if message.get("more_body"):
                return
            message = {**message, "body": self.small}
        await self.send(message)


def ahead() -> bytes:
    """What the page's head says so that the browser loads LATER beside the rest, not after it."""
    return "".join(f'<link rel="modulepreload" href="./static/js/{name}">' for name in sorted(_needed())).encode()


def _needed() -> set[str]:
    """The files of LATER with all that they import; a version of Streamlit that names them otherwise loses nothing."""
    found: set[str] = set()
    named = (FOLDER.parent / "index.html").read_text(encoding="utf-8")
    waiting = [path.name for name in LATER for path in (FOLDER / "js").glob(f"{name}.*.js")]
    while waiting:
        if (name := waiting.pop()) not in found and (FOLDER / "js" / name).is_file():
            found.add(name)
            waiting += _imports(FOLDER / "js" / name)
    return {name for name in found if name not in named}


def _imports(file: Path) -> Iterator[str]:
    return (match[1] for match in IMPORTED.finditer(file.read_text(encoding="utf-8")))
