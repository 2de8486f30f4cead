"""A small store: two projects, three tasks, one month reported by one county and corrected once."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.model import Kind, PlanPoint, ProgressReport, Project, Record, Submission, Task, WorkingGroup
from data.store import Store, table_schema

ROAD, AID = "外环路示例", "补助示例"
FEBRUARY = date(2023, 2, 1)


def submission(name: str, kind: Kind, received: str, load_no: int) -> Submission:
    return Submission(
        submission_id=name,
        sha256=name,
        file_name=f"{name}.xlsx",
        kind=kind,
        received_at=datetime.fromisoformat(received),
        load_no=load_no,
        is_sample=True,
    )


def report(name: str, row: int, **values: Any) -> ProgressReport:
    usual = {"sheet": "表", "period": FEBRUARY, "as_of": date(2023, 2, 28), "county": "雁江区"}
    return ProgressReport(submission_id=name, row=row, **usual | values)


def frame(table: str, records: Sequence[Record]) -> pl.DataFrame:
    rows = [record.model_dump(mode="json") | record.model_dump(exclude={"kind", "params"}) for record in records]
    return pl.DataFrame(rows, schema=table_schema(table), orient="row")


PLAN = {"submission_id": "plan", "sheet": "表"}
TABLES: dict[str, Sequence[Record]] = {
    "submissions": [
        submission("plan", Kind.BREAKDOWN, "2023-01-05T09:00", 1),
        submission("first", Kind.PROGRESS, "2023-03-02T09:00", 2),
        submission("again", Kind.PROGRESS, "2023-03-10T09:00", 3),
    ],
    "projects": [
        Project(**PLAN, row=4, project_id="P1", year=2023, item_no=1, project=ROAD, category="construction",
                area="交通出行", department="市交通局示例"),
        Project(**PLAN, row=5, project_id="P2", year=2023, item_no=2, project=AID, category="subsidy",
                area="民生保障", department="市民政局示例"),
    ],
    "working_groups": [
        WorkingGroup(**PLAN, row=4, working_group="第一组示例", area="交通出行"),
        WorkingGroup(**PLAN, row=5, working_group="第二组示例", area="民生保障"),
    ],
    "tasks": [
        Task(**PLAN, row=4, project_id="P1", county="雁江区", planned_wan=Decimal(1000),
             start_on=date(2023, 1, 1), due_on=date(2023, 12, 31)),
        Task(**PLAN, row=5, project_id="P1", county="安岳县", planned_wan=Decimal("500.5")),
        Task(**PLAN, row=6, project_id="P2", county="雁江区", planned_wan=Decimal(200),
             target_value=Decimal(1200), target_unit="人"),
    ],
    "plan_points": [
        PlanPoint(**PLAN, row=4, project_id="P1", county="雁江区", due_on=date(2023, 2, 28),
                  planned_pct=Decimal(30), node="完成招标"),
        PlanPoint(**PLAN, row=4, project_id="P1", county="雁江区", due_on=date(2023, 12, 31),
                  planned_pct=Decimal(100), node="完工投用"),
    ],
    "reports": [
        report("first", 5, project_id="P1", stage="C6", physical_pct=Decimal(20), issued_wan=Decimal(300),
               disbursed_wan=Decimal("100.25"), problem="=征地未完成\n第二行", questions=1),
        report("first", 6, project_id="P2", stage="S0", done_value=Decimal(0), issued_wan=Decimal(50),
               disbursed_wan=Decimal(0)),
        report("again", 5, project_id="P1", stage="C6", physical_pct=Decimal(20), issued_wan=Decimal(400),
               disbursed_wan=Decimal("100.25")),
    ],
}  # fmt: skip


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = Store(tmp_path_factory.mktemp("store"))
    with made.writing():
        made.publish({name: frame(name, records) for name, records in TABLES.items()})
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return Store(tmp_path / "nothing")
