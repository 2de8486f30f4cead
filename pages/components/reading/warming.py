"""What the first reader should not have to wait for: heavy imports, the building of charts, the newest figures."""

import importlib
import logging
import pkgutil
import threading
from collections.abc import Callable, Sequence

from data.model import View
from data.store import ReplacedBuildError
from exports.charts import grid, money, outlook, progress, stages, trend
from exports.charts.spec import spec
from pages import components
from pages.components.reading import forecast_source, memory, period_source, plan_source, source

HEAVY = (
    "pandas", "pyarrow", "polars", "altair", "streamlit.dataframe_util", "streamlit.elements.arrow",
    "pages.components.choices.search", "pages.components.choices.saved", "pages.components.frame.pictures",
    "pages.components.summary",
)  # fmt: skip
"""What the first page imports, directly or by what it imports."""
CHARTS = (
    progress.bullets, progress.lights, progress.pairs, money.flows, money.levels, money.waterfall, money.works,
    money.batches, trend.lines, grid.cells, stages.reached, stages.funnel, stages.strip, outlook.ranges,
)  # fmt: skip


AGAIN = 3.0
"""Seconds after which it is asked again whether something was published."""
log = logging.getLogger("minsheng")


def warm() -> None:
    """Import what pages need, build every chart in the usual colours, read the first page of the usual month."""
    for name in HEAVY:
        importlib.import_module(name)
    for build in CHARTS:
        spec(build, "light")
    if source.version() is not None:
        _overview(_usual())


def read_ahead(stop: threading.Event) -> None:
    """Read what the other pages show of the usual month, now and each time that something is published."""
    read = None
    stop.wait(AGAIN)  # the first reader goes first
    while not stop.is_set():
        if read is None:
            _import_pages()
        if (now := memory.pin()) != read:
            _pages(stop)
            read = now
        stop.wait(AGAIN)


def _pages(stop: threading.Event) -> None:
    """Page after page; between two steps it can be stopped."""
    try:
        for page, view in steps():
            if stop.is_set():
                return
            page(view)
    except ReplacedBuildError:
        log.info("several loads have come meanwhile: reading ahead begins anew")
    except Exception:
        log.exception("reading ahead failed; readers' own pages will say why")


def steps() -> Sequence[tuple[Callable[[View], None], View]]:
    """What is read, in its order: the usual month of the whole city, that of the counties, then newer months."""
    whole = _usual()
    counties = [whole.model_copy(update={"county": county}) for county in source.choices("county")]
    newer = [whole.model_copy(update={"period": month["period"]}) for month in period_source.newer()]
    city = [(page, whole) for page in (_overview, _schedule, _funding, _categories)]
    return [*city, *((_overview, view) for view in (*counties, *newer))]


def _import_pages() -> None:
    """Import what only some pages need: papers, decks, uploads."""
    for module in pkgutil.walk_packages(components.__path__, f"{components.__name__}."):
        importlib.import_module(module.name)


def _usual() -> View:
    return View(period=period_source.usual())


def _overview(view: View) -> None:
    source.schedule_by_county_and_category(view)
    source.tasks_most_behind(view)
    source.schedule(view)
    source.funding(view)
    source.category_mix(view)
    source.change(view)


def _schedule(view: View) -> None:
    source.schedule(view, "county")
    source.tasks_by_lag(view)
    plan_source.nodes(view)
    plan_source.start_rate(view)
    plan_source.completion(view)
    plan_source.open_nodes(view)
    plan_source.moves(view)
    source.hidden_zeros(view, "county", "progress")
    source.unmentioned(view, "county")
    forecast_source.outlook(view)
    forecast_source.unfinished(view)


def _funding(view: View) -> None:
    source.funding(view, "county")
    source.funding_by_month(view)
    source.waiting_by(view, "county")
    source.stuck_by_step(view)
    source.fund_sources(view)
    source.works_and_money(view)
    source.batches_by_month(view)
    source.batches(view, "county")
    source.hidden_zeros(view, "county", "issued")
    source.hidden_zeros(view, "county", "disbursed")
    forecast_source.money(view, "county")


def _categories(view: View) -> None:
    source.category_mix(view, "county")
    source.stage_counts(view)
    source.batches_by_month(view)
    source.batches(view)
    source.type_gap(view, "county")
    source.unmentioned(view, None)
    source.hidden_zeros(view, "county", "progress")
