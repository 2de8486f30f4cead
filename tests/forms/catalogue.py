"""The forms that arrive, one entry each: file name, bytes, and what must come of them."""
# ruff: noqa: E501, PLW0108 a form is read as the rows that it has

from collections.abc import Callable
from datetime import date
from typing import Any

from writers import (
    Formula,
    Num,
    Page,
    Pct,
    Shown,
    biff5,
    csv,
    encrypted_xlsx,
    html,
    mhtml,
    ods,
    spreadsheetml,
    xls,
    xls_with_built_in_password,
    xls_with_password,
    xlsb,
    xlsx,
    zipped,
)

Expected = dict[str, Any]
Entry = tuple[str, Callable[[], bytes], Expected]
FORMS: dict[str, Entry] = {}


def form(key: str, file_name: str, content: Callable[[], bytes], **expected: Any) -> None:
    """Add a form. `expected` is compared as far as it goes; `findings` always in full, as "code cell"."""
    assert key not in FORMS, key
    FORMS[key] = file_name, content, expected


def table(**expected: Any) -> Expected:
    """What a table must be: kinds as "5 data", fields by letter, values by address."""
    return {"findings": []} | expected


TITLE = "2023年民生实事项目进展情况填报表"
MERGES = ["A1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "H3:H4"]
HEADS = [
    ["序号", "项目名称", "区县", "资金情况", "", "", "形象进度", "存在问题"],
    ["", "", "", "计划资金", "预算下达", "实际拨付", "", ""],
]
ROWS: list[list[Any]] = [
    [1, "道路（示例）", "雁江区", 100, 50.5, "-", Pct(0.54), "无"],
    [2, "桥（示例）", "雁江区", 200, "7,446.08", 12, "30%", "征地较慢"],
    ["合计", "", "", 300, 7496.58, 12],
    ["注：本表由区县填报。"],
]
BANNER = ["填报单位：雁江区", "", "", "报告期：2023年1-2月", "", "", "", "单位：万元"]
PROGRESS = Page([[TITLE], BANNER, *HEADS, *ROWS], MERGES)
FIELDS = {"A": "item_no", "B": "project", "C": "county", "D": "planned_wan", "E": "issued_wan", "F": "disbursed_wan",
          "G": "physical_pct", "H": "problem"}  # fmt: skip
READ = table(
    range="A3:H8", header_rows=[3, 4], unit="万元", period="2023-02", sender="雁江区", title=TITLE, fields=FIELDS,
    kinds=["5 data", "6 data", "7 total", "8 note"],
    values={"B5": "道路（示例）", "D5": 100, "E5": 50.5, "F5": None, "G5": 54, "E6": 7446.08, "G6": 30, "D7": 300},
)  # fmt: skip


def simple(
    header: list[Any], *rows: list[Any], unit: str = "单位：万元", merges: list[str] | None = None, name: str = "表一"
) -> Page:
    """A title, a banner with the unit, one header row, rows."""
    return Page([["2023年2月民生实事项目情况表"], [unit], header, *rows], merges or [], name)


# every kind of file, under its own name and under lying ones
form("xlsx", "3月进度.xlsx", lambda: xlsx(PROGRESS), format="xlsx", tables=[READ])
form("xls", "3月进度.xls", lambda: xls(PROGRESS), format="xls", tables=[READ])
form("et", "3月进度.et", lambda: xls(PROGRESS), format="xls", tables=[READ])
form("xls_named_xlsx", "3月进度.xlsx", lambda: xls(PROGRESS), format="xls", tables=[READ])
form("xlsx_named_xls", "3月进度.xls", lambda: xlsx(PROGRESS), format="xlsx", tables=[READ])
form("xlsb", "3月进度.xlsb", lambda: xlsb(PROGRESS), format="xlsb", tables=[READ])
form("ods", "3月进度.ods", lambda: ods(PROGRESS), format="ods", tables=[READ])
form("spreadsheetml", "3月进度.xls", lambda: spreadsheetml(PROGRESS), format="spreadsheetml", tables=[READ])
form(
    "spreadsheetml_gb2312",
    "3月进度.xml",
    lambda: spreadsheetml(PROGRESS, "gb2312"),
    format="spreadsheetml",
    encoding="gb18030",
    tables=[READ],
)
form("html_as_xls", "3月进度.xls", lambda: html(PROGRESS), format="html", encoding="gb18030", tables=[READ])
form("html_utf8", "3月进度.xls", lambda: html(PROGRESS, "utf-8"), format="html", encoding="utf-8", tables=[READ])
form("mhtml_as_xls", "3月进度.xls", lambda: mhtml(PROGRESS), format="mhtml", tables=[READ])
TEXT = Page([[TITLE], BANNER, *HEADS, *[[*row[:6], "54%", row[7]] if row[0] == 1 else row for row in ROWS]])
form("csv_bom", "3月进度.csv", lambda: csv(TEXT), format="csv", encoding="utf-8", tables=[READ])
form("csv_utf8", "3月进度.csv", lambda: csv(TEXT, "utf-8"), format="csv", encoding="utf-8", tables=[READ])
form("csv_gb18030", "3月进度.csv", lambda: csv(TEXT, "gb18030"), format="csv", encoding="gb18030", tables=[READ])
form("csv_utf16", "3月进度.csv", lambda: csv(TEXT, "utf-16"), format="csv", encoding="utf-16", tables=[READ])
form(
    "csv_utf16_without_mark",
    "3月进度.csv",
    lambda: csv(TEXT, "utf-16-le"),
    format="csv",
    encoding="utf-16",
    tables=[READ],
)
form("csv_as_xls", "3月进度.xls", lambda: csv(TEXT, "gb18030"), format="csv", encoding="gb18030", tables=[READ])
form("tsv_as_xls", "3月进度.xls", lambda: csv(TEXT, "gb18030", "\t"), format="csv", encoding="gb18030", tables=[READ])
form("csv_semicolons", "3月进度.txt", lambda: csv(TEXT, "utf-8", ";"), format="csv", encoding="utf-8", tables=[READ])
OLD = Page(TEXT.rows, [], "表一")
form("biff5_gbk", "3月进度.xls", lambda: biff5(OLD), format="xls", encoding="cp936", tables=[READ])
form("biff5_without_codepage", "3月进度.xls", lambda: biff5(OLD, None), format="xls", encoding="gb18030", tables=[READ])
form("biff5_western_codepage", "3月进度.xls", lambda: biff5(OLD, 1252), format="xls", encoding="gb18030", tables=[READ])
form("xls_built_in_password", "3月进度.xls", lambda: xls_with_built_in_password(PROGRESS), format="xls", tables=[READ])
form(
    "xlsx_built_in_password",
    "3月进度.xlsx",
    lambda: encrypted_xlsx(xlsx(PROGRESS), "VelvetSweatshop"),
    format="xlsx",
    tables=[READ],
)

# what cannot be read, refused by its true cause
form("locked_xls", "3月进度.xls", lambda: xls_with_password(PROGRESS), error="needs_password")
form("locked_xlsx", "3月进度.xlsx", lambda: encrypted_xlsx(xlsx(PROGRESS), "示例"), error="needs_password")
form("empty", "3月进度.xlsx", lambda: b"", error="empty_file")
form("blank_csv", "3月进度.csv", lambda: b"\xef\xbb\xbf\r\n\r\n", error="empty_file")
form("truncated_xlsx", "3月进度.xlsx", lambda: xlsx(PROGRESS)[:3000], error="truncated")
form("truncated_xls", "3月进度.xls", lambda: xls(PROGRESS)[:2000], error="truncated")
form("pdf", "3月进度.xls", lambda: b"%PDF-1.7\n1 0 obj\n", error="pdf")
form("picture", "3月进度.xlsx", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", error="image")
form(
    "word",
    "3月进度.xlsx",
    lambda: zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}),
    error="word_document",
)
form("zip_of_forms", "3月进度.xlsx", lambda: zipped({"雁江区.xlsx": b"PK", "安岳县.xlsx": b"PK"}), error="archive")
form("rar", "3月进度.xls", lambda: b"Rar!\x1a\x07\x00abc", error="archive")
form(
    "web_page_without_table", "3月进度.xls", lambda: "<html><body>请登录后下载</body></html>".encode(), error="web_page"
)
form("json", "3月进度.csv", lambda: b'{"code": 401}', error="unknown_type")
form("binary", "3月进度.csv", lambda: bytes(range(256)) * 4, error="unknown_type")
form("lock_file", "~$3月进度.xlsx", lambda: b"\x05admin" + b" " * 159, error="lock_file")

form("blank_workbook", "3月进度.xlsx", lambda: xlsx(Page([]), Page([], name="表二")), error="no_cells")

# encodings gone wrong
MIXED = (
    "项目名称,计划资金（万元）\n道路（示例）,1\n".encode()
    + "桥梁（示例）,2\n".encode("gb18030")
    + "学校（示例）,3\n".encode()
)
form("mixed_encodings", "a.csv", lambda: MIXED, encoding="utf-8", findings=["mixed_encoding A3"],
     tables=[table(values={"A2": "道路（示例）", "A3": "桥梁（示例）", "B3": 2})])  # fmt: skip
form("lost_characters", "a.csv", lambda: "项目名称,计划资金（万元）\n锟斤拷路,1\n桥（示例）,2\n".encode(),
     tables=[table(findings=["garbled_text A2"])])  # fmt: skip
form("cut_in_a_character", "a.csv", lambda: "项目名称,计划资金（万元）\n道路（示例）,1\n桥（示".encode()[:-1],
     findings=["text_cut -"], tables=[table(values={"A2": "道路（示例）"}, findings=["last_line_cut A3"])])  # fmt: skip
form("ragged_line", "a.csv", lambda: "项目名称,预算下达（万元）,实际拨付（万元）\n道路（示例）,7,446.08,3\n桥（示例）,2,1\n校（示例）,2,1\n".encode(),
     tables=[table(findings=["ragged_row A2"])])  # fmt: skip
form("open_quote", "a.csv", lambda: '项目名称,计划资金（万元）\n"道路（示例）,1\n桥（示例）,2\n'.encode(), findings=["quotes_broken -"],
     tables=[table(values={"B2": 1, "B3": 2})])  # fmt: skip
form("quoted_line_break", "a.csv", lambda: '项目名称,存在问题,计划资金（万元）\n道路（示例）,"一是征地；\n二是, 资金",1\n'.encode(),
     tables=[table(values={"B2": "一是征地；\n二是, 资金", "C2": 1})])  # fmt: skip


# units
def money(unit: str, header: str = "计划资金", figure: Any = 8.5, *more: list[Any]) -> Page:
    return simple(["项目名称", header], ["道路（示例）", figure], ["桥（示例）", 3], *more, unit=unit)


form(
    "unit_banner_yi",
    "a.xlsx",
    lambda: xlsx(money("单位：亿元")),
    tables=[table(unit="亿元", units={"B": "亿元"}, delivered={"B4": 85000})],
)
form(
    "unit_banner_yuan",
    "a.xlsx",
    lambda: xlsx(money("（单位:元）")),
    tables=[table(unit="元", delivered={"B4": 0.00085})],
)
form(
    "unit_header_over_banner",
    "a.xlsx",
    lambda: xlsx(money("单位：万元", "计划资金（亿元）")),
    tables=[table(units={"B": "亿元"}, delivered={"B4": 85000})],
)
form(
    "unit_cell_over_header",
    "a.xlsx",
    lambda: xlsx(money("单位：万元", "计划资金（万元）", "2亿元")),
    tables=[table(delivered={"B4": 20000, "B5": 3})],
)
form(
    "unit_in_note",
    "a.xlsx",
    lambda: xlsx(money("", "计划资金", 8.5, ["注：资金单位为百万元。"])),
    tables=[table(unit="百万元", delivered={"B4": 850})],
)
form("unit_row_below", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金", "形象进度"], ["", "千元", "%"], ["道路（示例）", 8500, 60], unit="")),
     tables=[table(header_rows=[3, 4], delivered={"B5": 850}, values={"C5": 60})])  # fmt: skip
form("unit_in_format", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金"], ["道路（示例）", Num(2.5, '0.00"亿元"')], unit="")),
     tables=[table(delivered={"B4": 25000})])  # fmt: skip
form("unit_missing", "a.xlsx", lambda: xlsx(money("")), tables=[table(unit=None, findings=["unit_missing B3"])])
form("unit_two_at_once", "a.xlsx", lambda: xlsx(money("单位：万元、元")), tables=[table(findings=["unit_conflict B3"])])
form("unit_of_count_and_money", "a.xlsx", lambda: xlsx(simple(["项目名称", "完成数量", "计划资金"], ["道路（示例）", 3, 8.5], unit="单位：个、亿元")),
     tables=[table(unit="亿元", delivered={"C4": 85000})])  # fmt: skip
form("unit_is_organisation", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金（万元）"], ["道路（示例）", 1], unit="单位：雁江区住建局")),
     tables=[table(sender="雁江区住建局", unit=None, delivered={"B4": 1})])  # fmt: skip
form("scaled_format", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金"], ["道路（示例）", Num(12345678, '0!.0,"万元"')])),
     tables=[table(findings=["scaled_format B4"])])  # fmt: skip


# values
def one(header: str, value: Any, unit: str = "单位：万元") -> Page:
    return simple(["项目名称", header, "备注"], ["道路（示例）", value, "甲"], ["桥（示例）", "", "乙"], unit=unit)


for key, header, value, wanted in [
    ("spaces_inside", "计划资金", "1 121 886", 1121886),
    ("full_width", "计划资金", "１，２３４．５０", 1234.5),
    ("brackets_negative", "计划资金", "（12.5）", -12.5),
    ("double_dash", "计划资金", "--", None),
    ("ellipsis", "计划资金", "……", None),
    ("slash", "计划资金", "/", None),
    ("none_word", "计划资金", "无", None),
    ("zero", "计划资金", 0, 0),
    ("percent_text", "形象进度", "54％", 54),
    ("percent_format", "形象进度", Pct(0.3), 30),
    ("people", "完成数量", "8950人", 8950),
    ("kilometres", "完成数量", "11.2公里", 11.2),
    ("compact_date", "完成时限", "20220316", "2022-03-16"),
    ("dotted_month", "完成时限", "2023.12", "2023-12-31"),
    ("month_end", "完成时限", "2023年6月底前", "2023-06-30"),
    ("date_cell", "完成时限", date(2023, 6, 30), "2023-06-30"),
    ("serial_number", "完成时限", 45107, "2023-06-30"),
    ("year_from_period", "完成时限", "6月底", "2023-06-30"),
    ("target_words", "目标数量", "应补尽补", "应补尽补"),
    ("noisy_double", "计划资金", 0.1 + 0.2, 0.3),
]:
    problem = ["words_in_number B4"] if key == "target_words" else []
    fields = {"B": "progress_words"} if key == "never" else {}
    form(f"value_{key}", "a.xlsx", lambda header=header, value=value: xlsx(one(header, value)),
         tables=[table(values={"B4": wanted}, fields=fields, findings=problem)])  # fmt: skip
form("ten_thousand_people", "a.xlsx", lambda: xlsx(one("完成数量", "2.65万人次")),
     tables=[table(units={"B": "万人次"}, values={"B4": 2.65}, delivered={"B4": 26500})])  # fmt: skip
for key, header, value, problem in [
    ("two_numbers", "计划资金", "12 34", "text_in_number"),
    ("product", "计划资金", "1*2", "text_in_number"),
    ("about", "计划资金", "约537万元", "text_in_number"),
    ("more_than", "计划资金", "230余万元", "text_in_number"),
    ("at_least", "计划资金", "不低于4000", "text_in_number"),
    ("odd_comma", "计划资金", "12,34", "text_in_number"),
    ("reference_error", "计划资金", "#REF!", "formula_error"),
    ("formula_not_computed", "计划资金", Formula("=SUM(A1:A2)"), "formula_without_value"),
    ("hashes", "计划资金", "######", "hidden_digits"),
    ("digits_lost", "计划资金", "1.2E+5", "digits_lost"),
    ("percent_in_amount", "计划资金", "60%", "percent_in_amount"),
    ("date_in_amount", "计划资金", date(2023, 2, 1), "date_in_number"),
    ("half", "形象进度（%）", 0.54, "percent_unclear"),
    ("one", "形象进度", 1, "percent_unclear"),
    ("amount_in_percent", "形象进度（%）", "54万元", "text_in_number"),
    ("fraction_beside_points", "完成率", 0.5, "percent_unclear"),
    ("no_such_day", "完成时限", "2023年2月30日", "not_a_date"),
    ("two_days", "完成时限", "2023年6月-2024年5月", "not_a_date"),
    ("lost_zero", "完成时限", 2023.1, "date_unclear"),
]:
    form(f"doubt_{key}", "a.xlsx", lambda header=header, value=value: xlsx(one(header, value)),
         tables=[table(values={"B4": None}, findings=[f"{problem} B4"])])  # fmt: skip
form("percent_points_from_one_on", "a.xlsx", lambda: xlsx(simple(["项目名称", "形象进度（%）"], ["道路（示例）", 1], ["桥（示例）", 22], ["校（示例）", 0])),
     tables=[table(values={"B4": 1, "B5": 22, "B6": 0})])  # fmt: skip
form("percent_fraction_among_points", "a.xlsx", lambda: xlsx(simple(["项目名称", "形象进度（%）"], ["道路（示例）", 0.6], ["桥（示例）", 60])),
     tables=[table(values={"B4": None, "B5": 60}, findings=["percent_unclear B4"])])  # fmt: skip
form(
    "date_1904",
    "a.xlsx",
    lambda: xlsx(one("完成时限", date(2023, 6, 30)), date_1904=True),
    tables=[table(values={"B4": "2023-06-30"})],
)
form(
    "date_1904_xls",
    "a.xls",
    lambda: xls(one("完成时限", date(2023, 6, 30)), date_1904=True),
    tables=[table(values={"B4": "2023-06-30"})],
)
form("marks_on_names", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], ["1●", "★道路（示例）", 1], ["②", "桥（示例）◆", 2], ["（3）", "校（示例）", 3])),
     tables=[table(values={"A4": "1", "B4": "道路（示例）", "A5": "2", "B5": "桥（示例）", "A6": "3"})])  # fmt: skip

# headers
form("three_rows", "a.xlsx", lambda: xlsx(Page(
    [["2023年2月情况表（单位：万元）"], ["序号", "项目名称", "资金", "", "", ""], ["", "", "计划资金", "拨付情况", "", ""],
     ["", "", "", "预算下达", "实际拨付", "拨付率（%）"], [1, "道路（示例）", 100, 50, 20, 40]],
    ["A1:F1", "A2:A4", "B2:B4", "C2:F2", "C3:C4", "D3:F3"])),
     tables=[table(header_rows=[2, 3, 4], unit="万元", fields={"C": "planned_wan", "D": "issued_wan", "E": "disbursed_wan", "F": "disbursed_pct"})])  # fmt: skip
form("line_breaks_and_spaces", "a.xlsx", lambda: xlsx(simple(["序 号", "项 目\n名 称", "资金\n到位\n（万元）", "责任/单位"], [1, "道路（示例）", 5, "示例局"], unit="")),
     tables=[table(fields={"A": "item_no", "B": "project", "C": "arrived_wan", "D": "responsible_unit"}, values={"C4": 5})])  # fmt: skip
form("column_numbers", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金", "预算下达"], ["栏次", 1, 2, 3], [1, "道路（示例）", 5, 2])),
     tables=[table(kinds=["4 column_numbers", "5 data"])])  # fmt: skip
form("column_letters_and_numbers", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金", "预算下达"], ["甲", "乙", "1", "2"], [1, "道路（示例）", 5, 2])),
     tables=[table(kinds=["4 column_numbers", "5 data"])])  # fmt: skip
form("english_twin", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], ["No.", "Project", "Planned"], [1, "道路（示例）", 5])),
     tables=[table(kinds=["4 english", "5 data"])])  # fmt: skip
form("placeholder_rows", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], [1, "道路（示例）", 5], ["N", "×××", "×××"], ["…", "……", "……"])),
     tables=[table(kinds=["4 data", "5 placeholder", "6 placeholder"])])  # fmt: skip
form("monthly_plan", "a.xlsx", lambda: xlsx(Page(
    [["2023年目标任务分解表"], ["单位：万元"], ["序号", "项目名称", "区县", "计划资金", "推进时序", *[""] * 11], ["", "", "", "", *[f"{m}月" for m in range(1, 13)]],
     [1, "道路（示例）", "雁江区", 100, *[f"{m * 8}%" for m in range(1, 12)], "100%"]],
    ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:P3"])),
     tables=[table(fields={"E": "plan_month", "P": "plan_month"}, values={"E5": 8, "P5": 100}, period=None)])  # fmt: skip
form("month_beside_cumulative", "a.xlsx", lambda: xlsx(Page(
    [["2023年2月情况表"], ["单位：万元"], ["项目名称", "实际拨付", ""], ["", "本月", "累计"], ["道路（示例）", 5, 9]], ["A3:A4", "B3:C3"])),
     tables=[table(fields={"B": "month_disbursed_wan", "C": "disbursed_wan"})])  # fmt: skip
form("repeated_header", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], [1, "道路（示例）", 5], ["序号", "项目名称", "计划资金"], [2, "桥（示例）", 6])),
     tables=[table(kinds=["4 data", "5 header", "6 data"])])  # fmt: skip
form("blank_column", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "", "计划资金"], [1, "道路（示例）", "", 5], [2, "桥（示例）", "", 6])),
     tables=[table(fields={"C": None, "D": "planned_wan"}, values={"D5": 6})])  # fmt: skip
form(
    "uncertain_column",
    "a.xlsx",
    lambda: xlsx(simple(["项目名称", "支付金额"], ["道路（示例）", 5])),
    tables=[table(findings=["column_uncertain B3"])],
)
form("progress_as_words", "a.xlsx", lambda: xlsx(simple(["项目名称", "形象进度"], ["道路（示例）", "路基完成60%"], ["桥（示例）", "已开工"])),
     tables=[table(fields={"B": "progress_words"}, values={"B4": "路基完成60%"})])  # fmt: skip
form("progress_is_a_count", "a.csv", lambda: csv(Page([["序号", "项目内容", "目标任务", "进度", "完成目标(%)"], [1, "就业(人)", 26000, 32095, 123.4]])),
     tables=[table(findings=["column_uncertain D1"], values={"D2": 32095, "E2": 123.4})])  # fmt: skip

# rows
form("sections_and_subtotals", "a.xlsx", lambda: xlsx(simple(
    ["序号", "项目名称", "计划资金"], ["合计（3项）", "", 11], ["一、市本级（2项）", "", 8], [1, "道路（示例）", 5], [2, "桥（示例）", 3],
    ["二、雁江区（1项）", "", 3], [1, "校（示例）", 3], ["填表人：", "", "审核人："])),
     tables=[table(kinds=["4 total", "5 section", "6 data", "7 data", "8 section", "9 data", "10 signature"])])  # fmt: skip
form("section_does_not_add_up", "a.xlsx", lambda: xlsx(simple(
    ["序号", "项目名称", "计划资金"], ["一、市本级", "", 9], [1, "道路（示例）", 5], [2, "桥（示例）", 3], ["小计", "", 8])),
     tables=[table(kinds=["4 section", "5 data", "6 data", "7 total"], findings=["total_differs C4"])])  # fmt: skip
form("total_rounded", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金"], ["道路（示例）", 33.3], ["桥（示例）", 33.3], ["校（示例）", 33.3], ["合计", 100.0 - 0.2])),
     tables=[table(kinds=["4 data", "5 data", "6 data", "7 total"])])  # fmt: skip
form("total_differs", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金"], ["道路（示例）", 33.3], ["桥（示例）", 33.3], ["合计", 76.6])),
     tables=[table(findings=["total_differs B6"])])  # fmt: skip
form("total_of_the_city", "a.xlsx", lambda: xlsx(simple(["区县", "计划资金"], ["全市", 30], ["雁江区", 10], ["安岳县", 20])),
     tables=[table(kinds=["4 total", "5 data", "6 data"])])  # fmt: skip
form("part_of_total", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金"], ["合计", 30], ["其中：在建（1项）", 10], ["道路（示例）", 10], ["桥（示例）", 20])),
     tables=[table(kinds=["4 total", "5 total", "6 data", "7 data"])])  # fmt: skip
form("totals_per_group", "a.xlsx", lambda: xlsx(simple(["指标", "地区", "计划资金"], ["道路（示例）", "全市", 30], ["", "雁江区", 10], ["", "安岳县", 20],
     ["桥（示例）", "全市", 9], ["", "雁江区", 5], ["", "安岳县", 5], merges=["A4:A6", "A7:A9"])),
     tables=[table(kinds=["4 total", "5 data", "6 data", "7 total", "8 data", "9 data"], findings=["total_differs C7"], values={"A9": "桥（示例）"})])  # fmt: skip
form("subtotals_below", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金"], ["道路（示例）", 1], ["桥（示例）", 2], ["小计", 3], ["校（示例）", 4], ["小计", 5], ["合计", 7])),
     tables=[table(findings=["total_differs B8"])])  # fmt: skip
form("banner_over_two_tables", "a.xlsx", lambda: xlsx(Page([["2023年2月情况表"], ["", "", "", "", "单位：亿元"], ["项目名称", "计划资金", "", "项目名称", "计划资金"],
     ["道路（示例）", 1, "", "补贴（示例）", 3], ["桥（示例）", 2, "", "救助（示例）", 4]], ["A1:E1"])),
     tables=[table(period="2023-02", units={"B": "亿元"}), table(period="2023-02", units={"E": "亿元"})])  # fmt: skip
form("chinese_numbers_are_data", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], ["一", "道路（示例）", 10], ["二", "桥（示例）", 20])),
     tables=[table(kinds=["4 data", "5 data"])])  # fmt: skip
form("merged_down", "a.xlsx", lambda: xlsx(simple(["项目名称", "区县", "计划资金"], ["道路（示例）", "雁江区", 10], ["", "安岳县", 20], ["桥（示例）", "乐至县", 5], merges=["A4:A5"])),
     tables=[table(values={"A4": "道路（示例）", "A5": "道路（示例）", "C5": 20})])  # fmt: skip
form("merged_amount", "a.xlsx", lambda: xlsx(simple(["项目名称", "区县", "计划资金"], ["道路（示例）", "雁江区", 30], ["道路（示例）", "安岳县", ""], merges=["C4:C5"])),
     tables=[table(findings=["merged_figure C4"])])  # fmt: skip
form("blank_rows", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], [1, "道路（示例）", 10], [], [2, "桥（示例）", 20], [], ["备注：示例"])),
     tables=[table(kinds=["4 data", "5 blank", "6 data", "7 blank", "8 note"])])  # fmt: skip


# time
def timed(title: str, *banner: str) -> Page:
    return Page([[title], list(banner) or [""], ["项目名称", "计划资金（万元）"], ["道路（示例）", 1]])


for key, title, banner, wanted in [
    ("title_month", "2023年2月情况表", [], "2023-02"),
    ("yuan_month", "2023年元至3月情况表", [], "2023-03"),
    ("quarter", "2023年一季度情况表", [], "2023-03"),
    ("half_year", "2023年上半年情况表", [], "2023-06"),
    ("dotted", "情况表", ["报告期：2023.2"], "2023-02"),
    ("compact", "情况表", ["报告期：202302"], "2023-02"),
    ("chinese_digits", "二〇二三年二月情况表", [], "2023-02"),
    ("month_without_year", "2023年民生实事项目情况表", ["（截至2月底）"], "2023-02"),
    ("as_of_day", "情况表", ["数据截至：2023年10月21日"], "2023-10"),
    ("blank_template", "20  年  月情况表", [], None),
    ("year_alone", "2023年民生实事项目情况表", [], None),
]:
    form(
        f"time_{key}",
        "情况表.xlsx",
        lambda title=title, banner=banner: xlsx(timed(title, *banner)),
        tables=[table(period=wanted)],
    )
form(
    "time_from_file_name",
    "2023年5月情况表.xlsx",
    lambda: xlsx(timed("情况汇总表")),
    tables=[table(period="2023-05", findings=["period_from_name -"])],
)
form(
    "time_from_sheet_name",
    "情况表.xlsx",
    lambda: xlsx(Page(timed("情况汇总表").rows, name="2023.06")),
    tables=[table(period="2023-06", findings=["period_from_name -"])],
)
form(
    "time_13th_month",
    "情况表.xlsx",
    lambda: xlsx(timed("情况表", "报告期：2023年13月")),
    tables=[table(period=None, findings=["period_invalid -"])],
)
form(
    "time_conflict",
    "2023年3月情况表.xlsx",
    lambda: xlsx(timed("情况表", "报告期：2023年2月")),
    tables=[table(period="2023-02", findings=["period_conflict -"])],
)

# sheets and tables
SMALL = [["项目名称", "计划资金（万元）"], ["道路（示例）", 1], ["桥（示例）", 2]]
form("empty_and_hidden_sheets", "a.xlsx", lambda: xlsx(Page([], name="空表"), Page(SMALL, name="明细"), Page([["项目名称", "计划资金（万元）"], ["校（示例）", 9]], name="旧表", hidden=True)),
     tables=[table(sheet="明细"), table(sheet="旧表", visible=False, findings=["hidden_sheet -"])])  # fmt: skip
form("sheet_per_county", "a.xlsx", lambda: xlsx(Page(SMALL, name="雁江区"), Page([SMALL[0], ["道路（示例）", 4], ["桥（示例）", 5]], name="安岳县")),
     tables=[table(sheet="雁江区", sender="雁江区", repeats=None, findings=["sender_from_sheet -"]),
             table(sheet="安岳县", sender="安岳县", repeats=None, findings=["sender_from_sheet -"])])  # fmt: skip
COUNTY = ["项目名称", "区县", "计划资金（万元）"]
form("views_of_the_same", "a.xlsx", lambda: xlsx(
    Page([COUNTY, ["道路（示例）", "雁江区", 1], ["桥（示例）", "安岳县", 2]], name="按区县"),
    Page([COUNTY, ["桥（示例）", "安岳县", 2], ["道路（示例）", "雁江区", 1]], name="按类别")),
     tables=[table(repeats=None), table(repeats="按区县!A1:C3", findings=["duplicate_sheet -"])])  # fmt: skip
form("stacked_tables", "a.xlsx", lambda: xlsx(Page([["一季度情况"], *SMALL, ["合计", 3], [], ["存在问题"], ["项目名称", "存在问题", "下步举措"], ["道路（示例）", "征地", "加快"]])),
     tables=[table(range="A2:B5", kinds=["3 data", "4 data", "5 total"]), table(range="A8:C9", kinds=["9 data"])])  # fmt: skip
form("side_by_side", "a.xlsx", lambda: xlsx(Page([["建设类", "", "", "资助类"], ["项目名称", "计划资金（万元）", "", "项目名称", "计划资金（万元）"],
     ["道路（示例）", 1, "", "补贴（示例）", 3], ["桥（示例）", 2, "", "救助（示例）", 4]])),
     tables=[table(range="A2:B4", values={"B3": 1}), table(range="D2:E4", values={"E3": 3})])  # fmt: skip
form("folded_columns", "a.xlsx", lambda: xlsx(Page([["项目名称", "计划资金（万元）", "项目名称", "计划资金（万元）"],
     ["道路（示例）", 1, "补贴（示例）", 3], ["桥（示例）", 2, "救助（示例）", 4]])),
     tables=[table(range="A1:B3", values={"B2": 1}), table(range="C1:D3", values={"D2": 3})])  # fmt: skip
form("card", "a.xlsx", lambda: xlsx(Page([["民生实事项目情况卡"], ["项目名称", "道路（示例）", "责任单位", "示例局"], ["计划资金（万元）", 100, "实际拨付（万元）", 60],
     ["形象进度", "54%", "当前阶段", "已开工"], ["存在问题", "征地较慢"]], ["B5:D5"])),
     tables=[table(card={"project": "道路（示例）", "responsible_unit": "示例局", "planned_wan": 100, "disbursed_wan": 60, "physical_pct": 54,
                         "stage": "已开工", "problem": "征地较慢"})])  # fmt: skip
form("no_progress_at_all", "a.xlsx", lambda: xlsx(Page([["线路", "公里", "开通日期"], ["1路", 12.5, date(2023, 5, 1)], ["2路", 8, date(2023, 6, 1)], ["合计", 20.5]])),
     tables=[table(header_rows=[1], kinds=["2 data", "3 data", "4 total"], values={"B2": 12.5, "C2": "2023-05-01"})])  # fmt: skip
form("codes_keep_zeros", "a.csv", lambda: csv(Page([["编码", "名称", "数"], ["001", "甲", 1], ["002", "乙", 2]])),
     tables=[table(values={"A2": "001", "C3": 2})])  # fmt: skip
form(
    "no_header",
    "a.xlsx",
    lambda: xlsx(Page([[1, 2.5], [3, 4]])),
    tables=[table(header_rows=[], kinds=["1 data", "2 data"], values={"B1": 2.5}, findings=["no_header -"])],
)
form(
    "words_only",
    "a.xlsx",
    lambda: xlsx(Page([["情况说明"], ["今年以来，各项目进展顺利。"]])),
    tables=[table(kinds=["1 note", "2 note"], findings=["no_header -"])],
)
form("parts_are_the_rows", "a.xlsx", lambda: xlsx(Page(
    [["2023年资金拨付情况（截至2月底）"], ["金额单位：亿元"], ["项目", "计划投入资金", "预算下达", "", "实际拨付", ""], ["", "", "金额", "占计划安排%", "金额", "占预算安排%"],
     ["全市", 42.6, 8.79, "20.62%", 1.88, "4.43%"], ["其中：建设类", 30, 5, "16.67%", 1, "3.33%"], ["资助补助类", 12.6, 3.79, "30.08%", 0.88, "6.98%"]],
    ["C3:D3", "E3:F3", "A3:A4", "B3:B4"])),
     tables=[table(period="2023-02", as_of="2023-02-28", fields={"B": "planned_wan", "C": "issued_wan", "D": "issued_pct", "E": "disbursed_wan", "F": "disbursed_pct"},
                   kinds=["5 total", "6 total", "7 data"], delivered={"B5": 426000, "C5": 87900})])  # fmt: skip
form("attachment_line", "a.xlsx", lambda: xlsx(Page([["附件1", "2023年2月进度表"], ["项目名称", "计划资金（万元）", "备注"], ["道路（示例）", 1, ""]])),
     tables=[table(header_rows=[2], period="2023-02")])  # fmt: skip
form("row_with_a_name_alone", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], [1, "道路（示例）", 5], ["", "桥（示例）", ""], ["建设类", "", ""])),
     tables=[table(kinds=["4 data", "5 data", "6 section"])])  # fmt: skip
form("key_projects_of_2010", "a.xls", lambda: xls(Page([
    ["附件2"], ["2010年1-3月重点项目完成情况表"], ["", "", "", "", "", "", "", "单位：万元"],
    ["序号", "项目名称", "建设性质", "总投资", "2010年计划投资", "1-3月完成情况", "", "", "", "备注"],
    ["", "", "", "", "", "1-3月投资计划", "1-3月实际完成投资(万元)", "占年计划（%）", "1-3月实际形象进度", ""],
    ["合计37个", "", "", "1000", "500", "100", "90", "18%"], ["（一）在建（2项）", "", "", "1000", "500", "100", "90", "18%"],
    ["1", "示例道路", "续建", "600", "300", "60", "50", "16.7%", "完成路基"], ["2", "示例大桥", "新建", "400", "200", "40", "40", "20%", "桥墩施工"],
    ["填表人：", "", "审核人："]], ["A2:J2", "F4:I4", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "J4:J5"])),
     tables=[table(header_rows=[4, 5], period="2010-03", kinds=["6 total", "7 section", "8 data", "9 data", "10 signature"],
                   fields={"D": "total_investment_wan", "E": "year_plan_investment_wan", "G": "done_ytd_wan", "H": "investment_pct", "I": "progress_words"})])  # fmt: skip
form("unit_in_title", "a.xlsx", lambda: xlsx(Page([["2023年2月情况表（亿元）"], ["项目名称", "计划资金"], ["道路（示例）", 1]])),
     tables=[table(unit="亿元", delivered={"B3": 10000})])  # fmt: skip
form("unit_of_group_not_of_rate", "a.xlsx", lambda: xlsx(Page([["2023年2月情况表"], ["项目名称", "资金情况（万元）", "", ""], ["", "计划资金", "实际拨付", "拨付率"],
     ["道路（示例）", 10, 5, 50]], ["A2:A3", "B2:D2"])), tables=[table(units={"B": "万元", "C": "万元", "D": "%"}, values={"D4": 50})])  # fmt: skip
form("one_month_is_not_cumulative", "a.xlsx", lambda: xlsx(simple(["项目名称", "2月拨付", "1-2月预算下达", "截至2月底资金到位"], ["道路（示例）", 1, 2, 3])),
     tables=[table(fields={"C": "issued_wan", "D": "arrived_wan"}, findings=["column_uncertain B3"])])  # fmt: skip
form("last_years_column", "a.xlsx", lambda: xlsx(simple(["项目名称", "2022年计划资金", "2023年计划资金", "上年结转拨付"], ["道路（示例）", 1, 2, 3])),
     tables=[table(fields={"B": None, "C": "planned_wan", "D": None})])  # fmt: skip
form("banner_in_cells", "a.xlsx", lambda: xlsx(Page([["情况表"], ["填报单位", "雁江区", "报告期", "2023年2月", "单位", "万元"], ["序号", "项目名称", "计划资金"], [1, "道路（示例）", 5]])),
     tables=[table(header_rows=[3], sender="雁江区", period="2023-02", unit="万元")])  # fmt: skip
form("loose_banner", "a.xlsx", lambda: xlsx(Page([["情况表"], ["雁江区", "", "2023年2月", "万元"], ["序号", "项目名称", "计划资金", "备注"], [1, "道路（示例）", 5, ""]])),
     tables=[table(header_rows=[3], period="2023-02", unit="万元")])  # fmt: skip
form(
    "sep_line",
    "a.csv",
    lambda: "sep=;\n项目名称;计划资金（万元）\n道路（示例）;1,5\n".encode(),
    tables=[table(values={"B2": None}, findings=["text_in_number B2"])],
)
form(
    "cut_csv",
    "a.csv",
    lambda: "项目名称,区县,计划资金（万元）\n道路（示例）,雁江区,1\n桥（示例）,安".encode(),
    tables=[table(findings=["last_line_cut A3"])],
)
form("cut_web_page", "a.xls", lambda: html(PROGRESS)[:-200], findings=["page_cut -"], tables=[table(sender="雁江区")])
form("cut_spreadsheetml", "a.xls", lambda: spreadsheetml(PROGRESS)[:1500], error="truncated")
form("xls_with_a_hole", "a.xls", lambda: xls(PROGRESS)[:512] + bytes(3000) + xls(PROGRESS)[3512:], error="damaged")
form(
    "csv_with_a_hole",
    "a.csv",
    lambda: csv(TEXT, "utf-8")[:60] + bytes(30) + csv(TEXT, "utf-8")[90:],
    error="text_damaged",
)
form(
    "day_in_file_name",
    "进度表20230305.xlsx",
    lambda: xlsx(timed("情况表", "报告期：2023年2月")),
    tables=[table(period="2023-02")],
)
form(
    "only_a_day_in_file_name",
    "进度表20230305.xlsx",
    lambda: xlsx(timed("情况表", "填报时间：2023年3月5日")),
    tables=[table(period=None)],
)
form("bare_section_numbers", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], ["一", "建设类", 30], [1, "道路（示例）", 10], [2, "桥（示例）", 20], ["二", "资助类", 5], [3, "补贴（示例）", 5], ["合计", "", 35])),
     tables=[table(kinds=["4 section", "5 data", "6 data", "7 section", "8 data", "9 total"])])  # fmt: skip
form("unit_inside_a_group_name", "a.xlsx", lambda: xlsx(Page([["2023年2月情况表"], ["项目名称", "资金（单位：万元）", ""], ["", "计划资金", "预算下达"], ["道路（示例）", 100, 50]], ["A2:A3", "B2:C2"])),
     tables=[table(header_rows=[2, 3], title="2023年2月情况表", units={"B": "万元"})])  # fmt: skip

# published budget, accounts and project tables
form("accounts_side_by_side", "a.xlsx", lambda: xlsx(Page([["收入支出决算总表"], ["", "", "", "", "", "公开01表"], ["部门：示例市示例局", "", "", "", "", "金额单位：万元"],
     ["收入", "", "", "支出", "", ""], ["项目", "行次", "金额", "项目", "行次", "金额"], ["栏次", "", "1", "栏次", "", "2"],
     ["一、一般公共预算财政拨款收入", "1", "100.00", "一、一般公共服务支出", "32", "90.00"], ["二、政府性基金预算财政拨款收入", "2", "0.00", "二、外交支出", "33", ""],
     ["", "3", "", "三、教育支出", "34", "10.00"], ["本年收入合计", "27", "100.00", "本年支出合计", "58", "100.00"], ["总计", "31", "100.00", "总计", "62", "100.00"],
     ["注：本表反映部门本年度的总收支情况。"]], ["A1:F1", "A4:C4", "D4:F4", "A12:F12"])),
     tables=[table(range="A4:C12", header_rows=[4, 5], unit="万元", sender="示例市示例局", values={"C7": 100, "C8": 0},
                   kinds=["6 column_numbers", "7 data", "8 data", "9 blank", "10 total", "11 total", "12 note"]),
             table(range="D4:F11", unit="万元", sender="示例市示例局", values={"F7": 90, "F8": None, "F9": 10},
                   kinds=["6 column_numbers", "7 data", "8 data", "9 data", "10 total", "11 total"], findings=["column_uncertain F5"])])  # fmt: skip
form("budget_side_by_side", "a.xls", lambda: xls(Page([["附件1"], ["2023年部门收支总表"], ["部门名称：示例市教育局", "", "", "单位：万元"], ["收入", "", "支出", ""],
     ["项目", "预算数", "项目", "预算数"], ["一、一般公共预算拨款收入", 1234.56, "一、一般公共服务支出", 200], ["二、政府性基金预算拨款收入", "", "二、教育支出", 1034.56],
     ["本年收入合计", 1234.56, "本年支出合计", 1234.56], ["上年结转", "", "结转下年", ""], ["收入总计", 1234.56, "支出总计", 1234.56]],
     ["A2:D2", "A4:B4", "C4:D4"])),
     tables=[table(range="A4:B10", unit="万元", units={"B": "万元"}, kinds=["6 data", "7 data", "8 total", "9 data", "10 total"], values={"B6": 1234.56}),
             table(range="C4:D10", unit="万元", units={"D": "万元"}, kinds=["6 data", "7 data", "8 total", "9 data", "10 total"], values={"D7": 1034.56})])  # fmt: skip
form("codes_of_functions", "a.xlsx", lambda: xlsx(Page([["一般公共预算支出表"], ["单位名称：示例局", "", "", "", "单位：元"], ["功能分类科目", "", "2023年预算数", "", ""],
     ["科目编码", "科目名称", "小计", "基本支出", "项目支出"], ["合计", "", 300, 100, 200], ["201", "一般公共服务支出", 200, 100, 100],
     ["20103", "政府办公厅及相关机构事务", 200, 100, 100], [2010301, "行政运行", 100, 100, ""], ["2010302", "　一般行政管理事务", 100, "", 100],
     ["205", "教育支出", 100, "", 100], ["20502", "普通教育", 100, "", 100], ["2050201", "学前教育", 100, "", 100]], ["A3:B3", "C3:E3"])),
     tables=[table(unit="元", sender="示例局", kinds=["5 total", "6 section", "7 section", "8 data", "9 data", "10 section", "11 section", "12 data"],
                   fields={"A": "code", "C": "planned_wan"}, values={"A6": "201", "A8": "2010301", "C8": 100}, delivered={"C8": 0.01})])  # fmt: skip
form("codes_in_three_columns", "a.xlsx", lambda: xlsx(Page([["部门支出总表"], ["", "", "", "", "", "单位：万元"], ["科目编码", "", "", "科目名称", "合计", "基本支出"],
     ["类", "款", "项", "", "", ""], ["", "", "", "合计", 30, 30], ["205", "", "", "教育支出", 30, 30], ["205", "02", "", "普通教育", 30, 30],
     ["205", "02", "01", "学前教育", 30, 30]], ["A3:C3", "D3:D4", "E3:E4", "F3:F4"])),
     tables=[table(header_rows=[3, 4], kinds=["5 total", "6 section", "7 section", "8 data"], fields={"A": "code", "B": "code", "C": "code"},
                   units={"A": None, "C": None}, values={"A8": "205", "B8": "02", "C8": "01", "E8": 30})])  # fmt: skip
form("codes_do_not_add_up", "a.xlsx", lambda: xlsx(simple(["科目编码", "科目名称", "预算数"], ["205", "教育支出", 90], ["20501", "甲", 40], ["20502", "乙", 60], ["合计", "", 100])),
     tables=[table(kinds=["4 section", "5 data", "6 data", "7 total"], findings=["total_differs C4"])])  # fmt: skip
form("investment_plan", "a.xlsx", lambda: xlsx(Page([["附件2："], ["2023年重点项目投资计划表"], ["", "", "", "", "", "", "", "", "单位：万元、公里"],
     ["序号", "项目名称", "建设规模及内容", "建设年限", "总投资", "截至2022年底累计完成投资", "2023年计划投资", "其中", "", "", "责任单位"],
     ["", "", "", "", "", "", "", "中央", "省", "市县", ""], ["", "总  计（3个）", "", "", 600, 100, 200, 50, 50, 100, ""], ["一", "续建项目（2个）", "", "", 500, 100, 150, 50, 50, 50, ""],
     ["（一）", "交通", "", "", 500, 100, 150, 50, 50, 50, ""], ["1", "示例大道", "3公里", "2021-2024", 300, 80, 100, 30, 30, 40, "示例局"],
     ["2", "示例大桥", "1座", "2022—2025", 200, 20, 50, 20, 20, 10, "示例局"], ["二", "新建项目（1个）", "", "", 100, 0, 50, 0, 0, 50, ""],
     ["3", "示例医院", "床位100张", "2023-2024", 100, "-", 50, "-", "-", 50, "示例局"]],
     ["A2:K2", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "G4:G5", "H4:J4", "K4:K5"])),
     tables=[table(header_rows=[4, 5], kinds=["6 total", "7 section", "8 section", "9 data", "10 data", "11 section", "12 data"],
                   fields={"H": "fund_source_wan", "J": None}, values={"J9": 40, "J6": 100, "F12": None})])  # fmt: skip
form("continued_on_the_next_page", "a.xlsx", lambda: xlsx(Page([["2023年项目表"], ["单位：万元"], ["序号", "项目名称", "计划资金"], [1, "甲（示例）", 10], [2, "乙（示例）", 20],
     ["本页小计", "", 30], ["2023年项目表（续表）"], ["单位：万元"], ["序号", "项目名称", "计划资金"], [3, "丙（示例）", 30], [4, "丁（示例）", 40], ["本页小计", "", 70], ["合计", "", 100],
     ["第1页 共2页"]], ["A1:C1", "A7:C7"])),
     tables=[table(range="A3:C14", kinds=["4 data", "5 data", "6 total", "7 header", "8 header", "9 header", "10 data", "11 data", "12 total", "13 total", "14 note"],
                   units={"C": "万元"})])  # fmt: skip
form("continued_without_title", "a.xlsx", lambda: xlsx(Page([["2023年项目表"], ["单位：万元"], ["序号", "项目名称", "计划资金"], [1, "甲（示例）", 10], ["续表"],
     ["序号", "项目名称", "计划资金"], [2, "乙（示例）", 20], ["合计", "", 30]])),
     tables=[table(kinds=["4 data", "5 header", "6 header", "7 data", "8 total"])])  # fmt: skip
form("units_differ_by_row", "a.csv", lambda: csv(Page([["类型", "项目数", "完成额", "单位"], ["工程类", 16, 10.22, "亿元"], ["培训类", 2, 849, "万元"], ["合计", 18, 10.3, "亿元"]])),
     tables=[table(values={"C2": 10.22, "C3": 849})])  # fmt: skip
form("own_units_in_unknown_columns", "a.xlsx", lambda: xlsx(simple(["村（社区）", "到户金额（元）", "要求", "人数"], ["甲村（示例）", "1.5万元", "100%", "45人"], ["乙村（示例）", 9000, 3, 20], unit="")),
     tables=[table(values={"B4": 15000, "B5": 9000, "C4": "100%", "C5": 3, "D4": 45, "D5": 20}, units={"B": "元", "D": "人"})])  # fmt: skip
form("ten_thousands_among_counts", "a.xlsx", lambda: xlsx(simple(["项目名称", "完成数量", "目标数量"], ["补贴（示例）", "12.5 万", "不低于4万元"], ["桥（示例）", "3 座", "1.2万元"])),
     tables=[table(values={"B4": 125000, "B5": 3, "C4": None, "C5": 12000}, findings=["text_in_number C4"])])  # fmt: skip
form("project_named_like_a_part", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], [1, "全市道路（示例）", 10], [2, "其中村道路（示例）", 20], ["", "其中：债券", 5], ["", "　合　　计", 30], ["", "累计", 30])),
     tables=[table(kinds=["4 data", "5 data", "6 total", "7 total", "8 total"])])  # fmt: skip
form("average_is_no_sum", "a.xlsx", lambda: xlsx(simple(["区县", "计划资金"], ["雁江区", 10], ["安岳县", 20], ["全市平均", 15])),
     tables=[table(kinds=["4 data", "5 data", "6 total"])])  # fmt: skip
form("several_indicators_by_county", "a.xlsx", lambda: xlsx(Page([["2019年民生实事分县完成情况表"], ["地区", "民生工程", "", "", "", "", "", ""], ["", "就业", "", "", "教育", "", "", ""],
     ["", "新增就业", "", "", "学前教育", "", "资助", ""], ["", "目标任务", "完成数", "完成率", "目标任务", "完成率", "目标", "完成"], ["", "（人）", "（人）", "（%）", "（个）", "（%）", "（人）", "（人）"],
     ["全市", 300, 330, 110, 30, 100, 10, 10], ["甲区（示例）", 100, 110, 110, 10, 100, 5, 5], ["乙区（示例）", 200, 220, 110, 20, 100, 5, 5]],
     ["A2:A6", "B2:H2", "B3:D3", "E3:H3", "B4:D4", "E4:F4", "G4:H4"])),
     tables=[table(header_rows=[2, 3, 4, 5, 6], kinds=["7 total", "8 data", "9 data"], units={"B": "人", "D": "%", "E": "个", "G": "人"}, values={"B8": 100, "E8": 10, "G9": 5})])  # fmt: skip
UNSEEN = Page([["2023年2月情况表"], ["单位：万元"], ["序号", "项目名称", "计划资金", "预算下达"], [1, "道路（示例）", 5, 2], [2, "桥（示例）", 6, 3], [3, "校（示例）", 7, 4], [4, "院（示例）", 8, 5]],
              hidden_rows=(5, 6), hidden_columns=(4,))  # fmt: skip
for key, name, pen in [("xlsx", "a.xlsx", xlsx), ("xls", "a.xls", xls), ("ods", "a.ods", ods)]:
    form(f"hidden_rows_and_columns_{key}", name, lambda pen=pen: pen(UNSEEN),
         tables=[table(values={"C5": 6, "D6": 4}, findings=["hidden_rows A5", "hidden_columns D3"])])  # fmt: skip
form(
    "hidden_rows_spreadsheetml",
    "a.xls",
    lambda: spreadsheetml(UNSEEN),
    tables=[table(values={"C5": 6}, findings=["hidden_rows A5"])],
)
form(
    "web_page_of_huge_spans",
    "a.xls",
    lambda: b"<table>" + b"<tr>" + b"<td colspan=1000 rowspan=1000>x</td>" * 300 + b"</tr></table>",
    error="huge_spans",
)
form("sheet_per_town", "a.xlsx", lambda: xlsx(Page(SMALL, name="1.示例镇（2月）"), Page([SMALL[0], ["道路（示例）", 4]], name="老旧小区"), Page([SMALL[0], ["桥（示例）", 4]], name="示例街道")),
     tables=[table(sender="示例镇", findings=["sender_from_sheet -"]), table(sender=None), table(sender="示例街道", findings=["sender_from_sheet -"])])  # fmt: skip
form("performance_targets", "a.xlsx", lambda: xlsx(Page([["项目支出绩效目标申报表"], ["（2023年度）"], ["项目名称", "示例道路工程", "", "", ""], ["主管部门", "示例市住建局", "", "实施单位", "示例中心"],
     ["项目资金\n（万元）", "年度资金总额", "", "100", ""], ["", "其中：财政拨款", "", "80", ""], ["", "其他资金", "", "20", ""], ["总体目标", "完成示例道路3公里", "", "", ""],
     ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"], ["", "产出指标", "数量指标", "道路里程", "≥3公里"], ["", "", "质量指标", "验收合格率", "≥95%"], ["", "", "时效指标", "完成及时率", "100%"],
     ["", "满意度指标", "满意度", "群众满意度", "≥90%"]], ["A1:E1", "A2:E2", "B3:E3", "B4:C4", "A5:A7", "B8:E8", "A9:A13", "B10:B12"])),
     tables=[table(range="A3:E8", header_rows=[], card={"project": "示例道路工程", "department": "示例市住建局", "implementing_body": "示例中心", "planned_wan": 100, "fund_source_wan": 20}, findings=["column_uncertain D5"]),
             table(range="A9:E13", header_rows=[9], kinds=["10 data", "11 data", "12 data", "13 data"], values={"B11": "产出指标", "D10": "道路里程", "E10": "≥3公里"})])  # fmt: skip
form("two_rows_of_labels", "a.xlsx", lambda: xlsx(Page([["计划资金（亿元）", 42.6, "预算下达（亿元）", 8.79], ["实际拨付（亿元）", 1.88, "拨付率", "4.43%"]])),
     tables=[table(card={"planned_wan": 42.6, "issued_wan": 8.79, "disbursed_wan": 1.88, "disbursed_pct": 4.43})])  # fmt: skip
form("months_as_names", "a.xlsx", lambda: xlsx(Page([["项目", date(2023, 1, 1), date(2023, 2, 1), "合计"], ["道路（示例）", 2, 3, 5]])),
     tables=[table(range="A1:D2", header_rows=[1], kinds=["2 data"], values={"B2": 2, "D2": 5})])  # fmt: skip
form("numbers_as_names", "a.xlsx", lambda: xlsx(Page([["地区", 1, 2, 3], ["甲区（示例）", 4, 5, 6], ["乙区（示例）", 7, 8, 9]])),
     tables=[table(range="A1:D3", header_rows=[1], kinds=["2 data", "3 data"], values={"B2": 4, "D3": 9})])  # fmt: skip
form("four_columns_two_rows", "a.xlsx", lambda: xlsx(Page([["项目数", "已开工", "未开工", "开工率"], ["13", "6", "7", "46%"]])),
     tables=[table(header_rows=[1], kinds=["2 data"], values={"A2": 13, "D2": 46})])  # fmt: skip
form("several_indicators_in_the_published_layout", "a.xls", lambda: xls(Page([["2019年十大民生工程项目完成情况表"], ["工程", "就业促进工程", "", "", "", "", ""], ["项目", "促进就业创业（示例）", "", "", "", "", ""],
     ["指标", "新增就业(人)", "", "", "再就业(人)", "", ""], ["责任单位", "示例局", "", "", "", "", ""], ["地区", "目标任务", "进度", "完成比例(%)", "目标任务", "进度", "完成比例(%)"],
     ["全市", 11800, 29059, 246.3, 1920, 2730, 142.2], ["甲区（示例）", 8000, 22921, 286.5, 1200, 1444, 120.3], ["乙区（示例）", 3800, 6138, 161.5, 660, 709, 107.4], ["市本级", "", "", "", 60, 577, 961.7]],
     ["A1:G1", "B2:G2", "B3:G3", "B4:D4", "E4:G4", "B5:G5"])),
     tables=[table(header_rows=[2, 3, 4, 5, 6], kinds=["7 total", "8 data", "9 data", "10 data"], fields={"A": "county", "C": None, "F": None},
                   values={"C8": 22921, "D8": 286.5, "E10": 60, "F10": 577, "G10": 961.7})])  # fmt: skip
form("names_and_units_merged_down", "a.xlsx", lambda: xlsx(Page([["2017年1—11月项目实施进度表"], ["工程名称", "序号", "项目内容", "目标任务", "责任单位", "进度(%)", "备注"],
     ["就业工程", "1", "新增就业(人)（示例）", 26000, "示例局", 32.5, ""], ["", "2*", "再就业(人)（示例）", 4000, "", 49, "较快"], ["扶贫工程", "3", "创业(人)（示例）", 260, "示例委", 10.5, ""], ["注：带*为市定项目。"]],
     ["A1:G1", "A3:A4", "E3:E4"])),
     tables=[table(period="2017-11", kinds=["3 data", "4 data", "5 data", "6 note"], values={"A4": "就业工程", "B4": "2", "E4": "示例局", "F4": 49, "A5": "扶贫工程"})])  # fmt: skip
form("budget_execution", "a.xlsx", lambda: xlsx(Page([["2023年5月一般公共预算收支执行情况表"], ["编制单位：示例市财政局", "", "", "", "", "单位：万元、%"], ["项目", "年初预算", "本月", "", "1-5月累计", ""], ["", "", "金额", "同比增减%", "金额", "占预算%"],
     ["一、一般公共预算收入", 100000, 8000, 5.5, 45000, 45], ["（一）税收收入", 70000, 5000, -3.2, 30000, 42.9], ["其中：增值税", 30000, 2000, 1, 12000, 40], ["　　　企业所得税", 20000, 1500, 2, 9000, 45],
     ["（二）非税收入", 30000, 3000, 20, 15000, 50], ["二、一般公共预算支出", 300000, 25000, 4.5, 125000, 41.7]], ["A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:F3"])),
     tables=[table(unit="万元", period="2023-05", sender="示例市财政局", kinds=["5 section", "6 data", "7 total", "8 total", "9 data", "10 data"], units={"D": "%", "F": "%"},
                   values={"B6": 70000, "D6": -3.2, "E10": 125000})])  # fmt: skip
form("stacked_with_other_units", "a.xlsx", lambda: xlsx(Page([["表1-1 建设类项目"], ["单位：万元"], ["序号", "项目名称", "计划资金"], [1, "道路（示例）", 10], ["合计", "", 10], [], ["表1-2 补助类项目"], ["单位：元"],
     ["序号", "补助项目", "补助资金", "发放人数"], [1, "低保（示例）", 5000, 3], [2, "救助（示例）", 6000, 4], ["合计", "", 11000, 7], ["注：1.数据为初步统计数。"], ["2.因四舍五入，合计可能不等。"]])),
     tables=[table(range="A3:C5", unit="万元", kinds=["4 data", "5 total"]),
             table(range="A9:D14", unit="元", title="表1-2补助类项目", kinds=["10 data", "11 data", "12 total", "13 note", "14 note"], values={"C10": 5000, "D11": 4})])  # fmt: skip
form("another_unit_between_the_rows", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金", "备注"], ["道路（示例）", 10, ""], ["单位：元"], ["桥（示例）", 200000, ""])),
     tables=[table(kinds=["4 data", "5 signature", "6 data"], findings=["unit_conflict -"])])  # fmt: skip
form("unit_behind_the_title", "a.xlsx", lambda: xlsx(Page([["2023年5月重点项目完成情况表　　　　　　单位：万元"], ["序号", "项目", "总投资"], [1, "道路（示例）", "1,000.5"]], ["A1:C1"])),
     tables=[table(title="2023年5月重点项目完成情况表", period="2023-05", unit="万元", values={"C3": 1000.5})])  # fmt: skip
form("unit_in_renminbi", "a.xlsx", lambda: xlsx(Page([["资金表"], ["截至2023年5月31日　　　金额单位：人民币元"], ["项目名称", "计划资金"], ["道路（示例）", 1000000]])),
     tables=[table(unit="元", as_of="2023-05-31", delivered={"B4": 100})])  # fmt: skip
form("numbers_below_numbers", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], ["1", "道路（示例）", 30], ["1.1", "一期（示例）", 10], ["1.2", "二期（示例）", 20], ["2", "桥（示例）", 5], ["合计", "", 35])),
     tables=[table(kinds=["4 section", "5 data", "6 data", "7 data", "8 total"])])  # fmt: skip
form("project_and_part_of_it", "a.xlsx", lambda: xlsx(simple(["项目名称", "子项目", "计划资金"], ["道路（示例）", "一期（示例）", 30], ["桥（示例）", "", 5])),
     tables=[table(fields={"A": "project", "B": None})])  # fmt: skip
form("unit_printed_by_another_program", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金", "预算下达"], ["道路（示例）", Num(2.5, "0.00\\亿\\元"), Num(12345678, '0"."0000"万元"')], unit="单位：万元")),
     tables=[table(delivered={"B4": 25000}, findings=["scaled_format C4"])])  # fmt: skip
form("ods_scaled_for_show", "a.ods", lambda: ods(Page([["项目名称", "计划资金（元）"], ["道路（示例）", Shown(12345678, "12,346")], ["桥（示例）", Shown(12345678, "1234.6万")], ["校（示例）", Shown(3.14159, "3.14")]])),
     tables=[table(values={"B2": None, "B3": None, "B4": 3.14159}, findings=["scaled_format B2", "scaled_format B3"])])  # fmt: skip
form("shares_above_one", "a.xlsx", lambda: xlsx(simple(["区县", "完成率", "拨付率（%）", "增长率"], ["甲县（示例）", 0.85, 0.54, 0.12], ["乙县（示例）", 1.05, 0.3, 0.2], ["丙县（示例）", 9.617, 0.7, -0.05])),
     tables=[table(values={"B4": None, "B6": None, "C4": None, "D4": None},
                   findings=["percent_unclear B4", "percent_unclear C4", "percent_unclear D4", "percent_unclear B5", "percent_unclear C5", "percent_unclear D5",
                             "percent_unclear B6", "percent_unclear C6", "percent_unclear D6"])])  # fmt: skip
form("points_below_one", "a.xlsx", lambda: xlsx(simple(["区县", "拨付率", "增长率"], ["甲县（示例）", 4.43, 5.5], ["乙县（示例）", 0.85, 0.8])),
     tables=[table(values={"B4": 4.43, "B5": 0.85, "C4": 5.5, "C5": 0.8})])  # fmt: skip
form(
    "two_numbers_in_two_lines",
    "a.xlsx",
    lambda: xlsx(one("计划资金", "100\n200")),
    tables=[table(values={"B4": None}, findings=["text_in_number B4"])],
)
form(
    "header_without_rows",
    "a.xlsx",
    lambda: xlsx(simple(["序号", "项目名称", "计划资金", "实际拨付"])),
    tables=[table(header_rows=[3], kinds=[], findings=["empty_table -"])],
)
form("template_without_figures", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], [1, "", ""], [2, "", ""], ["合计", "", ""])),
     tables=[table(kinds=["4 blank", "5 blank", "6 total"], findings=["empty_table -"])])  # fmt: skip
form(
    "note_with_another_unit",
    "a.xlsx",
    lambda: xlsx(money("单位：万元", "计划资金", 8.5, ["注：计划资金单位为亿元。"])),
    tables=[table(findings=["unit_conflict -"])],
)
form(
    "note_that_excepts",
    "a.xlsx",
    lambda: xlsx(money("", "计划资金", 8.5, ["注：表中金额单位除标注外均为万元。"])),
    tables=[table(unit="万元", delivered={"B4": 8.5})],
)
form("part_in_the_second_column", "a.xlsx", lambda: xlsx(simple(["行次", "项目", "计划资金"], [1, "收入（示例）", 10], [2, "　其中：税收（示例）", 5], [3, "支出（示例）", 8])),
     tables=[table(kinds=["4 data", "5 total", "6 data"])])  # fmt: skip
form("shares_that_the_amounts_prove", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金", "实际拨付", "拨付率"], ["道路（示例）", 100, 50, 0.5], ["桥（示例）", 300, 100, 0.33], ["校（示例）", 200, 200, 1], ["合计", 600, 350, 0.5833])),
     tables=[table(values={"D4": 50, "D5": 33, "D6": 100, "D7": 58.33}, findings=["percent_as_share D4"])])  # fmt: skip
form("shares_that_the_amounts_deny", "a.xlsx", lambda: xlsx(simple(["项目名称", "计划资金", "实际拨付", "拨付率"], ["道路（示例）", 100, 50, 0.5], ["桥（示例）", 300, 100, 0.9])),
     tables=[table(values={"D4": None, "D5": None}, findings=["percent_unclear D4", "percent_unclear D5"])])  # fmt: skip
form(
    "rows_named_like_columns",
    "a.csv",
    lambda: csv(Page([["序号", "项目名称", "计划资金(万元)"], [1, "甲", 1], [2, "乙", 3]])),
    tables=[table(kinds=["2 data", "3 data"], values={"C3": 3})],
)
form(
    "rows_named_jia_and_yi",
    "a.csv",
    lambda: csv(Page([["项目名称", "计划资金(万元)", "预算下达(万元)"], ["甲", 1, 2], ["乙", 3, 1]])),
    tables=[table(kinds=["2 data", "3 data"])],
)
form("debt_by_place", "a.xlsx", lambda: xlsx(Page([["2023年地方政府债务限额及余额情况表"], ["", "", "", "单位：亿元"], ["地区", "债务限额", "", "债务余额"], ["", "一般债务", "专项债券", ""],
     ["示例市", 100, 200, 280.5], ["　市本级", 60, 100, 150], ["　甲区", 20, 60, 80.5], ["　乙县", 20, 40, 50]], ["A3:A4", "B3:C3", "D3:D4"])),
     tables=[table(unit="亿元", kinds=["5 section", "6 data", "7 data", "8 data"], values={"D7": 80.5})])  # fmt: skip
form("income_beside_spending", "a.xlsx", lambda: xlsx(simple(["收入", "金额", "支出", "金额"], ["税收", 10, "教育", 6], ["非税", 5, "卫生", 9], ["合计", 15, "合计", 15])),
     tables=[table(kinds=["4 data", "5 data", "6 total"], values={"A4": "税收", "B4": 10, "C4": "教育", "D5": 9})])  # fmt: skip
form("sections_by_letters", "a.xlsx", lambda: xlsx(simple(["序号", "项目名称", "计划资金"], ["总计", "", 60], ["A", "交通", 30], ["1", "道路（示例）", 10], ["2", "桥（示例）", 20], ["B", "教育", 30], ["3", "校（示例）", 30])),
     tables=[table(kinds=["4 total", "5 section", "6 data", "7 data", "8 section", "9 data"])])  # fmt: skip
SUMS = Page(
    [
        ["2023年2月情况表"],
        ["单位：万元"],
        ["项目名称", "计划资金"],
        ["道路（示例）", 10],
        ["桥（示例）", Formula("B4*2", 0)],
        ["合计", Formula("SUM(B4:B5)", 0)],
    ]
)
form(
    "formulas_that_no_program_computed",
    "a.xlsx",
    lambda: xlsx(SUMS),
    tables=[
        table(
            values={"B4": 10, "B5": None, "B6": None}, findings=["formula_without_value B5", "formula_without_value B6"]
        )
    ],
)
form(
    "formulas_that_no_program_computed_xls",
    "a.xls",
    lambda: xls(SUMS),
    tables=[
        table(
            values={"B4": 10, "B5": None, "B6": None}, findings=["formula_without_value B5", "formula_without_value B6"]
        )
    ],
)
