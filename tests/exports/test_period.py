"""A month that one county reported early is nobody's default; asked for, it speaks of the tasks that reported alone."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from pptx import Presentation

from data.model import View
from data.store import Store
from exports.__main__ import main
from exports.deck import made
from exports.deck.figures import read
from exports.deck.slide import Lines, Tiles
from exports.sentences.wording import plain
from exports.view import period, reported
from tests.exports.bulletin import papers

NOVEMBER = date(2023, 11, 1)


def test_months_count_the_tasks_of_the_register_each_once(early: Store) -> None:
    """In May and August counties sent corrections; in July 临空经济区 sent nothing."""
    assert reported(early, None).rows() == [
        (date(2023, 11, 1), 78, 12), (date(2023, 10, 1), 78, 78), (date(2023, 9, 1), 78, 78),
        (date(2023, 8, 1), 78, 77), (date(2023, 7, 1), 78, 70), (date(2023, 6, 1), 78, 78),
        (date(2023, 5, 1), 78, 78), (date(2023, 4, 1), 78, 78), (date(2023, 3, 1), 78, 78),
        (date(2023, 2, 1), 78, 78), (date(2023, 1, 1), 78, 78),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "month"),
    [
        pytest.param(None, date(2023, 10, 1), id="all that has come"),
        pytest.param(date(2023, 12, 1), date(2023, 10, 1), id="the day of the early form"),
        pytest.param(date(2023, 3, 31), date(2023, 2, 1), id="as known in March"),
        pytest.param(date(2023, 1, 1), date(2023, 1, 1), id="before any report: January of the register"),
    ],
)
def test_the_month_of_a_view_that_names_none(early: Store, as_of: date | None, month: date) -> None:
    assert period(early, View(as_of=as_of)) == month
    assert period(early, View(period=NOVEMBER, as_of=as_of)) == NOVEMBER


@pytest.mark.parametrize("command", [["table", "--metric", "funding", "--by", "county"], ["extract"]])
def test_tables_without_a_month_are_of_october(
    early: Store, capsysbinary: pytest.CaptureFixture[bytes], command
) -> None:
    assert main([*command, "--store", str(early.root)]) == 0
    written = json.loads(capsysbinary.readouterr().out, parse_float=Decimal)
    assert written["period"] == "2023-10"


def test_deck_and_bulletin_without_a_month_are_of_october(early: Store, tmp_path: Path) -> None:
    slides, paper, store = tmp_path / "会议.pptx", tmp_path / "督查.docx", ["--store", str(early.root)]
    assert main(["deck", *store, "--out", str(slides)]) == 0
    assert main(["bulletin", "--kind", "monthly", *store, "--out", str(paper)]) == 0
    assert Presentation(slides).core_properties.title == "2023年民生实事项目监督情况（1至10月）"
    assert docx.Document(paper).core_properties.title == "2023年10月民生实事项目督查情况"


@pytest.mark.parametrize(
    ("language", "opening", "tiles", "resting"),
    [
        (
            "zh",
            "截至11月30日，已报的12个任务（共78个）预算下达占计划资金的90.33%，实际拨付占78.01%",
            [
                "占计划\u00a090.33%，分母\u00a04.36亿元",
                "占计划\u00a078.01%，分母\u00a04.36亿元",
            ],
            "比率只计已报的12个任务（共78个）。“较上月”只比较两个月都报了的12个任务。",
        ),
        (
            "en",
            (
                "By 30 November, of the 12 tasks reported (78 in all), 90.33% of planned funding was issued and 78.01% "
                "disbursed"
            ),
            [
                "90.33% of ¥436m planned",
                "78.01% of ¥436m planned",
            ],
            "Rates: only the 12 tasks reported (78 in all). Changes on last month: only the 12 tasks reported in both.",
        ),
    ],
)
def test_the_deck_of_november_names_the_tasks_that_its_rates_rest_on(
    early: Store, language: str, opening: str, tiles: list[str], resting: str
) -> None:
    slides = made.deck(read(early, View(period=NOVEMBER), language)).slides
    assert (slides[0].key, slides[0].title) == ("opening", opening)
    shown = next(block for block in slides[1].blocks if isinstance(block, Tiles)).tiles
    assert [tile.of for tile in shown[1:3]] == tiles
    assert [block.lines for block in slides[1].blocks if isinstance(block, Lines)] == [(resting,)]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("zh", "已报的12个任务（共78个）预算下达3.94亿元，占计划资金（4.36亿元）的90.33%；实际拨付"),
        ("en", "Of the 12 tasks reported (78 in all), ¥394m was issued, 90.33% of planned funding (¥436m); "),
    ],
)
def test_the_bulletin_of_november_does_so_too(early: Store, language: str, opening: str) -> None:
    told = [plain(each, language) for each in papers.made(early, NOVEMBER, language=language).sections["overall"]]
    assert opening in told[1]
    of_few = opening[: opening.index("）") + 1] if language == "zh" else opening[: opening.index(",") + 1]
    assert told[2].startswith(of_few)
