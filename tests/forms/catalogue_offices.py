"""More forms that arrive, as offices publish and keep them: tables of budgets, lists of payments, statistics."""
# ruff: noqa: E501, PLW0108 a form is read as the rows that it has

from catalogue import form, simple, table
from writers import Num, Page, Shown, csv, ods, xls, xlsx

SELF_EVALUATION = Page([
    ["项目支出绩效自评表"], ["（2023年度）"],
    ["项目名称", "养老服务补贴（示例）"], ["主管部门", "示例市民政局", "", "", "", "实施单位", "示例中心"],
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", 500, 480, 456, 10, "95.00%", 9.5], ["", "其中：当年财政拨款", 500, 480, 456, "—", "95.00%", "—"],
    ["年度总体目标", "预期目标", "", "", "", "实际完成情况"], ["", "为80岁以上老人发放补贴", "", "", "", "已发放"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["产出指标", "数量指标", "发放人数", "≥12000人", "12035人", 20, 20, ""], ["", "成本指标", "人均补贴标准", "≤400元", "380元", 10, 10, ""],
], ["A1:H1", "A2:H2", "B3:H3", "B4:E4", "G4:H4", "A5:A7", "A8:A9", "B8:E8", "F8:H8", "B9:E9", "F9:H9", "A11:A12"])  # fmt: skip
form("self_evaluation", "a.xlsx", lambda: xlsx(SELF_EVALUATION),
     tables=[table(range="A3:G4", card={"project": "养老服务补贴（示例）", "department": "示例市民政局", "implementing_body": "示例中心"}),
             table(range="A5:H9", header_rows=[5], unit="万元", kinds=["6 data", "7 total", "8 data", "9 data"], values={"C6": 500, "E6": 456, "G6": 95}, units={"C": "万元", "E": "万元", "G": "%"},
                   findings=["column_uncertain C5", "column_uncertain D5", "column_uncertain E5"]),
             table(range="A10:H12", header_rows=[10], kinds=["11 data", "12 data"], values={"C11": "发放人数", "D11": "≥12000人", "E11": 12035, "E12": 380}, own_units={"E11": "人", "E12": "元"}, findings=["column_uncertain E10"])])  # fmt: skip
form("debt_with_a_row_of_formulas", "a.xlsx", lambda: xlsx(Page([["2023年地方政府债务限额和余额情况表"], ["", "", "", "单位：亿元"], ["地区", "债务限额", "一般债务", "专项债务"], ["公  式", "A=B+C", "B", "C"], ["示例市", 120.5, 40.2, 80.3]])),
     tables=[table(kinds=["4 column_numbers", "5 data"], values={"B5": 120.5}, findings=["column_uncertain D3"])])  # fmt: skip
form("categories_merged_down_beside_rows", "a.xls", lambda: xls(Page([["2023年民生实事情况表"], ["单位：万元"], ["类别", "项目名称", "责任单位", "计划资金"], ["一、就业促进", "新增就业（示例）", "示例局", 100], ["", "再就业（示例）", "示例局", 200],
     ["二、教育", "幼儿园（示例）", "示例局", 300], ["", "合计", "", 600]], ["A4:A5"])),
     tables=[table(kinds=["4 data", "5 data", "6 data", "7 total"])])  # fmt: skip
form("categories_before_rows", "a.xlsx", lambda: xlsx(simple(["类别", "项目名称", "责任单位", "计划资金"], ["一、就业促进", "新增就业（示例）", "示例局", 100], ["", "再就业（示例）", "示例局", 200], ["二、教育", "1.幼儿园（示例）", "示例局", 300], ["", "合计", "", 600])),
     tables=[table(kinds=["4 data", "5 data", "6 data", "7 total"])])  # fmt: skip
form("sections_with_a_unit_beside", "a.xlsx", lambda: xlsx(simple(["项目名称", "责任单位", "计划资金"], ["一、交通", "示例局", 300], ["1.路（示例）", "示例局", 100], ["2.桥（示例）", "示例局", 200], ["合计", "", 300])),
     tables=[table(kinds=["4 section", "5 data", "6 data", "7 total"])])  # fmt: skip
form("unit_of_each_row", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计量单位", "计划资金", "实际拨付"], [1, "路（示例）", "万元", 100, 50], [2, "桥（示例）", "元", 2000000, 1000000], ["", "合计", "万元", 300, 150], unit="")),
     tables=[table(values={"D4": 100, "D5": 2000000, "E5": 1000000}, own_units={"D4": "万元", "E4": "万元", "D5": "元", "E5": "元", "D6": "万元", "E6": "万元"}, delivered={"D4": 100, "D5": 200, "E5": 100})])  # fmt: skip
form("unit_of_each_row_some_no_money", "a.xlsx", lambda: xlsx(simple(["项目名称", "计量单位", "计划资金"], ["路（示例）", "公里", 100], ["桥（示例）", "元", 2000000], unit="")),
     tables=[table(findings=["unit_missing C3"])])  # fmt: skip
form("codes_that_lost_digits", "a.xlsx", lambda: xlsx(Page([["姓名", "身份证号", "银行卡号", "金额（元）"], ["甲（示例）", "511025195003121234", Num(6217003456789012345, "0"), 100], ["乙（示例）", "5.11E+17", "6217 0034 5678 9012", 200], ["丙（示例）", 511025195003121, "6217****1234", 300]])),
     tables=[table(values={"B2": "511025195003121234", "C2": None, "B3": None, "C3": "6217 0034 5678 9012", "B4": "511025195003121"}, findings=["digits_lost C2", "digits_lost B3"])])  # fmt: skip
form("bill_of_quantities", "a.xlsx", lambda: xlsx(Page([["分部分项工程量清单与计价表"], ["工程名称：示例道路", "", "标段：一", "", "", "第 1 页 共 3 页"], ["序号", "项目编码", "项目名称", "计量单位", "工程量", "金额（元）", ""], ["", "", "", "", "", "综合单价", "合价"],
     [1, "040101001001", "挖土方（示例）", "m3", 100, 18.5, 1850], ["", "", "分部小计", "", "", "", 1850], [2, "040203006001", "沥青（示例）", "m2", 10, 85.6, 856], ["", "", "本页小计", "", "", "", 2706]], ["A1:G1", "F2:G2", "F3:G3", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4"])),
     tables=[table(header_rows=[3, 4], kinds=["5 data", "6 total", "7 data", "8 total"], values={"B5": "040101001001", "G7": 856}, units={"F": "元", "G": "元"})])  # fmt: skip
form("about_in_a_format", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金"], ["路（示例）", Num(5, '"约"0')], ["桥（示例）", Num(6, '0"万元"')])),
     tables=[table(values={"B4": None, "B5": 6}, findings=["text_in_number B4"])])  # fmt: skip
form(
    "millions_among_counts",
    "a.xlsx",
    lambda: xlsx(simple(["项目名称", "完成数量"], ["路（示例）", "3百万"], ["桥（示例）", 6])),
    tables=[table(values={"B4": 3000000, "B5": 6})],
)
form(
    "rates_do_not_add_up",
    "a.xlsx",
    lambda: xlsx(
        simple(
            ["项目名称", "债券金额", "使用进度", "年龄"],
            ["路（示例）", 1, 60, 3],
            ["桥（示例）", 2, 30, 4],
            ["合计", 3, 40, 3.5],
        )
    ),
    tables=[table(kinds=["4 data", "5 data", "6 total"])],
)
form(
    "zero_bytes_in_a_text",
    "a.csv",
    lambda: "项目名称,计划资金（万元）\n甲（示例）,5\0\n乙（示例）,6\n".encode(),
    encoding="utf-8",
    findings=["mixed_encoding B2"],
    tables=[table(values={"B2": 5, "B3": 6})],
)
form(
    "one_column",
    "a.csv",
    lambda: csv(Page([["金额（万元）"], [1], [2]])),
    tables=[table(header_rows=[1], kinds=["2 data", "3 data"], units={"A": "万元"}, values={"A3": 2})],
)
form("parted_by_blanks", "a.txt", lambda: "资金情况  单位：万元\n项目名称    计划资金  实际拨付\n甲（示例）      100       50\n乙（示例）      200     80.5\n合计          300    130.5\n".encode("gb18030"),
     tables=[table(unit="万元", kinds=["3 data", "4 data", "5 total"], values={"B4": 200, "C4": 80.5})])  # fmt: skip
form(
    "parted_by_blanks_with_a_hole",
    "a.txt",
    lambda: "项目名称  计划资金（万元）  实际拨付（万元）\n甲（示例）  100  50\n乙（示例）         80.5\n".encode(),
    tables=[table(findings=["no_header -"])],
)
form(
    "parted_by_wide_commas",
    "a.csv",
    lambda: "项目名称，计划资金（万元）\n甲（示例），100\n乙（示例），200\n".encode(),
    tables=[table(values={"B2": 100, "B3": 200})],
)
form("units_in_names_of_rows", "a.xlsx", lambda: xlsx(simple(["项目", "计划资金", "实际拨付（万元）"], ["资金总额", 5000, 4200], ["保障户数（户）", 1200, 1180], ["人均补助（元）", 3200, 3150], ["教育支出（类）", 10, 5])),
     tables=[table(values={"B4": 5000, "B5": None, "C5": None, "B6": 0.32, "C6": None, "B7": 10}, findings=["unit_of_row B5", "unit_of_row C5", "unit_of_row C6"])])  # fmt: skip
form("parts_across_differ", "a.xlsx", lambda: xlsx(simple(["区县", "合计", "中央资金", "省级资金", "户数"], ["甲县（示例）", 80, 50, 30, 7], ["乙县（示例）", 250, 100, 80, 8], ["丙县（示例）", 50, 30, 20, 9])),
     tables=[table(findings=["across_differs B5"])])  # fmt: skip
form("parts_across_differ_in_a_group", "a.xlsx", lambda: xlsx(Page([["2023年补助资金情况表"], ["单位：万元"], ["区县", "补助资金", "", "", "户数"], ["", "小计", "中央", "省级", ""], ["甲县（示例）", 80, 50, 30, 7], ["乙县（示例）", 250, 100, 80, 8], ["丙县（示例）", 50.5, 30.3, 20.1, 9]], ["A3:A4", "B3:D3", "E3:E4"])),
     tables=[table(kinds=["5 data", "6 data", "7 data"], findings=["across_differs B6"])])  # fmt: skip
form(
    "words_of_money_in_full",
    "a.xlsx",
    lambda: xlsx(simple(["项目名称", "计划资金"], ["路（示例）", "3,000元整"], ["桥（示例）", "2圆"])),
    tables=[table(values={"B4": 3000, "B5": 2}, units={"B": "元"}, delivered={"B4": 0.3, "B5": 0.0002})],
)
form(
    "amounts_for_each",
    "a.xlsx",
    lambda: xlsx(
        simple(["区县", "实际拨付", "补助标准（元/户）", "人均补助（元/人）"], ["甲县（示例）", 5, 1500, 300])
    ),
    tables=[table(units={"B": "万元", "C": "元/户", "D": "元/人"}, values={"C4": 1500, "D4": 300})],
)
form("final_account_with_ranks_of_codes", "a.xlsx", lambda: xlsx(Page([["支出决算表"], ["部门：示例市民政局", "", "", "", "", "金额单位：元"], ["项目", "", "", "", "本年支出合计", "基本支出"], ["功能分类科目编码", "", "", "科目名称", "", ""], ["类", "款", "项", "栏次", 1, 2],
     ["", "", "", "合计", 500, 500], ["208", "", "", "社会保障支出", 500, 500], ["2080201", "", "", "行政运行", 500, 500]], ["A3:D3", "E3:E4", "F3:F4", "A4:C4", "A7:C7", "A8:C8"])),
     tables=[table(kinds=["5 column_numbers", "6 total", "7 section", "8 data"], values={"A8": "2080201", "E8": 500})])  # fmt: skip
form("parts_by_a_sign", "a.xlsx", lambda: xlsx(simple(["项目", "计划资金"], ["一、收入", 30], ["1.税收", 20], ["#增值税", 5], ["2.非税", 10], ["税收占比%", 66.7])),
     tables=[table(kinds=["4 section", "5 data", "6 total", "7 data", "8 data"], values={"B6": 5, "B8": None}, findings=["unit_of_row B8"])])  # fmt: skip
form("unit_of_the_whole_for_its_parts", "a.xlsx", lambda: xlsx(Page([["2023年老旧小区改造计划表"], ["小区名称", "户数", "总投资（元）", "其中", ""], ["", "", "", "中央资金", "省级资金"], ["一区（示例）", 320, 960, 500, 150]], ["A2:A3", "B2:B3", "C2:C3", "D2:E2"])),
     tables=[table(units={"C": "元", "D": "元", "E": "元"}, values={"D4": 500})])  # fmt: skip
form("names_under_groups_without_merges", "a.csv", lambda: csv(Page([["地区", "一般性转移支付", "", "专项转移支付", "", "合计"], ["", "均衡性转移支付", "义务教育", "农林水", "交通运输", ""], ["甲县（示例）", 1, 2, 3, 4, 10]])),
     tables=[table(header_rows=[1, 2], kinds=["3 data"], values={"C3": 2})])  # fmt: skip
form("years_under_a_group_without_merges", "a.csv", lambda: csv(Page([["单位：亿元"], ["序号", "项目名称", "总投资", "分年度投资计划", "", "", "责任单位"], ["", "", "", 2021, 2022, 2023, ""], [1, "路（示例）", 60, 8, 10, 14, "示例局"]])),
     tables=[table(header_rows=[2, 3], kinds=["4 data"], values={"D4": 8})])  # fmt: skip
form("days_with_their_hours", "a.csv", lambda: csv(Page([["项目名称", "开工时间", "完工时间"], ["路（示例）", "2023-03-15 0:00:00", "2023/12/31 0:00"], ["桥（示例）", "2023-03-15T08:30:00", "2023年12月9日 17:05"]])),
     tables=[table(values={"B2": "2023-03-15", "C2": "2023-12-31", "B3": "2023-03-15", "C3": "2023-12-09"})])  # fmt: skip
form(
    "about_in_an_ods",
    "a.ods",
    lambda: ods(simple(["项目名称", "计划资金"], ["路（示例）", Shown(5, "约5")], ["桥（示例）", 6])),
    tables=[table(values={"B4": None, "B5": 6}, findings=["text_in_number B4"])],
)
CONTINUED = [
    Page(
        [
            ["2023年危桥改造台账"],
            ["单位：万元"],
            ["序号", "项目名称", "总投资"],
            [1, "甲桥（示例）", 100],
            [2, "乙桥（示例）", 200],
        ],
        name="第1页",
    ),
    Page([[3, "丙桥（示例）", 300], ["合计", "", 600]], name="第2页"),
]
form("continued_on_the_next_sheet", "a.xlsx", lambda: xlsx(*CONTINUED),
     tables=[table(), table(range="A1:C2", unit="万元", kinds=["1 data", "2 total"], fields={"C": "total_investment_wan"}, values={"C1": 300}, findings=["continued_sheet -"])])  # fmt: skip
form(
    "not_continued_on_the_next_sheet",
    "a.xlsx",
    lambda: xlsx(CONTINUED[0], Page([[7, "丙桥（示例）", 300], ["合计", "", 600]], name="别的")),
    tables=[table(), table(findings=["no_header -"])],
)
form("months_as_rows", "a.xlsx", lambda: xlsx(simple(["月份", "发放人数", "金额"], ["1月", 120, 10], ["2月", 121, 11], ["一季度小计", 241, 21], ["累计", 241, 21])),
     tables=[table(kinds=["4 data", "5 data", "6 total", "7 total"], values={"A6": "一季度小计", "C6": 21})])  # fmt: skip
form("units_in_signs", "a.xlsx", lambda: xlsx(simple(["编号", "项目名称", "单位", "面积（㎡）"], ["一", "土建"], ["1.1", "挖土（示例）", "m³", "80平方米"], ["1.2", "回填（示例）", "m", 60], unit="")),
     tables=[table(kinds=["4 section", "5 data", "6 data"], fields={"C": "unit_word"}, units={"D": "平方米"}, values={"C5": "立方米", "D5": 80, "D6": 60})])  # fmt: skip
form("notes_at_figures", "a.xlsx", lambda: xlsx(simple(["项目名称*", "计划资金②", "实际拨付"], ["路（示例）", 100, "50①"], ["桥（示例）", "60³", "7 5"], ["园（示例）", "80⑴", 9], ["①计划资金含上年结转的资金。"])),
     tables=[table(kinds=["4 data", "5 data", "6 data", "7 note"], fields={"A": "project", "B": "planned_wan"}, values={"B4": 100, "C4": None, "B5": None, "C5": None, "B6": None, "C6": 9}, findings=["text_in_number C4", "text_in_number B5", "text_in_number C5", "text_in_number B6"])])  # fmt: skip
form(
    "rows_of_rates_below_money",
    "a.xlsx",
    lambda: xlsx(
        simple(
            ["项目名称", "计划资金"],
            ["路（示例）", 30],
            ["桥（示例）", 10],
            ["占比", 75],
            ["资金到位率", 80],
            ["示例街道提高养老服务完成率", 5],
        )
    ),
    tables=[table(values={"B4": 30, "B6": None, "B7": None, "B8": 5}, findings=["unit_of_row B6", "unit_of_row B7"])],
)
