"""A submitted sheet as it stands, with what was recognised marked on it: fields, kinds of rows, doubted cells."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from data.findings import reason
from data.model import Finding, Severity
from data.wording import msg
from pages.components.frame.language import language, t
from pages.components.intake import dictionary
from pages.components.intake.address import column, letters, place
from pages.components.intake.recognised import Column, Sheet, Table

MOST_ROWS, MOST_COLUMNS = 1_200, 60
"""What of a sheet is shown at all; every finding stands in the list below, wherever its cell is."""
SYMBOLS = {Severity.REJECTED: "✖", Severity.QUESTIONED: "▲", Severity.NOTED: "○"}
RANKS = list(SYMBOLS)
KINDS = {
    "header": msg("表头"),
    "data": msg("● 采用"),
    "unused": msg("○ 不采用"),
    Severity.QUESTIONED: msg("▲ 存疑"),
    Severity.REJECTED: msg("✖ 退回"),
    "total": msg("合计"),
    "section": msg("小节"),
    "note": msg("注释"),
    "signature": msg("签名"),
    "column_numbers": msg("栏次"),
    "placeholder": msg("示例行"),
    "english": msg("英文表头"),
    "blank": msg("空行"),
    "title": msg("表题"),
    "outside": msg("表外文字"),
}
GRAVE = (str(Severity.REJECTED), str(Severity.QUESTIONED))
READ_AS, UNSURE, SAID, UNUSED = "read_as", "unsure", "said", "unused"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, over how many columns, how it is marked, and why (for the pointer and the ear)."""

    text: str
    span: int = 1
    level: str = ""
    why: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number in the sheet (None: a line that says how the columns below were read), its kind, its cells."""

    number: int | None
    kind: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(slots=True)
class Page:
    """A sheet for looking at: column letters, lines, and how many rows are left out at the end."""

    sheet: str
    visible: bool
    letters: list[str]
    lines: list[Line] = field(default_factory=list)
    left_out: int = 0
    of_form: list[Finding] = field(default_factory=list)
    """What is asked about the sheet or the file as a whole, and so at none of its cells; the gravest first."""

    @property
    def bytes_held(self) -> int:
        """About how much memory it takes."""
        return sum(200 + 2 * len(cell.text) + len(cell.why) for line in self.lines for cell in line.cells)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a file: its findings, the (sheet, range) of the tables taken, headers that a person settled."""

    findings: Sequence[Finding]
    taken: Collection[tuple[str, str]]
    confirmed: Mapping[str, str | None]
    is_refused: bool


def pages(sheets: Sequence[Sheet], tables: Sequence[Table], verdict: Verdict) -> list[Page]:
    """The sheets that hold something, in the reader's language."""
    return [page(sheet, tables, verdict) for sheet in sheets if sheet.cells]


def page(sheet: Sheet, tables: Sequence[Table], verdict: Verdict, rows: Collection[int] | None = None) -> Page:
    """A sheet that holds something: its first rows, or of `rows` and the headers those that there are."""
    tables = [table for table in tables if table.sheet == sheet.name]
    last, right = (max(place[axis] for place in sheet.cells) for axis in (0, 1))
    right = min(right, MOST_COLUMNS)
    page = Page(sheet.name, sheet.visible, [letters(number) for number in range(1, right + 1)])
    page.left_out = 0 if rows else max(0, last - MOST_ROWS)
    heads = {number for table in tables for number in table.header_rows}
    shown = sorted({*rows, *heads}) if rows else range(1, min(last, MOST_ROWS) + 1)
    found = _by_place(sheet.name, verdict.findings)
    page.of_form = _of_form(sheet.name, verdict.findings)
    kinds = _kinds(sheet.name, tables, verdict, found)
    spans = {(top, left): min(end, right) - left + 1 for top, left, _, end in sheet.merges if left <= right}
    values, persons = _card_fields(tables, verdict.confirmed), _persons(tables)
    first = min((number for table in tables for number in table.header_rows), default=0)
    for row in shown:
        if row > last:
            break
        for table in tables:
            if table.header_rows and table.header_rows[0] == row:
                page.lines.append(_read_as(table, tables, right, verdict.confirmed))
                break
        kind = kinds.get(row) or _outside(sheet, row, right, first)
        cells = _cells(sheet, row, right, spans, found, values, persons)
        page.lines.append(Line(row, kind, t(KINDS.get(kind, KINDS["outside"])), cells))
    return page


def _outside(sheet: Sheet, row: int, right: int, first: int) -> str:
    """What a row outside every table is; `first` is the first row that names columns."""
    if not any((row, at) in sheet.cells for at in range(1, right + 1)):
        return "blank"
    return "title" if row < first else "outside"


def _by_place(sheet: str, findings: Sequence[Finding]) -> dict[tuple[int, int], list[Finding]]:
    """Findings by (row, column), the gravest first; column 0 is the whole row."""
    found: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda one: RANKS.index(one.severity)):
        at = place(finding.cell)
        if at and finding.sheet in (sheet, None):
            found[at].append(finding)
    return found


def _of_form(sheet: str, findings: Sequence[Finding]) -> list[Finding]:
    here = [each for each in findings if each.sheet in (sheet, None) and not place(each.cell)]
    return sorted(here, key=lambda one: RANKS.index(one.severity))


def _kinds(
    sheet: str, tables: Sequence[Table], verdict: Verdict, found: Mapping[tuple[int, int], Sequence[Finding]]
) -> dict[int, str]:
    """What every row of the tables is; data rows by what became of them."""
    worst: dict[int, Severity] = {}
    for (number, _), findings in found.items():
        worst[number] = min([worst.get(number, Severity.NOTED), findings[0].severity], key=RANKS.index)
    data = {
        number for table in tables for row in table.rows if row.kind == "data"
        for number in _rows_of_card(table) or [row.number]
    }  # fmt: skip
    cards = Counter(number for table in tables for number in _rows_of_card(table))
    heads = {number for table in tables for number in table.header_rows}
    refused = {number for number, severity in worst.items() if severity is Severity.REJECTED} - data
    refuses_all = verdict.is_refused or bool(refused - heads) or _refuses(sheet, verdict.findings)
    kinds: dict[int, str] = {}
    for table in tables:
        kinds |= dict.fromkeys(table.header_rows, "header")
        is_out = refuses_all or bool(refused & set(table.header_rows))
        is_taken = is_out or (table.sheet, table.range) in verdict.taken
        for row in table.rows:
            numbers = _rows_of_card(table) or [row.number]
            own = [worst.get(number, Severity.NOTED) for number in numbers]
            for number in numbers:
                here = [worst.get(number, Severity.NOTED)] if cards[number] > 1 else own  # cards side by side
                said = Severity.REJECTED if is_out else min(here, key=RANKS.index)
                of_data = ("data" if said is Severity.NOTED else str(said)) if is_taken else "unused"
                if kinds.get(number) not in GRAVE:  # of tables side by side the gravest answer stands
                    kinds[number] = of_data if row.kind == "data" else row.kind
    return kinds


def _refuses(sheet: str, findings: Sequence[Finding]) -> bool:
    """Whether a finding about no cell refuses the sheet as a whole."""
    return any(one.severity is Severity.REJECTED and one.sheet == sheet and not place(one.cell) for one in findings)


def _rows_of_card(table: Table) -> range:
    """The rows of a card form, which has no header; none of any other table."""
    first, last = (place(end) for end in (table.range.split(":") * 2)[:2])
    is_card = not table.header_rows and len(table.rows) == 1 and first and last
    return range(first[0], last[0] + 1) if is_card and first and last else range(0)


def _read_as(table: Table, tables: Sequence[Table], right: int, confirmed: Mapping[str, str | None]) -> Line:
    """The line above a header: what each column was read as; tables side by side share it."""
    beside = [one for one in tables if one.header_rows and one.header_rows[0] == table.header_rows[0]]
    fields = {column(one.letter): one for each in beside for one in each.columns}
    cells = [_field(fields[at], confirmed) if at in fields else Cell("") for at in range(1, right + 1)]
    return Line(None, READ_AS, t("读作"), tuple(cells))


def _field(one: Column, confirmed: Mapping[str, str | None]) -> Cell:
    if not one.header and not one.field:
        return Cell("")
    if one.field is None:
        by_hand = one.key in confirmed
        return Cell(t("不采用（人工确认）") if by_hand else t("不采用"), level=SAID if by_hand else UNUSED)
    called = dictionary.name(one.field, one.month)
    if not one.certain:
        return Cell(t("？待确认，可能是{field}", field=called), level=UNSURE)
    if one.key in confirmed:
        return Cell(t("→ {field}（人工确认）", field=called), level=SAID)
    return Cell(t("→ {field}（{unit}）", field=called, unit=one.unit) if one.unit else f"→ {called}", level=READ_AS)


def _card_fields(tables: Sequence[Table], confirmed: Mapping[str, str | None]) -> dict[str, Cell]:
    """Of card forms: address of the value → what it was read as; they have no header to say it above."""
    cards = [table for table in tables if not table.header_rows]
    return {one.letter: _field(one, confirmed) for table in cards for one in table.columns if one.header}


def _persons(tables: Sequence[Table]) -> set[tuple[int, int]]:
    """Where names and telephones of persons stand: in the original file alone they can be read."""
    found = set()
    for table in tables:
        for one in table.columns:
            if dictionary.is_of_persons(one.field):
                at = place(one.letter)
                found |= {at} if at else {(row.number, column(one.letter)) for row in table.rows if row.kind == "data"}
    return found


def _cells(
    sheet: Sheet,
    row: int,
    right: int,
    spans: Mapping[tuple[int, int], int],
    found: Mapping[tuple[int, int], Sequence[Finding]],
    card: Mapping[str, Cell],
    persons: Collection[tuple[int, int]],
) -> tuple[Cell, ...]:
    cells, at = [], 1
    while at <= right:
        held = sheet.cells.get((row, at))
        span = spans.get((row, at), 1)
        text = held.text if held else ""
        if text and (row, at) in persons:
            text = t("（不显示姓名和电话）")
        one = card.get(f"{letters(at)}{row}")
        text = t("{text}（{said}）", text=text, said=one.text) if one and text else text
        marks = found.get((row, at), ())
        level = str(marks[0].severity) if marks else one.level if one and one.level != READ_AS else ""
        why = "\n".join(reason(each, language()) for each in marks)
        if marks:
            typed = text or t("（空）")
            text = f"{SYMBOLS[marks[0].severity]} {typed}"
        cells.append(Cell(text, span, level, why))
        at += span
    return tuple(cells)
