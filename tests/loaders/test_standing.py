"""How far a task is when its form comes in: the same as metrics.progress says of it afterwards."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from data.model import ProgressReport
from loaders.rows.known import KnownTask
from loaders.rows.standing import actual_pct
from metrics import progress
from tests.metrics.conftest import STORED

CASES = [
    # category, less is better, target, planned | works, done, disbursed | progress
    ("construction", False, 8, 100, 40, 2, 90, 40),
    ("construction", False, 8, 100, None, 2, 90, 25),
    ("construction", True, 8, 100, 40, 2, 90, 40),
    ("construction", False, None, 100, None, 2, 90, None),
    ("subsidy", False, 8, 100, 40, 2, 90, 25),
    ("subsidy", False, None, 100, 40, 2, 90, 90),
    ("subsidy", False, None, None, 40, 2, 90, 40),
    ("subsidy", False, 8, 100, 40, 9, 90, 100),
    ("policy", True, 8, 100, 40, 10, 90, 80),
    ("policy", True, 8, 100, 40, 0, 90, 100),
    ("policy", True, 8, 100, 40, None, 90, None),  # a bound: neither money nor works say that it holds
    ("policy", True, None, 100, 40, None, 90, 90),
    ("policy", False, 3, 100, None, 1, None, Decimal("33.3333")),
]


@pytest.mark.parametrize(("category", "is_ceiling", "target", "planned", "works", "done", "disbursed", "pct"), CASES)
def test_a_form_that_comes_in_is_as_far_as_it_is_afterwards(
    category: str,
    is_ceiling: bool,
    target: int | None,
    planned: int | None,
    works: int | None,
    done: int | None,
    disbursed: int | None,
    pct: Decimal | int | None,
) -> None:
    amounts = {"physical_pct": works, "done_value": done, "disbursed_wan": disbursed}
    exact = {name: None if amount is None else Decimal(amount) for name, amount in amounts.items()}
    report = ProgressReport(
        submission_id="s", sheet="表", row=4, project_id="2023-01", county="甲县", period=date(2023, 6, 1),
        as_of=date(2023, 6, 30), **exact,
    )  # fmt: skip
    of = {"planned_wan": planned, "target_value": target}
    plan = {name: None if amount is None else Decimal(amount) for name, amount in of.items()}
    told = actual_pct(report, KnownTask(category, plan["planned_wan"], is_ceiling, plan["target_value"]))
    row = {"category": category, "is_ceiling": is_ceiling, **plan, **exact}
    frame = pl.DataFrame([row], schema={name: STORED[name] for name in row})
    assert (told, progress.per_task(frame).item(0, "actual_pct")) == (pct, pct)
