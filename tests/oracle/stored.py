"""Made offices in a store, as loads would have written them."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import polars as pl

from data.store import Store, table_schema
from tests.oracle import works
from tests.oracle.office import Office, Report, Sent, Task


def publish(store: Store, offices: Iterable[Office]) -> None:
    """Write offices as loads would have."""
    whole = list(offices)
    with store.writing():
        store.publish({
            "submissions": _frame("submissions", (
                {
                    "submission_id": sent.name, "sha256": sent.name, "file_name": sent.name, "kind": "progress",
                    "sender": sent.sender, "received_at": sent.received, "load_no": sent.load, "is_sample": True,
                    "accepted": 1, "questioned": 0, "rejected": 0,
                }
                for each in whole for sent in each.sent()
            )),
            "projects": _frame("projects", (
                {
                    **_from(p.sent, p.row), "project_id": p.key, "year": p.year, "item_no": p.item, "project": p.title,
                    "category": p.category, "area": p.area, "department": p.department,
                }
                for each in whole for p in each.projects
            )),
            "working_groups": _frame("working_groups", (
                {**_from(g.sent, g.row), "working_group": g.title, "area": g.area}
                for each in whole for g in each.groups
            )),
            "tasks": _frame("tasks", (
                {
                    **_task_place(t), "target_value": t.target, "target_unit": t.unit, "planned_wan": t.planned,
                    "start_on": t.start, "due_on": t.due, "is_ceiling": t.is_ceiling, "target_text": t.words,
                    "remark": t.remark,
                }
                for each in whole for t in each.tasks
            )),
            "plan_points": _frame("plan_points", (
                {**_task_place(t), "due_on": point.due, "planned_pct": point.percent, "node": point.node}
                for each in whole for t in each.tasks for point in t.points
            )),
            "reports": _frame("reports", (
                {
                    **_task_place(r), "period": r.period, "as_of": r.as_of, "stage": r.stage,
                    "physical_pct": r.physical, "done_value": r.done, "issued_wan": r.issued,
                    "arrived_wan": r.arrived, "disbursed_wan": r.disbursed, "paid_wan": r.paid,
                    "questions": r.questions, "problem": r.problem, **asdict(works.of(r)),
                }
                for each in whole for r in each.reports
            )),
            "fund_sources": _frame("fund_sources", (
                {**_task_place(record), "measure": measure, "level": level, "amount_wan": amount}
                for each in whole for record in (*each.tasks, *each.reports) for measure, level, amount in record.parts
            )),
        })  # fmt: skip


def _from(sent: Sent, row: int) -> dict[str, object]:
    return {"submission_id": sent.name, "sheet": "表", "row": row}


def _task_place(record: Task | Report) -> dict[str, object]:
    return {**_from(record.sent, record.row), "project_id": record.project, "county": record.county}


def _frame(name: str, rows: Iterable[dict[str, object]]) -> pl.DataFrame:
    schema = table_schema(name)
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


def made_store(root: Path, offices: Iterable[Office]) -> Store:
    """A new store that holds the offices."""
    store = Store(root)
    publish(store, offices)
    return store
