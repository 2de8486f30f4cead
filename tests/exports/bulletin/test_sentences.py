"""All, some, none and the only one: each count reads right, and what is not known is not said."""

from decimal import Decimal
from typing import Any

import pytest

from exports.sentences import funds, kinds, overall, problems, steps
from exports.sentences.groups import CLEAN, IN_TIME
from exports.sentences.overall import BEHIND, REPORTED
from exports.sentences.wording import Cases, amount, count, ended, listed, quoted

WORDS = [
    (BEHIND, 7, 7, "7个已报任务全部滞后", "all 7 reported tasks are behind"),
    (BEHIND, 2, 7, "7个已报任务中，滞后2个", "2 of 7 reported tasks are behind"),
    (BEHIND, 1, 7, "7个已报任务中，滞后1个", "1 of 7 reported tasks is behind"),
    (BEHIND, 0, 7, "7个已报任务中，无滞后任务", "none of 7 reported tasks is behind"),
    (BEHIND, 1, 1, "1个已报任务滞后", "the one reported task is behind"),
    (BEHIND, 0, 1, "1个已报任务没有滞后", "the one reported task is not behind"),
    (REPORTED, 7, 7, "7个任务全部填报", "all 7 tasks were reported"),
    (REPORTED, 0, 7, "7个任务均未填报，进度和资金无法判断",
     "none of 7 tasks was reported; progress and funding cannot be judged"),
    (IN_TIME, 5, 6, "6个区县中，5个的实际进度不低于应达进度",
     "5 of 6 counties are level with or ahead of expected progress"),
    (CLEAN, 0, 3, "3个牵头单位都有滞后任务", "all 3 lead departments have tasks behind"),
]  # fmt: skip


@pytest.mark.parametrize(("cases", "n", "whole", "zh", "en"), WORDS)
def test_counts(cases: Cases, n: int, whole: int, zh: str, en: str) -> None:
    said = [count(language, cases, n, whole, told="", silent="") for language in ("zh", "en")]
    assert [clause.text for clause in said if clause] == [zh, en]


@pytest.mark.parametrize(("n", "whole"), [(None, 7), (0, 0)])
def test_nothing_is_counted_where_nothing_is_known(n: int | None, whole: int) -> None:
    assert count("zh", BEHIND, n, whole) is None


def mix(category: str, projects: int, **counts: int | None) -> dict[str, Any]:
    names = ("unreported", "preparing", "started", "complete", "accepted", "in_use", "plan_made", "in_force", "paying")
    return {**dict.fromkeys((*names, "closed")), "unreported": 0, "category": category, "projects": projects,
            "tasks": projects, "reported": projects - counts.get("unreported", 0), **counts}  # fmt: skip


def construction(projects: int, preparing: int = 0, started: int = 0, **counts: int) -> dict[str, Any]:
    return mix("construction", projects, preparing=preparing, started=started, **counts)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (construction(13, 7, 6), "13个建设类项目中，6个已开工、7个处于前期。"),
        (construction(13, 0, 13), "13个建设类项目全部开工。"),
        (construction(13, 13), "13个建设类项目均未开工，处于前期。"),
        (construction(13, unreported=13), "13个建设类项目均未报阶段。"),
        (construction(1, 0, 1), "1个建设类项目已开工。"),
        (construction(1, 1), "1个建设类项目未开工，处于前期。"),
        (construction(4, 1, 2, unreported=1, complete=1),
         "4个建设类项目中，2个已开工、1个处于前期、1个未报；其中完工1个。"),
        (mix("subsidy", 7, plan_made=7, paying=0, closed=0), "7个资助补助类项目全部制定实施方案，均未开始发放。"),
        (mix("subsidy", 7, plan_made=7, paying=7, closed=2),
         "7个资助补助类项目全部制定实施方案，全部开始分批发放，2个已核销。"),
        (mix("subsidy", 7, plan_made=3, paying=1, closed=0, unreported=2),
         "7个资助补助类项目中，3个已制定实施方案，1个已开始分批发放，2个未报。"),
        (mix("subsidy", 7, plan_made=0, paying=4, closed=0, unreported=3),
         "7个资助补助类项目中，4个已开始分批发放，3个未报。"),
        (mix("subsidy", 7, plan_made=0, paying=0, closed=0, tasks=20, reported=12, unreported=2),
         "7个资助补助类项目中，2个未报。"),
        (mix("subsidy", 1, plan_made=1, paying=0, closed=0), "1个资助补助类项目已制定实施方案，未开始发放。"),
        (mix("subsidy", 1, unreported=1, plan_made=0, paying=0), "1个资助补助类项目未报阶段。"),
    ],
)  # fmt: skip
def test_milestones(row: dict[str, Any], said: str) -> None:
    tell = overall.construction if row["category"] == "construction" else overall.milestones
    assert ended(tell("zh", row), "zh") == said


def test_a_kind_without_life_cycle_has_nothing_to_say() -> None:
    assert overall.milestones("zh", mix("示例类", 2)) == ()


@pytest.mark.parametrize(
    ("wan", "zh", "en"),
    [
        ("426400", "42.6亿元", "¥4,264m"), ("87930", "8.79亿元", "¥879m"), ("18880", "1.89亿元", "¥189m"),
        ("10000", "1.00亿元", "¥100m"), ("9999.5", "9,999.5万元", "¥100.00m"), ("0", "0万元", "¥0.00m"),
        ("0.0012", "12元", "¥12"),
    ],
)  # fmt: skip
def test_amounts_by_size(wan: str, zh: str, en: str) -> None:
    assert [amount(language, Decimal(wan)) for language in ("zh", "en")] == [zh, en]


MONEY = {
    "tasks": 10, "reported": 5, "planned_wan": Decimal(1000),
    "issued_wan": None, "arrived_wan": None, "disbursed_wan": None, "paid_wan": None,
    "issued_of_planned_pct": None, "arrived_of_planned_pct": None, "disbursed_of_planned_pct": None,
    "disbursed_of_issued_pct": None, "paid_of_disbursed_pct": None, "issued_base_wan": None,
    "disbursed_base_wan": None, "disbursed_issued_base_wan": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, []),
        ({"issued_wan": Decimal(0)}, ["预算尚未下达"]),
        ({"issued_wan": Decimal(300)}, ["预算下达300万元"]),
        ({"issued_wan": Decimal(300), "issued_of_planned_pct": Decimal(30), "issued_base_wan": Decimal(1000)},
         ["预算下达300万元，占计划资金（1,000万元）的30.00%"]),
        ({"issued_wan": Decimal(300), "issued_of_planned_pct": Decimal(25), "issued_base_wan": Decimal(800)},
         ["预算下达300万元，其中两数都报的200万元，占计划资金（800万元）的25.00%"]),
        ({"issued_wan": Decimal(0), "disbursed_wan": Decimal(0), "reported": 4},
         ["已报的4个任务（共10个）预算尚未下达", "资金尚未拨付"]),
    ],
)  # fmt: skip
def test_money_is_told_with_its_base_or_without_a_rate(known: dict[str, Decimal], said: list[str]) -> None:
    assert [clause.text for clause in funds.flow("zh", MONEY | known)] == said


@pytest.mark.parametrize(
    ("planned", "steps", "said"),
    [
        (Decimal(1000), [("issued", 3, 400), ("paid", 2, 90)],
         ["计划资金1,000万元中，停在“计划未下达”这一环的最多：3个任务共400万元"]),
        (Decimal(1000), [("paid", 1, 90)], ["计划资金1,000万元中，停在“拨付未支付”这一环的最多：1个任务共90万元"]),
        (Decimal(1000), [], []),
        (None, [("issued", 3, 400)], []),
    ],
)  # fmt: skip
def test_of_the_planned_money_the_step_is_told_at_which_most_stands_still(
    planned: Decimal | None, steps: list[tuple[str, int, int]], said: list[str]
) -> None:
    told = [{"stuck_at": step, "tasks": n, "stuck_wan": Decimal(wan)} for step, n, wan in steps]
    assert [clause.text for clause in funds.stuck("zh", planned, told)] == said


def test_start_rates_name_their_bases() -> None:
    starts = {
        "start_rate_all_pct": Decimal("46.153846"), "started_of_all": 6, "start_base_all": 13,
        "start_rate_year_pct": None, "started_of_year": 0, "start_base_year": 0,
        "start_rate_now_pct": Decimal(100), "started_of_now": 4, "start_base_now": 4,
        "start_unreported_all": 0, "start_unreported_year": 0, "start_unreported_now": 0,
    }  # fmt: skip
    row = construction(13, 7, 6)
    progress = {"category": "construction", "actual_pct": None, "tasks": 0, "none": 0, "behind": 0}
    told = kinds.kinds("zh", [row], [progress], starts)
    assert [ended(said, "zh") for said in told[0].sentences] == [
        "开工6个，占全部13个建设类项目的46.15%；开工4个，占计划至今应开工的4个的100.00%。"
    ]


def test_start_rates_rest_on_the_projects_that_reported_and_name_the_others() -> None:
    starts = {
        "start_rate_all_pct": Decimal(100), "started_of_all": 9, "start_base_all": 9, "start_unreported_all": 4,
        "start_rate_year_pct": Decimal(100), "started_of_year": 9, "start_base_year": 9, "start_unreported_year": 4,
        "start_rate_now_pct": Decimal(100), "started_of_now": 5, "start_base_now": 5, "start_unreported_now": 0,
    }  # fmt: skip
    progress = {"category": "construction", "actual_pct": None, "tasks": 0, "none": 0, "behind": 0}
    told = kinds.kinds("zh", [{**construction(13, 0, 9), "unreported": 4}], [progress], starts)
    said = (
        "开工9个，占已报的9个建设类项目的100.00%（另有4个未报）；占计划本年开工的9个的100.00%（另有4个未报）；"
        "开工5个，占计划至今应开工的5个的100.00%。"
    )
    assert [ended(each, "zh") for each in told[0].sentences] == [said]


def test_nodes_overdue_stand_over_the_tasks_that_reported() -> None:
    row = {"tasks": 78, "reported": 70, "overdue_tasks": 3, "overdue_nodes": 4, "worst_overdue_days": 91}
    told = [ended(said, "zh") for said in problems.nodes("zh", row)]
    assert told == ["70个已报任务中，3个任务的4个节点逾期，最长逾期91天。"]


def test_a_task_is_named_with_what_is_known_of_it() -> None:
    task = {"county": "甲县", "project": "整治“断头路”", "lag_days": 45, "responsible_unit": "甲县交通局"}
    unknown = {**task, "lag_days": None, "responsible_unit": None}
    named = [problems.task_name("zh", each) for each in (task, {**task, "lag_days": -3}, unknown)]
    assert named == [
        "甲县“整治‘断头路’”（滞后45天，责任单位甲县交通局）",
        "甲县“整治‘断头路’”（责任单位甲县交通局）",
        "甲县“整治‘断头路’”",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("征地未完成。", "征地未完成"),
        (" 雨季。。返工；\n慢 ", "雨季。返工； 慢"),
        ("无", ""),
        ("——\x0b", "——"),
        (None, ""),
    ],
)
def test_words_of_units_are_quoted_without_their_stops(words: str | None, said: str) -> None:
    assert quoted(words) == said


def test_a_problem_that_several_counties_tell_is_told_once() -> None:
    tasks = [{"county": county, "project": "老旧小区", "problem": "资金到位晚。"} for county in ("甲县", "乙县")]
    tasks.append({"county": "丙县", "project": "老旧小区", "problem": "无"})
    assert [ended(said, "zh") for said in problems.told("zh", tasks)] == ["“老旧小区”（甲县、乙县）：资金到位晚。"]


def test_many_names_are_the_first_and_their_number() -> None:
    assert listed("zh", ["甲", "乙"]) == "甲、乙"
    assert listed("zh", [str(n) for n in range(12)]) == "0、1、2、3、4、5、6、7、8、9等12个"


def test_what_is_not_known_is_not_asked_for() -> None:
    assert (steps.catch_up("zh", []), steps.due_nodes("zh", [])) == ([], [])
    assert steps.money("zh", {"unissued_wan": None, "undisbursed_wan": Decimal(0)}) == [()]


def test_the_gravest_tasks_are_called_as_their_place_calls_its_lights() -> None:
    task = {"county": "甲县", "project": "老旧小区", "lag_days": 9, "responsible_unit": None, "light": "red"}
    lit = {"tasks": 1, "none": 0, "behind": 1, "red": 1, "orange": 0, "yellow": 0, "worst_lag_days": 9}
    said = {
        lights: (
            ended(problems.lags("zh", lit, [task], lights)[1], "zh"),
            ended(steps.catch_up("zh", [task], lights)[0], "zh"),
        )
        for lights in ("ours", "sanya", "dazu")
    }
    assert said == {
        "ours": (
            "严重滞后的是甲县“老旧小区”（滞后9天）。",
            "请各责任单位对亮红灯、橙灯的1个任务逐项说明原因，提出赶工措施。",
        ),
        "sanya": (
            "标为“红牌”的是甲县“老旧小区”（滞后9天）。",
            "请各责任单位对标为“红牌”的1个任务逐项说明原因，提出赶工措施。",
        ),
        "dazu": (
            "标为“红色”的是甲县“老旧小区”（滞后9天）。",
            "请各责任单位对标为“红色”、“橙色”的1个任务逐项说明原因，提出赶工措施。",
        ),
    }


def test_what_is_to_be_issued_and_disbursed_names_what_it_is_part_of() -> None:
    known = {
        "unissued_wan": Decimal(148118), "issued_base_wan": Decimal(423341),
        "undisbursed_wan": Decimal(79611), "disbursed_issued_base_wan": Decimal(275223),
        "overissued_wan": Decimal(0), "overdisbursed_wan": Decimal(0),
    }  # fmt: skip
    assert [ended(said, "zh") for said in steps.money("zh", known)] == [
        "已报任务计划资金（42.3亿元）中尚有14.8亿元未下达，请按进度下达；已下达资金（27.5亿元）中尚有7.96亿元未拨付，请加快拨付。"
    ]
    over = known | {"overissued_wan": Decimal(20), "overdisbursed_wan": Decimal(100)}
    assert [ended(said, "zh") for said in steps.money("zh", over)] == [
        (
            "已报任务计划资金（42.3亿元）中尚有14.8亿元未下达，请按进度下达（另有任务下达超过计划，共20万元，请核对）；"
            "已下达资金（27.5亿元）中尚有7.96亿元未拨付，请加快拨付（另有任务拨付超过下达，共100万元，请核对）。"
        )
    ]
