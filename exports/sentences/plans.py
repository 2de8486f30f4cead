"""Moved plans in words: what was moved, from what to what and by how much; and all moves of a plan in one sentence."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import polars as pl

from data.model import period_end
from data.wording import msg, translate, translate_count
from exports.amounts import MILLION, number
from exports.sentences.wording import Clause, Row, Sentence, day, inner, quoted, sentence
from metrics.timetable import TASK

DAYS = {
    "start": (msg("开始时间由{before}推后到{now}，推后{n}天"), msg("开始时间由{before}提前到{now}，提前{n}天")),
    "due": (msg("完成时限由{before}推后到{now}，推后{n}天"), msg("完成时限由{before}提前到{now}，提前{n}天")),
    "node": (msg("{node}由{before}推后到{now}，推后{n}天"), msg("{node}由{before}提前到{now}，提前{n}天")),
}
"""What has moved → said where it comes later, where it comes earlier."""
POINTS = (
    msg("{what}由{before}%上调到{now}%，上调{points}个百分点"),
    msg("{what}由{before}%下调到{now}%，下调{points}个百分点"),
)
MONTHS = {
    (1, True): msg("{first_month}至{last_month}月共{n}个月的计划进度上调，幅度均为{most}个百分点"),
    (1, False): msg("{first_month}至{last_month}月共{n}个月的计划进度上调，最多{most}个百分点"),
    (-1, True): msg("{first_month}至{last_month}月共{n}个月的计划进度下调，幅度均为{most}个百分点"),
    (-1, False): msg("{first_month}至{last_month}月共{n}个月的计划进度下调，最多{most}个百分点"),
}
"""Several months: the way in which they moved, and whether all by as much."""
APART = {
    1: msg("{first_month}至{last_month}月中{n}个月的计划进度上调，最多{most}个百分点"),
    -1: msg("{first_month}至{last_month}月中{n}个月的计划进度下调，最多{most}个百分点"),
}
"""The same where months between them stayed as they were."""
COUNTED = {
    "added": (msg("新增{when}的计划进度{percent}%"), msg("新增{first_month}至{last_month}月间{n}个月的计划进度")),
    "dropped": (
        msg("取消{when}的计划进度（原为{percent}%）"),
        msg("取消{first_month}至{last_month}月间{n}个月的计划进度"),
    ),
}
"""A month, and several, that a later timetable has and an earlier one has not, or the other way round."""
NODES = {
    "added": msg("新增{node}（{when}，{percent}%）"),
    "dropped": msg("取消{node}（原定{when}，{percent}%）"),
}
FUNDING = (
    msg("计划资金由{before}万元增加到{now}万元，增加{by}万元"),
    msg("计划资金由{before}万元减少到{now}万元，减少{by}万元"),
)
TOGETHER = {
    "due_later": msg("完成时限推后{n}个"), "due_earlier": msg("完成时限提前{n}个"),
    "eased": msg("计划进度下调或节点推后{n}个"), "tightened": msg("计划进度上调或节点提前{n}个"),
}  # fmt: skip
"""What is counted of moved plans, in tasks."""


def change(language: str, row: Row) -> str:
    """A row of metrics.plan_versions.changes: 7至11月共5个月的计划进度下调，最多20个百分点."""
    moved = row["moved"]
    if moved == "funding":
        before, now, by = (_exact(language, abs(row[name])) for name in ("from_wan", "to_wan", "moved_wan"))
        words = FUNDING[row["moved_wan"] < 0]
        return translate(language, words, before=before, now=now, by=by)
    if moved in ("start", "due"):
        return _day(language, row)
    if row["node"] is not None:
        return _node(language, row)
    return _month(language, row) if row["points"] == 1 else _months(language, row)


def _exact(language: str, wan: Decimal) -> str:
    """An amount to the fen, in the unit of its language: 万元, in English millions of yuan."""
    return number(wan / MILLION, 8) if language == "en" else number(wan, 6)


def _day(language: str, row: Row, **said: str) -> str:
    days = [_told(language, row[name], row) for name in ("from_on", "to_on")]
    words = DAYS[row["moved"]][row["moved_days"] < 0]
    return translate(language, words, before=days[0], now=days[1], n=abs(row["moved_days"]), **said)


def _node(language: str, row: Row) -> str:
    node = translate(language, "节点“{node}”", node=inner(quoted(row["node"])))
    if row["moved"] != "node":
        words, (at, percent) = NODES[row["moved"]], _here(row)
        return translate(language, words, node=node, when=_told(language, at, row), percent=number(percent, 4))
    said = [_day(language, row, node=node)] if row["moved_days"] else []
    if row["moved_pp"]:
        what = translate(language, "要求") if said else translate(language, "{node}的要求", node=node)
        said.append(_points(language, row, what))
    return translate(language, "；").join(said)


def _points(language: str, row: Row, what: str) -> str:
    before, now, by = (number(abs(row[name]), 4) for name in ("from_pct", "to_pct", "moved_pp"))
    words = POINTS[row["moved_pp"] < 0]
    return translate(language, words, what=what, before=before, now=now, points=by)


def _month(language: str, row: Row) -> str:
    at, percent = _here(row)
    is_end = at == period_end(at.replace(day=1))
    when = translate(language, "{month}月", month=at.month) if is_end else _told(language, at, row)
    if row["moved"] == "month":
        return _points(language, row, translate(language, "{when}的计划进度", when=when))
    words = COUNTED[row["moved"]][0]
    return translate(language, words, when=when, percent=number(percent, 4))


def _months(language: str, row: Row) -> str:
    at, n = _here(row)[0], row["points"]
    said = {"first_month": at.month, "last_month": row["last_on"].month, "n": n, "most": number(row["most_pp"], 4)}
    if row["moved"] != "month":
        words = COUNTED[row["moved"]][1]
        return translate(language, words, **said)
    way = -1 if row["moved_pp"] < 0 else 1
    if row["last_on"].month - at.month + 1 != n:
        return translate(language, APART[way], **said)
    return translate(language, MONTHS[way, row["least_pp"] == row["most_pp"]], **said)


def _here(row: Row) -> tuple[date, Decimal]:
    """The day of a point and what it asks for: now, or, of one that is gone, before."""
    side = "from" if row["to_on"] is None else "to"
    return row[f"{side}_on"], row[f"{side}_pct"]


def _told(language: str, value: date, row: Row) -> str:
    """A day; with its year where that is not the one in which the plan was moved."""
    if value.year == row["received_at"].year:
        return day(language, value)
    return translate(language, "{year}年{day}", year=value.year, day=day(language, value))


def moved(language: str, moves: pl.DataFrame) -> Sentence:
    """How many tasks have a moved plan, which way it went, and what became of their planned funding in sum.

    `moves`: rows of metrics.plan_versions.moves; nothing is said where there is none.
    """
    if moves.is_empty():
        return ()
    tasks = moves.select(TASK).n_unique()
    whole = translate_count(language, "有{n}个任务调整过计划", tasks)
    ways = [translate(language, words, n=n) for name, words in TOGETHER.items() if (n := _tasks(moves, name))]
    clauses = [Clause(whole, ("moved_tasks",))]
    if ways:
        clauses.append(
            Clause(translate(language, "其中{parts}", parts=translate(language, "、").join(ways)), ("moved",))
        )
    return sentence(*clauses, _funding(language, moves))


def _tasks(moves: pl.DataFrame, name: str) -> int:
    """Of how many tasks something has moved in that way."""
    is_due = pl.col("moved") == "due"
    later, earlier = pl.col("moved_days") > 0, pl.col("moved_days") < 0
    of_point = pl.col("moved").is_in(["node", "month"])
    ways = {
        "due_later": is_due & later, "due_earlier": is_due & earlier,
        "eased": of_point & (later | (pl.col("moved_pp") < 0)),
        "tightened": of_point & (earlier | (pl.col("moved_pp") > 0)),
    }  # fmt: skip
    return moves.filter(ways[name]).select(TASK).n_unique()


def _funding(language: str, moves: pl.DataFrame) -> Clause | None:
    funds = moves.filter(pl.col("moved") == "funding")
    if funds.is_empty():
        return None
    by: Sequence[Decimal] = funds.get_column("moved_wan").to_list()
    more, less = (sum((each for each in by if (each > 0) is up), Decimal(0)) for up in (True, False))
    net = more + less
    sums = {"more": _exact(language, more), "less": _exact(language, -less)}
    said = translate(language, "计划资金调增{more}万元、调减{less}万元", **sums)
    if not net:
        total = translate(language, "{said}，合计不变", said=said)
    else:
        words = msg("{said}，合计增加{net}万元") if net > 0 else msg("{said}，合计减少{net}万元")
        total = translate(language, words, said=said, net=_exact(language, abs(net)))
    return Clause(total, ("moved_wan",))
