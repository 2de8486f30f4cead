"""The look of a form: banner, two header rows, locked and open cells, drop-downs, totals, how to fill it in."""

import io
from datetime import date, datetime
from decimal import Decimal
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from data.model import period_end
from data.wording import translate
from exports.cells import AS_TYPED, Styles, write_text
from exports.form_layout import BY_NAME, CENTRED, DAY, EMPTY, HELP, MONEY, NO, REFUSED, STARTED, YES, Column, Form, Line
from exports.text import width
from exports.xlsx import A4

TITLE_ROW, BANNER_ROW, GROUP_ROW, HEADER_ROW, FIRST_ROW = range(5)
OPEN, PLAIN, HEAD = "#FFF2CC", "#FFFFFF", "#E8ECF2"
SHEET = "进展情况"
LONGEST_LIST = 255
"""Characters that the words of a drop-down may take in all."""


def write(form: Form, language: str) -> bytes:
    """The form as .xlsx; the same bytes for the same form."""
    content = io.BytesIO()
    with Workbook(content, {**AS_TYPED, "in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(form.period, datetime.min.time())})
        sheet = book.add_worksheet(SHEET)
        _Writer(sheet, Styles(book), form, language).write()
    return content.getvalue()


class _Writer:
    """Writes one form into one sheet, top to bottom."""

    def __init__(self, sheet: Worksheet, styles: Styles, form: Form, language: str) -> None:
        self.sheet, self.styles, self.form, self.language = sheet, styles, form, language
        self.columns = [BY_NAME[name] for name in form.names]
        self.total_row = FIRST_ROW + len(form.lines)

    def write(self) -> None:
        for at, column in enumerate(self.columns):
            self.sheet.set_column(at, at, column.width)
        self._title()
        self._banner()
        self._header()
        for row, line in enumerate(self.form.lines, FIRST_ROW):
            self.sheet.set_row(row, self._height(line))
            for at, column in enumerate(self.columns):
                self._cell(row, at, column, line)
        self._validate()
        self._total()
        self._note()
        self._set_up()

    def _title(self) -> None:
        name = f"{self.form.period:%Y}年{self.form.period.month}月民生实事项目进展情况填报表"
        title = f"{name}（示例数据）" if self.form.is_sample else name
        self.sheet.set_row(TITLE_ROW, 30)
        self._across(TITLE_ROW, "item_no", "next_step", title, bold=True, font_size=16, align="center")

    def _banner(self) -> None:
        """Who, which months, until when (to be confirmed by the clerk), in what unit."""
        year, month = self.form.period.year, self.form.period.month
        months = "1" if month == 1 else f"1-{month}"
        self.sheet.set_row(BANNER_ROW, 21)
        self._across(BANNER_ROW, "item_no", "category", f"填报单位：{self.form.sender}")
        self._across(BANNER_ROW, "target", "issued_wan", f"报告期：{year}年{months}月")
        self._across(BANNER_ROW, "disbursed_wan", "disbursed_wan", "数据截至：", align="right")
        self._across(BANNER_ROW, "done_value", "target_unit", "单位：万元", bold=True, align="right")
        day = self.styles(num_format='yyyy"年"m"月"d"日"', align="center", locked=False, bg_color=OPEN, border=1)
        first, last = self._at("stage"), self._at("physical_pct")
        end = datetime.combine(period_end(self.form.period), datetime.min.time())
        self.sheet.merge_range(BANNER_ROW, first, BANNER_ROW, last, "", day)
        self.sheet.write_datetime(BANNER_ROW, first, end, day)
        rule = {"validate": "date", "criteria": "between", "minimum": self.form.period, "maximum": end.date()}
        self.sheet.data_validation(BANNER_ROW, first, BANNER_ROW, last, rule | self._help("as_of"))

    def _header(self) -> None:
        style = self._style(bold=True, align="center", bg_color=HEAD)
        groups = [column.group for column in self.columns]
        for at, column in enumerate(self.columns):
            if column.group is None:
                self._merge((GROUP_ROW, at, HEADER_ROW, at), column.header, style)
                continue
            if at == groups.index(column.group):
                last = at + groups.count(column.group) - 1
                self._merge((GROUP_ROW, at, GROUP_ROW, last), column.group, style)
            write_text(self.sheet, HEADER_ROW, at, column.header, style)

    def _cell(self, row: int, at: int, column: Column, line: Line) -> None:
        is_open = column.name in line.open
        value = line.values[column.name]
        look: dict[str, object] = {"bg_color": OPEN if is_open else PLAIN, "locked": not is_open}
        if column.name in CENTRED:
            look["align"] = "center"
        if isinstance(value, Decimal | int):
            self.sheet.write_number(row, at, float(value), self._style(num_format=column.number, **look))
        elif isinstance(value, date):
            moment = datetime.combine(value, datetime.min.time())
            self.sheet.write_datetime(row, at, moment, self._style(num_format=column.number, **look))
        elif value is None and column.is_editable and not is_open:
            write_text(self.sheet, row, at, "—", self._style(**look | {"align": "center"}))
        elif value is None:
            kept = {"num_format": column.number} if column.number else {}
            self.sheet.write_blank(row, at, None, self._style(**kept, **look))
        else:
            write_text(self.sheet, row, at, str(value), self._style(quote_prefix=True, **look))

    def _height(self, line: Line) -> float:
        """Room for the longest words: a row's own height does not grow in every program that opens it."""
        words = [(column.width - 2, line.values[column.name]) for column in self.columns if not column.number]
        lines = max(ceil(width(str(value)) / room) for room, value in words if value is not None)
        return max(30.0, 16.0 * lines)

    def _validate(self) -> None:
        """Numbers that cannot be negative, percentages up to 100, the stages of each task's own life cycle."""
        last = self.total_row - 1
        for at, column in enumerate(self.columns):
            if column.number == DAY:
                earliest = date(self.form.period.year - 10, 1, 1)
                rule: dict[str, object] = {"validate": "date", "criteria": ">=", "minimum": earliest}
                self.sheet.data_validation(FIRST_ROW, at, last, at, rule | self._help("day"))
            elif column.name == "is_registered":
                rule = {"validate": "list", "source": [YES, NO]}
                self.sheet.data_validation(FIRST_ROW, at, last, at, rule | self._help(column.name))
            elif column.is_editable and column.number:
                rule = {"validate": "decimal", "criteria": ">=", "value": 0}
                if column.name == "physical_pct":
                    rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
                rule |= self._help("money" if column.is_money else column.name)
                self.sheet.data_validation(FIRST_ROW, at, last, at, rule)
        at = self._at("stage")
        for row, line in enumerate(self.form.lines, FIRST_ROW):
            if line.stages and len(",".join(line.stages)) <= LONGEST_LIST:
                offered: dict[str, object] = {"validate": "list", "source": list(line.stages)}
                # a state may stand behind the stage, so that other words are doubted and not refused
                offered |= {"error_type": "warning"} | self._help("stage")
                self.sheet.data_validation(row, at, row, at, offered)

    def _total(self) -> None:
        style = self._style(bold=True, num_format=MONEY, top=2)
        self.sheet.set_row(self.total_row, 24)
        for at, column in enumerate(self.columns):
            if not column.is_money:
                self.sheet.write_blank(self.total_row, at, None, style)
                continue
            amounts = [value for line in self.form.lines if isinstance(value := line.values[column.name], Decimal)]
            formula = f"=SUM({xl_range(FIRST_ROW, at, self.total_row - 1, at)})"
            self.sheet.write_formula(self.total_row, at, formula, style, float(sum(amounts, Decimal(0))))
        write_text(self.sheet, self.total_row, 0, "合计", style)

    def _note(self) -> None:
        text = translate(self.language, STARTED if self.form.has_history else EMPTY)
        row = self.total_row + 1
        self.sheet.set_row(row, 66)
        self._across(row, "item_no", "next_step", text, text_wrap=True, valign="top", font_color="#404040")

    def _set_up(self) -> None:
        """Locked without a password: it guards against slips, not against people."""
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        self.sheet.freeze_panes(FIRST_ROW, self._at("project") + 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(GROUP_ROW, HEADER_ROW)
        self.sheet.set_footer("&C&P / &N")
        self.sheet.set_selection(FIRST_ROW, self._at("issued_wan"), FIRST_ROW, self._at("issued_wan"))

    def _help(self, about: str) -> dict[str, object]:
        title, text = HELP[about]
        return {
            "input_title": translate(self.language, title)[:32], "input_message": translate(self.language, text)[:255],
            "error_title": translate(self.language, title)[:32],
            "error_message": translate(self.language, REFUSED[about])[:255],
        }  # fmt: skip

    def _at(self, name: str) -> int:
        return self.form.names.index(name)

    def _style(self, **look: object) -> Format:
        return self.styles(**({"border": 1, "border_color": "#8C8C8C", "text_wrap": True} | look))

    def _across(self, row: int, first: str, last: str, text: str, **look: object) -> None:
        self._merge((row, self._at(first), row, self._at(last)), text, self.styles(quote_prefix=True, **look))

    def _merge(self, place: tuple[int, int, int, int], text: str, style: Format) -> None:
        """Write over `place`: first row and column, last row and column."""
        top, left, bottom, right = place
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", style)
        write_text(self.sheet, top, left, text, style)
