"""From a task to the cell of the submitted file, and what is said where there is no way on."""

import shutil
from pathlib import Path

import pytest

from data.model import received_before
from data.store import Store
from exports.amounts import MISSING
from pages.components.intake import original
from pages.components.intake.preview import Cell, Line, Page
from tests.pages.listed import listed

TASK = {"project": "建设乡村振兴惠民路", "county": "乐至县", "period": "2023-05"}
FILE = "乐至县_2023年05月_民生实事进展情况_更正"


def address(store: Store) -> dict[str, str]:
    sent = store.table("submissions", received_before=received_before(None))
    one = sent.filter(sent["file_name"] == f"{FILE}.csv").row(0, named=True)
    return {"submission": one["submission_id"], "sheet": FILE, "cell": "G5"}


def said(app) -> str:
    parts = [*app.title, *app.header, *app.caption, *app.markdown, *app.error]
    return "\n".join(part.value for part in parts).replace("\\", "")


def table(app, *columns: str):
    return next(frame.value for frame in app.dataframe if set(columns) <= set(frame.value.columns))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_task_lists_the_cells_of_its_month(opened, lang):
    app = opened("project", lang=lang, **TASK)
    assert not app.exception
    (cells,) = listed(app, "item", "period")
    assert cells["cell"].tolist()[:7] == ["H5", "I5", "J5", "F5", "N5", "G5", "O5"]
    assert cells["stated"].tolist()[5] == "3,303"
    assert "2,803" in cells["remark"].tolist()[5]


def test_every_month_can_be_listed(opened):
    app = opened("project", every_month="true", **TASK)
    (cells,) = listed(app, "item", "period")
    assert sorted(set(cells["period"]), reverse=True)[:3] == ["2023-10", "2023-09", "2023-08"]


def test_the_months_of_a_task_name_what_was_corrected(opened):
    (months,) = listed(opened("project", **TASK), "next_step", "state")
    may = [
        (state, remark) for state, remark in zip(months["state"], months["remark"], strict=True) if remark != MISSING
    ]
    assert may == [("现行", "实际拨付由2,803更正为3,303")]


def test_a_project_without_a_county_offers_its_tasks(opened):
    app = opened("project", project=TASK["project"])
    assert not app.exception
    assert "tasks_open" in table(app, "implementing_body").columns
    assert "这些数出自哪一格？" not in said(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cell_says_who_sent_it_when_and_what_replaced_what(opened, sample, lang):
    app = opened("submissions", lang=lang, **address(sample))
    assert not app.exception
    words = said(app)
    assert "3303" in app.title[0].value
    assert [part for part in (FILE, "G5", "2023-06-13 18:50", "SHA-256", "2023-05-乐至县-") if part not in words] == []
    versions = table(app, "state")
    assert versions["value"].tolist() == ["3,303", "2,803"]
    assert [button.label for button in app.button if button.key.startswith("trail_")] == (
        [{"zh": "全市", "en": "whole city"}[lang], "乐至县", "建设乡村振兴惠民路"]
    )


def test_a_cell_keeps_the_readers_view_and_without_a_month_has_its_own(opened, sample):
    view = {"period": "2023-08", "county": "乐至县", "project": TASK["project"], "unit": "元"}
    for asked, kept in ((view, view), ({}, {"period": "2023-05"})):
        app = opened("submissions", **address(sample), **asked)
        assert {name: app.query_params.get(name) for name in view} == dict.fromkeys(view) | kept
        app.button(key="trail_2").click().run()
        assert app.title[0].value.replace("\\", "").startswith("乐至县·建设乡村振兴惠民路：")
        assert f"报告期 {kept['period']}" in app.caption[0].value.replace("\\", "")


def test_a_file_that_the_archive_has_lost_is_said_to_be_lost(opened, sample, tmp_path: Path, monkeypatch):
    root = shutil.copytree(sample.root, tmp_path / "store")
    shutil.rmtree(root / "archive" / "files")
    monkeypatch.setenv("MINSHENG_STORE", str(root))
    app = opened("submissions", **address(sample))
    assert not app.exception
    assert "归档文件夹中没有这份原件" in app.error[0].value
    assert "下载原件" not in [button.label for button in app.get("download_button")]


def test_a_damaged_original_is_not_shown(opened, sample, tmp_path: Path, monkeypatch):
    root = shutil.copytree(sample.root, tmp_path / "store")
    wanted = address(sample)
    next((root / "archive" / "files").rglob(f"{wanted['submission']}*")).write_bytes(b"x")
    monkeypatch.setenv("MINSHENG_STORE", str(root))
    assert "已损坏" in opened("submissions", **wanted).error[0].value


def test_a_link_from_elsewhere_is_not_followed(opened):
    app = opened("submissions", submission="0123456789abcdef", cell="G5")
    assert not app.exception
    assert app.title[0].value == "没有这份填报"


@pytest.mark.parametrize("part", [{"cell": "ZZZ999999"}, {"cell": "; drop"}, {"sheet": "nowhere"}, {"cell": "5"}])
def test_any_address_gets_an_answer(opened, sample, part):
    app = opened("submissions", **{**address(sample), **part})
    assert not app.exception
    assert FILE in app.title[0].value.replace("\\", "")


def test_a_sheet_or_cell_that_a_file_cannot_have_is_named(opened, sample):
    (warning,) = opened("submissions", **{**address(sample), "sheet": "没有的表", "cell": "乱写"}).warning
    assert warning.value.replace("\\", "").split("  \n") == [
        "链接中“工作表”为“没有的表”，没有这一项，未采用。",
        "链接中“单元格”为“乱写”，没有这一项，未采用。",
        "下面按其余条件显示。",
    ]
    assert not opened("submissions", **address(sample)).warning


def test_an_excerpt_keeps_the_header_and_eight_rows_around():
    lines = [Line(1, "title", "", (Cell("标题"), Cell(""))), Line(None, "read_as", "", (Cell("→ x"), Cell(""))),
             Line(2, "header", "", (Cell("x"), Cell("y")))]  # fmt: skip
    rows = [Line(number, "data", "", (Cell(str(number)), Cell("v"))) for number in range(3, 40)]
    shown = original.excerpt(Page("s", visible=True, letters=["A", "B"], lines=[*lines, *rows]), "B20")
    assert [line.number for line in shown] == [1, None, 2, None, *range(12, 29)]
    assert [(line.number, cell.text) for line in shown for cell in line.cells if cell.is_here] == [(20, "v")]
    assert shown[0].cells == (Cell("标题", span=2),)
