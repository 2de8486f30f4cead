"""What July and the visits changed in the sample: two senders move plans, funds move, one visit saw less."""

from decimal import Decimal

from tests.data.sample_sheets import (
    BREAKDOWNS,
    DONE,
    PHYSICAL,
    SAMPLE,
    forms,
    number,
    planned_by_task,
    read,
    tasks_of,
)


def test_july_moves_funds_between_two_projects_and_the_list_of_projects_with_them() -> None:
    first, later = planned_by_task(BREAKDOWNS[:1]), planned_by_task(BREAKDOWNS)
    moved = {task: (first[task], planned) for task, planned in later.items() if first[task] != planned}
    assert moved == {("雁江区", "人行天桥"): (1620, 1820), ("雁江区", "既有住宅电梯增设"): (2700, 2500)}
    assert sum(planned or 0 for planned in later.values()) == 426400
    register = tasks_of(read(SAMPLE / "01_实事项目清单_调整.xlsx"))
    for name, row in register.items():
        assert number(row[7]) == sum(planned or 0 for task, planned in later.items() if task[1] == name)
    assert register.keys() == {"人行天桥", "既有住宅电梯增设"}


def test_july_moves_no_point_of_a_plan_before_july() -> None:
    before = {(row[2], row[1]): row for row in read(SAMPLE / BREAKDOWNS[0]) if row[0].isdigit()}
    rows = [row for name in BREAKDOWNS[1:] for row in read(SAMPLE / name) if row[0].isdigit()]
    moved = {
        f"{row[0]}/{row[2]}": [
            (column, old, new)
            for column, (old, new) in enumerate(zip(before[row[2], row[1]], row, strict=False))
            if old != new and column in range(9, 24)
        ]
        for row in rows
    }
    nodes = "2月底开工建设（22%）；5月底完成基础施工（48%）；8月底主体完工（74%）；{}月底完工投用（100%）"
    assert moved == {
        "4/高新区": [
            (10, "2023-10-31 00:00:00", "2023-10-15 00:00:00"), (17, "70", "72"), (18, "80", "83"), (19, "90", "94"),
        ],
        "5/雁江区": [],
        "7/雁江区": [],
        "8/安岳县": [
            (10, "2023-11-30 00:00:00", "2023-12-31 00:00:00"), (23, nodes.format(11), nodes.format(12)),
        ],
        "13/安岳县": [(17, "51", "43"), (18, "61", "46"), (19, "70", "50"), (20, "80", "65"), (21, "90", "85")],
    }  # fmt: skip


def test_of_seven_visits_one_saw_less_than_the_last_form_said() -> None:
    less = []
    visits = [row for row in read(SAMPLE / "05_现场查看记录.xlsx") if row[2].startswith("2023")]
    for project, county, day, _, percent, counted, _ in visits:
        last = tasks_of(forms(f"{int(day[5:7]) - 1:02}")[county])[project]
        told = (number(last[PHYSICAL]) or Decimal(0)) - (number(percent) or number(last[PHYSICAL]) or Decimal(0))
        assert 0 <= told <= 1 or (project, county) == ("建设乡村振兴惠民路", "安岳县")
        assert counted in ("", last[DONE])
        less += [(project, county, day[:10], told)] if told >= 5 else []
    assert len(visits) == 7
    assert less == [("建设乡村振兴惠民路", "安岳县", "2023-09-12", 9)]


def test_who_answers_for_a_task_has_a_post_and_an_invented_name() -> None:
    rows = [row for name in BREAKDOWNS for row in read(SAMPLE / name) if row[0].isdigit()]
    assert {row[29][-5:-1] for row in rows} == {"示例领导"}
    assert len({row[29] for row in rows}) == 24
