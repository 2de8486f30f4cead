"""The deck of the sample: whole findings of February 2023, and what a worse month says."""

from datetime import date, datetime

import pytest

from data.model import View
from data.notes import Decision, Deck
from data.store import Store
from exports.deck import called, made
from exports.deck.figures import Figures, read
from exports.deck.slide import Grid, Lines, Slide, Tiles


@pytest.fixture(scope="module")
def february(sample: Store) -> Figures:
    return read(sample, View(period=date(2023, 2, 1)), "zh")


@pytest.fixture(scope="module")
def september(sample: Store) -> Figures:
    return read(sample, View(period=date(2023, 9, 1)), "zh")


def rows(slide: Slide) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for block in slide.blocks if isinstance(block, Grid) for row in block.rows]


def test_february_says_its_findings_in_the_office_s_words(february: Figures) -> None:
    slides = made.deck(february).slides
    assert [(slide.key, slide.title) for slide in slides] == [
        ("opening", "截至2月28日，预算下达占计划资金的20.62%，实际拨付占4.43%"),
        ("tiles", "78个已报任务中，无滞后任务"),
        ("grid", "78个已报任务中，无滞后任务"),
        ("money", "计划资金42.6亿元，已下达而未拨付的有6.91亿元"),
        ("life-construction", "13个建设类项目中，6个已开工、7个处于前期"),
        ("life-subsidy", "7个资助补助类项目全部制定实施方案，5个已开始分批发放"),
        ("counties", "6个区县均不慢于应达进度"),
        ("decisions", "本次会议尚未记录决定"),
    ]
    assert slides[0].blocks == (
        Lines(
            (
                "2023年民生实事项目20个，其中建设类13个、资助补助类7个；分解到各区县共78个任务；计划投入资金42.6亿元。",
                "13个建设类项目中，6个已开工、7个处于前期。",
                "7个资助补助类项目全部制定实施方案，5个已开始分批发放。",
                "数据截至2月28日；78个任务全部填报。",
            )
        ),
    )


def test_what_has_nothing_to_say_is_left_out_and_the_deck_says_so(february: Figures) -> None:
    deck = made.deck(february)
    assert deck.left_out == ("滞后清单", "存在问题")
    assert deck.slides[-1].blocks[-1] == Lines(("没有可说的内容、未列入的：滞后清单、存在问题。",), small=True)


def test_the_tiles_have_denominators_and_changes(february: Figures) -> None:
    (tiles,) = (block for block in made.deck(february).slides[1].blocks if isinstance(block, Tiles))
    assert [(tile.label, tile.figure, tile.change, tile.of) for tile in tiles.tiles] == [
        ("计划资金", "42.6亿元", "", "20个项目，78个任务"),
        ("预算下达", "8.79亿元", "较上月 +11.35个百分点", "占计划 20.62%，分母 42.6亿元"),
        ("实际拨付", "1.89亿元", "较上月 +2.99个百分点", "占计划 4.43%，分母 42.6亿元"),
        ("建设类开工", "6 / 13", "较上月 +3", "前期 7，未报 0"),
        ("滞后任务", "0 / 78", "较上月 0", "没有滞后"),
    ]


def test_the_red_list_says_who_how_far_why_and_what_comes_next(september: Figures) -> None:
    red = [slide for slide in made.deck(september).slides if slide.key.startswith("red")]
    assert {slide.title for slide in red} == {"滞后最重的8个任务：严重滞后4个、滞后4个，最长105天"}
    assert rows(red[0]) == [
        ("实施城镇老旧小区改造\n安岳县", "✖ 严重滞后\n滞后105天", "上级补助资金到位晚，管线单位改造不同步",
         "安岳县住房城乡建设局", "完工投用\n12月31日", "每月21个百分点"),
        ("实施城镇老旧小区改造\n临空经济区", "✖ 严重滞后\n滞后100天", "上级补助资金到位晚，管线单位改造不同步",
         "临空经济区管委会", "月度计划\n10月31日", "每月23.3个百分点"),
    ]  # fmt: skip
    assert red[-1].blocks[-1] == Lines(("另有22个滞后任务见“进度”页。",), small=True)


def test_a_common_problem_is_told_from_a_single_one(september: Figures) -> None:
    problems = [slide for slide in made.deck(september).slides if slide.key.startswith("problems")]
    kinds = [row[1].split("\n") for slide in problems for row in rows(slide)]
    assert kinds[0] == ["共性问题", "安岳县、临空经济区、乐至县、高新区"]
    assert kinds[-1] == ["个别问题", "雁江区"]


def test_any_county_department_and_project_can_be_called(september: Figures) -> None:
    known = [(kind, name) for kind in called.KINDS for name in called.names(september, kind)]
    assert len(known) == 6 + 7 + 20
    titles = {name: slide.title for kind, name in known if (slide := called.slide(september, kind, name))}
    assert set(titles) == {name for _, name in known}
    assert titles["安岳县"] == "安岳县：16个已报任务中，滞后12个（红灯1个、黄灯11个），最长滞后105天"
    assert called.slide(september, "county", "没有的县") is None


def test_a_deck_follows_its_edits(september: Figures) -> None:
    edits = Deck(
        name="九月例会", noted_at=datetime(2023, 10, 9), order=("red", "opening"), hidden=("life", "problems", "grid"),
        pinned=("人行天桥", "没有的项目"), remarks={"red": "请分管领导逐项过。"},
    )  # fmt: skip
    slides = made.deck(september, edits).slides
    assert [slide.key for slide in slides] == [
        "red-1", "red-2", "red-3", "red-4", "opening", "tiles", "money", "counties", "project:人行天桥", "decisions",
    ]  # fmt: skip
    assert [slide.remark for slide in slides[:2]] == ["请分管领导逐项过", ""]


def test_decisions_stand_on_the_last_slides(september: Figures) -> None:
    taken = [
        Decision(
            name=str(n), noted_at=datetime(2023, 10, 9), period=date(2023, 9, 1), what=f"事项{n}", who="市财政局",
            by_when=date(2023, 10, 31) if n else None,
        )
        for n in range(5)
    ]  # fmt: skip
    last = made.deck(september, None, taken).slides[-2:]
    assert [slide.title for slide in last] == ["会议决定5项", "会议决定5项"]
    assert rows(last[0])[:2] == [("事项0", "市财政局", "未定"), ("事项1", "市财政局", "10月31日")]
    assert rows(last[1]) == [("事项4", "市财政局", "10月31日")]


def test_an_english_deck_holds_no_chinese_but_names(sample: Store) -> None:
    deck = made.deck(read(sample, View(period=date(2023, 2, 1)), "en"))
    said = [text for slide in deck.slides for text in (slide.topic, slide.title)]
    assert [text for text in said if any(letter >= "\u4e00" for letter in text)] == []
