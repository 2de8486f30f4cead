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
        ("counties", "6个区县均不低于应达进度"),
        ("decisions", "提请会议研究2项"),
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


def test_what_has_nothing_to_say_is_left_out_and_the_page_is_told(february: Figures) -> None:
    deck = made.deck(february)
    assert deck.left_out == ("滞后清单", "存在问题", "决定落实")
    assert len(deck.slides[-1].blocks) == 1  # it is for who prepares the deck, not for the wall


def test_the_tiles_have_denominators_and_changes(february: Figures) -> None:
    (tiles,) = (block for block in made.deck(february).slides[1].blocks if isinstance(block, Tiles))
    assert [tile.trend for tile in tiles.tiles] == ["", "", "", "good", "same"]
    assert [(tile.label, tile.figure, tile.change, tile.of) for tile in tiles.tiles] == [
        ("计划资金", "42.6亿元", "", "20个项目，78个任务"),
        ("预算下达", "8.79亿元", "较上月 +11.35个百分点", "占计划\u00a020.62%，分母\u00a042.6亿元"),
        ("实际拨付", "1.89亿元", "较上月 +2.99个百分点", "占计划\u00a04.43%，分母\u00a042.6亿元"),
        ("建设类开工", "6 / 13", "▲\u00a0较上月好转 +3", "前期 7"),
        ("滞后任务", "0 / 78", "＝\u00a0较上月持平", "没有滞后"),
    ]


def test_the_red_list_names_seven_tasks_on_one_slide_and_leads_to_each(september: Figures) -> None:
    (red,) = (slide for slide in made.deck(september).slides if slide.key.startswith("red"))
    assert red.title == "29个任务滞后，其中严重滞后4个；最严重的是安岳县“实施城镇老旧小区改造”，滞后105天"
    assert rows(red) == [
        ("实施城镇老旧小区改造", "安岳县", "✖ 严重滞后 105天", "安岳县住房城乡建设局"),
        ("实施城镇老旧小区改造", "临空经济区", "✖ 严重滞后 100天", "临空经济区管委会"),
        ("资阳中心城区公交提升改造", "高新区", "✖ 严重滞后 95天", "高新区管委会"),
        ("实施城镇老旧小区改造", "乐至县", "✖ 严重滞后 92天", "乐至县住房城乡建设局"),
        ("建设乡村振兴惠民路", "乐至县", "■ 滞后 100天", "乐至县交通运输局"),
        ("实施城镇老旧小区改造", "雁江区", "■ 滞后 80天", "雁江区住房城乡建设局"),
        ("实施城镇老旧小区改造", "高新区", "■ 滞后 70天", "高新区管委会"),
    ]
    assert red.blocks[-1] == Lines(
        ("点击项目名称，查看原因、下一节点和按期所需速度。", "另有22个滞后任务见“进度”页。"), small=True
    )


def test_a_task_of_the_red_list_says_why_what_comes_next_and_at_what_pace(september: Figures) -> None:
    task = made.deck(september).appendix[0]
    assert called.slide(september, called.TASK, "安岳县|实施城镇老旧小区改造") == task
    assert task.title == "安岳县“实施城镇老旧小区改造”：✖ 严重滞后 105天"
    tiles, words = task.blocks
    assert isinstance(tiles, Tiles)
    assert [(tile.label, tile.figure, tile.of) for tile in tiles.tiles] == [
        ("滞后", "105 天", "✖ 严重滞后"),
        ("实际进度", "37.00%", "应达 70.00%，进度差 −33.0个百分点"),
        ("按期每月需推进", "21", "个百分点"),
        ("下一节点", "12月31日", "完工投用"),
    ]
    assert words == Lines(
        (
            "存在问题：上级补助资金到位晚，管线单位改造不同步", "下步举措：争取资金尽快到位，统筹管线单位同步施工",
            "责任单位：安岳县住房城乡建设局", "实施主体：安岳县老旧小区改造服务中心（示例）",
        )
    )  # fmt: skip


def test_a_common_problem_is_told_from_a_single_one(september: Figures) -> None:
    problems = [slide for slide in made.deck(september).slides if slide.key.startswith("problems")]
    assert [slide.title for slide in problems] == [
        "22个滞后任务报了问题，归为17个，其中3个在多个区县出现",
        "问题（续）：建设乡村振兴惠民路、资阳中心城区公交提升改造、实施城镇老旧小区改造",
    ]
    kinds = [row[1].split("\n") for slide in problems for row in rows(slide)]
    assert kinds[0] == ["共性问题", "安岳县、临空经济区、乐至县、高新区"]
    assert kinds[-1] == ["个别问题", "雁江区"]


def test_any_county_department_and_project_can_be_called(september: Figures) -> None:
    known = [(kind, name) for kind in called.KINDS for name in called.names(september, kind)]
    assert len(known) == 6 + 7 + 20
    titles = {name: slide.title for kind, name in known if (slide := called.slide(september, kind, name))}
    assert set(titles) == {name for _, name in known}
    assert titles["安岳县"] == "安岳县：16个已报任务中，滞后11个（红灯1个、黄灯10个），最长滞后105天"
    assert called.slide(september, "county", "没有的县") is None


def test_a_county_s_slide_says_how_many_more_tasks_are_behind(september: Figures) -> None:
    county = called.slide(september, "county", "安岳县")
    assert county is not None
    assert (len(rows(county)), county.blocks[-1]) == (3, Lines(("另有8个滞后任务见“进度”页。",), small=True))


def test_a_deck_follows_its_edits(september: Figures) -> None:
    edits = Deck(
        name="九月例会", noted_at=datetime(2023, 10, 9), order=("red", "opening"), hidden=("life", "problems", "grid"),
        pinned=("人行天桥", "没有的项目"), remarks={"red": "请分管领导逐项过。"},
    )  # fmt: skip
    slides = made.deck(september, edits).slides
    assert [slide.key for slide in slides] == [
        "red", "opening", "tiles", "money", "counties", "project:人行天桥", "decisions",
    ]  # fmt: skip
    assert [slide.remark for slide in slides[:2]] == ["请分管领导逐项过", ""]


def decision(name: str, period: date = date(2023, 9, 1), **known: object) -> Decision:
    return Decision.model_validate({"name": name, "noted_at": datetime(2023, 10, 9), "period": period, **known})


def test_decisions_stand_on_the_last_slides(september: Figures) -> None:
    taken = [
        decision(str(n), what=f"事项{n}", who="市财政局", by_when=date(2023, 10, 31) if n else None) for n in range(6)
    ]
    asks, *last = made.deck(september, None, taken).slides[-3:]
    assert asks.title == "提请会议研究3项"  # what is decided does not take away what is not yet
    assert [slide.title for slide in last] == ["本次共6项", "本次共6项"]
    assert rows(last[0])[:2] == [("事项0", "市财政局", "未定"), ("事项1", "市财政局", "10月31日")]
    assert rows(last[1]) == [("事项5", "市财政局", "10月31日")]


def test_a_decision_without_a_deadline_says_whether_that_was_meant(september: Figures) -> None:
    known = [
        decision(f"{month} {is_meant}", date(2023, month, 1), what="按月调度", who="市财政局", is_open_ended=is_meant)
        for month in (8, 9) for is_meant in (True, False)
    ]  # fmt: skip
    earlier, _, now = made.deck(september, None, known).slides[-3:]
    assert [(row[2], row[3]) for row in rows(earlier)] == [("不设期限", "不设期限"), ("未定", "未定时限")]
    assert [row[2] for row in rows(now)] == ["不设期限", "未定"]


def test_before_anything_is_decided_the_figures_ask_the_meeting(september: Figures) -> None:
    asks = made.deck(september).slides[-1]
    assert asks.title == "提请会议研究3项"
    assert asks.blocks[0] == Lines(
        (
            "请各责任单位对亮红灯、橙灯的8个任务逐项说明原因，提出赶工措施。",
            "已报任务计划资金（42.6亿元）中尚有11.0亿元未下达，请按进度下达；已下达资金（31.7亿元）中尚有8.96亿元未拨付，请加快拨付。",
            "请各区县、各部门按时报送10月进展情况。",
        )
    )


def test_earlier_decisions_that_are_not_done_come_before_new_ones(sample: Store, september: Figures) -> None:
    august = date(2023, 8, 1)
    known = [
        decision("a", august, what="按月调度", who="市住房城乡建设局", by_when=date(2023, 12, 31)),
        decision("b", august, what="资金到位", who="市财政局", by_when=date(2023, 9, 30)),
        decision("c", august, what="完成选址", by_when=date(2023, 9, 15), closed_on=date(2023, 9, 14)),
        decision("d", date(2023, 10, 1), what="以后的决定"),
    ]
    slides = made.deck(september, None, known).slides
    assert [(slide.key, slide.title) for slide in slides[-2:]] == [
        ("earlier", "此前会议决定3项，2项未办结，其中1项已过时限"), ("decisions", "提请会议研究3项"),
    ]  # fmt: skip
    assert rows(slides[-2]) == [
        ("资金到位", "市财政局", "9月30日", "▲ 已过时限"),
        ("按月调度", "市住房城乡建设局", "12月31日", "时限未到"),
    ]
    past = read(sample, View(period=date(2023, 9, 1), as_of=date(2023, 9, 12)), "zh")
    assert made.deck(past, None, known).slides[-2].title == "此前会议决定3项，3项未办结"


def test_an_english_deck_holds_no_chinese_but_names(sample: Store) -> None:
    deck = made.deck(read(sample, View(period=date(2023, 2, 1)), "en"))
    said = [text for slide in deck.slides for text in (slide.topic, slide.title)]
    assert [text for text in said if any(letter >= "\u4e00" for letter in text)] == []
