"""The form that a county fills in: what it offers, what it locks, and that it loads without a question."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from data.model import FundSource, ProgressReport, Severity
from data.store import Store
from exports.__main__ import main
from exports.choice import ChoiceError
from exports.form import Sender, file_name, senders, workbook
from loaders.batch import CheckedFile
from loaders.incoming import Incoming
from loaders.load import check, load
from tests.conftest import SAMPLE, incoming
from tests.exports.conftest import AID, ROAD

JANUARY, MARCH = date(2023, 1, 1), date(2023, 3, 1)
NOW = datetime(2023, 8, 3)  # after the plan that the forms were filled with
COUNTIES = ["市本级", "雁江区", "高新区", "临空经济区", "安岳县", "乐至县"]


@pytest.fixture(scope="module")
def february(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample as the office knew it after February."""
    store = Store(tmp_path_factory.mktemp("february"))
    paths = [path for path in sorted(SAMPLE.rglob("*")) if path.parent.name in (SAMPLE.name, "2023-01", "2023-02")]
    load(incoming(*[path for path in paths if path.is_file()]), store)
    return store


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).active


def checked(store: Store, content: bytes, name: str) -> CheckedFile:
    return check([Incoming(name, content)], store, NOW).files[0]


def columns(sheet: Any) -> dict[str, str]:
    """Header → letter, the lower header row first."""
    return {cell.value: cell.column_letter for row in sheet["A3:O4"] for cell in row if cell.value}


@pytest.mark.parametrize("county", COUNTIES)
def test_an_untouched_form_loads_with_last_months_figures_and_is_asked_about_as_a_whole(
    february: Store, county: str
) -> None:
    file = checked(february, workbook(february, county, MARCH, "zh"), file_name(county, MARCH))
    assert (file.status, [f.code for f in file.outcome.findings]) == ("questioned", ["form_unchanged"])
    assert file.outcome.questioned == 0
    assert file.submission is not None
    assert (file.submission.sender, file.submission.period, file.submission.as_of) == (county, MARCH, date(2023, 3, 31))
    assert file.submission.is_sample
    names = ("stage", "physical_pct", "done_value", "issued_wan", "disbursed_wan", "problem", "next_step")
    told = february.table("reports", received_before=datetime(9999, 1, 1)).rows(named=True)
    before = {r["project_id"]: [r[n] for n in names] for r in told if r["county"] == county and r["period"].month == 2}
    assert {r.project_id: [getattr(r, n) for n in names] for r in file.outcome.records} == before


@pytest.mark.parametrize("county", ["雁江区", "安岳县"])
def test_who_divided_money_by_source_before_gets_the_columns_filled_in(sample: Store, county: str) -> None:
    november = date(2023, 11, 1)
    file = check(
        [Incoming("十一月.xlsx", workbook(sample, county, november, "zh"))], sample, datetime(2023, 12, 3)
    ).files[0]
    assert [f.code for f in file.outcome.findings if f.severity is Severity.REJECTED] == []
    reports = [r for r in file.outcome.records if isinstance(r, ProgressReport)]
    told = sample.table("reports", received_before=datetime(9999, 1, 1)).rows(named=True)
    before = {r["project_id"]: r for r in told if r["county"] == county and r["period"].month == 10}
    names = ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan")
    assert [[getattr(r, n) for n in names] for r in reports] == [
        [before[r.project_id][n] for n in names] for r in reports
    ]
    kept = sample.table("fund_sources", period=date(2023, 10, 1), received_before=datetime(9999, 1, 1))
    divided = kept.filter((pl.col("county") == county) & (pl.col("measure") != "planned"))
    typed = [r for r in file.outcome.records if isinstance(r, FundSource)]
    assert sorted((r.project_id, r.measure, r.level, r.amount_wan) for r in typed) == sorted(
        divided.select("project_id", "measure", "level", "amount_wan").rows()
    )
    assert bool(typed) == (county == "雁江区")


def test_a_form_with_changes_loads_without_a_question(february: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(february, "雁江区", MARCH, "zh")))
    sheet = book.active
    at = columns(sheet)
    sheet[f"{at['预算下达']}5"], sheet[f"{at['实际拨付']}5"] = 12000, 2400.5
    sheet[f"{at['形象进度(%)']}5"], sheet[f"{at['当前阶段']}5"] = 35, "基础施工"
    sheet[f"{at['存在问题']}5"] = "个别地块尚未交付"
    for row in range(6, 10):  # a month in which other tasks move as well
        sheet[f"{at['实际拨付']}{row}"] = float(sheet[f"{at['实际拨付']}{row}"].value) + 1
    sheet[f"{at['当前阶段']}2"] = date(2023, 3, 28)
    typed = io.BytesIO()
    book.save(typed)
    file = checked(february, typed.getvalue(), "任意名称.xlsx")
    asked = [f for f in file.outcome.findings if f.severity is not Severity.NOTED]
    assert (file.status, asked, file.outcome.accepted) == ("accepted", [], 19)
    first = next(r for r in file.outcome.records if r.row == 5)
    assert (first.issued_wan, first.disbursed_wan, first.physical_pct, first.stage) == (12000, 2400.5, 35, "C7")
    assert (first.problem, first.as_of) == ("个别地块尚未交付", date(2023, 3, 28))


def test_one_units_form_loads_too(february: Store) -> None:
    content = workbook(february, "市本级", MARCH, "zh", "市交通运输局")
    file = checked(february, content, file_name("市本级", MARCH, "市交通运输局"))
    assert (file.status, file.outcome.accepted, file.outcome.findings) == ("accepted", 2, [])
    assert file.submission is not None
    assert file.submission.sender == "市交通运输局"
    assert {record.county for record in file.outcome.records} == {"市本级"}


def test_only_what_changes_is_open_and_no_password_is_set(february: Store) -> None:
    sheet = opened(workbook(february, "雁江区", MARCH, "zh"))
    at = columns(sheet)
    open_ = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    typed = ("预算下达", "实际拨付", "当前阶段", "形象进度(%)", "完成数量", "存在问题", "下步举措")
    tasks = range(5, 24)
    works = [row for row in tasks if sheet[f"C{row}"].value == "建设类"]
    expected = {f"{at[name]}{row}" for name in typed for row in (works if "进度" in name else tasks)}
    assert open_ - {f"{at['当前阶段']}2", f"{at['形象进度(%)']}2"} == expected
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    fills = {sheet[cell].fill.fgColor.rgb for cell in expected}
    assert fills == {"FFFFF2CC"}
    assert sheet[f"{at['形象进度(%)']}23"].value == "—"


def test_cells_say_what_belongs_into_them(february: Store) -> None:
    sheet = opened(workbook(february, "雁江区", MARCH, "zh"))
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert (rules["I5:I23"].type, rules["I5:I23"].formula1, rules["I5:I23"].formula2) == ("decimal", "0", "100")
    assert (rules["F5:F23"].operator, rules["F5:F23"].formula1) == ("greaterThanOrEqual", "0")
    assert all(rule.prompt and rule.error and rule.promptTitle for rule in rules.values())
    lists = [rule for rule in rules.values() if rule.type == "list"]
    assert any(str(rule.sqref).startswith("H5") and "主体施工" in rule.formula1 for rule in lists)
    assert any("H23" in str(rule.sqref) and "分批发放" in rule.formula1 for rule in lists)
    assert not any("主体施工" in rule.formula1 and "分批发放" in rule.formula1 for rule in lists)


def test_the_total_is_a_formula_with_its_result(february: Store) -> None:
    content = workbook(february, "雁江区", MARCH, "zh")
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active
    assert opened(content)["F24"].value == "=SUM(F5:F23)"
    assert shown["F24"].value == sum(shown[f"F{row}"].value for row in range(5, 24))
    assert [cell.value for cell in shown["A24":"A25"][0]] == ["合计"]
    assert shown["A25"].value.startswith("注：")


def test_a_form_before_anything_was_reported_is_empty(february: Store) -> None:
    sheet = opened(workbook(february, "安岳县", JANUARY, "zh"))
    assert sheet["A1"].value == "2023年1月民生实事项目进展情况填报表（示例数据）"
    assert "报告期：2023年1月" in [cell.value for cell in sheet[2]]
    assert {sheet.cell(row, column).value for row in range(5, 20) for column in (6, 7, 8, 10, 12, 13)} == {None}
    assert sheet["E21"].value == "=SUM(E5:E20)"


def test_what_was_received_later_stays_out(sample: Store) -> None:
    """March's form starts from February, also when later months are in."""
    sheet = opened(workbook(sample, "市本级", MARCH, "zh"))
    assert [sheet[f"{letter}5"].value for letter in "FGHIJ"] == [14221.4518, 3389.4204, "开工", 29, 1.1]


def test_text_that_looks_like_a_formula_stays_text(store: Store) -> None:
    sheet = opened(workbook(store, "雁江区", MARCH, "zh"))
    assert [sheet["B5"].value, sheet["B6"].value] == [ROAD, AID]
    assert all(cell.data_type != "f" for row in sheet["A5:M6"] for cell in row)


def test_english_readers_get_a_form_that_loads(february: Store) -> None:
    file = checked(february, workbook(february, "高新区", MARCH, "en"), "form.xlsx")
    assert (file.status, [f.code for f in file.outcome.findings]) == ("questioned", ["form_unchanged"])


def test_who_gets_a_form(february: Store) -> None:
    assert [one.county for one in senders(february, MARCH)] == COUNTIES
    assert Sender("市本级", "市交通运输局") in senders(february, MARCH, by_unit=True)
    with pytest.raises(ChoiceError, match="没有目标任务"):
        workbook(february, "雁江区", date(2024, 3, 1), "zh")


def test_the_name_is_safe_everywhere() -> None:
    assert file_name("雁江区", MARCH) == "雁江区_2023年03月_民生实事进展情况.xlsx"
    assert file_name("../A:B", MARCH).startswith("..、A、B_")


def test_the_command_writes_one_form_or_one_for_each(february: Store, tmp_path: Path, capsys: Any) -> None:
    said = ["form", "--period", "2023-03", "--store", str(february.root)]
    assert main([*said, "--county", "雁江区", "--out", str(tmp_path / "F.xlsx")]) == 0
    assert opened((tmp_path / "F.xlsx").read_bytes())["A2"].value == "填报单位：雁江区"
    assert main([*said, "--out", str(tmp_path / "all")]) == 0
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == sorted(file_name(c, MARCH) for c in COUNTIES)
    assert main([*said, "--by-unit", "--county", "市本级", "--out", str(tmp_path / "units")]) == 0
    assert len(list((tmp_path / "units").iterdir())) == 4
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--out", "x"], "--period"),
        (["--period", "2023-03"], "--out"),
        (["--period", "2023-13", "--out", "x"], "不存在"),
        (["--period", "2023-03", "--county", "某县", "--out", "x"], "可选：市本级"),
        (["--period", "2024-03", "--out", "x"], "没有目标任务"),
    ],
)
def test_a_wrong_choice_is_said(february: Store, capsys: Any, arguments: list[str], sentence: str) -> None:
    assert main(["form", "--store", str(february.root), *arguments]) == 2
    assert sentence in capsys.readouterr().err
