"""The state that a form tells over a stage: shown with the stage, counted beside the stages, filled in again."""

from datetime import date, datetime
from pathlib import Path

import pytest

from data.model import View
from data.store import Store
from exports.form import Sender, form
from loaders.incoming import Incoming
from loaders.load import load
from pages.components import why
from pages.components.reading import source
from tests.loaders.test_stages import SAID, files
from tests.pages.conftest import Open

JUNE = View(period=date(2023, 6, 1))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A county that told a state of many of its tasks."""
    told = Store(tmp_path)
    load([Incoming(name, text.encode("utf-8-sig")) for name, text in files()], told, datetime(2023, 7, 2))
    return told


@pytest.mark.usefixtures("store")
def test_pages_show_states_with_the_stage_and_count_them_beside_the_stages(opened_empty: Open) -> None:
    captions = [each.value for each in opened_empty("categories", period="2023-06").caption]
    counts = "停工3个、暂缓1个、调整1个、取消2个、跨年续建1个、已投用未验收3个"
    assert f"填报注明项目状态的任务：{counts}；各项计数仍计入这些任务。" in captions
    task = opened_empty("project", period="2023-06", county="甲县", project="工程02（示例）")
    assert "甲县·工程02（示例）：● 正常，主体施工（停工）；" in task.title[0].value
    assert why.tell(source.tasks(JUNE), "ours").item(1, "why").endswith("填报注明项目状态：停工。")


def test_the_next_form_has_the_state_behind_the_stage(store: Store) -> None:
    lines = form(store, Sender("甲县"), date(2023, 7, 1)).lines
    filled = [line.values["stage"] for line in lines]
    assert filled[:4] == ["主体施工", "主体施工（停工）", "主体施工（停工）", "招标（暂缓）"]
    assert filled[7:12] == ["完工（已投用未验收）"] * 3 + [None, None]
    assert len(filled) == len(SAID)
