"""The tiles of the schedule page: two clocks, nodes, starts, and targets that are met without being done."""

from typing import Any

from data.model import Clock, View
from data.wording import msg, told_counts
from exports.amounts import MISSING, number, of, points, rate, signed
from exports.codes import words
from exports.sentences.wording import few_alone
from pages.components.frame import tiles
from pages.components.frame.language import language, t
from pages.components.reading import plan_source, source

Row = dict[str, Any]


def show(view: View) -> None:
    """Show the tiles of the view."""
    whole = source.schedule(view).row(0, named=True)
    tiles.row(
        [
            _clocks(view, whole),
            _nodes(plan_source.nodes(view).row(0, named=True)),
            _due(plan_source.nodes(view).row(0, named=True)),
            _started(plan_source.start_rate(view).row(0, named=True), whole),
            _met(plan_source.completion(view).row(0, named=True)),
        ],
        key="tiles",
        of=("gap_pp", "overdue_tasks", "nodes_due", "start_rate_now_pct", "target_met"),
    )


def _clocks(view: View, whole: Row) -> tiles.Tile:
    label = t("与{clock}之差（百分点）", clock=words("clock", view.clock, language()))
    if not whole["reported"]:
        return tiles.Tile(label, MISSING, (t("本月均未报，无法判断"),))
    notes = [
        t("与时间进度差 {gap}", gap=points(language(), whole["linear_gap_pp"])),
        t("{n}个任务按自身计划亮灯", n=whole["on_plan"]) if view.clock != Clock.LINEAR else t("全部按时间进度亮灯"),
        t("工期绩效指数 {index}", index=number(whole["spi_t"])),
        *few_alone(language(), whole),
    ]
    return tiles.Tile(label, signed(whole["gap_pp"]), notes)


def _nodes(now: Row) -> tiles.Tile:
    if now["overdue_nodes"] is None:
        return tiles.Tile(t("节点逾期的任务"), of(None, now["tasks"]), (t("本月均未报，无法判断"),))
    if not now["overdue_nodes"]:
        return tiles.Tile(t("节点逾期的任务"), of(0, now["reported"]), (t("没有逾期的节点"),))
    notes = (
        t("逾期节点 {n} 个", n=now["overdue_nodes"]),
        t("最长逾期 {days} 天", days=now["worst_overdue_days"]),
    )
    return tiles.Tile(t("节点逾期的任务"), of(now["overdue_tasks"], now["reported"]), notes)


def _due(now: Row) -> tiles.Tile:
    told = [t("只计尚未达到的节点") if now["reported"] else t("本月均未报，是否已达到无法判断")]
    if now["reported"] and now["nodes_due_unknown"]:
        told.append(t("其中{n}个所属任务本月未报", n=now["nodes_due_unknown"]))
    return tiles.Tile(t("30天内到期的节点"), str(now["nodes_due"]), told)


def _started(now: Row, whole: Row) -> tiles.Tile:
    label = t("建设类开工率")
    if not now["start_base_all"] and not now["start_unreported_all"]:
        return tiles.Tile(label, MISSING, (t("所选范围没有建设类项目"),))
    shares = {"now": t("至今应开工"), "year": t("计划本年开工"), "all": t("全部建设类项目")}
    bases = [_of_base(now, name, base) for name, base in shares.items()]
    if now["started_of_all"] is None:
        return tiles.Tile(label, MISSING, (t("本月均未报，无法判断"), *bases))
    return tiles.Tile(label, rate(now["start_rate_now_pct"]), [*bases, *few_alone(language(), whole)])


def _of_base(now: Row, name: str, base: str) -> str:
    """One base of the start rate: the projects that told a stage, and how many more belong to it and did not."""
    unreported = now[f"start_unreported_{name}"]
    if unreported and not now[f"start_base_{name}"]:
        return t("{base} 未报{n}个", base=base, n=unreported)
    said = t("{base} {of}，{rate}", base=base, of=of(now[f"started_of_{name}"], now[f"start_base_{name}"]),
             rate=rate(now[f"start_rate_{name}_pct"]))  # fmt: skip
    return t("{said}，未报{n}个", said=said, n=unreported) if unreported else said


def _met(now: Row) -> tiles.Tile:
    if not now["target_judged"] and not now["stage_judged"]:
        return tiles.Tile(t("年度目标达成的任务"), of(None, now["tasks"]), (t("本月均未报，无法判断"),))
    passed = (
        (msg("完工 {n}"), now["complete_tasks"]), (msg("验收 {n}"), now["accepted_tasks"]),
        (msg("投用 {n}"), now["in_use_tasks"]),
    )  # fmt: skip
    not_done = [t("其中达标未办结 {n}", n=now["met_not_done"])] if now["met_not_done"] else []
    counts = told_counts(language(), passed, msg("还没有完工的"))
    built = [] if now["complete_tasks"] is None else [t("建设类{counts}", counts=counts)]
    notes = [*not_done, *built]
    return tiles.Tile(t("年度目标达成的任务"), of(now["target_met"], now["target_judged"]), notes)
