"""Which of our figures a column of a published table prints, what is asked about, and what cannot be compared."""

from datetime import date

import pytest

from metrics.reconciliation import against
from metrics.reconciliation.whose import Known

KNOWN = Known(
    {
        "county": {"东山区": [], "西河县": [], "南江县": []},
        "project": {"示例学校": [], "示例道路": []},
        "department": {"示例教育局": [], "示例交通局": []},
        "category": {"construction": ["建设类"], "subsidy": ["资助补助类"]},
    }
)
MAY = date(2023, 5, 1)


@pytest.fixture
def offered(checked):
    return lambda rows: against.offer(checked(rows), KNOWN, MAY)


def said(offered) -> list[str]:
    return [f"{one.key} {one.figures[0] if one.is_sure else one.sentence('zh')}" for one in offered.columns]


def test_a_column_is_recognised_by_its_words_its_unit_and_what_its_rate_is_of(offered):
    found = offered([
        ["区县", "计划资金(万元)", "资金到位(万元)", "到位率", "累计拨付(万元)", "拨付率", "占到位", "时间进度"],
        ["东山区", 1000, 900, "90%", 450, "45%", "50%", "41.67%"],
        ["西河县", 800, 600, "75%", 300, "37.5%", "50%", "41.67%"],
        ["南江县", 500, 500, "100%", 400, "80%", "80%", "41.67%"],
    ])  # fmt: skip
    assert said(found) == [
        "B planned_wan", "C arrived_wan", "D arrived_of_planned_pct", "E disbursed_wan", "F disbursed_of_planned_pct",
        "G disbursed_of_arrived_pct", "H linear_pct",
    ]  # fmt: skip


def test_a_start_rate_is_of_the_base_that_its_table_divides_by(offered):
    head = ["区县", "项目总数", "年内应开工", "已开工", "开工率(%)"]
    found = offered(
        [head, ["东山区", 18, 15, 14, "93.3"], ["西河县", 14, 14, 13, "92.9"], ["南江县", 21, 18, 15, "83.3"]]
    )
    assert said(found) == [
        "B projects", "C 本系统没有这个数。", "D 可能是全部中已开工，请选择或确认。", "E start_rate_year_pct",
    ]  # fmt: skip


def test_what_is_in_doubt_is_asked_about_and_what_is_not_ours_says_why(offered):
    found = offered([
        ["区县", "支出金额(万元)", "支出进度", "完成率", "拨付资金", "当月拨付(万元)", "上年拨付(万元)",
         "1-4月拨付(万元)", "满意度"],
        ["东山区", 10, "21%", "35%", 7, 3, 9, 6, "95%"],
        ["西河县", 20, "33%", "48%", 9, 4, 8, 5, "96%"],
    ])  # fmt: skip
    assert said(found) == [
        "B 可能是实际拨付、资金支付，请选择或确认。",
        "C 可能是拨付占计划、拨付占下达、拨付占到位、支付占计划、支付率，请选择或确认。",
        "D 可能是目标完成率、实际进度、年度目标达成率，请选择或确认。",
        "E 没有写明金额单位，不知道是元、万元还是亿元。",
        "F 是当月数，本系统的数从1月起累计。",
        "G 是上年或同比的数，本系统只有本年的数。",
        "H 是4月的数，不是所选报告期的数。",
        "I 本系统没有这个数。",
    ]


@pytest.mark.parametrize(("rows", "whose", "strangers"), [
    ([["区县", "数"], ["1、东山区", 1], ["西河", 2], ["丁县", 3], ["全市", 6]],
     [(("county", "东山区"),), (("county", "西河县"),), ()], ("丁县",)),
    ([["区县", "项目", "数"], ["东山区", "示例学校", 1], ["", "示例道路", 2], ["西河县", "示例学校", 3]],
     [(("county", "东山区"), ("project", "示例学校")), (("county", "东山区"), ("project", "示例道路")),
      (("county", "西河县"), ("project", "示例学校"))], ()),
    ([["类别", "数"], ["一、建设类", 1], ["二、资助补助类", 2], ["合计", 3]],
     [(("category", "construction"),), (("category", "subsidy"),), ()], ()),
])  # fmt: skip
def test_rows_are_of_counties_projects_and_categories_that_we_know(offered, rows, whose, strangers):
    found = offered(rows).whose
    assert (list(found.rows.values()), found.strangers) == (whose, strangers)


def test_a_total_of_some_of_our_counties_is_not_ours(offered):
    found = offered([["区县", "数"], ["东山区", 1], ["西河县", 2], ["合计", 3]]).whose
    assert (list(found.rows.values()), found.left_out) == (
        [(("county", "东山区"),), (("county", "西河县"),)], {"listed": "2", "of": "3"},
    )  # fmt: skip


def test_a_table_with_counties_for_columns_is_turned(offered):
    found = offered([["指标", "东山区", "西河县", "南江县"], ["计划资金(万元)", 1, 2, 3], ["实际拨付(万元)", 1, 1, 2]])
    assert said(found) == ["2 planned_wan", "3 disbursed_wan"]


def test_a_table_of_others_is_not_compared(offered):
    assert offered([["乡镇", "数"], ["某镇", 1], ["某乡", 2]]).whose is None


def test_of_one_project_what_was_due_and_done_is_not_in_doubt(checked):
    rows = [["区县", "目标任务(户)", "已完成(户)", "完成率"], ["东山区", 50, 20, "40%"], ["西河县", 80, 60, "75%"]]
    found = against.offer(checked(rows), KNOWN, MAY, is_of_one=True)
    assert said(found) == ["B target_value", "C done_value", "D completion_pct"]
    found = against.offer(checked(rows), KNOWN, MAY)
    assert [one.is_sure for one in found.columns] == [False, False, False]


def test_a_column_for_each_county_is_of_the_figure_that_the_title_names(offered):
    title = ["2023年5月各区县实际拨付情况（万元）", "", "", ""]
    rows = [["项目", "东山区", "西河县", "合计"], ["示例学校", 100, 200, 300], ["示例道路", 10, 20, 30]]
    named = offered([title, *rows])
    assert said(named) == ["B disbursed_wan", "C disbursed_wan", "D 本系统没有这个数。"]  # a total of two of three
    assert list(named.whose.columns.values())[:2] == [(("county", "东山区"),), (("county", "西河县"),)]
    turned = offered([title[:3], *([row[at] for row in rows] for at in range(4))])
    assert said(turned) == ["B disbursed_wan", "C disbursed_wan"]
    assert list(turned.whose.columns.values()) == [(("project", "示例学校"),), (("project", "示例道路"),)]


def test_where_the_title_names_no_one_figure_so_far_each_column_is_asked_about(offered):
    rows = [["项目", "东山区", "西河县", "合计"], ["示例学校", 100, 200, 300], ["示例道路", 10, 20, 30]]
    asked = "可能是计划资金、预算下达、资金到位、实际拨付、资金支付，请选择或确认。"
    for title in ("各区县资金（万元）", "各区县预计实际拨付（万元）", "各区县预算下达和实际拨付（万元）"):
        found = said(offered([[title, "", "", ""], *rows]))
        assert found == [f"B {asked}", f"C {asked}", "D 本系统没有这个数。"], title
