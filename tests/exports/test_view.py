"""A year is the same figures, read at once or month by month."""

from datetime import date

import pytest

from data.model import View
from data.store import Store
from exports import view
from metrics import category_mix, funding, schedule

METRICS = (schedule.by_group, funding.by_group, category_mix.by_group)


@pytest.mark.parametrize(
    "chosen",
    [
        View(period=date(2023, 8, 1)),
        View(period=date(2023, 5, 1), as_of=date(2023, 4, 20), county="乐至县"),
        View(period=date(2023, 8, 1), light="red"),
        View(period=date(2023, 8, 1), lights="ouhai"),
    ],
    ids=str,
)
def test_a_large_store_has_the_same_trends(sample: Store, monkeypatch: pytest.MonkeyPatch, chosen: View) -> None:
    at_once = view.trends(sample, chosen, *METRICS)
    monkeypatch.setattr(view, "LARGE", 1)
    month_by_month = view.trends(sample, chosen, *METRICS)
    assert at_once[0].height >= 4
    assert [frame.rows() for frame in month_by_month] == [frame.rows() for frame in at_once]
