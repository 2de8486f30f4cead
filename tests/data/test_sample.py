"""The sample says what was published, is the same on every run, and holds exactly the faults it lists.

Read here with openpyxl and csv alone, so that a fault in the loaders cannot hide one in the sample.
"""

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from data.samples.generate import main
from tests.data.sample_sheets import (
    BREAKDOWNS,
    COUNTIES,
    DISBURSED,
    DONE,
    FIGURES,
    HOME,
    ISSUED,
    PLANNED,
    PREPARING,
    SAMPLE,
    STAGE,
    Rows,
    amount,
    correction_last,
    forms,
    number,
    parts,
    planned_by_task,
    read,
    tasks_of,
    total_of,
)

NAMED = {
    "建设资阳中心城区外环快速路", "建设乡村振兴惠民路", "资阳中心城区公交提升改造", "城市“断头路”", "人行天桥",
    "实施城镇老旧小区改造", "既有住宅电梯增设", "城区住宅小区物业管理全覆盖", "新增公办教育学位",
    "解决进城务工人员随迁子女就近入学", "为全市在校初中女生接种宫颈癌疫苗提供补助",
}  # fmt: skip


def cell(fault: dict[str, str]) -> str:
    rows = read(HOME / fault["file"], fault["sheet"])
    column, row = ord(fault["cell"][0]) - ord("A"), int(fault["cell"][1:])
    return rows[row - 1][column]


@pytest.fixture(scope="module")
def faults() -> list[dict[str, str]]:
    text = (HOME / "ziyang_2023_faults.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_the_generator_writes_the_same_bytes_again(tmp_path: Path) -> None:
    main(tmp_path)
    written = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(HOME): path.read_bytes() for path in SAMPLE.rglob("*") if path.is_file()}
    kept[Path("ziyang_2023_faults.csv")] = (HOME / "ziyang_2023_faults.csv").read_bytes()
    assert written.keys() == kept.keys()
    assert [str(name) for name in kept if written[name] != kept[name]] == []


def test_the_register_lists_the_twenty_projects() -> None:
    rows = read(SAMPLE / "01_实事项目清单.xlsx", "项目清单")
    projects = tasks_of(rows)
    assert Counter(row[2] for row in projects.values()) == {"建设类": 13, "资助补助类": 7}
    assert {name for name in projects if "示例" not in name} == NAMED
    assert amount([*projects.values()], 7) == number(total_of(rows)[7]) == 426400


def test_three_working_groups_watch_every_area() -> None:
    areas = {row[3] for row in tasks_of(read(SAMPLE / "01_实事项目清单.xlsx", "项目清单")).values()}
    groups = read(SAMPLE / "01_实事项目清单.xlsx", "工作小组")[2:]
    assert len(groups) == 3
    assert sorted(area for group in groups for area in group[1].split("、")) == sorted(areas)


def test_the_breakdown_shares_the_projects_among_the_counties() -> None:
    rows = read(SAMPLE / "02_目标任务分解表.xlsx")
    tasks = [row for row in rows if row[0].isdigit()]
    planned: dict[str, Decimal] = defaultdict(Decimal)
    for row in tasks:
        planned[row[1]] += number(row[8]) or 0
    register = tasks_of(read(SAMPLE / "01_实事项目清单.xlsx", "项目清单"))
    assert planned == {name: number(row[7]) for name, row in register.items()}
    assert {row[2] for row in tasks} == COUNTIES
    assert all("示例" in row[4] for row in tasks)
    assert all(bool(row[11]) != bool(row[23]) for row in tasks), "one kind of timetable per task"
    assert all(row[7] == "人" for row in tasks if register[row[1]][2] == "资助补助类")


def test_money_by_source_adds_up_to_the_last_digit() -> None:
    tasks = [row for name in BREAKDOWNS for row in read(SAMPLE / name) if row[0].isdigit()]
    assert [row[1:3] for row in tasks if amount([row], 8) != sum(map(Decimal, row[24:29]))] == []
    for month, columns in (("05", 15), ("06", 20), ("07", 25), ("08", 25), ("09", 25), ("10", 25)):
        divided = {county: form for county, form in forms(month).items() if len(form[2]) > 15}
        sent = COUNTIES - ({"临空经济区"} if month == "07" else set()) - {"安岳县"}
        assert divided.keys() == (sent if columns > 15 else set())
        rows = [row for form in divided.values() for row in tasks_of(form).values()]
        assert {len(row) for row in rows} <= {columns}
        slip = {"全民健身场地提升（示例）"} if month == "08" else set()
        assert {row[1] for row in rows if number(row[ISSUED]) != sum(parts(row, 15))} == slip
        assert [row[1] for row in rows if columns > 20 and number(row[DISBURSED]) != sum(parts(row, 20))] == []
        assert [
            row[1] for row in rows for at in range(15, columns - 5) if parts(row, at)[0] < parts(row, at + 5)[0]
        ] == []


def test_money_arrives_between_issue_and_disbursement_and_is_paid_last(faults: list[dict[str, str]]) -> None:
    asked = {(fault["file"], fault["cell"][1:]) for fault in faults}
    for path in SAMPLE.glob("2023-*/*"):
        for line, row in enumerate(read(path), 1):
            if row[0].isdigit() and len(row) > 13 and (path.relative_to(HOME).as_posix(), str(line)) not in asked:
                issued, disbursed, arrived, paid = (number(row[at]) or 0 for at in (ISSUED, DISBURSED, 13, 14))
                assert paid <= disbursed <= arrived <= issued, (path.name, line)


def test_the_task_set_is_the_same_in_breakdown_and_every_form() -> None:
    first, later = planned_by_task(BREAKDOWNS[:1]), planned_by_task(BREAKDOWNS)
    for month in range(1, 11):
        sent = forms(f"{month:02}")
        told = {(c, name): number(row[PLANNED]) for c, form in sent.items() for name, row in tasks_of(form).items()}
        due = later if month >= 7 else first
        assert told == {task: planned for task, planned in due.items() if task[0] in sent}, month


def test_february_adds_up_to_the_published_totals() -> None:
    sent = forms("02")
    tasks = [row for form in sent.values() for row in tasks_of(form).values()]
    totals = [total_of(form) for form in sent.values()]
    for rows in (tasks, totals):
        assert [amount(rows, column) for column in (PLANNED, ISSUED, DISBURSED)] == [426400, 87930, 18880]
    assert [(amount(tasks, top) / amount(tasks, below)).quantize(Decimal("0.0001")) for top, below in
            ((ISSUED, PLANNED), (DISBURSED, PLANNED), (DISBURSED, ISSUED))] == [
        Decimal("0.2062"), Decimal("0.0443"), Decimal("0.2147"),
    ]  # fmt: skip


def test_february_has_six_projects_started_and_seven_in_preparation() -> None:
    stages: dict[str, set[str]] = defaultdict(set)
    for form in forms("02").values():
        for name, row in tasks_of(form).items():
            if row[2] == "建设类":
                stages[name].add("preparing" if row[STAGE] in PREPARING else "started")
    assert Counter(map(frozenset, stages.values())) == {frozenset({"started"}): 6, frozenset({"preparing"}): 7}
    assert stages["建设资阳中心城区外环快速路"] == {"started"}
    assert stages["实施城镇老旧小区改造"] == {"preparing"}


def test_every_file_has_a_receipt_and_a_plausible_time() -> None:
    rows = read(SAMPLE / "04_收文登记.csv")[2:]
    names = [path.name for path in SAMPLE.rglob("*") if path.is_file()]
    assert sorted(row[0] for row in rows) == sorted(names)
    assert len(set(names)) == len(names) == 68
    for name, when, _ in rows:
        if "进展情况" in name and "更正" not in name and "乐至县_2023年10月" not in name:
            month = int(name.split("_")[1][5:7]) + 1
            assert f"2023-{month:02}-01 09:00" <= when < f"2023-{month:02}-07", name


def test_every_listed_fault_is_in_its_cell_and_in_the_readme(faults: list[dict[str, str]]) -> None:
    readme = (HOME / "README.md").read_text(encoding="utf-8")
    for fault in faults:
        name = Path(fault["file"]).name
        line = next(x for x in readme.splitlines() if fault["fault"] in x and name[: name.index("月") + 1] in x)
        assert fault["cell"] in line
        if fault["cell"]:
            written, there = fault["written"], cell(fault)
            assert written in there if fault["cell"] == "A2" else there.removesuffix("%") == written, fault
        else:
            assert not (HOME / fault["file"]).exists()


def wrong_in_form(form: Rows) -> list[str]:
    """What one form shows by itself."""
    tasks, total = [*tasks_of(form).values()], total_of(form)
    return [
        *["空白" for row in tasks for column in FIGURES if row[column] == ""],
        *["拨付大于下达" for row in tasks if (number(row[DISBURSED]) or 0) > (number(row[ISSUED]) or 0)],
        *["单位差一万倍" for row in tasks if (number(row[ISSUED]) or 0) > (number(row[PLANNED]) or 0)],
        *["合计不符" for column in (PLANNED, ISSUED, DISBURSED) if amount(tasks, column) != number(total[column])],
    ]


def falls(form: Rows, latest: dict[tuple[str, int], Decimal]) -> list[str]:
    """The figures below the latest known ones, which are brought up to date but for a unit slip."""
    found = []
    for name, row in tasks_of(form).items():
        for column in FIGURES[1:]:
            value = number(row[column])
            if value is None or (column == ISSUED and value > (number(row[PLANNED]) or 0)):
                continue
            found += ["累计数下降"] if value < latest.get((name, column), Decimal(0)) else []
            latest[name, column] = value
    return found


def test_nothing_else_is_wrong(faults: list[dict[str, str]]) -> None:
    """Falls, money above its source, totals that do not add up and empty figures: only where they are listed."""
    latest: dict[str, dict[tuple[str, int], Decimal]] = {county: {} for county in COUNTIES}
    found = [
        (kind, f"{county}_2023年{month:02}月")
        for month in range(1, 11)
        for county, form in forms(f"{month:02}").items()
        for kind in wrong_in_form(form) + falls(form, latest[county])
    ]
    kinds = {"空白", "拨付大于下达", "单位差一万倍", "合计不符", "累计数下降"}
    listed = [(fault["fault"], Path(fault["file"]).name.split("_民生")[0]) for fault in faults]
    assert sorted(found) == sorted(fault for fault in listed if fault[0] in kinds)


def test_one_task_alone_stands_still_for_three_months(faults: list[dict[str, str]]) -> None:
    still: dict[tuple[str, str], int] = {}
    before: dict[tuple[str, str], list[str]] = {}
    stopped = set()
    for month in range(1, 11):
        for county, form in forms(f"{month:02}").items():
            for name, row in tasks_of(form).items():
                same = before.get((county, name)) == row[PLANNED : DONE + 1]
                still[county, name] = still.get((county, name), 0) + 1 if same else 0
                before[county, name] = row[PLANNED : DONE + 1]
                stopped |= {(county, name, month)} if still[county, name] == 3 else set()
    assert stopped == {("高新区", "资阳中心城区公交提升改造", 9)}
    assert sum(fault["fault"] == "连续三个月未变" for fault in faults) == 1


def test_the_correction_differs_where_it_is_listed_and_in_the_totals_only(faults: list[dict[str, str]]) -> None:
    first, second = (read(path) for path in sorted(SAMPLE.glob("2023-05/乐至县*"), key=correction_last))
    differ = {
        f"{chr(ord('A') + column)}{row + 1}"
        for row, (one, other) in enumerate(zip(first, second, strict=True))
        for column in range(len(one))
        if one[column] != other[column] and one[0] != "合计"
    }
    assert differ == {fault["cell"] for fault in faults if fault["fault"] == "后被更正"}
