"""A record of site visits (现场查看记录): what supervision groups saw of which task on which day."""

from datetime import date

from data.model import Severity, SiteVisit
from loaders.forms.form import Table
from loaders.rows.breakdown import find_project
from loaders.rows.known import Known
from loaders.rows.outcome import Outcome
from loaders.rows.progress import county_of
from loaders.rows.rowreader import RowReader


def site_visits(table: Table, submission_id: str, known: Known) -> Outcome:
    """One SiteVisit per data row, of a task that the breakdown has."""
    outcome = Outcome()
    for row in table.data():
        reader = RowReader(table, row, submission_id)
        outcome.take(reader, _visit(reader, known))
    return outcome


def _visit(reader: RowReader, known: Known) -> list[SiteVisit]:
    visited_on = reader.day("visited_on")
    project = find_project(reader, known, _year(reader, known, visited_on) if visited_on else None)
    county = reader.county = county_of(reader, known)
    seen_pct, seen_value = reader.number("seen_pct", at_most=100), reader.number("seen_value")
    if visited_on is None and not reader.is_rejected:
        reader.find("missing_name", Severity.REJECTED, "visited_on", field=reader.header("visited_on"))
    if project and county and (project.project_id, county) not in known.tasks:
        reader.find("unknown_task", Severity.REJECTED, "project", county=county, project=project.name)
    if reader.is_rejected or project is None or county is None or visited_on is None:
        return []
    return [
        SiteVisit(
            **reader.place, project_id=project.project_id, county=county, visited_on=visited_on,
            visited_by=reader.text("visited_by"), seen_pct=seen_pct, seen_value=seen_value, seen=reader.text("seen"),
        )
    ]  # fmt: skip


def _year(reader: RowReader, known: Known, visited_on: date) -> int:
    """Of which year the project is: the newest up to the day of the visit; works go on after their year."""
    years = known.years(reader.text("project") or "")
    return max((year for year in years if year <= visited_on.year), default=visited_on.year)
