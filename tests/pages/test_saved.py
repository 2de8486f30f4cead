"""Views are saved by name, listed on every page, opened as they were, and removed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.notes import Notes, SavedView
from data.store import Store
from tests.pages.conftest import PAGES

Open = Callable[..., Any]


def test_a_saved_view_opens_as_it_was_and_can_be_removed(
    opened: Open, sample: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(sample.root, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path))
    app = opened("funding", county="雁江区", period="2023-05", by="department", funding_part="groups")
    at_the_star(app).text_input(key="keep_name").set_value("雁江资金示例")
    next(button for button in app.button if button.label == "保存").click().run()
    kept = Notes(tmp_path).current(SavedView)
    assert [
        (view.name, view.page, *(view.chosen[name] for name in ("county", "period", "by", "clock"))) for view in kept
    ] == [("雁江资金示例", "funding", "雁江区", "2023-05-01", "department", "plan")]

    assert [button.label for button in app.button if button.key == "open_0"] == ["雁江资金示例"]
    later = at_the_star(opened("schedule", light="red"))
    later.button(key="open_0").click().run()
    assert later.title[0].value.startswith("计划资金")
    chosen = {key: later.session_state[key] for key in ("county", "light", "by")}
    assert chosen == {"county": "雁江区", "light": "", "by": "department"}

    assert "keep_name" not in later.session_state

    overview = at_the_star(opened())
    overview.button(key="remove_0").click().run()
    assert Notes(tmp_path).current(SavedView) == []
    assert [button.key for button in overview.button if button.key and button.key.startswith("open_")] == []


def at_the_star(app: Any) -> Any:
    """The page with the saved views open."""
    app.session_state["keep"] = True
    return app.run()


def test_the_address_of_a_view_that_is_opened_from_another_page_says_how_it_is_grouped(opened) -> None:
    app = opened("overview", period="2023-09")
    app.session_state["arriving"] = {"by": "department", "schedule_part": "spread", "period": "2023-09-01"}
    app.switch_page(str(PAGES / "schedule.py")).run()
    asked = {name: app.query_params[name] for name in ("by", "schedule_part", "period")}
    assert asked == {"by": "牵头单位", "schedule_part": "个别还是普遍", "period": "2023-09"}
