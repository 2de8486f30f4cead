"""Forms as offices of counties fill and mail them: figures of other months, of a part, of one month, and what they say."""
# ruff: noqa: E501 a form is read as the rows that it has

from catalogue import form, simple, table
from writers import Page, csv, xlsx

# figures up to another month than the form's, beside it and alone
form("a_column_for_each_month", "a.xlsx", lambda: xlsx(Page([["2023年2月民生实事项目情况表"], ["单位：万元"], ["项目名称", "累计拨付资金", "", ""], ["", "1月", "2月", "3月"], ["路（示例）", 10, 25, ""], ["桥（示例）", 5, 8, ""]], ["A3:A4", "B3:D3"])),
     tables=[table(fields={"B": None, "C": "disbursed_wan", "D": None}, values={"C5": 25, "C6": 8})])  # fmt: skip
form("last_months_range_beside_this_months", "a.xlsx", lambda: xlsx(simple(["项目名称", "1月拨付", "1-2月拨付", "1月形象进度(%)", "1-2月形象进度(%)"], ["路（示例）", 10, 25, 5, 12])),
     tables=[table(fields={"B": None, "C": "disbursed_wan", "D": None, "E": "physical_pct"}, values={"C4": 25, "E4": 12})])  # fmt: skip
form("a_range_of_another_month", "a.xlsx", lambda: xlsx(simple(["项目名称", "1-3月拨付"], ["路（示例）", 25])),
     tables=[table(fields={"B": "disbursed_wan"}, findings=["column_uncertain B3"])])  # fmt: skip
form("january_alone_in_february", "a.xlsx", lambda: xlsx(simple(["项目名称", "1月拨付"], ["路（示例）", 25])),
     tables=[table(findings=["column_uncertain B3"])])  # fmt: skip
form("last_months_sum_beside_this_months", "a.xlsx", lambda: xlsx(simple(["项目名称", "实际拨付（上月）", "实际拨付"], ["路（示例）", 10, 25])),
     tables=[table(fields={"B": None, "C": "disbursed_wan"}, values={"C4": 25})])  # fmt: skip
form("sum_of_the_month_or_to_the_month", "a.xlsx", lambda: xlsx(simple(["项目名称", "预算下达", "本月累计拨付"], ["路（示例）", 30, 25])),
     tables=[table(fields={"B": "issued_wan", "C": "disbursed_wan"}, findings=["column_uncertain C3"])])  # fmt: skip
form("since_january_in_other_words", "a.xlsx", lambda: xlsx(simple(["项目名称", "截至本月底累计下达", "今年以来累计拨付", "已完成量"], ["路（示例）", 30, 25, 4])),
     tables=[table(fields={"B": "issued_wan", "C": "disbursed_wan", "D": "done_value"}, values={"B4": 30, "C4": 25, "D4": 4})])  # fmt: skip
form("since_january_beside_the_month", "a.xlsx", lambda: xlsx(Page([["2023年2月民生实事项目情况表"], ["单位：万元"], ["项目名称", "实际拨付", ""], ["", "年初以来累计", "其中：本月"], ["路（示例）", 25, 15]], ["A3:A4", "B3:C3"])),
     tables=[table(fields={"B": "disbursed_wan", "C": "month_disbursed_wan"}, values={"B5": 25})])  # fmt: skip

# figures of a part only, or expected ones
form("without_a_part", "a.xlsx", lambda: xlsx(simple(["项目名称", "预算下达", "实际拨付（不含县级配套）"], ["路（示例）", 30, 25])),
     tables=[table(fields={"C": "disbursed_wan"}, findings=["column_uncertain C3"])])  # fmt: skip
form("of_a_part_in_brackets", "a.xlsx", lambda: xlsx(simple(["项目名称", "预算下达（县级）", "实际拨付（中央资金）", "形象进度（一期）"], ["路（示例）", 30, 25, "40%"])),
     tables=[table(findings=["column_uncertain B3", "column_uncertain C3", "column_uncertain D3"])])  # fmt: skip
form("of_the_whole_in_brackets", "a.xlsx", lambda: xlsx(simple(["项目名称", "预算下达（万元，累计）", "实际拨付（截至2月底）", "形象进度（%）", "完成数量（3）"], ["路（示例）", 30, 25, 40, 2])),
     tables=[table(fields={"B": "issued_wan", "C": "disbursed_wan", "D": "physical_pct", "E": "done_value"}, values={"B4": 30, "C4": 25, "D4": 40, "E4": 2})])  # fmt: skip
form("planned_and_actual_below_one_name", "a.xlsx", lambda: xlsx(Page([["2023年2月民生实事项目情况表"], ["单位：万元"], ["项目名称", "完成数量", "", "累计拨付", ""], ["", "计划", "实际", "开工至今", "本年"], ["路（示例）", 9, 2, 50, 25]], ["A3:A4", "B3:C3", "D3:E3"])),
     tables=[table(fields={"B": None, "C": "done_value", "D": None, "E": "disbursed_wan"}, values={"C5": 2, "E5": 25})])  # fmt: skip
form("progress_of_this_month", "a.xlsx", lambda: xlsx(Page([["2023年2月民生实事项目情况表"], ["单位：万元"], ["项目名称", "实际拨付", "形象进度(%)", ""], ["", "", "上月", "本月"], ["路（示例）", 2, 20, 25]], ["A3:A4", "B3:B4", "C3:D3"])),
     tables=[table(fields={"C": None, "D": "physical_pct"}, findings=["column_uncertain D4"])])  # fmt: skip
form("sums_in_other_words", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "实际拨付"], [1, "路（示例）", 10], ["汇总", "", 10], ["共1项", "", 10], ["1个项目合计", "", 10])),
     tables=[table(kinds=["4 data", "5 total", "6 total", "7 total"])])  # fmt: skip
form("said_to_be_of_the_month", "a.xlsx", lambda: xlsx(simple(["项目名称", "实际拨付"], ["路（示例）", 25], ["注：表中拨付为2月当月数。"])),
     tables=[table(kinds=["4 data", "5 note"], findings=["said_of_month -"])])  # fmt: skip
form("said_to_be_expected", "a.xlsx", lambda: xlsx(simple(["项目名称", "实际拨付"], ["路（示例）", 25], unit="单位：万元    注：以下各项为预计数")),
     tables=[table(findings=["said_expected -"])])  # fmt: skip
form("month_said_beside_a_sum", "a.xlsx", lambda: xlsx(simple(["项目名称", "本月拨付", "实际拨付"], ["路（示例）", 5, 25], ["注：本月拨付为当月数，其余为累计数。"])),
     tables=[table(fields={"B": "month_disbursed_wan", "C": "disbursed_wan"}, values={"C4": 25})])  # fmt: skip

# thousands without quotes move the figures behind them
THOUSANDS = Page(
    [
        ["2023年2月民生实事项目情况表"],
        ["单位：万元"],
        ["项目名称", "预算下达", "实际拨付", "存在问题"],
        ["路（示例）", "18,200", "883", ""],
        ["桥（示例）", "650", "120", ""],
    ]
)
form("thousands_without_quotes", "a.csv", lambda: csv(THOUSANDS, "utf-8").replace(b'"', b""),
     tables=[table(values={"B5": 650, "C5": 120}, findings=["ragged_row A4"])])  # fmt: skip
form("thousands_in_quotes", "a.csv", lambda: csv(THOUSANDS, "utf-8"), tables=[table(values={"B4": 18200, "C4": 883})])

# names that a row leaves to the row above
form("project_over_its_counties", "a.xlsx", lambda: xlsx(simple(["项目名称", "区县", "实际拨付"], ["路（示例）", "小计", 30], ["", "甲县", 10], ["", "乙县", 20], ["桥（示例）", "小计", 5], ["", "甲县", 5])),
     tables=[table(kinds=["4 total", "5 data", "6 data", "7 total", "8 data"], values={"A5": "路（示例）", "A6": "路（示例）", "A8": "桥（示例）"}, findings=["project_from_above A5"])])  # fmt: skip
form("county_once_for_its_rows", "a.csv", lambda: csv(Page([["2023年2月民生实事项目情况表"], ["单位：万元"], ["区县", "项目名称", "实际拨付"], ["甲县", "路（示例）", 10], ["", "桥（示例）", 5], ["乙县", "路（示例）", 20], ["", "桥（示例）", 6]]), "utf-8"),
     tables=[table(values={"A5": "甲县", "A7": "乙县"}, findings=["county_from_above A5"])])  # fmt: skip
form("county_blank_may_be_the_city", "a.xlsx", lambda: xlsx(simple(["区县", "项目名称", "实际拨付"], ["甲县", "路（示例）", 10], ["", "桥（示例）", 5], ["乙县", "路（示例）", 20], ["", "园（示例）", 6])),
     tables=[table(values={"A5": None, "A7": None})])  # fmt: skip
form("ditto", "a.xlsx", lambda: xlsx(simple(["区县", "项目名称", "实际拨付"], ["甲县", "路（示例）", 10], ["〃", "桥（示例）", 5], ["同上", "园（示例）", 6])),
     tables=[table(values={"A5": "甲县", "A6": "甲县", "B6": "园（示例）"})])  # fmt: skip
form("kinds_below_the_total", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "实际拨付"], ["合计", "", 15], ["其中：", "建设类", 10], ["", "资助补助类", 5], [1, "路（示例）", 10], [2, "补贴（示例）", 5])),
     tables=[table(kinds=["4 total", "5 total", "6 total", "7 data", "8 data"])])  # fmt: skip

# who sends it, and what nobody sees
form("stamp_and_day_behind_the_sender", "a.xlsx", lambda: xlsx(Page([["2023年民生实事项目进展情况"], ["填报单位：雁江区（盖章）    截至2月末    金额单位：万元"], ["项目名称", "实际拨付"], ["路（示例）", 10]])),
     tables=[table(sender="雁江区", period="2023-02", as_of="2023-02-28", unit="万元")])  # fmt: skip
form("week_behind_the_sender", "a.xlsx", lambda: xlsx(Page([["民生实事项目周报"], ["填报单位：雁江区    2023年2月20日—2月26日    单位：万元"], ["项目名称", "实际拨付"], ["路（示例）", 10]])),
     tables=[table(sender="雁江区", period="2023-02")])  # fmt: skip
form("signs_that_nobody_sees", "a.xlsx", lambda: xlsx(simple(["\ufeff项目名称", "实际\u200b拨付"], ["路（示例）\u200b", "10\u200b"], ["桥（示例）\u00a0", "\u00a05\u3000"])),
     tables=[table(fields={"A": "project", "B": "disbursed_wan"}, values={"A4": "路（示例）", "B4": 10, "A5": "桥（示例）", "B5": 5})])  # fmt: skip
form("second_table_of_the_same_projects", "a.xlsx", lambda: xlsx(simple(["项目名称", "实际拨付"], ["路（示例）", 10], ["桥（示例）", 5], [], ["二、进度情况"], ["项目名称", "形象进度(%)"], ["路（示例）", 40], ["桥（示例）", 30])),
     tables=[table(kinds=["4 data", "5 data", "6 blank", "7 section"]), table(period="2023-02", findings=["sheet_tells_more -"])])  # fmt: skip
