"""Whose figures a form reports: what tells against its sender, the name of its file, the numbers of its rows."""

from collections.abc import Sequence
from pathlib import Path

from data.model import Finding, Severity
from loaders.forms.form import Table
from loaders.forms.places import place_of
from loaders.rows.known import Known
from loaders.rows.rowreader import RowReader

CITY = "市本级"
"""The county of what the city does itself; who reports it may report the others."""
NUMBERED = 4
"""Rows that must carry the numbers of the register before one that does not is asked about."""


def of_names(file_name: str, table: Table, submission_id: str, known: Known) -> Finding | None:
    """Ask about a form whose title, or file, bears the name of another county than its sender."""
    sender = known.county(table.sender or "")
    if not sender or table.column("county"):
        return None
    named = {county for county in known.counties if county in (table.title or "")}
    stem = Path(file_name).stem
    if not named and table.sheet != stem:  # a text file bears its name as its sheet's, which was compared already
        named = {county for county in [known.county(place_of(stem) or "")] if county}
    if not named or sender in named:
        return None
    return Finding(
        submission_id=submission_id, code="sender_conflict", severity=Severity.QUESTIONED, sheet=table.sheet,
        value=table.sender, params={"sender": sender, "named": "、".join(sorted(named))},
    )  # fmt: skip


def of_register(table: Table, submission_id: str, known: Known) -> Finding | None:
    """Refuse a list of projects that one county sends: its shares would take the place of the city's amounts."""
    sender = known.county(table.sender or "")
    if not sender or sender == CITY:
        return None
    return Finding(
        submission_id=submission_id, code="register_of_county", severity=Severity.REJECTED, sheet=table.sheet,
        value=table.sender, params={"sender": sender},
    )  # fmt: skip


def of_counties(readers: Sequence[RowReader], known: Known) -> None:
    """Ask about rows of another county than the sender's."""
    for reader in readers:
        sender = known.county(reader.table.sender or "")
        if sender and sender != CITY and reader.county and reader.county != sender:
            reader.find("other_county", Severity.QUESTIONED, "county", county=reader.county, sender=sender)


def of_rows(readers: Sequence[RowReader], known: Known) -> None:
    """Ask about rows of another county than the sender's, and about numbers that are other projects' of the list."""
    of_counties(readers, known)
    numbered = [(reader, number) for reader in readers if reader.project_id and (number := reader.ordinal("item_no"))]
    wrong = [(reader, number) for reader, number in numbered if number != _number(reader.project_id)]
    if len(numbered) - len(wrong) < max(NUMBERED, len(numbered) * 3 // 4):
        return  # the form counts its own rows
    names = {project.project_id: project.name for named in known.projects.values() for project in named.values()}
    for reader, number in wrong:
        if meant := names.get(f"{(reader.project_id or '')[:4]}-{number:02d}"):
            reader.find("number_differs", Severity.QUESTIONED, "item_no", number=str(number), project=meant)


def _number(project_id: str | None) -> int:
    return int((project_id or "-0").rpartition("-")[2])
