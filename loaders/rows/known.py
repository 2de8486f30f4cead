"""What is known already when a submission is checked: the register, the tasks, earlier reports."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import polars as pl

from data.model import Finding, PlanPoint, ProgressReport, Project, Record, Severity, Task
from data.store import Store
from loaders.forms.places import place_of
from loaders.rows.names import closest, key, uncounted

_GOVERNMENT = re.compile(r"(?:人民政府|政府|管理委员会|管委会)(?:办公室|办)?\s*$")
"""Who reports for a county."""

Place = tuple[str, str, int, str, str]
"""Submission, sheet, row, project, county: where a breakdown names a task."""
Timetable = Sequence[tuple[date, Decimal]]
"""Days, rising, each with the progress in percent that is planned for it."""


POINT = ["submission_id", "sheet", "row", "project_id", "county", "due_on", "planned_pct"]
UNCHANGED = ("form_unchanged", str(Severity.QUESTIONED))


class KnownTask(NamedTuple):
    """What a report of a task is checked against."""

    category: str
    planned_wan: Decimal | None
    is_ceiling: bool = False
    target_value: Decimal | None = None
    target_unit: str | None = None
    start_on: date | None = None
    place: Place | None = None


class NamedProject(NamedTuple):
    """A project of a register: projects of several years may have one name."""

    project_id: str
    name: str
    category: str


class Earlier(NamedTuple):
    """A report that was accepted before, with its place among those of its period: the greatest counts."""

    rank: tuple[datetime, int, int, str, str]
    report: dict[str, Any]


class Known:
    """The register, the tasks and the reports that the store holds, and those accepted since."""

    def __init__(self) -> None:
        self.projects: dict[str, dict[int, NamedProject]] = defaultdict(dict)
        self.tasks: dict[tuple[str, str], KnownTask] = {}
        self.submissions: dict[str, tuple[str, datetime]] = {}
        self._named: dict[str, NamedProject] = {}
        self._counties: dict[str, str] = {}
        self._versions: dict[tuple[str, str], list[tuple[datetime, KnownTask]]] = defaultdict(list)
        self._reports: dict[tuple[str, str], dict[date, Earlier]] = defaultdict(dict)
        self._first: dict[tuple[str, str, date], Earlier] = {}
        self._points: dict[Place, list[tuple[date, Decimal]]] = defaultdict(list)
        self._stored_points = pl.DataFrame()
        self._unchanged: set[str] = set()

    @classmethod
    def of(cls, store: Store) -> "Known":
        """Everything that the newest build holds; nothing where there is none."""
        known = cls()
        if store.version() is None:
            return known
        for row in store.table("projects").iter_rows(named=True):
            known._add_project(row["project_id"], row["project"], row["category"])
        for row in store.table("tasks").iter_rows(named=True):
            known._add_task(row["project_id"], row["county"], row["received_at"], row)
        ever = datetime(9999, 1, 1)
        for row in store.table("submissions", received_before=ever).iter_rows(named=True):
            known.submissions[row["sha256"]] = (row["file_name"], row["received_at"])
        for row in store.table("reports", received_before=ever).iter_rows(named=True):
            known._add_report(row["received_at"], row["load_no"], row)
        known._stored_points = store.table("timetables")
        asked = store.table("findings", received_before=ever).filter(code=UNCHANGED[0], severity=UNCHANGED[1])
        known._unchanged.update(asked.get_column("submission_id"))
        return known

    def accept(
        self, records: Iterable[Record], received_at: datetime, load_no: int, found: Iterable[Finding] = ()
    ) -> None:
        """Let later submissions of the same load be checked against these records and what was found beside them."""
        self._unchanged.update(each.submission_id for each in found if (each.code, str(each.severity)) == UNCHANGED)
        for record in records:
            if isinstance(record, Project):
                self._add_project(record.project_id, record.project, record.category)
            elif isinstance(record, Task):
                self._add_task(record.project_id, record.county, received_at, record.model_dump())
            elif isinstance(record, PlanPoint):
                place = (record.submission_id, record.sheet, record.row, record.project_id, record.county)
                self._points[place].append((record.due_on, record.planned_pct))
            elif isinstance(record, ProgressReport):
                self._add_report(received_at, load_no, record.model_dump())

    @property
    def counties(self) -> Collection[str]:
        """Every county that has a task."""
        return self._counties.values()

    def project(self, name: str, year: int | None) -> NamedProject | None:
        """The project that `name` spells in the register of `year` (None: the newest that has it); None if none has."""
        named = self._years(name)
        return named.get(year or max(named)) if named else None

    def name_of(self, project_id: str) -> str:
        """What the newest register calls a project."""
        return self._named[project_id].name

    def years(self, name: str) -> list[int]:
        """The years whose registers have a project that `name` spells, the newest last."""
        return sorted(self._years(name))

    def _years(self, name: str) -> dict[int, NamedProject]:
        """The projects of that name by year; a number before it counts only where the register has it too."""
        return self.projects.get(key(name)) or self.projects.get(key(uncounted(name))) or {}

    def county(self, name: str) -> str | None:
        """The county that `name` spells, or whose government it is; None if no task is in it."""
        return self._counties.get(key(name)) or self._counties.get(key(_GOVERNMENT.sub("", name)))

    def county_like(self, name: str) -> str | None:
        """The county that `name` was perhaps meant to be; never used without asking."""
        stems = {
            county: key(county).removesuffix("区").removesuffix("县").removesuffix("市") for county in self.counties
        }
        found = [county for county, stem in stems.items() if len(stem) > 1 and stem in key(name)]
        return found[0] if len(found) == 1 else closest(name, self.counties)

    def county_of_sheet(self, name: str) -> str | None:
        """The county that a sheet is named after, in full or without 区, 县; None where that is none or several."""
        named = key(place_of(name) or name)
        found = {county for county in self.counties if key(county) == named or key(county)[:-1] == named}
        return found.pop() if len(found) == 1 and len(named) > 1 else None

    def task(self, project_id: str, county: str, at: datetime) -> KnownTask | None:
        """The task as it was planned when a report came; as first planned, if its breakdown came later than that."""
        versions = self._versions.get((project_id, county), [])
        then = [task for received_at, task in versions if received_at <= at]
        return then[-1] if then else versions[0][1] if versions else None

    def timetable(self, task: KnownTask) -> Timetable:
        """The points of a task's breakdown; none where it has no timetable that can be read."""
        if not self._stored_points.is_empty():
            for *place, due_on, planned in self._stored_points.select(POINT).iter_rows():
                self._points[tuple(place)].append((due_on, planned))
            self._stored_points = pl.DataFrame()
        return self._points.get(task.place, ()) if task.place else ()

    def current(self, project_id: str, county: str, period: date) -> dict[str, Any] | None:
        """The report of that very period that was accepted before; None for the first."""
        known = self._reports[project_id, county].get(period)
        return known.report if known else None

    def reported(self, period: date) -> dict[tuple[str, str], object]:
        """The tasks that were reported for `period`, each with the submission that counts."""
        told = ((task, months.get(period)) for task, months in self._reports.items())
        return {task: known.report["submission_id"] for task, known in told if known}

    def first(self, project_id: str, county: str, period: date) -> tuple[datetime, dict[str, Any]] | None:
        """When that period was reported first, and what was reported then."""
        known = self._first.get((project_id, county, period))
        return (known.rank[0], known.report) if known else None

    def earlier(self, project_id: str, county: str, period: date) -> list[dict[str, Any]]:
        """The newest accepted report of each period before `period` in its year, newest period first."""
        reports = self._reports[project_id, county]
        periods = sorted((p for p in reports if p < period and p.year == period.year), reverse=True)
        return [reports[p].report for p in periods]

    def was_unchanged(self, report: Mapping[str, Any]) -> bool:
        """Whether the form of a report is itself asked about, for being the one before it."""
        return report["submission_id"] in self._unchanged

    def _add_project(self, project_id: str, name: str, category: str) -> None:
        self._named[project_id] = NamedProject(project_id, name, category)
        self.projects[key(name)][int(project_id[:4])] = self._named[project_id]

    def _add_task(self, project_id: str, county: str, received_at: datetime, row: Mapping[str, Any]) -> None:
        category = self._named[project_id].category if project_id in self._named else ""
        place = (row["submission_id"], row["sheet"], row["row"], project_id, county)
        task = KnownTask(
            category, row["planned_wan"], bool(row["is_ceiling"]), row["target_value"], row["target_unit"],
            row["start_on"], place,
        )  # fmt: skip
        versions = self._versions[project_id, county]
        versions.append((received_at, task))
        versions.sort(key=lambda version: version[0])  # of one moment the later to be read stays last
        self.tasks[project_id, county] = versions[-1][1]
        self._counties.setdefault(key(county), county)

    def _add_report(self, received_at: datetime, load_no: int, report: dict[str, Any]) -> None:
        period = report["period"]
        assert isinstance(period, date)
        reports = self._reports[str(report["project_id"]), str(report["county"])]
        row = report["row"]
        assert isinstance(row, int)
        rank = (received_at, load_no, row, str(report["submission_id"]), str(report["sheet"]))
        if period not in reports or reports[period].rank <= rank:
            reports[period] = Earlier(rank, report)
        first = self._first.setdefault((str(report["project_id"]), str(report["county"]), period), reports[period])
        if rank < first.rank:
            self._first[str(report["project_id"]), str(report["county"]), period] = Earlier(rank, report)
