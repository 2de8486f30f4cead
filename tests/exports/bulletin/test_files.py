"""The command line and the files: Word always, PDF where LibreOffice is there, a sentence where it is not."""

import shutil
import subprocess
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from data.model import View
from data.store import Store
from exports.__main__ import main
from exports.bulletin import brief, pdf
from exports.bulletin.facts import facts
from exports.templates import make
from tests.exports.bulletin import papers

NO_OFFICE = "没有生成PDF：这台机器没有可用的LibreOffice（含Writer）。请安装后重试，或改用Word文件。\n"


def run(store: Store, out: Path | None, *more: str) -> int:
    said = ["bulletin", "--period", "2023-02", "--kind", "monthly", "--store", str(store.root), *more]
    return main([*said, "--out", str(out)] if out else said)


def test_a_command_writes_a_word_file(sample: Store, tmp_path: Path) -> None:
    assert run(sample, tmp_path / "a.docx") == 0
    assert papers.paragraphs((tmp_path / "a.docx").read_bytes())[0] == "2023年2月民生实事项目督查情况"


def test_the_same_in_english(sample: Store, tmp_path: Path) -> None:
    assert run(sample, tmp_path / "a.docx", "--language", "en", "--kind", "quarterly") == 0
    title = "Quarterly bulletin of livelihood projects, first quarter of 2023 (to the end of February)"
    assert papers.paragraphs((tmp_path / "a.docx").read_bytes())[0] == title


@pytest.mark.parametrize(
    ("language", "money"),
    [
        ("zh", "时间进度66.67%；下达进度比时间进度低1.65个百分点；拨付占计划比时间进度低20.46个百分点。"),
        ("en", ("The linear clock stands at 66.67%; issued ÷ planned is 1.65 percentage points below it; "
               "disbursed ÷ planned is 20.46 percentage points below it.")),
    ],
)  # fmt: skip
def test_the_page_for_leaders_has_room_for_both_gaps_of_money(sample: Store, language: str, money: str) -> None:
    told = brief.findings(facts(sample, View(period=date(2023, 8, 1)), "monthly", language, names=False))
    assert told[2].startswith(money)


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("a.txt", (), "请用 --out 写明文件名，以 .docx 或 .pdf 结尾。\n"),
        (None, (), "请用 --out 写明文件名，以 .docx 或 .pdf 结尾。\n"),
        ("a.docx", ("--kind", "weekly"), "--kind 不能是“weekly”，可选：monthly、quarterly。\n"),
        ("a.docx", ("--period", "2030-01"), "2030-01没有目标任务。请核对报告期和数据截至日期。\n"),
    ],
)
def test_what_cannot_be_meant_is_said(
    sample: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str | None,
    more: tuple[str, ...],
    said: str,
) -> None:
    assert run(sample, tmp_path / name if name else None, *more) == 2
    assert capsys.readouterr().err == said
    assert list(tmp_path.iterdir()) == []


def test_where_libreoffice_is_missing_it_is_said(
    sample: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(sample, tmp_path / "a.pdf") == 2
    assert capsys.readouterr().err == NO_OFFICE


def test_a_pdf_is_made_or_it_is_said_why_not(sample: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where LibreOffice can, the page for leaders is one page; elsewhere the sentence stands."""
    code = run(sample, tmp_path / "a.pdf", "--brief", "--period", "2023-08")
    if code == 0:
        made = (tmp_path / "a.pdf").read_bytes()
        assert (made[:5], made.count(b"/Type/Page\n") + made.count(b"/Type/Page/")) == (b"%PDF-", 1)
    else:
        assert (code, capsys.readouterr().err) == (2, NO_OFFICE)


def test_a_failing_libreoffice_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!{shutil.which('sh')}\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pdf.NoOfficeError) as failed:
        pdf.pdf(b"no paper")
    assert isinstance(failed.value.__cause__, subprocess.CalledProcessError)


def test_the_templates_are_those_that_the_script_makes(tmp_path: Path) -> None:
    make.main(tmp_path)
    kept = {path.name: _parts(path) for path in make.HERE.glob("*.docx")}
    assert {path.name: _parts(path) for path in tmp_path.iterdir()} == kept
    assert sorted(kept) == ["brief.en.docx", "brief.zh.docx", "bulletin.en.docx", "bulletin.zh.docx"]


def _parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
