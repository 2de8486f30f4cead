"""Categories side by side: how many projects have reached which stage, how far they are, what has been paid."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from data.model import View
from data.reference import category_name, state_name
from data.wording import msg, told_counts
from exports.amounts import MISSING, number, of, rate
from exports.amounts import money as amount
from exports.charts import category_rows, money, progress, stages
from exports.charts.shapes import MILESTONES, reached
from pages.components import remarks, summary
from pages.components.charts import shapes
from pages.components.choices import links, picks
from pages.components.frame import heading, tiles
from pages.components.frame.language import language, t, tn
from pages.components.reading import plan_source, source
from pages.components.tables import columns, downloads

ABREAST = 2
PASSING = ["project", "county", "reached_in", "stage", "task_state", "light", "responsible_unit"]
AT_STAGE = ["project", "county", "task_state", "light", "lag_days", "responsible_unit"]
STEPS = {
    "construction": ("preparing", "started", "complete", "accepted", "in_use"),
    "subsidy": ("plan_made", "paying", "closed", "people_due", "people_paid", "people_paid_pct"),
    "policy": ("plan_made", "in_force", "closed"),
    "insurance": ("plan_made", "in_force", "paying", "closed"),
    "training": ("plan_made", "in_force", "paying", "closed"),
}
BEFORE = ("county", "projects", "unreported")
BEHIND = ("actual_pct", "planned_wan", "disbursed_wan", "disbursed_of_planned_pct", "reported", "tasks")


def finding(view: View, mix: pl.DataFrame) -> str:
    """One sentence about each category in view."""
    silence = remarks.silence(view)
    if silence:
        return silence
    return t("；").join(_sentence(row) for row in mix.iter_rows(named=True))


def side_by_side(view: View, mix: pl.DataFrame) -> None:
    """Two columns of categories: projects by milestone, progress, money and people, then tasks by stage.

    The tasks of a milestone and at a stage that was clicked stand below both, across the page.
    """
    rows = list(mix.iter_rows(named=True))
    for first in range(0, len(rows), ABREAST):
        pair = rows[first : first + ABREAST]
        passed, standing = {}, {}
        for column, row in zip(st.columns(len(pair), gap="large"), pair, strict=True):
            with column:
                passed[row["category"]] = _category(row)
                standing[row["category"]] = _funnel(view, row["category"])
        for code, milestone in passed.items():
            if milestone:
                _passing(view, code, milestone)
        for code, stage in standing.items():
            if stage:
                _at_stage(view, code, *stage)


def _funnel(view: View, code: str) -> tuple[int, str] | None:
    """The stages of a category, and the place and name of the one that was clicked."""
    rows = shapes.funnel(source.stage_counts(view), code)
    told = t("按任务计，浅色为已到此阶段，深色为现处此阶段。点击横条，列出现处此阶段的任务；再次点击收起。")
    place = picks.choosing(stages.funnel, rows, key=f"funnel_{code}", alt_text=t("各阶段的任务数"), told=told)
    if states := _states(view, code):
        st.caption(states)
    return None if place is None else (place, rows.item(place, "name"))


def _states(view: View, code: str) -> str:
    """What tasks of a category tell besides their stage; nothing where none does."""
    told = source.state_counts(view).filter(pl.col("category") == code)
    counts = [t("{state}{n}个", state=state_name(state, language()), n=n) for _, state, n in told.iter_rows()]
    listed = t("、").join(counts)
    return t("填报注明项目状态的任务：{states}；各项计数仍计入这些任务。", states=listed) if counts else ""


def _at_stage(view: View, code: str, place: int, stage: str) -> None:
    there = source.at_stage(view, code, place)
    of = category_name(code, language())
    st.caption(heading.plain(tn("{category}：{stage}，{n}个任务", there.height, category=of, stage=stage)))
    columns.show(there, AT_STAGE, key=f"stage_{code}", leads=links.to_task)


def _passing(view: View, code: str, milestone: str) -> None:
    tasks = plan_source.passing(view, code, milestone)
    told = t(
        "{category}：{milestone}，{of}个任务（不是项目），没有到的在前；“出处”为所看月份填报的阶段",
        category=category_name(code, language()), milestone=columns.label(milestone),
        of=of(tasks.get_column("reached_in").count(), tasks.height),
    )  # fmt: skip
    st.caption(heading.plain(told))
    ways = {t("查看"): links.to_task, t("出处"): _to_cell}
    columns.show(tasks, PASSING, key=f"passing_{code}", leads=ways)


def _to_cell(row: Mapping[str, Any]) -> None:
    """To the cell of the stage or, where the month was not reported, to the task."""
    (links.to_cell if row["submission_id"] else links.to_task)(row)


def batches(view: View) -> None:
    """In which months subsidies were paid, and how many of the people due; nothing where the view has no subsidies."""
    months = source.batches_by_month(view)
    if months.is_empty():
        return
    rows, unit = shapes.batches(months)
    heading.question(t("补助分几批发、发到了多少人？"), "batches")
    said = category_rows.batch_words(source.batches(view).row(0, named=True), language())
    st.caption(
        "  \n".join(
            (t("{batches}。柱为当月拨付（{unit}），下行为累计人数发放率。", batches=said, unit=unit), *_few_told(view))
        )
    )
    picks.of_month(money.batches, rows, key="batches", alt_text=said, view=view)


def _few_told(view: View) -> list[str]:
    """That the rate of the last month rests on some of the tasks, where it does: it may fall below the month before."""
    tasks = source.tasks(view).filter(pl.col("category") == "subsidy")
    told = tasks.get_column("submission_id").count()
    if told == tasks.height:
        return []
    words = t(
        "{month}月{tasks}个任务中{told}个已报，该月发放率只计已报的，不能与前几个月直接比。",
        month=source.period(view).month, tasks=tasks.height, told=told,
    )  # fmt: skip
    return [words]


def gap_between_kinds(view: View) -> None:
    """How far construction and subsidies are from their clocks, county by county; nothing where none has both."""
    gaps = source.type_gap(picks.around(view, "county"), "county")
    if gaps.is_empty():
        return
    heading.question(t("哪个区县两类差得多？"), "type_gap")
    st.caption(t("圆点为建设类、菱形为补助类的进度差（实际进度减应达进度，个百分点），竖线为应达进度。"))
    rows = shapes.pairs(gaps, "county")
    picks.draw(progress.pairs, rows, by="county", key="pairs", alt_text=t("各区县两类项目的进度差"))
    if view.county and view.county not in gaps.get_column("county"):
        st.caption(t("{county}没有两类都能算进度差的任务，不在本图。", county=view.county))
    remarks.zeros(view, "county", ("progress",))


def _category(row: dict[str, Any]) -> str | None:
    """One category; the milestone that was clicked."""
    code = row["category"]
    name = category_name(code, language())
    heading.question(t("{category}项目到了哪一步？", category=name), "category_mix")
    unstaged = told_counts(language(), ((msg("未报阶段的{n}个"), row["unreported"]),), msg("都已报阶段"))
    st.caption(t("项目数，共{n}个；{unstaged}", n=row["projects"], unstaged=unstaged))
    place = None
    if code in MILESTONES:
        told = t("点击横条，列出各任务是否已到、何时到；再次点击收起。")
        rows = reached(row, language())
        place = picks.choosing(stages.reached, rows, key=f"reached_{code}", alt_text=_sentence(row), told=told)
    people = [_people(row)] if code == "subsidy" else []
    of = ("actual_pct", "disbursed_wan", "people_paid")
    tiles.row([_progress(row), _money(row), *people], key=f"tiles_{code}", of=of)
    return None if place is None else MILESTONES[code][place]


def _sentence(row: dict[str, Any]) -> str:
    name = category_name(row["category"], language())
    if row["unreported"] == row["projects"]:
        return t("{category}{projects}个项目均未报阶段，无法判断", category=name, projects=row["projects"])
    if row["category"] == "construction":
        if row["preparing"] == row["projects"] and row["reported"] == row["tasks"]:
            return t("{category}{projects}个项目均未开工", category=name, projects=row["projects"])
        counts = (
            (msg("已开工{n}个"), row["started"]), (msg("前期{n}个"), row["preparing"]),
            (msg("完工{n}个"), row["complete"]),
        )  # fmt: skip
        return _steps(name, row, counts)
    if row["category"] == "subsidy":
        return _steps(name, row, ((msg("已定方案{n}个"), row["plan_made"]), (msg("开始发放{n}个"), row["paying"])))
    if row["in_force"] is not None:
        return t(
            "{category}{projects}个项目已实施{in_force}个",
            category=name,
            projects=row["projects"],
            in_force=row["in_force"],
        )
    return t("{category}{projects}个项目", category=name, projects=row["projects"])


def _steps(category: str, row: dict[str, Any], counts: Sequence[tuple[str, int]]) -> str:
    """The steps that projects have taken and how many told none; only subsidies can have told and taken no step."""
    nothing = not any(n for _, n in counts)
    if nothing and not row["unreported"]:
        return t("{category}{projects}个项目尚无全部定方案的", category=category, projects=row["projects"])
    told = told_counts(language(), (*counts, (msg("未报阶段{n}个"), row["unreported"])), "")
    if nothing:
        told = t("{unreported}，其余尚无全部定方案的", unreported=told)
    return t("{category}{projects}个项目{counts}", category=category, projects=row["projects"], counts=told)


def _progress(row: dict[str, Any]) -> tiles.Tile:
    notes = (t("按计划资金加权"), t("报了阶段的任务 {of}", of=of(row["reported"], row["tasks"])))
    return tiles.Tile(t("实际进度"), rate(row["actual_pct"]), notes)


def _money(row: dict[str, Any]) -> tiles.Tile:
    base = amount(language(), row["disbursed_base_wan"])
    share = row["disbursed_of_planned_pct"]
    note = t("本月未报") if share is None else t("占计划 {rate}，分母 {base}", rate=rate(share), base=base)
    notes = (note, *summary.in_month(row, "disbursed_month_wan"))
    return tiles.Tile(t("实际拨付"), amount(language(), row["disbursed_wan"]), notes)


def _people(row: dict[str, Any]) -> tiles.Tile:
    due = MISSING if row["people_due"] is None else number(row["people_due"], 0)
    notes = (t("应发 {due} 人", due=due), t("发放率 {rate}", rate=rate(row["people_paid_pct"])))
    return tiles.Tile(t("已发人数"), number(row["people_paid"], 0), notes)


def tables(by_county: pl.DataFrame) -> None:
    """One table per category, with the steps of its own life cycle; `by_county` is category_mix by county."""
    for (category,), rows in by_county.group_by("category", maintain_order=True):
        code = str(category)
        name = category_name(code, language())
        st.caption(name)
        taken = downloads.Take(t("各区县情况（{category}）", category=name))
        aside = [
            "planned_wan", "disbursed_wan", "reported", "tasks",
            *(["actual_pct"] if "people_due" in STEPS.get(code, ()) else []),
        ]  # fmt: skip
        columns.show(rows, [*BEFORE, *STEPS.get(code, ()), *BEHIND], key=f"table_{code}", take=taken, aside=aside)
