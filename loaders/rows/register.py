"""The register of the year's projects (实事项目清单), the working groups, and what offices published."""

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from data.model import Finding, Project, PublishedFigure, Receipt, Severity, WorkingGroup
from data.reference import category_of_words
from loaders.forms.form import Table
from loaders.rows.names import key, split
from loaders.rows.outcome import Outcome
from loaders.rows.rowreader import RowReader


def projects(table: Table, submission_id: str) -> Outcome:
    """One Project per data row. The year is the one that the title names."""
    outcome = Outcome()
    rows = table.data()
    year = re.search(r"20\d\d", table.title or "")
    if year is None:
        return outcome.refuse(_of_sheet(table, submission_id, "year_missing"), len(rows))
    readers = [RowReader(table, row, submission_id) for row in rows]
    _ask_about_namesakes(readers)
    for reader in readers:
        outcome.take(reader, _project(reader, int(year[0])))
    return outcome


def _ask_about_namesakes(readers: Sequence[RowReader]) -> None:
    """Reject every project that has the name of another number: forms name projects, so neither could be told apart."""
    named: dict[str, list[RowReader]] = defaultdict(list)
    for reader in readers:
        named[key(reader.raw("project"))].append(reader)
    for name, group in named.items():
        for reader in group if name else []:
            others = [other for other in group if other.ordinal("item_no") != reader.ordinal("item_no")]
            if others:
                said = "、".join(str(other.row.number) for other in others)
                reader.find("same_name", Severity.REJECTED, "project", other=said)


def working_groups(table: Table, submission_id: str) -> Outcome:
    """One WorkingGroup per area named in a data row."""
    outcome = Outcome()
    for row in table.data():
        reader = RowReader(table, row, submission_id)
        name = reader.text("working_group", required=True)
        areas = split(reader.text("area", required=True) or "")
        post = reader.text("leader_post")
        outcome.take(
            reader,
            [WorkingGroup(**reader.place, working_group=name, area=area, leader_post=post) for area in areas if name],
        )
    return outcome


def published_figures(table: Table, submission_id: str) -> Outcome:
    """One PublishedFigure per data row."""
    outcome = Outcome()
    for row in table.data():
        reader = RowReader(table, row, submission_id)
        outcome.take(reader, _published(reader))
    return outcome


def receipts(table: Table, submission_id: str) -> Outcome:
    """One Receipt per data row: which file the office got when."""
    outcome = Outcome()
    for row in table.data():
        reader = RowReader(table, row, submission_id)
        name = reader.text("file_name", required=True)
        moment = reader.moment("received_at")
        entered = [Receipt(**reader.place, file_name=name, received_at=moment)] if name and moment else []
        outcome.take(reader, entered)
    return outcome


def _project(reader: RowReader, year: int) -> list[Project]:
    number = reader.ordinal("item_no")
    name = reader.text("project", required=True)
    department = reader.text("department", required=True)
    category = category_of_words(reader.raw("category"))
    planned = reader.number("planned_wan")
    if category is None:
        reader.find("unknown_category", Severity.REJECTED, "category")
    if not number:
        reader.find("missing_name", Severity.REJECTED, "item_no", field=reader.header("item_no"))
    if reader.is_rejected or not (name and department and category and number):
        return []
    return [
        Project(
            **reader.place, project_id=f"{year}-{number:02d}", year=year, item_no=number, project=name,
            category=category, area=reader.text("area"), department=department,
            partner_units=reader.text("partner_units"), annual_target=reader.text("annual_target"), planned_wan=planned,
        )
    ]  # fmt: skip


def _published(reader: RowReader) -> list[PublishedFigure]:
    period = reader.day("period")
    indicator = reader.text("indicator", required=True)
    value = reader.number("value")
    decimals = reader.number("decimals")
    for field, given in (("period", period), ("value", value)):
        if given is None and not reader.is_rejected:
            reader.find("missing_name", Severity.REJECTED, field, field=reader.header(field))
    if reader.is_rejected or period is None or value is None or indicator is None:
        return []
    return [
        PublishedFigure(
            **reader.place, period=period.replace(day=1), indicator=indicator, value=value,
            unit=reader.text("unit_word") or "",
            decimals=_digits(value) if decimals is None else int(decimals), source=reader.text("source"),
            published_on=reader.day("published_on"),
        )
    ]  # fmt: skip


def _digits(value: Decimal) -> int:
    """How many decimals the figure was printed with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _of_sheet(table: Table, submission_id: str, code: str) -> Finding:
    return Finding(submission_id=submission_id, code=code, severity=Severity.REJECTED, sheet=table.sheet)
