"""One name in two years, two projects of one name, and what a correction leaves out."""

from datetime import date, datetime
from pathlib import Path

import pytest

from data.findings import reason
from data.model import View
from data.store import Store
from exports import view
from loaders.incoming import Incoming
from loaders.load import load
from tests.conftest import copied

REGISTER = """{year}年民生实事项目清单,,,,
单位：万元,,,,
序号,项目名称,类别,牵头单位,计划资金
{number},修路（示例）,建设类,市交通局,1000
"""
BREAKDOWN = """{year}年目标任务分解表,,,,
填报单位：市政府办公室　单位：万元,,,,
项目名称,区县,责任单位,计划资金,完成时限
修路（示例）,甲县,交通局,1000,{year}-12-31
"""
FORM = """{year}年民生实事项目进展情况表,,,
填报单位：甲县　报告期：{year}年1-{month}月　数据截至：{year}年{month}月28日　单位：万元,,,
项目名称,预算下达,实际拨付,形象进度(%)
修路（示例）,100,50,{percent}
"""
VISITS = """民生实事项目现场查看记录,,,,,,
序号,项目名称,区县,查看日期,查看单位,现场进度(%),现场情况
1,修路（示例）,甲县,{day},第一组（示例）,20,路基
"""


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An office that knows 2023 and 2024: the road is number 1 there and number 7 here."""
    made = Store(tmp_path_factory.mktemp("two_years"))
    for year, number in ((2023, 1), (2024, 7)):
        assert take(made, f"清单{year}.csv", REGISTER.format(year=year, number=number), datetime(year, 1, 30)) == []
        assert take(made, f"分解表{year}.csv", BREAKDOWN.format(year=year), datetime(year, 2, 1)) == []
    return made


@pytest.fixture
def store(two_years: Store, tmp_path: Path) -> Store:
    return copied(two_years, tmp_path)


def take(store: Store, name: str, text: str, received: datetime) -> list[tuple[str, str | None]]:
    """Load one file: what was found in it."""
    batch = load([Incoming(name, text.encode("utf-8-sig"))], store, received)
    return [(f.code, f.cell) for file in batch.files for f in file.outcome.findings]


def reported(store: Store, month: date) -> list[tuple[object, ...]]:
    return view.tasks(store, View(period=month)).select("project_id", "physical_pct", "due_on").rows()


def test_a_form_that_comes_after_the_next_register_still_speaks_of_its_own_year(store: Store) -> None:
    late = FORM.format(year=2023, month=12, percent=90)
    assert take(store, "迟报.csv", late, datetime(2024, 2, 5)) == []
    assert take(store, "二月.csv", FORM.format(year=2024, month=2, percent=5), datetime(2024, 3, 1)) == []
    assert reported(store, date(2023, 12, 1)) == [("2023-01", 90, date(2023, 12, 31))]
    assert reported(store, date(2024, 2, 1)) == [("2024-07", 5, date(2024, 12, 31))]


def test_a_project_of_another_year_is_sent_back_and_not_kept_unseen(tmp_path: Path) -> None:
    made = Store(tmp_path)
    take(made, "清单.csv", REGISTER.format(year=2023, number=1), datetime(2023, 1, 30))
    take(made, "分解表.csv", BREAKDOWN.format(year=2023), datetime(2023, 2, 1))
    text = FORM.format(year=2024, month=1, percent=95)
    batch = load([Incoming("一月.csv", text.encode())], made, datetime(2024, 2, 1))
    finding = batch.files[0].outcome.findings[0]
    assert (finding.code, finding.cell) == ("other_year", "A4")
    assert reason(finding, "zh") == "“修路（示例）”是2023年的项目，2024年的项目清单里没有。"
    assert batch.files[0].status == "rejected"


@pytest.mark.parametrize(("day", "project"), [("2023-11-05", "2023-01"), ("2024-03-05", "2024-07")])
def test_a_visit_is_to_the_newest_project_of_that_name(store: Store, day: str, project: str) -> None:
    assert take(store, "查看.csv", VISITS.format(day=day), datetime(2024, 6, 1)) == []
    visits = store.table("site_visits", received_before=datetime(2025, 1, 1))
    assert visits.get_column("project_id").to_list() == [project]


def test_two_projects_of_one_name_are_both_sent_back(tmp_path: Path) -> None:
    text = (
        REGISTER.format(year=2023, number=1)
        + "2,修路（示例）,建设类,市住建局,500\n3,建桥（示例）,建设类,市住建局,500\n"
    )
    made = Store(tmp_path)
    assert take(made, "清单.csv", text, datetime(2023, 1, 30)) == [("same_name", "B4"), ("same_name", "B5")]
    assert made.table("projects").get_column("project_id").to_list() == ["2023-03"]


def test_a_correction_says_what_it_leaves_out_and_empty_cells_take_back(tmp_path: Path) -> None:
    made = Store(tmp_path)
    more = "2,建桥（示例）,建设类,市住建局,500\n"
    take(made, "清单.csv", REGISTER.format(year=2023, number=1) + more, datetime(2023, 1, 30))
    rows = BREAKDOWN.format(year=2023) + "建桥（示例）,甲县,住建局,500,2023-12-31\n"
    take(made, "分解表.csv", rows, datetime(2023, 2, 1))
    form = FORM.format(year=2023, month=2, percent=10)
    assert take(made, "二月.csv", form + "建桥（示例）,60,30,20\n", datetime(2023, 3, 1)) == []

    corrected = FORM.format(year=2023, month=2, percent=12)
    found = take(made, "二月更正.csv", corrected, datetime(2023, 3, 5))
    assert found == [("corrects_in_part", None), ("corrects", "D4")]
    month = View(period=date(2023, 2, 1))
    assert view.tasks(made, month).select("project_id", "physical_pct").rows() == [("2023-01", 12), ("2023-02", 20)]

    take(made, "二月再更正.csv", corrected + "建桥（示例）,,,\n", datetime(2023, 3, 6))
    assert view.tasks(made, month).select("project_id", "physical_pct", "issued_wan").rows() == [
        ("2023-01", 12, 100), ("2023-02", None, None),
    ]  # fmt: skip
