"""What pages read of plans, nodes, starts and targets; the door beside `source`."""

import polars as pl

from data.model import View
from data.store import Store
from exports import view as selected
from metrics import completion as completion_metric
from metrics import nodes as nodes_metric
from pages.components import source
from pages.components.memory import of_data


@of_data
def nodes(_: Store, view: View) -> pl.DataFrame:
    """metrics.nodes.by_group over the view."""
    return nodes_metric.by_group(source.tasks(view), None)


@of_data
def completion(_: Store, view: View) -> pl.DataFrame:
    """metrics.completion.by_group over the view."""
    return completion_metric.by_group(source.tasks(view), None)


@of_data
def start_rate(_: Store, view: View) -> pl.DataFrame:
    """metrics.completion.start_rate over the view."""
    return completion_metric.start_rate(source.tasks(view), None)


@of_data
def open_nodes(store: Store, view: View) -> pl.DataFrame:
    """The nodes overdue or due in 30 days; exports.view.open_nodes."""
    return selected.open_nodes(store, view)


@of_data
def moves(store: Store, view: View) -> pl.DataFrame:
    """Every change of the plans; exports.view.moves."""
    return selected.moves(store, view)
