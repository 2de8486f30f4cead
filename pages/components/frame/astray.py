"""An address that is no page leads to the overview, which says so; Streamlit would show another page without a name."""

from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

NO_PAGE = "no_page"
"""What was asked for, by its name in the address."""
FOLDER = Path(__file__).parents[2]
PAGES = {file.stem for file in FOLDER.glob("*.py")} - {"menu", "__init__"}
OTHERS = {"_stcore", "api", "component", "media", "static"}
"""What the server answers for beside pages, by how its path begins."""


class Astray:
    """Leads readers whose address names no page to the overview."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; what asks for no page passes untouched."""
        app = self.app
        if scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", ""):
            base = str(st.get_option("server.baseUrlPath")).strip("/")
            name = scope["path"].strip("/").removeprefix(base).strip("/")
            if name and name not in PAGES and name.split("/")[0] not in OTHERS:
                asked = [(NO_PAGE, name), *parse_qsl(scope["query_string"].decode("latin-1"))]
                app = RedirectResponse(f"{f'/{base}' if base else ''}/?{urlencode(asked)}")
        await app(scope, receive, send)
