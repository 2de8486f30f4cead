"""Every page in every language, run without a browser on the sample."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store

PAGES = Path(__file__).parents[2] / "pages"
Open = Callable[..., AppTest]


@pytest.fixture
def opened(sample: Store, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page of the sample with what stands in its address."""
    monkeypatch.setenv("MINSHENG_STORE", str(sample.root))
    return _open


@pytest.fixture
def opened_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page while nothing has been loaded yet."""
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path))
    return _open


def _open(page: str = "overview", **address: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(PAGES / "menu.py"), default_timeout=300)
    for name, value in address.items():
        app.query_params[name] = value
    return (app if page == "overview" else app.switch_page(str(PAGES / f"{page}.py"))).run()
