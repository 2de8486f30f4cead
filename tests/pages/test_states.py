"""States that nobody plans for: nothing matches, the store cannot be read, a page fails."""

import shutil
from pathlib import Path

import pytest

from data.store import KEPT_BUILDS, OutdatedStoreError, Store, UnreadableStoreError
from pages.components.charts import canvas
from pages.components.frame import states
from tests.data.test_store import publish


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OutdatedStoreError(), "请系统管理员重启服务"),
        (UnreadableStoreError("/data/builds/warehouse-00000007.duckdb"), r"warehouse\-00000007\.duckdb打不开"),
        (ValueError("x"), "不是您的操作引起的"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_page_that_fails_says_what_happened_and_who_can_help(error: Exception, said: str) -> None:
    assert said in states._what_failed(error)


def test_where_nothing_matches_each_filter_says_what_dropping_it_would_bring_back(opened) -> None:
    app = opened("schedule", period="2023-08", county="高新区", category="资助补助类", light="✖ 严重滞后")
    assert app.title[0].value == "没有符合所选条件的任务"
    ways = {button.key: (button.label, button.disabled) for button in app.button if button.key.startswith("drop")}
    assert set(ways) == {"drop_county", "drop_category", "drop_light", "drop_all"}
    assert all(("（有0个任务）" in label) == disabled for label, disabled in ways.values())
    app.button(key="drop_all").click().run()
    assert app.title[0].value.startswith("实际进度")
    assert app.selectbox(key="county").value == ""


def test_a_page_whose_data_were_replaced_while_it_was_read_is_read_again(
    opened, sample: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(sample.root, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("MINSHENG_STORE", str(tmp_path))
    begun, begin = [], canvas.begin

    def many_loads_at_first() -> None:
        if not begun:
            for n in range(KEPT_BUILDS):
                publish(Store(tmp_path), f"{n}.xlsx")
        begun.append(Store(tmp_path).version())
        begin()

    monkeypatch.setattr(canvas, "begin", many_loads_at_first)
    app = opened("overview", period="2023-08")
    assert not app.exception
    assert len(begun) == 2
    assert app.title[0].value.startswith("1至8月")
