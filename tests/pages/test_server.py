"""The server's answers: health, safety headers, the language of the page."""

import asyncio
import json
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

import dashboard


async def page(_: Request) -> HTMLResponse:
    return HTMLResponse('<!doctype html><html lang="en"><title>x</title></html>')


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
    app = Starlette(routes=routes, middleware=[Middleware(dashboard.Safety)])
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": sent}
    answer = Answer()

    async def nothing_more():
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


def test_nothing_may_be_loaded_from_elsewhere():
    assert "http" not in dashboard.POLICY


def test_health_names_the_data_version(sample, monkeypatch):
    monkeypatch.setenv("MINSHENG_STORE", str(sample.root))
    assert json.loads(get("/api/health").body) == {"status": "ok", "data_version": sample.version()}


def test_a_store_of_ones_own_is_not_filled_with_the_sample(monkeypatch, tmp_path):
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path))
    dashboard.load_sample_once()
    assert list(tmp_path.iterdir()) == []
