"""The breakdown end to end: targets in words, nodes before months, and a plan that was sent again, moved."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.model import View
from data.store import Store
from exports import plans, view
from loaders.incoming import Incoming
from loaders.load import load, rebuild
from metrics import schedule
from tests.conftest import copied

REGISTER = """2023年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
1,修路（示例）,建设类,市交通局,1000
2,稳就业（示例）,资助补助类,市人社局,500
"""
BREAKDOWN = """2023年目标任务分解表,,,,,,,,,,,
填报单位：市政府办公室　单位：万元,,,,,,,,,,,
项目名称,区县,责任单位,目标任务,目标数量,计量单位,计划资金,开始时间,完成时限,推进时序,,推进时序（节点）
,,,,,,,,,6月,12月,
修路（示例）,甲县,交通局,新建道路,10,公里,1000,2023年1月,{due},50,100,{node}主体完工（50%）；12月底完工（100%）
稳就业（示例）,甲县,人社局,失业率控制在4.3%以内,4.3%以内,,500,2023年1月,2023年12月,50,100,
稳就业（示例）,乙县,人社局,失业率不高于4.5%,4.5,%,500,2023年1月,2023年12月,50,100,
"""
FORM = """2023年民生实事项目进展情况表,,,,
填报单位：甲县　报告期：2023年1-6月　数据截至：2023年6月30日　单位：万元,,,,
项目名称,区县,预算下达,完成数量,形象进度(%)
修路（示例）,甲县,100,,30
稳就业（示例）,甲县,100,4.17%,
稳就业（示例）,乙县,100,5%,
"""


@pytest.fixture(scope="module")
def adjusted(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = Store(tmp_path_factory.mktemp("adjusted"))
    first = BREAKDOWN.format(due="2023年9月", node="6月底")
    later = BREAKDOWN.format(due="2023年12月", node="9月底")
    take(made, {"项目清单.csv": REGISTER, "分解表.csv": first}, datetime(2023, 2, 1))
    take(made, {"进展.csv": FORM}, datetime(2023, 7, 1))
    take(made, {"分解表（调整）.csv": later}, datetime(2023, 7, 5))
    return made


@pytest.fixture
def store(adjusted: Store, tmp_path: Path) -> Store:
    return copied(adjusted, tmp_path)


def take(store: Store, files: dict[str, str], received: datetime) -> None:
    batch = load([Incoming(name, text.encode("utf-8-sig")) for name, text in files.items()], store, received)
    rejected = [
        (f.code, f.cell, f.params) for file in batch.files for f in file.outcome.findings if f.severity == "rejected"
    ]
    assert rejected == []


def test_targets_in_words_are_read_and_turned_round_where_less_is_better(store: Store) -> None:
    columns = ("county", "target_value", "target_unit", "is_ceiling", "done_value", "actual_pct", "completion_pct")
    read = view.tasks(store, View(project="稳就业（示例）")).sort("county").select(columns).rows()
    assert [(*row[:6], round(row[6], 1)) for row in read] == [
        ("乙县", Decimal("4.5"), "%", True, 5, 90, 90),
        ("甲县", Decimal("4.3"), "%", True, Decimal("4.17"), 100, Decimal("103.1")),
    ]


def test_nodes_go_before_months_and_before_the_linear_clock(store: Store) -> None:
    road = View(project="修路（示例）", as_of=date(2023, 7, 4))
    read = view.tasks(store, road).select("planned_pct", "overdue_nodes", "nodes_due", "next_node").rows()
    assert read == [(50, 0, 1, "完工")]  # 主体完工 is due on the very day, 30 June


def test_a_moved_plan_is_a_new_version_with_both_gaps_and_the_list_of_moves(store: Store) -> None:
    road = View(project="修路（示例）")
    gaps = ("planned_pct", "plan_gap_pp", "first_planned_pct", "first_plan_gap_pp", "first_due_on", "moves")
    judged = view.tasks(store, road).select(gaps).row(0)
    assert (round(judged[0], 2), round(judged[1], 2), *judged[2:]) == (
        Decimal("33.09"), Decimal("-3.09"), 50, -20, date(2023, 9, 30), 2,
    )  # fmt: skip
    columns = ("project", "county", "sender", "received_at", "moved", "node", "from_on", "to_on", "moved_days")
    who = ("修路（示例）", "甲县", "市政府办公室", datetime(2023, 7, 5, 0, 0, 1))  # 调整, so a second later
    assert view.moves(store, road).select(columns).rows() == [
        (*who, "node", "主体完工", date(2023, 6, 30), date(2023, 9, 30), 92),
        (*who, "due", None, date(2023, 9, 30), date(2023, 12, 31), 92),
    ]
    assert view.moves(store, View(project="修路（示例）", as_of=date(2023, 7, 4))).rows() == []  # not known yet
    assert view.moves(store, View(project="稳就业（示例）")).rows() == []


def test_the_reason_of_a_moved_plan_is_kept_and_leads_to_the_cell_of_the_new_plan(store: Store) -> None:
    lines = BREAKDOWN.format(due="2023年12月", node="10月底").replace("新建道路,10,公里,1000", "新建道路,10,公里,1200")
    last = {2: "备注", 4: "汛期停工"}
    wider = [f"{line},{last.get(at, '')}" for at, line in enumerate(lines.splitlines())]
    take(store, {"分解表（再调整）.csv": "\n".join(wider)}, datetime(2023, 8, 1))
    moves = view.moves(store, View(project="修路（示例）"))
    newest = plans.with_cells(plans.with_reasons(moves, "zh"), store.table("source_columns")).filter(version=3)
    assert newest.select("moved", "to_on", "moved_wan", "plan_reason", "cell").rows() == [
        ("node", date(2023, 10, 31), None, "汛期停工", "L5"),
        ("funding", None, 200, "汛期停工", "G5"),
    ]
    older = plans.with_reasons(moves, "zh").filter(version=2)
    assert older.get_column("plan_reason").to_list() == ["未说明原因"] * 2


@pytest.mark.parametrize(
    ("first", "second"), [("分解表.csv", "分解表（调整）.csv"), ("分解表2.csv", "分解表1（更正）.csv")]
)
def test_of_two_breakdowns_loaded_together_the_adjusted_one_counts(tmp_path: Path, first: str, second: str) -> None:
    """Also where the rows of the first stand lower down in their file."""
    was, now = (BREAKDOWN.format(due=f"2023年{month}月", node="6月底") for month in (9, 12))
    head, *rest = was.splitlines()
    lower = "\n".join([head, rest[0], *rest[1:3], *rest[4:], rest[3]])
    made = Store(tmp_path)
    take(made, {"项目清单.csv": REGISTER}, datetime(2023, 2, 1))
    take(made, {first: lower, second: now}, datetime(2023, 7, 5))
    road = View(project="修路（示例）")
    assert view.tasks(made, road).get_column("due_on").to_list() == [date(2023, 12, 31)]
    assert view.moves(made, road).select("moved", "from_on", "to_on", "received_at").rows() == [
        ("due", date(2023, 9, 30), date(2023, 12, 31), datetime(2023, 7, 5, 0, 0, 1))
    ]
    assert rebuild(made) == {}


def test_counties_stay_in_the_order_of_the_breakdown_that_named_them_first(store: Store) -> None:
    lines = BREAKDOWN.format(due="2023年12月", node="9月底").splitlines()
    take(store, {"分解表（乙县）.csv": "\n".join([*lines[:4], lines[6]])}, datetime(2023, 7, 20))
    known = view.tasks(store, View(period=date(2023, 6, 1)))
    assert schedule.by_group(known, "county").get_column("county").to_list() == ["甲县", "乙县"]
    choices = store.table("choices").filter(dimension="county")
    assert choices.get_column("choice").to_list() == ["甲县", "乙县"]


def test_the_clock_of_the_first_plan_colours_the_light(store: Store) -> None:
    shown = {
        clock: view.tasks(store, View.model_validate({"project": "修路（示例）", "clock": clock}))
        .select("clock", "light")
        .row(0)
        for clock in ("plan", "first_plan", "linear")
    }
    assert shown == {"plan": ("plan", "green"), "first_plan": ("first_plan", "orange"), "linear": ("linear", "orange")}


def test_a_preset_with_memory_reads_the_months_before(store: Store) -> None:
    better = FORM.replace("1-6月", "1-7月").replace("6月30日", "7月31日").replace(",,30", ",,90")
    take(store, {"进展7月.csv": better}, datetime(2023, 8, 2))
    road = View(project="修路（示例）", lights="ouhai")
    columns = ("period", "light", "light_rule", "last_red")
    assert view.tasks(store, road).select(columns).rows() == [
        (date(2023, 7, 1), "yellow", "after_red", date(2023, 6, 1))
    ]
    assert view.tasks(store, View(project="修路（示例）")).select("light", "last_red").rows() == [("green", None)]
