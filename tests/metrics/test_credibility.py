"""Each check asks about the figures that it ought to, names their cells, and only notes what something bears out."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from data.reference.checks import checks
from exports import questions as worded
from metrics import credibility, credibility_checks, credibility_sentences, credibility_visits, plan_versions
from metrics.credibility import Evidence
from metrics.credibility_question import QUESTION
from metrics.ratio import MONEY, SUM
from tests.metrics.conftest import PLAN, STATUS, read
from tests.metrics.test_plan_versions import FIRST, history, version

TOLD: dict[str, Any] = {
    **STATUS, "submission_id": pl.String, "sheet": pl.String, "row": pl.Int32, "file_name": pl.String,
    "received_at": pl.Date, "problem": pl.String, "next_step": pl.String, "first_planned_pct": MONEY,
    "responsible_unit": pl.String,
}  # fmt: skip
LETTERS = {
    "issued_wan": "C", "disbursed_wan": "D", "paid_wan": "E", "stage": "F", "physical_pct": "G", "done_value": "H",
    "problem": "I",
}  # fmt: skip
PLACE = {"submission_id": pl.String, "sheet": pl.String, "row": pl.Int32}
NO_FINDINGS = pl.DataFrame(
    schema={
        "submission_id": pl.String, "code": pl.String, "severity": pl.String, "sheet": pl.String, "cell": pl.String,
        "value": pl.String, "params": pl.String, "project_id": pl.String, "county": pl.String, "period": pl.Date,
    }
)  # fmt: skip
TWICE = {**PLACE, **dict.fromkeys(("cell", "value", "params", "project_id", "county"), pl.String), "period": pl.Date}
NO_VISITS = pl.DataFrame(
    schema={
        "project_id": pl.String, "county": pl.String, "visited_on": pl.Date, "seen_pct": SUM, "seen_value": SUM,
        **PLACE,
    }
)  # fmt: skip
NO_YEAR = pl.DataFrame(schema={"project": pl.String, "county": pl.String, "done_value": SUM, "disbursed_wan": SUM})
NO_REGISTER = pl.DataFrame(schema={"project_id": pl.String, "planned_wan": MONEY, **PLACE})


VISIT = ("查看", "表")


def tasks(text: str) -> pl.DataFrame:
    """Reports of one task A in 甲县 unless the text says otherwise, one form per month, read and judged as named."""
    given = read(text, TOLD | PLAN)
    usual: dict[str, Any] = {
        "project_id": "A", "county": "甲县", "project": "示例项目", "category": "construction", "item_no": 1,
        "planned_wan": 1000, "target_value": 51, "actual_basis": "physical", "period": date(2023, 6, 1),
        "questions": 0, "county_place": 1, "light": "green", "is_ceiling": False,
    }  # fmt: skip
    rest = {name: kind for name, kind in TOLD.items() if name not in given.columns}
    frame = given.with_columns(pl.lit(usual.get(name)).cast(kind).alias(name) for name, kind in rest.items())
    month = pl.col("period").dt.strftime("%m")
    county = pl.col("county")
    sent = pl.col("period").dt.month_end().cast(pl.Datetime("us")).dt.offset_by("3d")
    return frame.with_columns(
        submission_id=pl.coalesce("submission_id", county + month), sheet=pl.lit("表"), row=pl.lit(5, pl.Int32),
        file_name=county + month + pl.lit(".xlsx"),
        as_of=pl.coalesce("as_of", pl.col("period").dt.month_end()),
        received_at=pl.coalesce(pl.col("received_at").cast(pl.Datetime("us")), sent),
        actual_pct=pl.coalesce("actual_pct", "physical_pct").cast(STATUS["actual_pct"]),
    )  # fmt: skip


def evidence(frame: pl.DataFrame, **others: pl.DataFrame) -> Evidence:
    """What the checks look at: these reports and nothing else, unless it is given."""
    forms = frame.select("submission_id", "sheet").unique()
    fields = pl.DataFrame({"field": list(LETTERS), "letter": list(LETTERS.values()), "header": list(LETTERS)})
    usual = {
        "versions": frame.with_columns(load_no=pl.lit(1)), "findings": NO_FINDINGS,
        "twice": pl.DataFrame(schema=TWICE), "register": NO_REGISTER,
        "letters": forms.join(fields, how="cross"), "last_year": NO_YEAR, "visits": NO_VISITS,
        "moves": plan_versions.moves(FIRST.clear()),
    }  # fmt: skip
    return Evidence(frame, **(usual | others))


def asked(text: str, **others: pl.DataFrame) -> list[tuple[str, str, int, str | None]]:
    """(check, severity, month, cells) of every question."""
    found = credibility.questions(evidence(tasks(text), **others))
    rows = found.sort("period", "check", "cell").iter_rows(named=True)
    return [(row["check"], row["severity"], row["period"].month, row["cell"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            """
            period     | issued_wan | disbursed_wan | physical_pct
            2023-05-01 | 400        | 300           | 30
            2023-06-01 | 400        | 280           | 32
            """,
            [("falls", "questioned", 6, "D5")],
            id="a cumulative figure falls",
        ),
        pytest.param(
            """
            period     | issued_wan | disbursed_wan | physical_pct
            2023-04-01 | 400        | 300           | 30
            2023-05-01 |            |               | 31
            2023-06-01 | 400        | 280           | 32
            """,
            [("falls", "questioned", 6, "D5")],
            id="less than the last one known, a silent month between",
        ),
        pytest.param(
            """
            period     | issued_wan | disbursed_wan
            2023-05-01 | 400        | 410
            2023-06-01 | 400        | 380
            """,
            [("disbursed_over_issued", "questioned", 5, "D5、C5")],
            id="a fall from a figure that was too high itself is not asked about again",
        ),
        pytest.param(
            """
            period     | issued_wan | disbursed_wan
            2023-04-01 | 400        | 300
            2023-05-01 | 0.04       | 0.03
            2023-06-01 | 420        | 320
            """,
            [("unit_slip", "questioned", 5, "C5"), ("unit_slip", "questioned", 5, "D5")],
            id="typed in 亿元, and the way back",
        ),
        pytest.param(
            """
            issued_wan | disbursed_wan | paid_wan
            1176       | 300           | 301
            """,
            [("issued_over_planned", "noted", 6, "C5"), ("paid_over_disbursed", "questioned", 6, "E5、D5")],
            id="117.6 % issued was true",
        ),
        pytest.param(
            """
            issued_wan
            1300
            """,
            [("issued_over_planned", "questioned", 6, "C5")],
            id="130 % issued",
        ),
        pytest.param(
            """
            period     | done_value
            2023-07-01 | 3
            2023-08-01 | 53
            """,
            [("jump", "noted", 8, "H5")],
            id="3 → 53 of 51 was true, and no money is told",
        ),
        pytest.param(
            """
            period     | disbursed_wan | physical_pct | position
            2023-07-01 | 200           | 20           | 6
            2023-08-01 | 201           | 65           | 6
            """,
            [("jump", "questioned", 8, "G5"), ("works_ahead", "noted", 8, "G5、D5")],
            id="the works leap, money and stage stand still",
        ),
        pytest.param(
            """
            period     | disbursed_wan | physical_pct | position
            2023-07-01 | 200           | 20           | 6
            2023-08-01 | 500           | 65           | 6
            """,
            [("jump", "noted", 8, "G5")],
            id="the works leap, and money with them",
        ),
        pytest.param(
            """
            period     | done_value | actual_pct | actual_basis | category
            2023-07-01 | 60         | 100        | quantity     | subsidy
            2023-08-01 | 60         | 100        | quantity     | subsidy
            2023-09-01 | 60         | 100        | quantity     | subsidy
            """,
            [],
            id="3321 → 3321 above the target is finished, not frozen",
        ),
        pytest.param(
            """
            period     | disbursed_wan | physical_pct | position | problem
            2023-06-01 | 300           | 32           | 7        |
            2023-07-01 | 300           | 32           | 7        | 无
            2023-08-01 | 300           | 32           | 7        | 无
            2023-09-01 | 300           | 32           | 7        | 汛期停工
            """,
            [("frozen", "questioned", 8, "D5、G5"), ("frozen", "noted", 9, "D5、G5")],
            id="frozen without a reason, then with one",
        ),
        pytest.param(
            """
            period     | disbursed_wan | physical_pct | position | planned_pct
            2023-06-01 | 300           | 50           | 8        | 50
            2023-07-01 | 300           | 50           | 8        | 50
            2023-08-01 | 300           | 50           | 8        | 50
            2023-09-01 | 300           | 50           | 8        | 65
            """,
            [("frozen", "noted", 8, "D5、G5"), ("frozen", "questioned", 9, "D5、G5")],
            id="the timetable waits, then it does not",
        ),
        pytest.param(
            """
            period     | disbursed_wan | physical_pct | position | next_step
            2023-06-01 | 300           | 32           | 7        | 招标
            2023-07-01 | 300           | 32           | 7        | 招标
            2023-08-01 | 300           | 32           | 7        | 与管线单位对接
            2023-09-01 | 300           | 32           | 7        | 与管线单位对接
            """,
            [("frozen", "noted", 8, "D5、G5"), ("frozen", "questioned", 9, "D5、G5")],
            id="frozen under new words, then under the same",
        ),
        pytest.param(
            """
            physical_pct | problem
            45           | 已完成形象进度60%，个别点位慢
            """,
            [("words_contradict", "questioned", 6, "I5、G5")],
            id="完成60% beside 45",
        ),
        pytest.param(
            """
            physical_pct | problem
            45           | 征地拆迁完成60%，其余正在协调
            """,
            [("words_contradict", "noted", 6, "I5、G5")],
            id="the words speak of a part of the works",
        ),
        pytest.param(
            """
            target_value | problem
            45           | 已完成24个，在建9个，前期工作11个
            """,
            [("unmentioned", "questioned", 6, "I5")],
            id="24+9+11 of 45",
        ),
        pytest.param(
            """
            target_value | problem
            45           | 已完成24个，在建9个，前期工作12个
            """,
            [],
            id="24+9+12 of 45",
        ),
        pytest.param(
            """
            disbursed_wan | issued_wan | physical_pct | position | stage
            1000          | 1000       | 85           | 8        | C8
            """,
            [("paid_not_accepted", "questioned", 6, "D5、F5")],
            id="paid in full while the works go on",
        ),
        pytest.param(
            """
            disbursed_wan | issued_wan | physical_pct | position | stage
            1000          | 1000       | 100          | 10       | C10
            """,
            [("paid_not_accepted", "noted", 6, "D5、F5")],
            id="paid in full, complete, waiting for acceptance",
        ),
        pytest.param(
            """
            physical_pct | position | stage
            99           | 10       | C10
            """,
            [("complete_not_done", "questioned", 6, "F5、G5")],
            id="complete, but 99 %",
        ),
        pytest.param(
            """
            period     | issued_wan | disbursed_wan | physical_pct
            2023-04-01 | 600        | 50            | 52
            2023-05-01 | 600        | 50            | 55
            2023-06-01 | 600        | 51            | 60
            """,
            [
                ("works_ahead", "noted", 4, "G5、D5"),
                ("works_ahead", "noted", 5, "G5、D5"),
                ("works_ahead", "questioned", 6, "G5、D5"),
            ],
            id="works far ahead for three reports, the issued money lies",
        ),
        pytest.param(
            """
            period     | issued_wan | disbursed_wan | physical_pct
            2023-05-01 | 100        | 50            | 55
            2023-06-01 | 110        | 51            | 60
            """,
            [("works_ahead", "noted", 5, "G5、D5"), ("works_ahead", "noted", 6, "G5、D5")],
            id="works far ahead, the money was not issued",
        ),
        pytest.param(
            """
            issued_wan | disbursed_wan | physical_pct
            900        | 800           | 30
            """,
            [("money_ahead", "questioned", 6, "D5、G5")],
            id="money far ahead of the works",
        ),
        pytest.param(
            """
            issued_wan | disbursed_wan | physical_pct
            900        |               | 30
            """,
            [],
            id="a missing amount is not asked about as if it were one",
        ),
        pytest.param(
            """
            period     | done_value | disbursed_wan | physical_pct | start_on
            2023-01-01 | 30         | 0             | 5            | 2023-01-05
            """,
            [("last_year", "questioned", 1, "H5")],
            id="half the target in January without money",
        ),
        pytest.param(
            """
            period     | done_value | disbursed_wan | actual_pct | category
            2023-01-01 | 30         | 550           | 58         | subsidy
            """,
            [("last_year", "noted", 1, "H5")],
            id="paid before the Spring Festival, money alongside",
        ),
        pytest.param(
            """
            period     | done_value | start_on
            2023-02-01 | 3          | 2023-04-01
            """,
            [("last_year", "questioned", 2, "H5")],
            id="done before it began",
        ),
        pytest.param(
            """
            period     | physical_pct | planned_pct | first_planned_pct
            2023-06-01 | 40           | 38          | 55
            2023-07-01 | 50           | 60          | 75
            2023-08-01 | 86           | 70          | 85
            """,
            [("plan_moved", "questioned", 6, "G5"), ("plan_moved", "noted", 7, "G5")],
            id="a moved plan hides the lag, then no longer does",
        ),
    ],
)
def test_a_check_asks(text, expected):
    assert asked(text) == expected


def test_a_form_from_before_the_end_of_its_period_is_asked_when_it_claims_to_know_the_end():
    text = """
    county | period     | as_of      | physical_pct
    甲县   | 2023-10-01 | 2023-10-31 | 60
    乙县   | 2023-10-01 | 2023-10-21 | 60
    """
    frame = tasks(text).with_columns(received_at=pl.lit(datetime(2023, 10, 24, 9)))
    found = credibility.questions(evidence(frame)).sort("severity")
    assert [(row["county"], row["severity"], row["cell"]) for row in found.iter_rows(named=True)] == [
        ("乙县", "noted", "banner"), ("甲县", "questioned", "banner"),
    ]  # fmt: skip


FORM = """
project_id | period     | disbursed_wan | physical_pct | actual_pct | planned_pct | position | stage | problem
A          | 2023-05-01 | 100           | 20           | 20         | 20          | 7        | C7    |
B          | 2023-05-01 | 200           | 30           | 30         | 30          | 7        | C7    |
C          | 2023-05-01 | 300           | 40           | 40         | 40          | 7        | C7    |
D          | 2023-05-01 | 900           | 100          | 100        | 100         | 11       | C11   |
A          | 2023-06-01 | 100           | 20           | 20         | 25          | 7        | C7    |
B          | 2023-06-01 | 200           | 30           | 30         | 35          | 7        | C7    |
C          | 2023-06-01 | 300           | 40           | 40         | 45          | 7        | C7    |
D          | 2023-06-01 | 900           | 100          | 100        | 100         | 11       | C11   |
"""
"""Three tasks that ought to have moved did not; D is finished."""


def asked_of_forms(text: str) -> list[str]:
    found = credibility.questions(evidence(tasks(text)))
    return [
        f"{row['severity']} {row['submission_id']} {credibility_sentences.clerk(row, 'zh')}"
        for row in found.iter_rows(named=True)
        if row["check"] in ("form_unchanged", "frozen")
    ]


def test_a_form_sent_back_unchanged_is_asked_once():
    (said,) = asked_of_forms(FORM)
    assert said == (
        "questioned 甲县06 全表：应有进展的3项任务中，3项所报各数和阶段与2023年5月完全相同。"
        "请核对是否误报了2023年5月的表；忘了更新的，请更新后重新报送；确无进展的，请在存在问题栏逐项说明原因。"
    )


def test_a_form_whose_words_are_new_is_only_noted():
    line = "2023-06-01 | 100           | 20           | 20         | 25          | 7        | C7    |"
    said = asked_of_forms(FORM.replace(line, f"{line} 主汛期停工"))
    assert [words.split()[0] for words in said] == ["noted"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param("C          | 2023-06-01 | 300", "C          | 2023-06-01 | 310", id="one of three has moved"),
        pytest.param("40           | 40         | 45", "40           | 40         | 40", id="two ought to have moved"),
        pytest.param("45          | 7        | C7", "45          | 8        | C8", id="a stage is a movement"),
    ],
)
def test_a_form_with_some_movement_is_not_asked_as_one(was, now):
    assert (FORM.count(was), asked_of_forms(FORM.replace(was, now))) == (1, [])


def test_standstills_of_a_form_that_is_asked_as_one_are_not_asked_again():
    lines = [line for line in FORM.strip().splitlines() if "2023-06-01" in line]
    more = "\n".join(line.replace("2023-06-01", "2023-07-01") for line in lines)
    more = more.replace("| 25 ", "| 30 ").replace("| 35 ", "| 40 ").replace("| 45 ", "| 50 ")
    said = asked_of_forms(f"{FORM.strip()}\n{more}")
    assert [words[:16] for words in said] == ["questioned 甲县07 ", "questioned 甲县06 "]


def test_one_form_of_several_counties_is_asked_once_about_its_banner_and_found_in_each():
    frame = tasks("""
    county | period     | as_of      | submission_id | physical_pct
    乙县   | 2023-10-01 | 2023-10-21 | 局10          | 60
    甲县   | 2023-10-01 | 2023-10-21 | 局10          | 60
    """).with_columns(received_at=pl.lit(datetime(2023, 10, 24)), file_name=pl.lit("示例局10.xlsx"))
    found = credibility.questions(evidence(frame))
    here = [worded.narrowed(found, frame.filter(pl.col("county") == name)).height for name in ("甲县", "乙县")]
    assert (found.get_column("county").to_list(), here) == (["乙县、甲县"], [1, 1])


def test_what_was_paid_alongside_is_not_said_to_be_unpaid():
    text = """
    period     | done_value | disbursed_wan | physical_pct
    2023-01-01 | 30         | {}            | 5
    """
    said = [
        credibility_sentences.clerk(credibility.questions(evidence(tasks(text.format(paid)))).row(0, named=True), "zh")
        for paid in (200, 0)
    ]
    ask = "请核对是否把上年完成的计入了本年；如属实请说明。"
    much = "H5：1月“完成数量”已有30，达到目标51的一半以上"
    assert said == [f"{much}。{ask}", f"{much}，资金没有相应拨付。{ask}"]


def test_a_number_that_ought_to_be_small_may_fall():
    text = """
    period     | done_value | is_ceiling
    2023-05-01 | 4.4        | true
    2023-06-01 | 4.2        | true
    """
    assert asked(text) == []


def test_a_moved_plan_leads_to_the_cell_of_the_new_plan():
    text = """
    county | period     | physical_pct | planned_pct | first_planned_pct
    North  | 2023-06-01 | 40           | 38          | 55
    """
    first = version(2, "12-31", [("05-31", 40, None), ("06-30", 55, None)])
    now = version(6, "12-31", [("05-31", 30, None), ("06-30", 38, None)])
    moves = plan_versions.moves(history(first, now))
    place = {"submission_id": "s6", "sheet": "分解表"}
    columns = [(f"plan_month_{month}", letter) for month, letter in ((5, "P"), (6, "Q"))]
    letters = [{**place, "field": field, "letter": letter, "header": letter} for field, letter in columns]
    own = evidence(tasks(text)).letters
    found = credibility.questions(evidence(tasks(text), moves=moves, letters=pl.concat([own, pl.DataFrame(letters)])))
    assert found.select("check", "cell", pl.col("cells").list.last()).rows() == [
        ("plan_moved", "G5", {**place, "cell": "Q5"})
    ]


def test_a_question_leads_to_its_cell_and_to_the_one_it_is_held_against():
    frame = tasks("""
    period     | issued_wan | disbursed_wan | physical_pct
    2023-05-01 | 400        | 300           | 30
    2023-06-01 | 400        | 280           | 32
    """)
    cells = credibility.questions(evidence(frame)).item(0, "cells").to_list()
    assert [tuple(cell.values()) for cell in cells] == [("甲县06", "表", "D5"), ("甲县05", "表", "D5")]


def test_a_city_above_its_target_hides_no_county_at_zero():
    """Ningbo 2014: 24 of 20 lines improved, two counties at zero."""
    text = """
    county | done_value | target_value
    鄞州   | 12         | 6
    海曙   | 12         | 9
    镇海   | 0          | 1
    北仑   | 0          | 4
    """
    found = credibility.questions(evidence(tasks(text))).sort("county")
    assert found.select("check", "severity", "county", pl.col("value").cast(pl.Int64)).rows() == [
        ("hidden_zeros", "noted", "北仑", 120), ("hidden_zeros", "noted", "镇海", 120),
    ]  # fmt: skip


def test_a_past_figure_that_changed_is_noted_and_long_after_questioned():
    now = tasks("""
    period     | physical_pct | received_at
    2023-05-01 | 44           | 2023-06-12
    2023-06-01 | 50           | 2023-09-20
    """)
    first = tasks("""
    period     | physical_pct | received_at | submission_id
    2023-05-01 | 41           | 2023-06-04  | first05
    2023-06-01 | 48           | 2023-07-04  | first06
    """)
    versions = pl.concat([first.select(now.columns), now]).with_columns(load_no=pl.lit(1))
    found = credibility.questions(evidence(now, versions=versions)).sort("period")
    said = [(row["severity"], credibility_sentences.leader(row, "zh")) for row in found.iter_rows(named=True)]
    assert said == [
        ("noted", "形象进度最初报41%，8天后改为44%，为什么更改？"),
        ("questioned", "形象进度最初报48%，78天后改为50%，为什么更改？"),
    ]


def test_a_visit_that_saw_less_is_held_against_the_last_report_before_it():
    frame = tasks("""
    period     | physical_pct | disbursed_wan
    2023-05-01 | 60           | 400
    2023-06-01 | 70           | 450
    """)
    visits = pl.DataFrame(
        [("A", "甲县", date(2023, 6, 20), 55, None, *VISIT, 4), ("A", "甲县", date(2023, 7, 5), 66, None, *VISIT, 5)],
        schema=NO_VISITS.schema, orient="row",
    )  # fmt: skip
    found = credibility.questions(evidence(frame, visits=visits))
    assert [credibility_sentences.clerk(row, "zh") for row in found.iter_rows(named=True)] == [
        "G5：“形象进度”报60%，2023-06-20现场查看为55%。请与查看人员核对口径；如有误请更正。"
    ]


def test_what_only_the_form_shows_is_taken_from_its_findings_while_the_form_counts():
    frame = tasks("""
    physical_pct
    40
    """)
    params = '{"field": "资金情况|预算下达", "stated": "100", "sum": "90", "difference": "10"}'
    row = ("甲县06", "total_differs", "questioned", "表", "C9", "100", params, None, None, date(2023, 6, 1))
    findings = pl.DataFrame([row, ("superseded", *row[1:])], schema=NO_FINDINGS.schema, orient="row")
    found = credibility.questions(evidence(frame, findings=findings))
    assert [credibility_sentences.clerk(each, "zh") for each in found.iter_rows(named=True)] == [
        "C9：“预算下达”合计填100，各行之和为90，相差10。请核对合计或各行；采用的是各行的数。"
    ]


def test_what_came_twice_at_one_moment_is_asked_about_at_both_cells():
    frame = tasks("""
        period     | disbursed_wan
        2023-06-01 | 60
    """)
    params = (
        '{"field": "实际拨付", "other": "70", "file": "乙.csv", "place": "乙!D5", "counts": "甲.csv 表!D5", '
        '"other_id": "乙", "other_sheet": "乙", "other_cell": "D5", "name": "disbursed_wan"}'
    )
    told = ("甲县06", "表", 5, "D5", "60", params, "A", "甲县")
    rows = [(*told, date(2023, 6, 1)), (*told, date(2022, 6, 1)), ("分解表", *told[1:], None)]
    twice = pl.DataFrame(rows, schema=TWICE, orient="row")
    found = credibility.questions(evidence(frame, twice=twice)).sort("period")
    assert found.select("check", "severity", "period", "submission_id", "cell").rows() == [
        ("told_twice", "questioned", None, "分解表", "D5"),
        ("told_twice", "questioned", date(2023, 6, 1), "甲县06", "D5"),  # the month of 2022 is not in view
    ]
    question = found.row(1, named=True)
    assert [(each["submission_id"], each["sheet"]) for each in question["cells"]] == [("甲县06", "表"), ("乙", "乙")]
    assert (
        credibility_sentences.leader(question, "zh") == "“实际拨付”此处为60，同时收到的“乙.csv”乙!D5为70，以哪个为准？"
    )


def test_the_money_of_a_question_about_a_whole_form_is_missing_and_not_zero():
    frame = tasks("""
    period     | as_of      | physical_pct
    2023-10-01 | 2023-10-21 | 60
    """).with_columns(received_at=pl.lit(datetime(2023, 10, 24)))
    counted = credibility.by_check(credibility.questions(evidence(frame)))
    assert counted.rows() == [("early", 0, 1, 1, None)]


def test_counties_that_do_not_add_up_to_the_register_are_asked_about():
    frame = tasks("""
    county | planned_wan | physical_pct
    甲县   | 600         | 40
    乙县   | 300         | 40
    """)
    register = pl.DataFrame([("A", 1000, "清单", "表", 4)], schema=NO_REGISTER.schema, orient="row")
    found = credibility.questions(evidence(frame, register=register))
    assert [credibility_sentences.clerk(row, "zh") for row in found.iter_rows(named=True)] == [
        "项目清单“计划资金”：项目清单中计划资金1,000万元，各区县任务合计900万元。请核对清单和分解表，使两者一致。"
    ]


THREE = """
period     | county | issued_wan | disbursed_wan | physical_pct | lag_days
2023-05-01 | 甲县   | 400        | 300           | 30           | 0
2023-06-01 | 甲县   | 400        | 410           | 29           | 10
2023-06-01 | 乙县   | 1100       | 500           | 50           | 90
2023-06-01 | 丙县   | 400        | 300           | 30           | 0
"""


def test_a_score_is_a_hundred_minus_the_points_of_its_checks():
    frame = tasks(THREE)
    found = credibility.questions(evidence(frame))
    scores = credibility.per_submission(frame, found).select(
        "county", "period", "figures", "questioned", "noted", "score"
    )
    assert scores.rows() == [
        ("甲县", date(2023, 6, 1), 3, 2, 0, 76),  # falls 12, disbursed over issued 12
        ("乙县", date(2023, 6, 1), 3, 0, 1, 99),  # issued over planned, noted: 1
        ("丙县", date(2023, 6, 1), 3, 0, 0, 100),
        ("甲县", date(2023, 5, 1), 3, 0, 0, 100),
    ]
    first = credibility.per_submission(frame, found).item(0, "lost").to_list()
    assert credibility_sentences.reasons(first, "zh") == "拨付大于下达，扣12分；累计数下降，扣12分"


def test_one_check_takes_three_times_its_points_at_most():
    lines = "\n".join(f"{project} | 100 | 100 | {20 + at}" for at, project in enumerate("ABCDEF"))
    frame = tasks(f"project_id | issued_wan | planned_wan | disbursed_wan\n{lines}").with_columns(
        disbursed_wan=pl.lit(110, MONEY)
    )
    found = credibility.questions(evidence(frame))
    assert credibility.per_submission(frame, found).select("questioned", "score").rows() == [(6, 64)]


def test_checks_are_counted_once_per_figure_and_task():
    counted = credibility.by_check(credibility.questions(evidence(tasks(THREE))))
    assert counted.rows() == [
        ("disbursed_over_issued", 1, 0, 1, 1000), ("falls", 1, 0, 1, 1000), ("issued_over_planned", 0, 1, 1, 1000),
    ]  # fmt: skip


def test_visits_are_ranked_by_doubt_money_lag_and_how_long_nobody_came():
    frame = tasks(THREE)
    visits = pl.DataFrame([("A", "丙县", date(2023, 6, 2), 30, None, *VISIT, 4)], schema=NO_VISITS.schema, orient="row")
    ranked = credibility_visits.ranked(frame, credibility.questions(evidence(frame)), visits)
    parts = ["county", "doubt", "money", "lag", "unseen", "priority"]
    assert ranked.select(parts).rows() == [
        ("甲县", 32.0, 25.0, 2.2, 15.0, 74.2),
        ("乙县", 1.3, 25.0, 20.0, 15.0, 61.3),
        ("丙县", 0.0, 25.0, 0.0, 2.5, 27.5),
    ]
    assert credibility_sentences.why(ranked.row(0, named=True), "zh") == (
        "近3个月有2个问题（拨付大于下达、累计数下降）；滞后10天；计划资金1,000万元；已6个月没有现场查看记录"
    )


def test_the_order_of_rows_does_not_matter():
    frame = tasks(THREE)
    one, other = (credibility.questions(evidence(each)) for each in (frame, frame.reverse()))
    assert one.equals(other)


def test_nothing_reported_is_nothing_asked():
    frame = tasks(THREE).clear()
    found = credibility.questions(evidence(frame))
    assert found.height == 0
    assert credibility.per_submission(frame, found).height == 0
    assert credibility_visits.ranked(frame, found, NO_VISITS).height == 0


OF_FINDINGS = {
    "rate_differs": '{"field": "x", "computed": "5"}',
    "missing_figure": '{"field": "x"}',
    "told_twice": '{"field": "x", "other": "5", "file": "乙.csv", "place": "乙!D5", "counts": "甲.csv 表!D5"}',
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_check_has_its_sentences(language):
    numbers = {"value": Decimal(1), "other": Decimal(2), "third": Decimal(3)}
    usual = {
        **numbers,
        "at": date(2023, 6, 1),
        "words": "60%",
        "cell": "G5",
        "field": "done_value",
        "target_unit": "个",
    }
    for check in credibility_checks.CHECKS:
        params = OF_FINDINGS.get(check)
        row = {**dict.fromkeys(QUESTION.names()), **usual, "check": check, "params": params}
        said = [say(row, language) for say in (credibility_sentences.clerk, credibility_sentences.leader)]
        assert all(part and "{" not in part for part in said)
        assert said[0].startswith("G5")


def test_every_check_that_has_points_has_sentences_and_the_other_way_round():
    assert set(checks().points) == set(credibility_checks.CHECKS)
