"""The command line: what it writes, and what it says to a wrong choice."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.store import Store
from data.wording import translate
from exports.__main__ import main

MONEY = ("planned_wan", "issued_wan", "disbursed_wan")
FUNDING = ("--metric", "funding", "--by", "county", "--period", "2023-02", "--as-of", "2023-03-05")
METRICS = (
    "schedule、funding、category_mix、nodes、plan_versions、completion、start_rate、"
    "fund_sources、waiting、outturn、batches、type_gap、hidden、ranking、life_cycle、forecast、credibility、lag_bands、"
    "plan_moves"
)
NOTHING = dict.fromkeys(
    (
        "issued_wan", "disbursed_wan", "issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_of_issued_pct",
        "issued_base_wan", "disbursed_base_wan", "disbursed_issued_base_wan", "issued_gap_pp", "disbursed_gap_pp",
        "unissued_wan", "undisbursed_wan", "works_ahead_pp", "works_base_wan",
        "arrived_wan", "paid_wan", "arrived_of_planned_pct", "disbursed_of_arrived_pct", "paid_of_planned_pct",
        "paid_of_disbursed_pct", "arrived_base_wan", "disbursed_arrived_base_wan", "paid_base_wan",
        "paid_disbursed_base_wan", "unarrived_wan", "unpaid_wan", "overissued_wan", "overdisbursed_wan",
        "balance_wan",
    )
)  # fmt: skip
YANJIANG = NOTHING | {
    "unissued_wan": 850, "undisbursed_wan": Decimal("249.75"), "overissued_wan": 0, "overdisbursed_wan": 0,
    "works_ahead_pp": Decimal("8.31"), "works_base_wan": 1200,
    "issued_wan": 350, "disbursed_wan": Decimal("100.25"),
    "issued_of_planned_pct": Decimal("29.17"), "disbursed_of_planned_pct": Decimal("8.35"),
    "disbursed_of_issued_pct": Decimal("28.64"),
    "issued_base_wan": 1200, "disbursed_base_wan": 1200, "disbursed_issued_base_wan": 350,
    "issued_gap_pp": Decimal("12.5"), "disbursed_gap_pp": Decimal("-8.31"),
}  # fmt: skip
"""(300 + 50) ÷ 1 200, 100.25 ÷ 1 200, 100.25 ÷ 350, each less 2 ÷ 12; 20 % of 1 000 and 0 % of 200, less the second."""
LINEAR = {"linear_pct": Decimal("16.67")}


def run(store: Store, *arguments: str) -> int:
    return main(["table", "--store", str(store.root), *arguments])


def answered(store: Store, capsysbinary: Any, *arguments: str) -> Any:
    assert run(store, *arguments) == 0
    out, err = capsysbinary.readouterr()
    assert err == b""
    return json.loads(out, parse_float=Decimal)


def test_json_has_rows_total_and_what_they_rest_on(store: Store, capsysbinary: Any) -> None:
    document = answered(store, capsysbinary, *FUNDING)
    columns = document.pop("columns")
    assert columns[0] == {"name": "county", "label": "区县", "unit": None, "over": None}
    assert columns[8] == {
        "name": "issued_of_planned_pct",
        "label": "下达进度",
        "unit": "%",
        "over": "预算下达÷计划资金",
    }
    assert [column["name"] for column in columns] == list(document["total"])
    filters = ("county", "department", "category", "working_group", "project", "light")
    assert document == {
        "metric": "funding",
        "by": "county",
        "title": "资金情况（按区县）",
        "period": "2023-02",
        "filter": dict.fromkeys(filters),
        "settings": {"linear": "months", "clock": "plan", "lights": "ours", "span": "cumulative",
                     "denominator": "planned", "unit": "wan"},
        "conditions": {},
        "as_of": "2023-03-05",
        "reports_as_of": ["2023-02-28", "2023-02-28"],
        "data_version": "warehouse-00000001",
        "address": "/funding?period=2023-02&as_of=2023-03-05&by=county",
        "is_sample": True,
        "rows": [
            {"county": "雁江区", "tasks": 2, "reported": 2, "planned_wan": 1200, **YANJIANG, **LINEAR},
            {"county": "安岳县", "tasks": 1, "reported": 0, "planned_wan": Decimal("500.5"), **NOTHING, **LINEAR},
        ],
        "total": {
            "county": None, "tasks": 3, "reported": 2, "planned_wan": Decimal("1700.5"), **YANJIANG, **LINEAR,
        },
    }  # fmt: skip


def test_as_of_decides_whether_a_correction_counts(store: Store, capsysbinary: Any) -> None:
    before = answered(store, capsysbinary, *FUNDING)
    after = answered(store, capsysbinary, *FUNDING[:-2])
    assert (before["total"]["issued_wan"], after["total"]["issued_wan"]) == (350, 450)
    assert (before["as_of"], after["as_of"]) == ("2023-03-05", None)


@pytest.mark.parametrize(
    ("metric", "by", "arguments", "rows"),
    [
        ("schedule", "county", (), [("雁江区", 2, 2), ("安岳县", 1, 0)]),
        ("schedule", "project", (), [("外环路示例", 2, 1), ("补助示例", 1, 1)]),
        ("funding", "department", (), [("市交通局示例", 2, 1), ("市民政局示例", 1, 1)]),
        ("funding", "category", (), [("construction", 2, 1), ("subsidy", 1, 1)]),
        ("category_mix", "category", (), [("construction", 2, 1), ("subsidy", 1, 1)]),
        ("category_mix", "working_group", (), [("第一组示例", 2, 1), ("第二组示例", 1, 1)]),
        ("funding", "project", ("--county", "安岳县"), [("外环路示例", 1, 0)]),
        ("funding", "county", ("--department", "市民政局示例"), [("雁江区", 1, 1)]),
        ("funding", "county", ("--category", "subsidy"), [("雁江区", 1, 1)]),
        ("funding", "county", ("--category", "资助补助类"), [("雁江区", 1, 1)]),
        ("funding", "county", ("--category", "Subsidy"), [("雁江区", 1, 1)]),
        ("funding", "county", ("--working-group", "第二组示例"), [("雁江区", 1, 1)]),
        ("funding", "county", ("--project", "补助示例"), [("雁江区", 1, 1)]),
        ("funding", "county", ("--light", "none"), [("安岳县", 1, 0)]),
        ("funding", "county", ("--light", "red"), []),
    ],
)
def test_metrics_dimensions_and_filters(
    store: Store, capsysbinary: Any, metric: str, by: str, arguments: tuple[str, ...], rows: list[Any]
) -> None:
    document = answered(store, capsysbinary, "--metric", metric, "--by", by, "--period", "2023-02", *arguments)
    assert [(row[by], row["tasks"], row["reported"]) for row in document["rows"]] == rows
    totals = (document["total"]["tasks"], document["total"]["reported"])
    assert totals == (sum(row[1] for row in rows), sum(row[2] for row in rows))


def test_settings_decide_how_tasks_are_judged_and_stand_beside_the_figures(store: Store, capsysbinary: Any) -> None:
    asked = ("--metric", "schedule", "--by", "county", "--period", "2023-02")
    usual = answered(store, capsysbinary, *asked)
    other = answered(store, capsysbinary, *asked, "--linear", "days", "--clock", "linear", "--lights", "dazu")
    shown = ("county", "clock_pct", "linear_pct", "on_plan", "orange", "red")
    months, days = Decimal("16.67"), Decimal("15.93")  # 2 of 12 months; 58 of 364 days
    assert [tuple(row[name] for name in shown) for row in usual["rows"]] == [
        ("雁江区", Decimal("27.78"), months, 1, 1, 0),
        ("安岳县", None, None, 0, None, None),  # told nothing
    ]
    assert [tuple(row[name] for name in shown) for row in other["rows"]] == [
        ("雁江区", days, days, 0, 0, 2),
        ("安岳县", None, None, 0, None, None),
    ]
    assert other["settings"] == {
        "linear": "days",
        "clock": "linear",
        "lights": "dazu",
        "span": "cumulative",
        "denominator": "planned",
        "unit": "wan",
    }


@pytest.mark.parametrize(
    ("metric", "total"),
    [
        ("nodes", {
            "tasks": 3, "reported": 2, "overdue_tasks": 0, "overdue_nodes": 0, "worst_overdue_days": None,
            "nodes_due": 1, "nodes_due_unknown": 0,
        }),
        ("plan_versions", {"tasks": 3, "moved_tasks": 0, "moves": 0}),
        ("start_rate", {
            "start_base_all": 1, "started_of_all": 1, "start_rate_all_pct": 100, "start_unreported_all": 0,
            "start_base_year": 1, "started_of_year": 1, "start_rate_year_pct": 100, "start_unreported_year": 0,
            "start_base_now": 1, "started_of_now": 1, "start_rate_now_pct": 100, "start_unreported_now": 0,
        }),
        ("completion", {
            "tasks": 3, "target_judged": 2, "target_met": 0, "target_met_pct": 0, "stage_judged": 2, "done": 0,
            "met_not_done": 0, "complete_tasks": 0, "accepted_tasks": 0, "in_use_tasks": 0,
        }),
    ],
)  # fmt: skip
def test_every_metric_of_the_schedule_can_be_taken_away(
    store: Store, capsysbinary: Any, metric: str, total: dict[str, Any]
) -> None:
    document = answered(store, capsysbinary, "--metric", metric, "--by", "county", "--period", "2023-02")
    assert document["total"] == {"county": None, **total}


def test_the_mix_of_all_categories_is_their_sum_and_its_rates_are_of_all_tasks(store: Store, capsysbinary: Any) -> None:
    document = answered(store, capsysbinary, "--metric", "category_mix", "--by", "category", "--period", "2023-02")
    # progress (20 × 1 000 + 0 × 200) ÷ 1 200, disbursed 100.25 ÷ 1 200
    assert document["total"] == {
        "category": None, "projects": 2, "unreported": 0, "preparing": 0, "started": 1, "complete": 0, "accepted": 0,
        "in_use": 0, "plan_made": 1, "in_force": None, "paying": 0, "closed": 0, "tasks": 3, "reported": 2,
        "actual_pct": Decimal("16.67"), "planned_wan": Decimal("1700.5"), "disbursed_wan": Decimal("100.25"),
        "disbursed_of_planned_pct": Decimal("8.35"), "disbursed_base_wan": 1200,
        "people_due": 1200, "people_paid": 0, "people_paid_pct": 0,
    }  # fmt: skip


def test_what_a_silent_county_has_started_is_missing_in_every_file(
    store: Store, tmp_path: Path, capsysbinary: Any
) -> None:
    asked = ("--metric", "category_mix", "--by", "county", "--period", "2023-02")
    (silent,) = (row for row in answered(store, capsysbinary, *asked)["rows"] if row["county"] == "安岳县")
    names = ("projects", "unreported", "preparing", "started", "complete", "tasks", "reported")
    assert [silent[name] for name in names] == [1, 1, None, None, None, 1, 0]
    assert run(store, *asked, "--format", "xlsx", "--out", str(tmp_path / "a.xlsx")) == 0
    assert run(store, *asked, "--format", "csv", "--out", str(tmp_path / "a.csv")) == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    (row,) = (row for row in sheet.iter_rows(values_only=True) if row[0] == "安岳县")
    assert row[2:7] == (1, 1, None, None, None)
    (line,) = (row for row in (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() if row.startswith("安岳县"))
    assert line.split(",")[2:7] == ["1", "1", "", "", ""]


def test_a_month_of_the_year_without_reports_shows_its_tasks_as_not_reported(store: Store, capsysbinary: Any) -> None:
    document = answered(store, capsysbinary, "--metric", "schedule", "--by", "category", "--period", "2023-11")
    total = document["total"]
    assert (total["tasks"], total["reported"], total["none"], total["actual_pct"]) == (3, 0, 3, None)
    assert document["reports_as_of"] is None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--period", "2023-13"), "报告期“2023-13”不存在：请写年和月，例如 2023-02，月份为 01 至 12。"),
        (("--period", "二月"), "报告期“二月”不存在：请写年和月，例如 2023-02，月份为 01 至 12。"),
        (("--period", "2022-02"), "2022-02没有目标任务。请核对报告期和数据截至日期。"),
        (("--as-of", "2023-02-30"), "日期“2023-02-30”不存在：请写年、月、日，例如 2023-03-05。"),
        (("--as-of", "9999-12-31"), "日期“9999-12-31”不存在：请写年、月、日，例如 2023-03-05。"),
        (("--as-of", "2022-12-31"), "2023-01没有目标任务。请核对报告期和数据截至日期。"),
        (
            ("--metric", "speed"),
            f"--metric 不能是“speed”，可选：{METRICS}。",
        ),
        (("--by", "month"), "--by 不能是“month”，可选：county、department、category、project、working_group。"),
        (("--format", "pdf"), "--format 不能是“pdf”，可选：json、csv、xlsx、parquet。"),
        (("--format", "xlsx"), "XLSX 不能显示在屏幕上，请用 --out 写明文件名。"),
        (("--county", "雁江"), "--county 不能是“雁江”，可选：雁江区、安岳县。"),
        (("--working-group", ""), "--working-group 不能是“”，可选：第一组示例、第二组示例。"),
        (("--light", "pink"), "--light 不能是“pink”，可选：blue、green、yellow、orange、red、none。"),
        (("--linear", "weeks"), "--linear 不能是“weeks”，可选：months、days。"),
        (("--clock", "sun"), "--clock 不能是“sun”，可选：plan、linear、first_plan。"),
        (("--lights", "mine"), "--lights 不能是“mine”，可选：ours、yinchuan、sanya、tianjin、dazu、ouhai。"),
        (("--language", "fr"), "--language 不能是“fr”，可选：zh、en。"),
    ],
)
def test_a_wrong_choice_gets_a_sentence(
    store: Store, capsysbinary: Any, arguments: tuple[str, ...], sentence: str
) -> None:
    assert run(store, "--metric", "funding", "--by", "county", *arguments) == 2
    assert capsysbinary.readouterr() == (b"", f"{sentence}\n".encode())


def test_what_is_left_out_is_asked_for(store: Store, capsysbinary: Any) -> None:
    assert run(store, "--by", "county") == 2
    assert capsysbinary.readouterr().err.decode() == f"请写明 --metric，可选：{METRICS}。\n"


def test_sentences_are_in_the_chosen_language(store: Store, capsysbinary: Any) -> None:
    assert run(store, "--metric", "funding", "--by", "county", "--format", "xlsx", "--language", "en") == 2
    said = translate("en", "{kind} 不能显示在屏幕上，请用 --out 写明文件名。", kind="XLSX")
    assert capsysbinary.readouterr().err.decode() == f"{said}\n"


def test_an_empty_store_is_said_to_be_empty(empty: Store, capsysbinary: Any) -> None:
    assert run(empty, *FUNDING) == 2
    sentence = f"“{empty.root}”里还没有数据。请先运行 python -m loaders load。\n"
    assert capsysbinary.readouterr() == (b"", sentence.encode())
    assert not empty.root.exists()


def test_a_file_that_cannot_be_written_gets_a_sentence(store: Store, tmp_path: Path, capsysbinary: Any) -> None:
    out = tmp_path / "no folder" / "a.csv"
    assert run(store, *FUNDING, "--format", "csv", "--out", str(out)) == 2
    sentence = f"不能写入“{out}”：请检查文件夹是否存在、有无权限、文件是否正在别处打开。\n"
    assert capsysbinary.readouterr() == (b"", sentence.encode())


def test_files_are_written_where_asked(store: Store, tmp_path: Path, capsysbinary: Any) -> None:
    for written in ("json", "csv", "xlsx"):
        assert run(store, *FUNDING, "--format", written, "--out", str(tmp_path / f"表.{written}")) == 0
    told = "".join(f"表格已写入{tmp_path / f'表.{written}'}\n" for written in ("json", "csv", "xlsx"))
    assert capsysbinary.readouterr() == (told.encode(), b"")
    assert json.loads((tmp_path / "表.json").read_bytes())["total"]["issued_wan"] == 350
    assert (tmp_path / "表.csv").read_bytes().startswith("\ufeff区县,".encode())
    assert openpyxl.load_workbook(tmp_path / "表.xlsx").sheetnames == ["数据", "口径", "说明"]


def test_as_its_own_process_it_writes_bytes_whatever_the_locale(store: Store) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "exports", "table", "--store", str(store.root), *FUNDING, "--format", "csv"],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.stdout.startswith(b"\xef\xbb\xbf" + "区县,任务数（个任务）,".encode())
    assert done.stderr == b""


def test_the_published_totals_of_the_sample(sample: Store, capsysbinary: Any) -> None:
    document = answered(sample, capsysbinary, "--metric", "funding", "--by", "category", "--period", "2023-02")
    rates = ("issued_of_planned_pct", "disbursed_of_planned_pct", "disbursed_of_issued_pct")
    assert [document["total"][name] for name in (*MONEY, *rates)] == [
        426400, 87930, 18880, Decimal("20.62"), Decimal("4.43"), Decimal("21.47"),
    ]  # fmt: skip
