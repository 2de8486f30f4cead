"""Judged once for the whole city and then filtered, or filtered and then judged: the same rows."""

from datetime import date

import pytest

from data.model import View
from data.store import Store
from exports import view as selected
from metrics import batches, funding, waiting
from pages.components.reading import forecast_source, judged, plan_source, source

AUGUST = date(2023, 8, 1)
VIEWS = [
    View(),
    View(period=AUGUST, county="乐至县"),
    View(period=AUGUST, department="市交通运输局", category="construction"),
    View(period=date(2023, 5, 1), as_of=date(2023, 6, 12), county="乐至县"),
    View(period=AUGUST, project="建设乡村振兴惠民路", clock="linear"),
    View(period=AUGUST, light="red"),
    View(period=AUGUST, county="安岳县", lights="ouhai"),
    View(period=AUGUST, category="subsidy", lights="ouhai", light="yellow", linear="days"),
    View(period=AUGUST, working_group="没有这个组"),
]


@pytest.fixture(autouse=True)
def _store(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINSHENG_STORE", str(sample.root))


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_tasks_of_a_view_are_those_that_are_asked_for_directly(sample: Store, view: View) -> None:
    ours, directly = judged.tasks(view), selected.tasks(sample, view)
    assert ours.schema == directly.schema
    assert ours.rows() == directly.rows()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_year_of_a_view_gives_the_same_trend_and_waiting(sample: Store, view: View) -> None:
    months = selected.months(sample, view)
    assert judged.year(view).rows() == months.select(judged.OF_YEAR).rows()
    assert source.funding_by_month(view).rows() == funding.by_group(months, "period").rows()
    assert source.batches(view, "county").rows() == batches.by_group(months, "county").rows()
    if view.light is None and months.height:
        assert source.waiting_by(view).rows() == waiting.by_group(waiting.per_task(months), None).rows()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_nodes_and_changes_of_the_plan_are_those_of_the_view(sample: Store, view: View) -> None:
    nodes = selected.open_nodes(sample, view)
    assert plan_source.open_nodes(view).select(nodes.columns).rows() == nodes.rows()
    assert plan_source.moves(view).rows() == selected.moves(sample, view).rows()


def test_a_list_beside_the_judged_tasks_keeps_no_copy_of_all_that_is_known_of_them() -> None:
    view = View(period=AUGUST)
    whole, lists = source.tasks(view), (source.waiting(view), source.works_and_money(view), forecast_source.tasks(view))
    assert source.tasks(view) is judged.tasks(view.model_copy(update={"period": AUGUST}))
    assert [len(set(each.columns) & set(whole.columns)) for each in lists] == [11, 4, 11]
    both = funding.per_task(whole).drop_nulls("works_ahead_pp").height
    assert [each.height for each in lists] == [whole.height, both, whole.height]
