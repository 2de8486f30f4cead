"""Layouts that no published table of the tests has: what is found in each, and what must not be taken for a slip."""

from openpyxl import Workbook

from metrics.reconciliation.verdict import Verdict


def test_subtotals_and_a_total_each_add_up_their_own_rows(checked, verdicts):
    table = checked([
        ["序号", "区县", "项目数", "到位资金(万元)", "到位率(%)", "计划资金(万元)"],
        [1, "甲区", 10, "900.40", "75.0", "1200.50"],
        [2, "乙区", 8, "800", "100", "800"],
        ["小计", "", 18, "1700.4", "85", "2000.5"],
        [3, "丙县", 5, "250", "50", "500"],
        [4, "丁县", 7, "350", "50", "700"],
        ["小计", "", 12, "600", "50", "1200"],
        ["合计", "", 30, "2300.4", "71.88", "3200.5"],
    ])  # fmt: skip
    assert [line for line in verdicts(table) if line.startswith("sum")] == [
        f"sum exact {letter}{row}" for row in (4, 7, 8) for letter in "CDF"
    ]
    assert {check.verdict for check in table.checks} == {Verdict.EXACT, Verdict.HALF_UP}


def test_a_total_over_its_sources_is_found_under_a_stacked_header(checked, verdicts):
    table = checked(
        [
            ["项目", "资金合计", "其中", "", "", "项目个数"],
            ["", "", "中央", "省", "市县", ""],
            ["学校", 300, 100, 50, 150, 3],
            ["医院", 500, 200, 100, 200, 2],
            ["道路", 250, 0, 100, 145, 1],
            ["合计", 1050, 300, 250, 495, 6],
        ],
        "A1:A2", "B1:B2", "C1:E1", "F1:F2",
    )  # fmt: skip
    assert verdicts(table) == [
        "sum exact B6", "sum exact C6", "sum exact D6", "sum exact E6", "sum exact F6", "sum exact B3", "sum exact B4",
        "sum differs B5", "sum differs B6",
    ]  # fmt: skip


def test_shares_are_of_the_total_row(checked, verdicts):
    table = checked([["类别", "件数", "占比(%)"], ["交通", 12, "24.0"], ["教育", 9, "18.0"], ["合计", 50, "100.0"]])
    assert [line for line in verdicts(table) if line.startswith("ratio")] == [
        f"ratio exact C{row}" for row in (2, 3, 4)
    ]


def test_growth_is_what_was_gained_over_what_was(checked, verdicts):
    table = checked(
        [
            ["指标", "单位", "2022年", "2023年", "同比增长(%)"],
            ["养老床位", "张", "1200", "1500", "25.0"],
            ["公园绿地", "公顷", "88", "90", "2.3"],
            ["事故起数", "次", "50", "40", "-20"],
        ]
    )
    assert verdicts(table) == ["ratio exact E2", "ratio half_up E3", "ratio exact E4"]


def test_rates_in_a_row_are_of_the_rows_above_and_are_not_added_up(checked, verdicts):
    table = checked(
        [
            ["指标", "甲县", "乙县", "丙县", "全市"],
            ["目标(户)", 300, 450, 120, 870],
            ["完成(户)", 217, 450, 61, 728],
            ["完成率(%)", "72.3", "100", "50.8", "83.6"],
        ]
    )
    assert verdicts(table) == [
        "sum exact E2", "sum exact E3", "ratio half_up B4", "ratio exact C4", "ratio half_up D4", "ratio truncated E4",
    ]  # fmt: skip


def test_parts_named_below_their_row_leave_one_unmentioned(checked, verdicts):
    table = checked(
        [
            ["指标", "数量(个)"],
            ["项目数", 45],
            ["其中：已完工", 24],
            ["其中：超序时", 9],
            ["其中：达序时", 11],
        ]
    )
    assert verdicts(table) == ["sum asked B2"]
    assert table.checks[0].sentence("zh") == "其中项共44个，比所属的数少1个，还有没单列的部分。"


def test_how_many_were_there_is_no_vote(checked):
    table = checked(
        [
            ["项目", "应到", "满意", "基本满意", "不满意", "满意率"],
            ["一", 231, 200, 25, 6, "86.6%"],
            ["二", 231, 180, 40, 11, "77.9%"],
            ["三", 231, 150, 60, 21, "64.9%"],
            ["四", 231, 150, 60, 12, "64.9%"],
        ]
    )
    off = [check.sentence("zh") for check in table.checks if check.verdict is Verdict.DIFFERS]
    assert off == ["3个部分之和为222，比合计少9。可能填错：C5 150→159、D5 60→69、E5 12→21；或有没列出的部分。"]


def test_a_fall_of_a_cumulative_figure_is_asked_about(checked, verdicts):
    table = checked(
        [
            ["区县", "目标", "一季度", "上半年", "前三季度", "全年"],
            ["甲县", 100, 20, 45, 70, 98],
            ["乙县", 200, 30, 25, 150, 200],
        ]
    )
    assert verdicts(table) == ["series asked D3", "series asked E3"]


def test_a_table_without_relations_accuses_nobody(checked):
    table = checked([["排名", "区县", "得分", "完成率"], [1, "甲县", "95.5", "88%"], [2, "乙县", "93.1", "85%"]])
    assert [(check.verdict, check.cell) for check in table.checks] == [(Verdict.SKIPPED, "D2")]


def test_a_workbooks_own_quotients_are_compared_as_displayed(checked_book, verdicts):
    book = Workbook()
    sheet = book.active
    for row in [["县区", "年度目标(户)", "已完成(户)", "完成率"], ["甲县", 300, 217, 217 / 300], ["乙县", 450, 450, 1]]:
        sheet.append(row)
    for row in (2, 3):
        sheet.cell(row, 4).number_format = "0.0%"
    table = checked_book(book)
    assert verdicts(table) == ["ratio half_up D2", "ratio exact D3"]
    assert [check.published for check in table.checks] == ["72.3%", "100.0%"]


def test_a_total_column_that_is_off_names_the_digit_that_would_explain_it(checked):
    table = checked(
        [
            ["项目", "满意", "基本满意", "不满意", "合计"],
            ["甲", 95, 27, 0, 222],
            ["乙", 175, 43, 4, 222],
            ["丙", 161, 58, 3, 222],
        ]
    )
    off = [check for check in table.checks if check.verdict is Verdict.DIFFERS]
    assert [(check.cell, check.params["candidates"]) for check in off] == [("E2", "E2 222→122、C2 27→127、B2 95→195")]


def test_what_runs_on_is_what_was_and_what_the_month_added(checked, verdicts):
    table = checked([
        ["月份", "当月投资(亿元)", "累计投资(亿元)"],
        ["1月", "1.2", "1.2"],
        ["2月", "1.0", "2.2"],
        ["3月", "2.5", "4.7"],
        ["4月", "3.0", "7.8"],
        ["5月", "1.0", "9.8"],
    ])  # fmt: skip
    assert verdicts(table) == ["running exact C3", "running exact C4", "running rounded C5", "running differs C6"]
    assert table.checks[0].subject == "2月 · 累计投资(亿元)"


def test_a_rate_beside_a_group_is_of_the_columns_in_it(checked, verdicts):
    table = checked(
        [["项目", "资金(万元)", "", "拨付率"], ["", "下达", "拨付", ""], ["A", 100, 40, "40%"], ["B", 250, 100, "41%"]],
        "A1:A2", "B1:C1", "D1:D2",
    )  # fmt: skip
    assert verdicts(table) == ["ratio exact D3", "ratio impossible D4"]
    assert table.checks[1].sentence("zh") == (
        "100万元、250万元、41%无论怎样舍入都不能同时成立：由前两数得39.721%至40.281%，不含41%。"
    )


def test_a_rate_may_be_printed_as_a_fraction_of_one(checked, verdicts):
    table = checked(
        [["区县", "目标", "完成", "完成率"], ["甲", 120, 90, "0.75"], ["乙", 50, 49, "0.98"], ["丙", 9, 6, "0.66"]]
    )
    assert verdicts(table) == ["ratio exact D2", "ratio exact D3", "ratio truncated D4"]
