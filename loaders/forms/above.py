"""Names that a row takes from the row above: 〃, a project over its counties, a county written once for its rows."""

from dataclasses import replace

from loaders.forms.table import Row, Table
from loaders.forms.value import Value
from loaders.forms.valuestrip import Block, RowValues, words_of

DITTO = ("〃", "同上", "″")


def settle(table: Table) -> None:
    """Fill in what a row leaves to the row above, where it can be nothing else; what was filled in is noted."""
    project, county = table.column("project"), table.column("county")
    single = [row for row in table.rows if not isinstance(row.values, RowValues)]
    block = next((row.values.block for row in table.rows if isinstance(row.values, RowValues)), None)
    for column in (project, county):
        if column and _holds(single, block, column.letter, DITTO):
            _repeat(table, column.letter)
    if project and county and _holds(single, block, project.letter, ("",)):
        _projects(table, project.letter, county.letter)
    if project and county and _holds(single, block, county.letter, ("",)):
        _counties(table, project.letter, county.letter)


def _holds(single: list[Row], block: Block | None, letter: str, texts: tuple[str, ...]) -> bool:
    """Whether one of these stands in a column; rows that are kept as columns are asked all at once."""
    if any(words_of(row.values, letter) in texts for row in single):
        return True
    strip = block.strips.get(letter) if block else None
    return block is not None and (strip is None or any(text in strip.texts for text in texts))


def _repeat(table: Table, letter: str) -> None:
    before: Value | None = None
    for row in table.data():
        if before and words_of(row.values, letter).strip() in DITTO:
            _put(row, letter, before)
        else:
            before = row.values.get(letter, before)


def _projects(table: Table, project: str, county: str) -> None:
    """A row with a county and no project is one of the project above."""
    above: Value | None = None
    filled: list[Row] = []
    for row in table.rows:
        if words_of(row.values, project):
            above = row.values[project] if row.kind in ("data", "total", "section") else above
        elif row.kind == "data" and above and words_of(row.values, county):
            _put(row, project, above)
            filled.append(row)
    _note(table, filled, project, "project_from_above")


def _counties(table: Table, project: str, county: str) -> None:
    """A blank county is the one above where a project stands in several such rows: they cannot all be of one county."""
    rows = [row for row in table.data() if words_of(row.values, project)]
    above: Value | None = None
    blank: list[tuple[Row, Value]] = []
    told: list[tuple[str, str]] = []
    for row in rows:
        if words_of(row.values, county):
            above = row.values[county]
        elif above is None:
            return
        else:
            blank.append((row, above))
        told.append((words_of(row.values, project), above.text))
    names = {words_of(row.values, project) for row, _ in blank}
    if len(names) == len(blank) or len(set(told)) < len(told):
        return  # each may be what the city does itself; or a task would stand twice
    for row, value in blank:
        _put(row, county, value)
    _note(table, [row for row, _ in blank], county, "county_from_above")


def _put(row: Row, letter: str, value: Value) -> None:
    row.values = {**row.values, letter: replace(value, cell=f"{letter}{row.number}")}


def _note(table: Table, rows: list[Row], letter: str, code: str) -> None:
    if rows:
        table.findings.append((code, "noted", f"{letter}{rows[0].number}", None, {"n": str(len(rows))}))
