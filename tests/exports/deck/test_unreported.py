"""What did not report is not counted as being on time: the deck and the bulletin say of how many that did."""

from datetime import date

import pytest

from data.model import View
from data.store import Store
from exports.bulletin.document import bulletin
from exports.bulletin.facts import facts
from exports.deck import made
from exports.deck.figures import read
from exports.sentences.wording import plain


def titles(store: Store, period: date, language: str) -> dict[str, str]:
    return {slide.key: slide.title for slide in made.deck(read(store, View(period=period), language)).slides}


def first(store: Store, period: date, section: str, language: str = "zh") -> str:
    told = bulletin(facts(store, View(period=period), "monthly", language)).sections[section]
    return plain(told[0], language)


JULY, NOVEMBER = date(2023, 7, 1), date(2023, 11, 1)


@pytest.mark.parametrize(
    ("language", "grid", "counties"),
    [
        (
            "zh",
            "已报的5个区县中4个有滞后任务（临空经济区未报），最多的是安岳县（10个，占其已报的16个任务）",
            "已报的5个区县中4个低于应达进度（临空经济区未报），差距最大的是乐至县，低12.2个百分点",
        ),
        (
            "en",
            (
                "4 of 5 reporting counties have tasks behind (临空经济区 did not report); "
                "安岳县 has the most (10 of its 16 reported tasks)"
            ),
            (
                "4 of 5 reporting counties are below expected progress (临空经济区 did not report); "
                "the furthest behind is 乐至县, by 12.2 percentage points"
            ),
        ),
    ],
)
def test_one_silent_county_is_named(sample: Store, language: str, grid: str, counties: str) -> None:
    told = titles(sample, JULY, language)
    assert (told["grid"], told["counties"]) == (grid, counties)


def test_several_silent_counties_are_counted(early: Store) -> None:
    said = "12个已报任务中，滞后7个（红灯1个、黄灯6个），最长滞后115天（另有5个区县未报）"
    assert titles(early, NOVEMBER, "zh")["grid"] == said


def test_the_bulletin_counts_those_that_reported(sample: Store, early: Store) -> None:
    assert first(sample, JULY, "counties") == (
        "已报的5个区县中，1个的实际进度不低于应达进度（临空经济区未报）；低于应达进度的是乐至县（低12.25个百分点）、"
        "安岳县（低8.88个百分点）、雁江区（低5.36个百分点）、高新区（低1.01个百分点）。"
    )
    assert first(early, NOVEMBER, "counties") == "已报的1个区县的实际进度低于应达进度（另有5个区县未报）。"
    assert first(early, NOVEMBER, "counties", "en") == (
        "The one reporting county is below expected progress (5 more counties did not report)."
    )
    assert first(early, NOVEMBER, "departments") == "已报的5个牵头单位中，1个无滞后任务。"
    assert first(early, NOVEMBER, "departments", "en") == "1 of 5 reporting lead departments has no task behind."
