"""What a task has to reach next, what has come due, and of which days the data are."""

from datetime import date
from decimal import Decimal

import pytest

from data.model import View
from data.store import Store
from exports.bulletin.facts import facts
from exports.bulletin.tables import rows
from exports.sentences import steps
from exports.sentences.wording import days, due_day, ended

DECEMBER = date(2023, 12, 31)


@pytest.mark.parametrize(
    ("node", "on", "due", "said"),
    [
        ("完成招标", date(2023, 6, 30), DECEMBER, ("完成招标", date(2023, 6, 30))),
        ("完成招标", date(2023, 5, 31), DECEMBER, ("完成招标应已达到", date(2023, 5, 31))),
        (None, date(2023, 6, 30), DECEMBER, ("月度计划", date(2023, 6, 30))),
        (None, DECEMBER, DECEMBER, ("完成时限", DECEMBER)),
        (None, None, DECEMBER, ("完成时限", DECEMBER)),
        (None, None, None, ("", None)),
    ],
)
def test_what_comes_next_is_a_node_the_monthly_plan_or_the_due_day(
    node: str | None, on: date | None, due: date | None, said: tuple[str, date | None]
) -> None:
    assert due_day("zh", {"next_node": node, "next_node_on": on, "due_on": due, "last_on": date(2023, 5, 31)}) == said


def test_the_table_of_tasks_behind_says_what_comes_next_as_the_deck_does(sample: Store) -> None:
    october = facts(sample, View(period=date(2023, 10, 1)), "monthly", "zh")
    late = {(row["project"], row["county"]): row["next_node"] for row in rows(october)["late_rows"]}
    assert "—" not in late.values()
    assert late["建设乡村振兴惠民路", "乐至县"] == "月度计划应已达到\n10月31日"


def test_of_nodes_due_those_of_silent_tasks_are_said() -> None:
    node = {
        "county": "甲县", "project": "道路", "node": "完工", "node_on": date(2023, 6, 30), "short_pp": Decimal(5),
        "last_on": date(2023, 6, 15),
    }  # fmt: skip
    silent = {**node, "county": "乙县", "short_pp": None}
    assert [[ended(said, "zh") for said in steps.due_nodes("zh", due)] for due in ([node], [node, silent], [])] == [
        ["30天内有1个节点到期，请按期完成：甲县“道路”完工（6月30日）。"],
        [
            (
                "30天内有2个节点到期（其中1个所属任务本月未报，是否已达到无法判断），"
                "请按期完成：甲县“道路”完工（6月30日）、乙县“道路”完工（6月30日）。"
            )
        ],
        [],
    ]


def test_a_node_that_has_come_is_not_asked_for_as_one_to_come() -> None:
    task = {"county": "甲县", "project": "口袋公园", "short_pp": Decimal(5), "last_on": date(2023, 10, 31)}
    due = [
        {**task, "node": "完工投用", "node_on": date(2023, 10, 31)},
        {**task, "node": "验收", "node_on": date(2023, 11, 20)},
    ]
    assert [ended(said, "zh") for said in steps.due_nodes("zh", due)] == [
        "1个节点已到时限，请补报是否达到，未达到的抓紧完成：甲县“口袋公园”完工投用（10月31日）。",
        "30天内有1个节点到期，请按期完成：甲县“口袋公园”验收（11月20日）。",
    ]


def test_data_of_several_days_are_told_from_the_first_to_the_last() -> None:
    october = date(2023, 10, 21), date(2023, 10, 31)
    assert [days(language, *october) for language in ("zh", "en")] == ["10月21日至31日", "21 to 31 October"]
    assert days("zh", date(2023, 9, 30), date(2023, 10, 31)) == "9月30日至10月31日"
    assert days("zh", date(2023, 10, 31), date(2023, 10, 31)) == "10月31日"
