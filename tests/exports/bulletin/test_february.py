"""The bulletin of Ziyang's February 2023: its figures are those that the office published."""

import re
from datetime import date

import pytest

from data.store import Store
from exports.bulletin.brief import brief
from exports.bulletin.document import Bulletin
from exports.bulletin.word import word
from tests.exports.bulletin import papers

MARK = re.compile(r"\[[\d,]+\]")


@pytest.fixture(scope="module")
def february(sample: Store) -> Bulletin:
    return papers.made(sample, date(2023, 2, 1))


@pytest.fixture(scope="module")
def paper(february: Bulletin) -> bytes:
    return word(february)


def unmarked(text: str) -> str:
    return MARK.sub("", text)


def test_the_paragraph_holds_the_published_figures(paper: bytes) -> None:
    """42.6, 8.79, 20.62 %, 1.88, 4.43 %, 21.47 %; of 13 projects 6 started and 7 in preparation; 7 with their plan."""
    told = [unmarked(text) for text in papers.paragraphs(paper)]
    promised = (
        "2023年民生实事项目20个，其中建设类13个、资助补助类7个；分解到各区县共78个任务；计划投入资金42.6亿元。"
        "数据截至2月28日；78个任务全部填报。"
    )
    told_of = (
        "13个建设类项目中，6个已开工、7个处于前期。7个资助补助类项目全部制定实施方案，5个已开始分批发放。"
        "预算下达8.79亿元，占计划资金（42.6亿元）的20.62%；"
        "实际拨付1.89亿元，占计划资金（42.6亿元）的4.43%，占预算下达（8.79亿元）的21.47%。"
        "公开发布的实际拨付为1.88亿元：本系统为1.888亿元，舍去末位以后即公开数；四舍五入应为1.89亿元。"
    )
    assert told[4:6] == [promised, told_of]


def test_sections_stand_in_the_order_of_the_office(paper: bytes) -> None:
    headings = [text for text in papers.paragraphs(paper) if re.match("[一二三四五六七]、|附表$|注释$", text)]
    assert headings == [
        "一、总体情况", "二、分县区情况", "三、分部门情况", "四、资金情况", "五、类别情况", "六、存在问题",
        "七、下步要求",
        "附表", "注释",
    ]  # fmt: skip


def test_it_says_what_changed_since_january(paper: bytes) -> None:
    told = [unmarked(text) for text in papers.paragraphs(paper)]
    assert told[7] == (
        "与上期（1月）相比，两期都报的78个任务，下达进度提高11.35个百分点；拨付占计划提高2.99个百分点；"
        "实际进度提高10.49个百分点；建设类新开工3个；滞后任务数不变。"
    )


def test_every_mark_has_its_note_with_base_and_files(paper: bytes) -> None:
    told = papers.paragraphs(paper)
    notes = [text for text in told if re.match(r"\[\d+\] ", text)]
    marks = {int(n) for text in told for group in re.findall(r"\[([\d,]+)\](?! )", text) for n in group.split(",")}
    assert marks == set(range(1, len(notes) + 1))
    assert "[4] 下达进度：预算下达÷计划资金；全部任务的分母42.6亿元（78个任务两数都报，出自6份填报）。" in notes
    assert "数据版本1；本期数据出自6份填报。" in told


def test_sample_data_is_called_so_on_the_first_page_and_in_the_header(paper: bytes) -> None:
    sample = "示例数据：除公开发布的数据外均为虚构，仅供演示，不得作为工作依据"
    assert papers.paragraphs(paper)[:3] == ["2023年2月民生实事项目督查情况", "（1至2月累计，数据截至2月28日）", sample]
    assert papers.everything(paper).count(sample) == 3


def test_the_table_of_funds_has_exact_amounts_and_a_total(paper: bytes) -> None:
    funds = papers.tables(paper)[2]
    assert funds[0] == ["区县", "计划资金", "预算下达", "下达占计划%", "实际拨付", "拨付占计划%", "拨付占下达%"]
    assert funds[-1] == ["合计", "426,400.00", "87,930.00", "20.62", "18,880.00", "4.43", "21.47"]


def test_the_table_of_departments_says_who_reported_and_has_a_total(sample: Store) -> None:
    departments = papers.tables(word(papers.made(sample, date(2023, 8, 1))))[1]
    assert departments[0] == [
        "牵头单位", "项目数", "任务数", "已报", "滞后任务", "最长滞后（天）", "拨付占计划%",
    ]  # fmt: skip
    assert [row[:5] for row in departments[1:]] == [
        ["市交通运输局", "3", "12", "12", "5"],
        ["市住房城乡建设局", "6", "23", "23", "12"],
        ["市教育和体育局", "4", "16", "15", "5"],
        ["市卫生健康委", "2", "8", "8", "1"],
        ["市水务局", "1", "3", "3", "1"],
        ["市民政局", "3", "12", "12", "3"],
        ["市人力资源社会保障局", "1", "4", "4", "1"],
        ["合计", "20", "78", "77", "28"],
    ]
    assert departments[-1][5:] == ["88", "46.21"]


def test_the_brief_has_five_figures(february: Bulletin) -> None:
    figures = papers.tables(brief(february))[0]
    assert figures == [
        ["计划资金", "下达占计划", "拨付占计划", "建设类开工", "滞后任务"],
        ["42.6亿元", "20.62%", "4.43%", "6 / 13", "0 / 78"],
        [
            "20个项目",
            "分母42.6亿元，较上期+11.35个百分点", "分母42.6亿元，较上期+2.99个百分点", "较上期+3", "与上期持平",
        ],
    ]  # fmt: skip


def test_a_quarter_that_is_not_over_says_so(sample: Store) -> None:
    assert papers.made(sample, date(2023, 2, 1), "quarterly").title == "2023年第一季度（截至2月）民生实事项目情况通报"
    june = papers.made(sample, date(2023, 6, 1), "quarterly")
    assert (june.title, june.facts.previous) == ("2023年第二季度民生实事项目情况通报", date(2023, 3, 1))


def test_it_is_what_was_known_that_day(sample: Store) -> None:
    """Before the correction of 2023-06-13, 乐至县's disbursed money was less."""
    now, then = (papers.made(sample, date(2023, 5, 1), as_of=day) for day in (None, date(2023, 6, 12)))
    assert now.facts.tasks.get_column("disbursed_wan").sum() > then.facts.tasks.get_column("disbursed_wan").sum()
    assert then.basis[-1] == "只计2023-06-12以前收到的填报。"
