"""The server's answers: health, safety headers, the language of the page."""

import asyncio
import gzip
import json
import re
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

import dashboard
from pages.components.frame import assets, astray
from pages.components.frame.astray import Astray


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse('<!doctype html><html lang="en"><head><title>x</title></head></html>')


async def text(_: Request) -> PlainTextResponse:
    return PlainTextResponse("plain")


@dataclass
class Answer:
    """What the server sent, put together."""

    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    async def take(self, message) -> None:
        self.headers |= {name.decode(): value.decode() for name, value in message.get("headers", [])}
        self.body += message.get("body", b"")


def get(path: str, query: str = "", **headers: str) -> Answer:
    """Ask the app behind its middleware, without a network."""
    routes = [
        Route("/overview", dashboard.to_overview),
        Route("/", page),
        Route("/text", text),
        Route("/api/health", dashboard.health),
    ]
    return ask(Starlette(routes=routes, middleware=[Middleware(dashboard.Safety)]), path, query, **headers)


def ask(app: ASGIApp, path: str, query: str = "", **headers: str) -> Answer:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": sent}
    answer = Answer()

    async def nothing_more():
        await asyncio.sleep(0.001)  # whoever sends a file keeps listening meanwhile
        return {"type": "http.request", "body": b"", "more_body": False}

    asyncio.run(app(scope, nothing_more, answer.take))
    return answer


@pytest.mark.parametrize(("asked", "said"), [("zh-CN,zh;q=0.9", "zh-CN"), ("en-US,en;q=0.9", "en"), ("", "zh-CN")])
def test_the_page_says_its_language(asked, said):
    answer = get("/", accept="text/html", accept_language=asked)
    assert f'<html lang="{said}">'.encode() in answer.body
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("path", ["/", "/text", "/api/health", "/nothing"])
def test_every_answer_carries_the_safety_headers(sample, monkeypatch, path):
    monkeypatch.setenv("MINSHENG_STORE", str(sample.root))
    headers = get(path).headers
    assert {name: headers.get(name) for name in dashboard.SAFETY} == dashboard.SAFETY


def test_the_overview_is_found_under_its_name_too():
    assert get("/overview").headers["location"] == "/"
    assert get("/overview", "county=A&lang=en").headers["location"] == "/?county=A&lang=en"


@pytest.mark.parametrize(
    ("path", "query", "leads_to"),
    [
        ("/nosuchpage", "", "/?no_page=nosuchpage"),
        ("/区县/x", "lang=en", "/?no_page=%E5%8C%BA%E5%8E%BF%2Fx&lang=en"),
        ("/menu", "", "/?no_page=menu"),
        ("/", "", None),
        ("/schedule/", "", None),
        ("/static/js/x.js", "", None),
    ],
)
def test_an_address_that_is_no_page_leads_to_the_overview_with_its_name(path, query, leads_to):
    routes = [Route("/{rest:path}", page)]
    app = Starlette(routes=routes, middleware=[Middleware(Astray)])
    assert ask(app, path, query, accept="text/html").headers.get("location") == leads_to


def test_every_page_of_the_menu_is_a_page():
    menu = (astray.FOLDER / "menu.py").read_text(encoding="utf-8")
    assert set(re.findall(r'\("(\w+)", t\("', menu)) == astray.PAGES


def test_nothing_may_be_loaded_from_elsewhere():
    assert "http" not in dashboard.POLICY


def test_health_names_the_data_version(sample, monkeypatch):
    monkeypatch.setenv("MINSHENG_STORE", str(sample.root))
    assert json.loads(get("/api/health").body) == {"status": "ok", "data_version": sample.version()}


def test_a_store_of_ones_own_is_not_filled_with_the_sample(monkeypatch, tmp_path):
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path))
    dashboard.load_sample_once()
    assert list(tmp_path.iterdir()) == []


def test_the_page_asks_for_what_every_page_shows_beside_the_rest():
    body = get("/", accept="text/html").body.decode()
    asked = re.findall(r'<link rel="modulepreload" href="./static/js/([\w-]+)\.', body)
    assert set(assets.LATER) <= set(asked)
    assert body.index("modulepreload") < body.index("</head>")


def test_the_page_keeps_its_history_before_streamlit_writes_the_first_address():
    body = get("/", accept="text/html").body.decode()
    assert 0 < body.index("window.history.pushState = write") < body.index("</head>")


SCRIPT = next((assets.FOLDER / "js").glob("index.*.js"))


async def script(request: Request) -> Response:
    return Response(status_code=304) if request.headers.get("if-none-match") else FileResponse(SCRIPT)


def small() -> tuple[assets.Small, str]:
    """Streamlit's files behind their middleware, and the path of one of them."""
    path = f"/static/js/{SCRIPT.name}"
    return assets.Small(Starlette(routes=[Route(path, script)])), path


def test_a_script_comes_compressed_once_it_has_been_asked_for():
    app, path = small()
    first = ask(app, path, accept_encoding="gzip")
    assert "content-encoding" not in first.headers
    app.make(path, SCRIPT)
    then = ask(app, path, accept_encoding="gzip")
    assert then.headers["content-encoding"] == "gzip"
    assert int(then.headers["content-length"]) == len(then.body) < len(first.body) / 3
    assert gzip.decompress(then.body) == first.body == SCRIPT.read_bytes()
    assert then.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    ("headers", "body"),
    [({}, SCRIPT.read_bytes()), ({"accept_encoding": "gzip", "range": "bytes=0-9"}, SCRIPT.read_bytes()[:10])],
)
def test_who_cannot_unpack_it_or_wants_a_part_gets_it_as_it_is(headers, body):
    app, path = small()
    app.make(path, SCRIPT)
    assert ask(app, path, **headers).body == body


def test_what_has_not_changed_is_not_sent_again():
    app, path = small()
    app.make(path, SCRIPT)
    answer = ask(app, path, accept_encoding="gzip", if_none_match="x")
    assert (answer.body, answer.headers.get("content-encoding")) == (b"", None)


def test_only_streamlits_own_files_are_compressed():
    app, _ = small()
    app.make("/static/../secret.js", assets.FOLDER / ".." / "index.html")
    app.make("/static/js/nothing.js", assets.FOLDER / "js" / "nothing.js")
    assert app.made == {}
