"""docs/metrics.md is true: every example is recomputed by the functions that the pages use."""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest

from data.model import View
from data.reference.lights import light_presets
from data.store import Store, table_schema
from metrics import (
    batches,
    category_mix,
    change,
    clock,
    completion,
    credibility,
    forecast,
    fund_sources,
    funding,
    hidden,
    in_month,
    level_funds,
    life_cycle,
    nodes,
    outturn,
    plan_versions,
    progress,
    ranking,
    schedule,
    type_gap,
    waiting,
)
from tests.metrics.test_credibility import evidence

METRICS = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MISSING = "—"
SOURCE = ("project_id", "county", "measure", "level", "amount_wan")
POINT = ("project_id", "county", "due_on", "planned_pct", "node")
ByGroup = Callable[[pl.DataFrame, str | None], pl.DataFrame]


def questions(status: pl.DataFrame, _: str | None) -> pl.DataFrame:
    """What the checks ask of the reports in `status`: one form per county and month, its figures in row 5."""
    forms = status.with_columns(
        submission_id=pl.col("county") + pl.col("period").cast(pl.String), sheet=pl.lit("表"), row=pl.lit(5, pl.Int32)
    )
    return credibility.questions(evidence(forms)).sort("period", "project_id", "check")


BY_GROUP: dict[str, ByGroup] = {
    "credibility": questions,
    "schedule": schedule.by_group, "funding": funding.by_group, "category_mix": category_mix.by_group,
    "start_rate": completion.start_rate, "type_gap": type_gap.by_group,
    "waiting": lambda months, by: waiting.by_group(waiting.per_task(months), by),
    "hidden_issued": lambda status, by: hidden.zeros(status, by, "issued"),
    "life_cycle": lambda status, _: life_cycle.by_stage(status),
    "batches_by_month": lambda months, _: batches.by_month(months),
}  # fmt: skip


def newest(judged: pl.DataFrame) -> pl.DataFrame:
    """The rows of the newest month."""
    return judged.filter(pl.col("period") == pl.col("period").max())


def outturn_of(judged: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """The newest month's rows with what is forecast of their money, by group."""
    return outturn.by_group(newest(judged).join(outturn.per_task(judged), on=["project_id", "county"], how="left"), by)


def changed(judged: pl.DataFrame, before: list[dict[str, str]], by: str | None) -> pl.DataFrame:
    """Actual progress of the tasks that reported in both months, side by side."""
    written = {name: kind for name, kind in judged.schema.items() if before and name in before[0]}
    earlier = judged.clear().select(pl.exclude(list(written)))
    earlier = pl.concat([frame(before, written), earlier], how="diagonal").select(judged.columns)
    read = progress.per_task(earlier.drop("actual_pct", "actual_basis"))
    sides = change.only_both(judged, read.with_columns(clock_pct=pl.lit(None), linear_pct=pl.lit(None)))
    now, other = (schedule.by_group(side, by) for side in sides)
    return change.of_groups(now, other, by, "actual_pct")


class Example(NamedTuple):
    title: str
    tables: dict[str, list[dict[str, str]]]


def examples() -> Iterator[Example]:
    for title, body in FENCE.findall(METRICS):
        if title.startswith("example "):
            blocks = (block.strip().splitlines() for block in body.strip().split("\n\n"))
            yield Example(title.removeprefix("example "), {lines[0].rstrip(":"): rows(lines[1:]) for lines in blocks})


def rows(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader([re.sub(r"\s*\|\s*", "|", line.strip()) for line in lines], delimiter="|"))


def frame(written: list[dict[str, str]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """Words as a frame of `schema`: columns that are not written are missing."""
    assert {name for row in written for name in row} <= schema.keys()
    columns = {name: [of_words(row.get(name, MISSING), kind) for row in written] for name, kind in schema.items()}
    return pl.DataFrame(columns, schema=schema)


def of_words(words: str, kind: pl.DataType) -> object:
    if words == MISSING:
        return None
    if kind == pl.Date:
        return date.fromisoformat(words)
    if kind == pl.Datetime:
        return datetime.fromisoformat(words)
    if kind == pl.Boolean:
        return words == "true"
    return Decimal(words) if kind.is_decimal() else int(words) if kind.is_integer() else words


def status_schema(sample: Store) -> dict[str, pl.DataType]:
    now = sample.table(
        "status", period=date(2023, 2, 1), since=date(2023, 2, 1), received_before=date(2030, 1, 1), county=None,
        department=None, category=None, working_group=None, project=None,
    )  # fmt: skip
    return dict(now.schema)


def versions_schema(sample: Store) -> dict[str, pl.DataType]:
    return dict(sample.table("plan_versions", received_before=date(2030, 1, 1)).schema)


def asked(title: str) -> tuple[str, str | None, View]:
    """The metric, the dimension and the settings that the title of an example names, such as lights=sanya."""
    metric, *rest = title.split()
    settings = dict(word.split("=") for word in rest if "=" in word)
    by = next((word for word in rest if "=" not in word), None)
    return metric, by, View.model_validate(settings)


def as_written(value: object, words: str) -> str:
    """`value` in the notation of the document: `words` themselves where they say the same to two decimals."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return words if words != MISSING and Decimal(words) == rounded else str(rounded)
    return str(value)


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.title)
def test_an_example_of_the_metrics_is_what_the_metrics_compute(sample: Store, example: Example) -> None:
    status = frame(example.tables["status"], status_schema(sample)).with_columns(
        pl.col("questions").fill_null(0), pl.col("period").fill_null(date(2023, 2, 1))
    )
    plan = frame(example.tables.get("plan", []), {name: table_schema("plan_points")[name] for name in POINT})
    versions = frame(example.tables.get("versions", []), versions_schema(sample))
    metric, by, view = asked(example.title)
    sources = frame(example.tables.get("sources", []), {name: table_schema("fund_sources")[name] for name in SOURCE})
    if (funds := light_presets()[view.lights].funds) and sources.height:
        monthly = sources.join(status.select("period").unique(), how="cross")
        status = level_funds.per_task(status, monthly, funds.levels, funds.measure)
    read = plan_versions.per_task(clock.per_task(progress.per_task(status), plan, view.linear), versions)
    lit = schedule.per_task(read, light_presets()[view.lights], view.clock, view.linear)
    judged = completion.per_task(nodes.per_task(lit, plan))
    whole = {
        "tasks": lambda: judged,
        "moves": lambda: plan_versions.moves(versions),
        "fund_sources": lambda: fund_sources.by_group(judged, sources, by),
        "forecast": lambda: forecast.per_task(judged, plan),
        "outturn": lambda: outturn_of(judged, by),
        "ranking": lambda: ranking.ranked(schedule.by_group(judged, by), by or ""),
        "lag_bands": lambda: ranking.lag_bands(judged),
        "in_month": lambda: in_month.by_group(newest(in_month.per_task(judged)), by),
        "change": lambda: changed(judged, example.tables.get("before", []), by),
    }
    computed = whole[metric]() if metric in whole else BY_GROUP[metric](judged, by or None)
    printed = example.tables["result"]
    assert [
        {name: as_written(value, words[name]) for name, value in row.items()}
        for row, words in zip(computed.select(list(printed[0])).iter_rows(named=True), printed, strict=True)
    ] == printed


def test_every_metric_has_an_example_and_its_six_parts() -> None:
    parts = re.split(r"^## ", METRICS, flags=re.MULTILINE)[2:]
    names = [part.split()[0] for part in parts]
    assert names == [
        "progress",
        "clocks",
        "schedule",
        "lights",
        "nodes",
        "plan_versions",
        "completion",
        "forecast",
        "funding",
        "in_month",
        "fund_sources",
        "waiting",
        "outturn",
        "category_mix",
        "life_cycle",
        "batches",
        "type_gap",
        "hidden",
        "ranking",
        "change",
        "reconciliation",
        "credibility",
    ]
    told = ("**Definition.**", "Unit", "**What", "**Example", "**Source.**")
    assert [(name, word) for name, part in zip(names, parts, strict=True) for word in told if word not in part] == [
        ("clocks", "Unit")
    ]
