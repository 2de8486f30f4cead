"""Several sheets may show the same projects by county, by trade or by department: each project counts once."""

from loaders.forms.fields import REPORTED
from loaders.forms.places import place_of
from loaders.forms.table import Row, Table
from loaders.forms.value import Value

Facts = dict[tuple[str, ...], list[tuple[str, object]]]


def mark_repeated(tables: list[Table]) -> None:
    """Names on each table the earlier table with the same projects and figures; asks where the figures differ."""
    seen: list[tuple[Table, Facts]] = []
    for table in tables if len(tables) > 1 else []:
        facts = _facts(table)
        if len(facts) < 2:
            continue
        for earlier, known in seen:
            if (shared := len(facts.keys() & known.keys())) * 5 >= min(len(facts), len(known)) * 4 and shared >= 2:
                _repeat(table, earlier, facts, known)
                break
        seen.append((table, facts))


def _repeat(table: Table, earlier: Table, facts: Facts, known: Facts) -> None:
    differing = [keys for keys in facts.keys() & known.keys() if _conflict(facts[keys], known[keys])]
    params = {"other": earlier.sheet, "range": earlier.range}
    if not differing and (more := _more(table, earlier)):
        table.repeats = f"{earlier.sheet}!{earlier.range}"
        table.findings.append(("sheet_tells_more", "questioned", None, more, params | {"headers": more}))
    elif not differing:
        table.repeats = f"{earlier.sheet}!{earlier.range}"
        table.findings.append(("duplicate_sheet", "noted", None, table.sheet, params))
    elif len(differing) * 2 < len(facts):
        names = "、".join(sorted({keys[0] for keys in differing})[:5])
        table.findings.append(("views_differ", "questioned", None, names, params | {"projects": names}))


def _more(table: Table, earlier: Table) -> str:
    """The columns of figures that only the later of two tables of the same projects has."""
    known = {column.field for column in earlier.columns}
    told = [column for column in table.columns if column.field in REPORTED and column.certain]
    return "、".join(column.header.replace("|", "/") for column in told if column.field not in known)


def _conflict(one: list[tuple[str, object]], two: list[tuple[str, object]]) -> bool:
    left, right = dict(one), dict(two)
    return any(left[name] != right[name] for name in left.keys() & right.keys())


def _facts(table: Table) -> Facts:
    """Project and county → the figures of the row, by field."""
    if table.column("project") is None:
        return {}
    return {keys: _figures(table, row) for row in table.rows if row.kind == "data" and (keys := _keys(table, row))}


def _keys(table: Table, row: Row) -> tuple[str, ...]:
    project, county = table.value(row, "project"), table.value(row, "county")
    if project is None or not isinstance(project.value, str):
        return ()
    place = county.value if county and isinstance(county.value, str) else table.sender or _place(table)
    return project.value, str(place)


def _place(table: Table) -> str:
    """The sheet's name where it is a county's, else nothing."""
    return place_of(table.sheet) or ""


def _figures(table: Table, row: Row) -> list[tuple[str, object]]:
    figures = [
        (f"{column.field}{column.county or ''}", row.values.get(column.letter))
        for column in table.columns
        if column.field and column.kind == "money"
    ]
    return [
        (field, value.value)
        for field, value in figures
        if field and isinstance(value, Value) and value.value is not None
    ]
