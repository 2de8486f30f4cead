"""Invented tables as offices print them, each with a known truth: what must be found, and what must not be accused."""

from openpyxl import Workbook


def test_a_total_is_of_subtotals_and_each_of_its_own_columns(checked, verdicts):
    header = ["项目", "合计", "上级资金小计", "中央", "省级", "本级资金小计", "市级", "县级"]
    table = checked([
        header,
        ["教育", 1000, 700, 500, 200, 300, 100, 200],
        ["卫生", 800, 450, 300, 150, 350, 50, 300],
        ["交通", 2600, 1500, 1000, 600, 1100, 600, 500],
    ])  # fmt: skip
    assert verdicts(table) == [
        "sum exact B2", "sum exact B3", "sum exact B4", "sum exact C2", "sum exact C3", "sum differs C4",
        "sum exact F2", "sum exact F3", "sum exact F4",
    ]  # fmt: skip
    assert next(check.cells for check in table.checks) == ("C2", "F2")


def test_halves_are_of_quarters_and_the_year_is_of_halves(checked, verdicts):
    header = ["区县", "一季度", "二季度", "上半年合计", "三季度", "四季度", "下半年合计", "全年总计"]
    table = checked([header, ["甲", 10, 12, 22, 15, 20, 35, 57], ["乙", 8, 9, 17, 11, 10, 21, 38]])
    assert [line for line in verdicts(table) if line.startswith("sum")] == [
        f"sum exact {letter}{row}" for letter in "DGH" for row in (2, 3)
    ]


def test_people_times_standard_is_the_money_paid(checked, verdicts):
    table = checked([
        ["补贴项目", "发放人数(人)", "补贴标准(元/人)", "发放金额(万元)"],
        ["高龄津贴", 12500, 600, "750"],
        ["残疾人护理补贴", 3200, 960, "370.2"],
        ["孤儿基本生活费", 210, 15600, "327.6"],
        ["农村低保", 8000, 4200, "3360"],
        ["合计", 23910, "", "4807.8"],
    ])  # fmt: skip
    assert verdicts(table) == [
        "sum exact B6", "sum exact D6", "product exact D2", "product differs D3", "product exact D4",
        "product exact D5",
    ]  # fmt: skip
    assert table.checks[3].sentence("zh") == "3200人×960元/人＝307.2万元，与公布数相差63万元，请核对。"


def test_a_monthly_standard_makes_the_amount_of_a_year(checked):
    table = checked([
        ["补贴项目", "人数(人)", "每人每月标准(元)", "全年金额(万元)"],
        ["护理补贴", 300, 80, "28.8"],
        ["生活补贴", 1250, 120, "180"],
    ])  # fmt: skip
    assert [check.sentence("zh") for check in table.checks] == [
        "300人×80元×12＝28.8万元。", "1250人×120元×12＝180万元。",
    ]  # fmt: skip


def test_a_difference_of_rates_is_in_percentage_points(checked, verdicts):
    table = checked([
        ["区县", "完成率(%)", "时间进度(%)", "进度差(个百分点)"],
        ["甲", "80.5", "75.0", "5.5"],
        ["乙", "70.2", "75.0", "-4.8"],
        ["丙", "91.0", "75.0", "16.5"],
    ])  # fmt: skip
    assert [line for line in verdicts(table) if line.startswith("difference")] == [
        "difference exact D2", "difference exact D3", "difference differs D4",
    ]  # fmt: skip


def test_a_cumulative_rate_is_of_two_columns_added(checked, verdicts):
    table = checked([
        ["项目", "总投资(万元)", "上年底累计(万元)", "本年计划(万元)", "本年完成(万元)", "本年完成率", "累计完成率"],
        ["A", "10000", "4000", "3000", "2400", "80.0", "64.0"],
        ["B", "6000", "1000", "2000", "1500", "75.0", "41.7"],
        ["C", "2500", "0", "2500", "1000", "40.0", "40.0"],
    ])  # fmt: skip
    assert [line for line in verdicts(table) if " G" in line] == [
        "ratio exact G2",
        "ratio half_up G3",
        "ratio exact G4",
    ]
    assert table.checks[-2].sentence("zh") == "(1000万元＋1500万元)÷6000万元＝41.667%，四舍五入即公布数。"


def test_a_rate_named_for_two_columns_that_it_is_not_of_is_asked_about(checked, verdicts):
    table = checked([
        ["县", "目标(户)", "完成(户)", "完成率"], ["甲", 120, 60, "71%"], ["乙", 80, 20, "36%"], ["丙", 50, 40, "90%"],
    ])  # fmt: skip
    assert verdicts(table) == ["ratio asked D2", "ratio asked D3", "ratio asked D4"]
    assert table.checks[0].sentence("zh") == "60户÷120户＝50%，与公布数相差21个百分点；各行多不相符，可能另有口径。"


def test_rows_of_places_do_not_run_on(checked, verdicts):
    table = checked([["区县", "本月完成", "累计完成"], ["甲", 25, 210], ["乙", 10, 150], ["合计", 35, 360]])
    assert verdicts(table) == ["sum exact B4", "sum exact C4"]


def test_parts_go_on_below_the_one_that_is_named_so(checked, verdicts):
    table = checked([
        ["指标", "数量(个)", "金额(万元)"],
        ["建设类项目", 90, "4500"],
        ["其中：已开工", 66, "3300"],
        ["未开工", 24, "1200"],
        ["补助类项目", 10, "500"],
        ["合计", 100, "5000"],
    ])  # fmt: skip
    assert verdicts(table) == ["sum exact B6", "sum exact C6", "sum exact B2", "sum exact C2"]


def test_a_total_short_in_every_column_has_parts_that_are_not_listed(checked, verdicts):
    table = checked([
        ["部门", "项目数", "资金(万元)"], ["教育局", 5, "1200"], ["卫健局", 3, "800"], ["全市", 20, "8000"],
    ])  # fmt: skip
    assert verdicts(table) == ["sum asked B4", "sum asked C4"]
    assert table.checks[0].sentence("zh") == "2个部分之和为8，比合计少12；各列都少，可能有没列出的部分。"


def test_one_total_off_among_many_to_the_last_digit_is_asked_about(checked, verdicts):
    rows = [["甲", "1.25", "3.10", "2.40", "0.75"], ["乙", "2.31", "1.20", "3.55", "1.15"],
            ["丙", "0.44", "2.05", "1.15", "2.10"], ["丁", "3.08", "0.65", "0.90", "1.30"]]  # fmt: skip
    header = ["区县", "教育(亿元)", "卫生(亿元)", "交通(亿元)", "水利(亿元)"]
    table = checked([header, *rows, ["合计", "7.08", "7.00", "8.00", "5.31"]])
    assert verdicts(table) == ["sum exact B6", "sum exact C6", "sum exact D6", "sum rounded E6"]
    more = [[*row, *row[1:4], row[1]] for row in rows]
    table = checked([[*header, "农业(亿元)", "住房(亿元)", "养老(亿元)", "文化(亿元)"], *more,
                     ["合计", "7.08", "7.00", "8.00", "5.31", "7.08", "7.00", "8.00", "7.08"]])  # fmt: skip
    assert [check.cell for check in table.checks if check.verdict == "asked"] == ["E6"]


def test_many_parts_do_not_explain_an_error_of_many_steps(checked, verdicts):
    rows = [[f"第{at}县", "10.1"] for at in range(1, 13)]
    assert verdicts(checked([["区县", "资金(亿元)"], *rows, ["合计", "121.5"]])) == ["sum rounded B14"]
    table = checked([["区县", "资金(亿元)"], *rows, ["合计", "121.8"]])
    assert verdicts(table) == ["sum asked B14"]
    assert (
        table.checks[0].sentence("zh")
        == "12个部分之和为121.2亿元，相差0.6亿元；仅由各数舍入一般不会相差这么多，请核对。"
    )


def test_a_list_says_of_every_percentage_whether_it_was_checked(checked, verdicts):
    table = checked([
        ["指标", "数值", "单位"],
        ["年度投资", "128.5", "亿元"],
        ["已完成投资", "96.4", "亿元"],
        ["投资完成率", "57.0", "%"],
        ["开工项目", "86", "个"],
        ["群众满意度", "93.5", "%"],
    ])  # fmt: skip
    assert verdicts(table) == ["ratio asked B4", "ratio skipped B6"]


def test_what_a_cell_shows_is_what_was_published(checked_book, verdicts):
    book = Workbook()
    sheet = book.active
    rows = [
        ["区县", "计划(亿元)", "完成(亿元)", "完成率"],
        ["甲", 1.2049, 0.9551, 0.79268],
        ["乙", 3.4, 2.2, 2.2 / 3.4],
    ]
    for row in rows:
        sheet.append(row)
    for row in (2, 3):
        sheet.cell(row, 2).number_format = sheet.cell(row, 3).number_format = "0.00"
        sheet.cell(row, 4).number_format = "0%"
    table = checked_book(book)
    assert verdicts(table) == ["ratio rounded D2", "ratio half_up D3"]
    assert [check.sentence("zh") for check in table.checks] == [
        "0.96亿元÷1.20亿元＝80%，两数各自舍入可以解释。", "2.20亿元÷3.40亿元＝64.71%，四舍五入即公布数。",
    ]  # fmt: skip


def test_a_fall_is_printed_above_zero_where_its_name_says_so(checked, verdicts):
    table = checked(
        [["指标", "2022年", "2023年", "比上年下降(%)"], ["信访件", 400, 320, "20.0"], ["事故", 50, 41, "18.0"]]
    )
    assert verdicts(table) == ["ratio exact D2", "ratio exact D3"]


def test_parts_that_overlap_accuse_nobody(checked, verdicts):
    table = checked([
        ["指标", "人数(人)"],
        ["参保人数", 100000],
        ["其中：职工", 42000],
        ["居民", 58000],
        ["其中：脱贫人口", 3000],
        ["特困人员", 500],
    ])  # fmt: skip
    assert verdicts(table) == ["sum exact B2"]


def test_single_quarters_add_up_to_the_year_and_do_not_run_on(checked, verdicts):
    header = ["指标", "年度目标", "一季度", "二季度", "三季度", "四季度", "全年"]
    table = checked([header, ["开工", 45, 10, 12, 8, 10, 40], ["竣工", 36, 2, 6, 10, 12, 30]])
    assert verdicts(table) == ["sum exact G2", "sum exact G3"]


def test_labels_with_a_value_beside_each_are_a_list(checked, verdicts):
    table = checked([
        ["内容", "情况"],
        ["计划投入资金", "42.6亿元"],
        ["预算下达", "8.79亿元"],
        ["预算下达进度", "20.62%"],
        ["实际拨付", "1.88亿元"],
        ["占预算下达", "21.47%"],
        ["占预算安排", "4.43%"],
    ])  # fmt: skip
    assert verdicts(table) == ["ratio rounded B4", "ratio truncated B6", "ratio rounded B7", "set truncated B5"]


def test_shares_are_of_what_is_listed_where_no_row_is_a_total(checked):
    table = checked([
        ["部门", "承担项目数(个)", "占比"],
        ["教育", 12, "30.0%"],
        ["住建", 10, "25.0%"],
        ["交通", 8, "20.0%"],
        ["卫健", 6, "16.0%"],
        ["民政", 4, "10.0%"],
    ])  # fmt: skip
    assert [check.sentence("zh") for check in table.checks if check.verdict == "differs"] == [
        "6个÷40个＝15%，与公布数相差1个百分点。"
    ]


def test_a_total_of_whole_amounts_one_off_is_asked_about_where_the_others_come_out(checked, verdicts):
    table = checked([
        ["区县", "计划(万元)", "到位(万元)", "拨付(万元)"],
        ["甲", 12850, 11200, 8745],
        ["乙", 9640, 9640, 7310],
        ["丙", 15320, 12118, 9004],
        ["丁", 8760, 7995, 6120],
        ["合计", 46570, 40954, 31179],
    ])  # fmt: skip
    assert verdicts(table) == ["sum exact B6", "sum asked C6", "sum exact D6"]
    said = table.checks[1].sentence("zh")
    assert said == "4个部分之和为40953万元，相差1万元；同表其他合计都正好相加，这一处请核对。"


def test_a_digit_of_the_total_itself_may_be_the_slip(checked):
    table = checked([["区县", "资金(亿元)"], ["甲", "20.11"], ["乙", "18.73"], ["丙", "47.58"], ["合计", "86.24"]])
    assert [check.sentence("zh") for check in table.checks] == [
        "3个部分之和为86.42亿元，比合计多0.18亿元。可能填错：B5 86.24→86.42。"
    ]


def test_a_dash_is_blank_and_no_words(checked):
    table = checked([
        ["项目", "目标", "完成", "完成率"], ["救助", "应救尽救", "18620人次", "/"], ["食堂", "25家", "21家", "84%"],
        ["电梯", "300部", "276部", "92%"], ["疫苗", "", "-", "—"],
    ])  # fmt: skip
    assert [(check.verdict, check.cell) for check in table.checks] == [
        ("skipped", "C2"), ("exact", "D3"), ("exact", "D4"),
    ]  # fmt: skip
