"""Forms whose records do not stand row by row: one form per project, a column for each project, or for each county."""
# ruff: noqa: E501 a form is read as the rows that it has

from typing import Any

from catalogue import Page, Pct, form, table, xlsx


def one_project(name: str, project: str, arrived: Any, works: str) -> Page:
    """A form of one project on a sheet of its own."""
    return Page([
        ["2023年民生实事项目进展情况表（一项一表）"], ["填报单位：雁江区", "", "报告期：2023年1-8月"],
        ["项目名称", project, "", ""], ["责任单位", "示例局", "督办人", "示例领导甲"],
        ["计划投资（万元）", 1200, "已到位资金（万元）", arrived], ["当前进度", works, "", ""], ["存在问题", "征地较慢", "", ""],
    ], ["A1:D1", "B3:D3", "B6:D6", "B7:D7"], name)  # fmt: skip


form("card_per_sheet", "8月.xlsx", lambda: xlsx(one_project("路", "道路（示例）", 800, "主体施工，完成65%"), one_project("桥", "桥（示例）", 100, "基础施工，完成30%")),
     tables=[table(range="A3:D7", period="2023-08", sender="雁江区", header_rows=[], kinds=["3 data"], fields={"B3": "project", "D4": None, "B5": "year_plan_investment_wan", "D5": "arrived_wan", "B6": "progress_words", "B7": "problem"},
                   card={"project": "道路（示例）", "responsible_unit": "示例局", "year_plan_investment_wan": 1200, "arrived_wan": 800, "progress_words": "主体施工，完成65%", "problem": "征地较慢"}),
             table(range="A3:D7", card={"project": "桥（示例）", "responsible_unit": "示例局", "year_plan_investment_wan": 1200, "arrived_wan": 100, "progress_words": "基础施工，完成30%", "problem": "征地较慢"})])  # fmt: skip
BLOCKS = [
    ["2023年8月民生实事项目进展情况"], ["填报单位：雁江区", "", "", "单位：万元"],
    ["项目名称", "道路（示例）", "责任单位", "示例局"], ["实际拨付", 5, "协调事项", "请支持"], ["注：本表一式两份。"], [],
    ["项目名称", "桥（示例）", "责任单位", "示例局"], ["实际拨付", 6, "协调事项", "无"], ["下步举措", "加快"],
]  # fmt: skip
form("cards_below_each_other", "a.xlsx", lambda: xlsx(Page(BLOCKS)),
     tables=[table(range="A3:D4", unit="万元", period="2023-08", card={"project": "道路（示例）", "responsible_unit": "示例局", "disbursed_wan": 5}),
             table(range="A7:D9", unit="万元", period="2023-08", card={"project": "桥（示例）", "responsible_unit": "示例局", "disbursed_wan": 6, "next_step": "加快"})])  # fmt: skip
form("card_with_groups_and_its_period_inside", "a.xlsx", lambda: xlsx(Page([
    ["民生实事项目情况表"], ["填报单位", "雁江区", "", "报告期", "2023年1-8月"], ["项目名称", "道路（示例）", "", "督办人", "示例领导甲"],
    ["资金情况（万元）", "计划资金", 1200, "已到位资金", 800], ["", "预算下达", 800, "实际拨付", 600], ["建设情况", "形象进度", "65%", "当前阶段", "主体施工"],
    ["", "开工时间", "2023年3月", "完工时间", "2023年12月"], ["存在问题", "征地较慢"], ["填报人：", "", "审核人："]],
    ["A1:E1", "B3:C3", "A4:A5", "A6:A7", "B8:E8"])),
     tables=[table(range="A3:E8", period="2023-08", sender="雁江区", units={"C4": "万元", "E4": "万元", "E5": "万元"},
                   card={"project": "道路（示例）", "planned_wan": 1200, "arrived_wan": 800, "issued_wan": 800, "disbursed_wan": 600, "physical_pct": 65, "stage": "主体施工",
                         "start_on": "2023-03-01", "due_on": "2023-12-31", "problem": "征地较慢"})])  # fmt: skip
form("card_with_units_behind_figures", "a.xlsx", lambda: xlsx(Page([["项目名称", "道路（示例）"], ["计划资金", 1200, "万元", "实际拨付", 0.05, "亿元"], ["存在问题", "征地较慢"], ["下步举措", "加快", "请示例局支持"]])),
     tables=[table(units={"B2": "万元", "E2": "亿元"}, delivered={"B2": 1200, "E2": 500}, findings=["card_unread C4"])])  # fmt: skip
form("card_without_a_unit", "a.xlsx", lambda: xlsx(Page([["项目名称", "道路（示例）"], ["实际拨付", 500], ["形象进度", 0.54], ["存在问题", "无"]])),
     tables=[table(card={"project": "道路（示例）", "disbursed_wan": 500, "physical_pct": None, "problem": None}, findings=["unit_missing B2", "percent_unclear B3"])])  # fmt: skip
form("card_with_a_label_in_doubt", "a.xlsx", lambda: xlsx(Page([["项目名称", "道路（示例）"], ["实际支付（万元）", 500], ["形象进度", "54%"], ["存在问题", "无"]])),
     tables=[table(fields={"B2": "disbursed_wan"}, findings=["column_uncertain B2"])])  # fmt: skip

UPRIGHT = [
    ["2023年8月民生实事项目进展情况"], ["填报单位：雁江区", "", "", "", "单位：万元"], ["项目名称", "", "道路（示例）", "桥（示例）", "合计"], ["责任单位", "", "示例局", "", ""],
    ["资金情况", "计划资金", 1200, 200, 1400], ["", "实际拨付", 500, "六十", 560], ["形象进度", "", Pct(0.65), Pct(0.3)], ["协调事项", "", "无", "请支持"], ["注：均为累计数。"],
]  # fmt: skip
form("upright", "a.xlsx", lambda: xlsx(Page(UPRIGHT, ["A1:E1", "A3:B3", "A4:B4", "C4:D4", "A5:A6", "A7:B7", "A8:B8"])),
     tables=[table(range="C3:C8", period="2023-08", unit="万元", kinds=["3 data"], card={"project": "道路（示例）", "responsible_unit": "示例局", "planned_wan": 1200, "disbursed_wan": 500, "physical_pct": 65},
                   findings=["total_differs E6"]),
             table(range="D3:D8", card={"project": "桥（示例）", "responsible_unit": "示例局", "planned_wan": 200, "disbursed_wan": None, "physical_pct": 30}, findings=["text_in_number D6"])])  # fmt: skip
form("not_upright_without_the_names", "a.xlsx", lambda: xlsx(Page([["2023年8月进展情况"], ["", "甲", "乙"], ["责任单位", "示例局", "示例局"], ["计划资金（万元）", 1, 2], ["实际拨付（万元）", 1, 1], ["形象进度", "20%", "30%"]])),
     tables=[table(header_rows=[2], fields={"A": None, "B": None})])  # fmt: skip


def matrix(title: str, *rows: list[Any], merges: list[str] | None = None) -> Page:
    """Projects in rows, counties in columns."""
    return Page([[title], *rows], merges or [])


COUNTIES = ["序号", "项目名称", "雁江区", "安岳县", "市本级", "合计"]
AMOUNTS = [[1, "道路（示例）", 10, "20", "-", 30], [2, "桥（示例）", 1, 2, 3, 7], ["合计", "", 11, 22, 3, 37]]
form("county_matrix", "a.xlsx", lambda: xlsx(matrix("2023年8月各区县实事项目资金拨付情况（万元）", COUNTIES, *AMOUNTS)),
     tables=[table(range="A2:F5", period="2023-08", unit="万元", kinds=["3 data", "4 data", "5 total"],
                   fields={"B": "project", "C": "disbursed_wan", "D": "disbursed_wan", "E": "disbursed_wan", "F": None}, units={"C": "万元", "E": "万元"}, values={"C3": 10, "D3": 20, "E3": None})])  # fmt: skip
form("county_matrix_without_a_unit", "a.xlsx", lambda: xlsx(matrix("2023年8月各区县实事项目资金拨付情况", COUNTIES, *AMOUNTS)),
     tables=[table(fields={"C": "disbursed_wan"}, findings=["unit_missing C2"])])  # fmt: skip
form("county_matrix_of_several_measures", "a.xlsx", lambda: xlsx(matrix("2023年8月各区县实事项目资金情况",
     ["", "", "", "", "", "", "单位：万元"], ["项目名称", "雁江区", "", "安岳县", "", "合计", ""], ["", "预算下达", "实际拨付", "预算下达", "实际支付", "预算下达", "实际拨付"],
     ["道路（示例）", 10, 5, 20, 8, 30, 13], ["桥（示例）", 1, 1, 2, 1, 3, 2], merges=["A1:G1", "A3:A4", "B3:C3", "D3:E3", "F3:G3"])),
     tables=[table(header_rows=[3, 4], fields={"B": "issued_wan", "C": "disbursed_wan", "D": "issued_wan", "E": None, "F": None, "G": None}, values={"B5": 10, "D6": 2})])  # fmt: skip
form("county_matrix_below_its_measures", "a.xlsx", lambda: xlsx(matrix("2023年8月情况（万元）", ["项目名称", "预算下达", "", "实际拨付", ""], ["", "雁江区", "安岳县", "雁江区", "安岳县"],
     ["道路（示例）", 10, 20, 5, 8], merges=["A2:A3", "B2:C2", "D2:E2"])),
     tables=[table(header_rows=[2, 3], fields={"B": "issued_wan", "C": "issued_wan", "D": "disbursed_wan", "E": "disbursed_wan"})])  # fmt: skip
for key, title in [("two_measures", "2023年8月各区县预算下达和资金拨付情况（万元）"), ("no_measure", "2023年8月各区县实事项目资金情况（万元）"),
                   ("the_month_alone", "2023年8月各区县当月资金拨付情况（万元）"), ("expected_sums", "2023年8月各区县预计资金拨付情况（万元）")]:  # fmt: skip
    form(f"county_matrix_of_{key}", "a.xlsx", lambda title=title: xlsx(matrix(title, COUNTIES, *AMOUNTS)),
         tables=[table(fields={"B": "project", "C": None, "D": None})])  # fmt: skip
