"""Moved plans in words: what, from what to what, by how much; and all of them in one sentence."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from data.model import View
from data.store import Store
from exports import view
from exports.deck.city import opening
from exports.deck.figures import read
from exports.deck.slide import Lines
from exports.sentences import plans
from exports.sentences.wording import plain
from metrics import plan_versions
from tests.exports.bulletin import papers
from tests.metrics.test_plan_versions import history, version

NOTHING = dict.fromkeys(
    ("node", "from_on", "to_on", "moved_days", "from_pct", "to_pct", "moved_pp", "from_wan", "to_wan", "moved_wan",
     "last_on", "least_pp", "most_pp")
)  # fmt: skip


def row(moved: str, **told: Any) -> dict[str, Any]:
    """A row of metrics.plan_versions.changes: days as "07-31", numbers as they are."""
    days = {name: date.fromisoformat(f"2023-{told[name]}") for name in told if name.endswith("_on")}
    return {**NOTHING, "moved": moved, "points": 1, "received_at": datetime(2023, 7, 12), **told, **days}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (row("due", from_on="10-31", to_on="10-15", moved_days=-16), "完成时限由10月31日提前到10月15日，提前16天"),
        (row("start", from_on="02-01", to_on="03-01", moved_days=28), "开始时间由2月1日推后到3月1日，推后28天"),
        (row("node", node="主体完工", from_on="04-11", to_on="06-10", moved_days=60, moved_pp=Decimal(0)),
         "节点“主体完工”由4月11日推后到6月10日，推后60天"),
        (row("node", node="主体完工", moved_days=0, from_pct=50, to_pct=Decimal("45.5"), moved_pp=Decimal("-4.5")),
         "节点“主体完工”的要求由50%下调到45.5%，下调4.5个百分点"),
        (row("node", node="验收", from_on="04-11", to_on="04-10", moved_days=-1, from_pct=5, to_pct=6, moved_pp=1),
         "节点“验收”由4月11日提前到4月10日，提前1天；要求由5%上调到6%，上调1个百分点"),
        (row("added", node="验收", to_on="12-31", to_pct=100), "新增节点“验收”（12月31日，100%）"),
        (row("dropped", node="验收", from_on="12-31", from_pct=100), "取消节点“验收”（原定12月31日，100%）"),
        (row("month", from_on="07-31", to_on="07-31", from_pct=70, to_pct=72, moved_pp=2),
         "7月的计划进度由70%上调到72%，上调2个百分点"),
        (row("month", from_on="07-15", to_on="07-15", from_pct=70, to_pct=60, moved_pp=-10),
         "7月15日的计划进度由70%下调到60%，下调10个百分点"),
        (row("added", to_on="07-31", to_pct=60), "新增7月的计划进度60%"),
        (row("dropped", from_on="07-31", from_pct=60, points=2, last_on="08-31"), "取消7至8月间2个月的计划进度"),
        (row("month", from_on="06-30", to_on="06-30", moved_pp=-8, points=5, last_on="10-31", least_pp=5, most_pp=12),
         "6至10月共5个月的计划进度下调，最多12个百分点"),
        (row("month", from_on="06-30", to_on="06-30", moved_pp=5, points=2, last_on="07-31", least_pp=5, most_pp=5),
         "6至7月共2个月的计划进度上调，幅度均为5个百分点"),
        (row("month", from_on="06-30", to_on="06-30", moved_pp=5, points=2, last_on="10-31", least_pp=5, most_pp=7),
         "6至10月中2个月的计划进度上调，最多7个百分点"),
        (row("funding", from_wan=Decimal(39000), to_wan=Decimal("39200.5"), moved_wan=Decimal("200.5")),
         "计划资金由39,000万元增加到39,200.5万元，增加200.5万元"),
        (row("funding", from_wan=Decimal(300), to_wan=Decimal(100), moved_wan=Decimal(-200)),
         "计划资金由300万元减少到100万元，减少200万元"),
    ],
)  # fmt: skip
def test_a_change_says_what_was_moved_from_what_to_what_and_by_how_much(told: dict[str, Any], words: str) -> None:
    assert plans.change("zh", told) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (row("funding", from_wan=Decimal(39000), to_wan=Decimal("39200.5"), moved_wan=Decimal("200.5")),
         "Planned funding raised from ¥390m to ¥392.005m, by ¥2.005m"),
        (row("month", from_on="06-30", to_on="06-30", moved_pp=-8, points=5, last_on="10-31", least_pp=5, most_pp=12),
         "June to October: plan lowered by up to 12 percentage points"),
        (row("month", from_on="06-30", to_on="06-30", moved_pp=5, points=2, last_on="10-31", least_pp=5, most_pp=7),
         "June to October, 2 of these months: plan raised by up to 7 percentage points"),
        (row("dropped", from_on="07-31", from_pct=60, points=2, last_on="08-31"),
         "2 months between July and August dropped from the plan"),
    ],
)  # fmt: skip
def test_english_names_the_months_of_a_moved_plan(told, words):
    assert plans.change("en", told) == words


def test_a_day_of_another_year_is_told_with_its_year() -> None:
    later = row("due", from_on="12-31", moved_days=31) | {"to_on": date(2024, 1, 31)}
    assert plans.change("zh", later) == "完成时限由12月31日推后到2024年1月31日，推后31天"


def said(moves: pl.DataFrame) -> list[str]:
    return [clause.text for clause in plans.moved("zh", moves)]


def test_all_moves_together_say_how_many_tasks_which_way_and_what_became_of_the_funding() -> None:
    first = version(2, "10-31", [("06-30", 50, None), ("07-31", 60, None)])
    eased = version(3, "11-30", [("06-30", 50, None), ("07-31", 55, None)], planned=80)
    other = version(2, "10-31", [], task="B"), version(3, "10-15", [], task="B", planned=120)
    moves = plan_versions.moves(history(first, eased, *other))
    assert said(moves) == [
        "有2个任务调整过计划", "其中完成时限推后1个、完成时限提前1个、计划进度下调或节点推后1个",
        "计划资金调增20万元、调减20万元，合计不变",
    ]  # fmt: skip
    assert said(moves.filter(pl.col("project_id") == "B")) == [
        "有1个任务调整过计划", "其中完成时限提前1个", "计划资金调增20万元、调减0万元，合计增加20万元",
    ]  # fmt: skip
    assert said(moves.clear()) == []


def test_moves_of_one_moment_stand_in_the_order_of_the_register() -> None:
    rows = [version(2, "10-31", [], task="A"), version(3, "10-15", [], task="A"),
            version(2, "10-31", [], task="B"), version(3, "10-15", [], task="B")]  # fmt: skip
    moves = plan_versions.moves(history(*rows))
    county = moves.item(0, "county")
    tasks = pl.DataFrame(
        {"project_id": ["A", "B"], "county": county, "item_no": [10, 9], "county_place": 1, "project": ["十", "九"],
         "responsible_unit": "局"},
    )  # fmt: skip
    assert view.of_tasks(moves, tasks).get_column("project").to_list() == ["九", "十"]


JULY = (
    "有5个任务调整过计划；其中完成时限推后1个、完成时限提前1个、计划进度下调或节点推后2个、计划进度上调或节点提前1个；"
    "计划资金调增200万元、调减200万元，合计不变。"
)


@pytest.mark.parametrize(("month", "times"), [(6, 0), (7, 1)])
def test_bulletin_and_deck_tell_the_plans_moved_by_the_end_of_their_month(
    sample: Store, month: int, times: int
) -> None:
    period = date(2023, month, 1)
    overall = papers.made(sample, period).sections["overall"]
    assert [plain(told, "zh") for told in overall].count(JULY) == times
    lines = [
        line for block in opening(read(sample, View(period=period), "zh")).blocks if isinstance(block, Lines)
        for line in block.lines
    ]  # fmt: skip
    assert lines.count(JULY) == times
