"""Completion: is the annual target met, is the project done, and has it started that should have.

*Annual target met* (年度目标达成) is not *done*. A target can be a stage alone (开工建设), met once it is reached; a
quantity, met once that is (a bound, 限值, is judged on its due day, or at the end of the year); else it is 100 % of
progress. Works complete (完工), accepted (竣工验收) and in use (投用) are facts of their own, and none stands for
another: 已投用未验收 is complete and in use. *Done* is the end of the life cycle: accepted; for subsidies and all
others the milestone that closes it.
*Start rate* (开工率) = started ÷ should have started, of construction projects only, with each of three bases in use:
all; planned for the year (a task is planned to start by 31 December); planned by now (by the day of the report). A
project without a planned start is in the first base alone. A project has started when one of its tasks has. Numerator
and base are the same projects: those of which a stage was reported. The others that belong to a base are counted beside
it as unreported. Never for subsidies.
How many have got there is missing, not 0, where none of the tasks or projects reported what it rests on.
Source: docs/metrics.md, "completion".
"""

import polars as pl

from data.reference import stage_of_words, stages
from metrics.grouping import group
from metrics.life_cycle import has_passed
from metrics.lights import done_position
from metrics.progress import completion, is_bound
from metrics.ratio import counted, percent

BASES = ("all", "year", "now")
FACTS = ("complete", "accepted", "in_use")


def per_task(judged: pl.DataFrame) -> pl.DataFrame:
    """Add completion_pct (not capped), target_basis, is_target_met and is_done to the columns of schedule.

    target_basis: stage, quantity or progress. Both are missing where what they rest on was not reported.
    """
    aimed = _with_target_position(judged)
    by_stage = pl.col("position") >= pl.col("_aim")
    by_quantity = pl.when(~is_bound() | _is_over()).then(pl.col("completion_pct") >= 100)
    by_progress = pl.col("actual_pct") >= 100
    is_stage, is_quantity = pl.col("_aim").is_not_null(), pl.col("target_value").is_not_null()
    return aimed.with_columns(completion_pct=completion()).with_columns(
        target_basis=pl.when(is_stage).then(pl.lit("stage"))
        .when(is_quantity & pl.col("completion_pct").is_not_null()).then(pl.lit("quantity"))
        .otherwise(pl.lit("progress")),
        is_target_met=pl.when(is_stage).then(by_stage)
        .when(is_quantity & pl.col("completion_pct").is_not_null()).then(by_quantity)
        .otherwise(by_progress),
        is_done=pl.col("position") >= done_position(),
    ).drop("_aim")  # fmt: skip


def _is_over() -> pl.Expr:
    """Whether the time has come at which a bound must have held: its due day, or the end of the year."""
    year_end = pl.col("period").dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d")
    return pl.col("clock_on") >= pl.coalesce("due_on", year_end)


def by_group(judged: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Tasks per value of `by`; needs the columns of per_task.

    Columns: <by>, tasks, target_judged (tasks of which it is known), target_met, target_met_pct, stage_judged (tasks
    with a stage), done, met_not_done, and for construction complete_tasks, accepted_tasks, in_use_tasks. Each count of
    tasks that got there is missing where no task (no construction task) told.
    """
    met, done = pl.col("is_target_met"), pl.col("is_done")
    is_judged, is_staged = met.is_not_null(), pl.col("position").is_not_null()
    built = pl.col("category") == "construction"
    figures = [
        pl.len().cast(pl.Int64).alias("tasks"),
        is_judged.sum().cast(pl.Int64).alias("target_judged"),
        counted(met, is_judged).alias("target_met"),
        percent(counted(met, is_judged), is_judged.sum()).alias("target_met_pct"),
        is_staged.sum().cast(pl.Int64).alias("stage_judged"),
        counted(done, is_staged).alias("done"),
        counted(met & ~done.fill_null(value=False), is_judged).alias("met_not_done"),
        *(counted(built & has_passed(fact), built & is_staged).alias(f"{fact}_tasks") for fact in FACTS),
    ]
    return group(judged, by, figures)


def start_rate(judged: pl.DataFrame, by: str | None) -> pl.DataFrame:
    """Start rates of construction projects per value of `by`, each beside its base; needs the columns of schedule.

    Columns: <by>, and for each base all, year and now: start_base_<base> and started_of_<base> (projects of which a
    stage was reported), start_rate_<base>_pct (missing where the base is empty) and start_unreported_<base> (projects
    that would be in the base too, had a stage been reported). started_of_<base> is missing where only such are left.
    """
    year_end = pl.col("period").dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d")
    built = judged.filter(pl.col("category") == "construction")
    keys = list(dict.fromkeys([*([by] if by else []), "project_id"]))
    projects = built.group_by(keys, maintain_order=True).agg(
        item_no=pl.col("item_no").min(),
        county_place=pl.col("county_place").min(),
        _started=has_passed("started").any(),
        _told=pl.col("position").is_not_null().any(),
        _all=pl.lit(value=True),
        _year=(pl.col("start_on") <= year_end).any(),
        _now=(pl.col("start_on") <= pl.col("clock_on")).any(),
    )
    return group(projects, by, [figure for base in BASES for figure in _rate(base)])


def _rate(base: str) -> list[pl.Expr]:
    should, told = pl.col(f"_{base}"), pl.col("_told")
    is_any = pl.len() > 0  # without construction there is nothing to count, not zero of it
    whole, unreported = (
        pl.when(is_any).then((should & known).sum().cast(pl.Int64)) for known in (told, ~told)
    )  # fmt: skip
    is_known = (should & told).any() | ~should.any()  # of no projects at all, none has started
    part = pl.when(is_any & is_known).then((should & pl.col("_started")).sum().cast(pl.Int64))
    return [
        whole.alias(f"start_base_{base}"),
        part.alias(f"started_of_{base}"),
        percent(part, whole).alias(f"start_rate_{base}_pct"),
        unreported.alias(f"start_unreported_{base}"),
    ]


def _with_target_position(judged: pl.DataFrame) -> pl.DataFrame:
    """Add `_aim`: the position of the stage that the task's target names, where it names nothing else."""
    words = pl.coalesce("target_text", "annual_target")
    known = dict(stages().select("stage", "position").iter_rows())
    told = judged.select("category", _words=words).unique().drop_nulls()
    aims = [known.get(stage_of_words(text.strip(), category) or "") for category, text in told.iter_rows()]
    aim = told.with_columns(_aim=pl.Series(aims, dtype=pl.Int32))
    named = judged.with_columns(_words=words)
    return named.join(aim, on=["category", "_words"], how="left", maintain_order="left").drop("_words")
