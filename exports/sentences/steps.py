"""What is asked of the units next, in sentences: each ask rests on a figure; without it the ask is not made."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from data.model import Light
from data.reference.lights import light_name, light_presets
from data.wording import msg, translate
from exports.amounts import number
from exports.sentences.wording import Clause, Row, Sentence, amount, day, has_come, listed, place, quoted, sentence

GRAVE = (Light.RED, Light.ORANGE)
"""The lights whose tasks are to be explained."""


def catch_up(language: str, late: Sequence[Row], lights: str = "ours") -> list[Sentence]:
    """Who is to explain and speed up: the tasks with an orange or red light (of a preset), farthest behind first."""
    if not late:
        return []
    units = list(dict.fromkeys(quoted(task["responsible_unit"]) for task in late if task["responsible_unit"]))
    asked = {"units": listed(language, units) if units else translate(language, "各责任单位"), "n": len(late)}
    own = [light_name(light, language, lights) for light in GRAVE if light in light_presets()[lights].words]
    if own:
        names = translate(language, "、").join(translate(language, "“{light}”", light=name) for name in own)
        said = translate(
            language, "请{units}对标为{lights}的{n}个任务逐项说明原因，提出赶工措施", lights=names, **asked
        )
    else:
        said = translate(language, "请{units}对亮红灯、橙灯的{n}个任务逐项说明原因，提出赶工措施", **asked)
    return [sentence(Clause(said, ("light",))), _pace(language, late)]


def _pace(language: str, late: Sequence[Row]) -> Sentence:
    """How fast the farthest behind would have to go, where that is known."""
    told = [
        Clause(
            translate(
                language, "{task}按期完成每月需推进{pace}个百分点", task=place(language, task),
                pace=number(task["needed_pp"], 1),
            ),
            ("needed_pp",),
        )
        for task in late[:3] if task.get("needed_pp") is not None
    ]  # fmt: skip
    return sentence(*told)


def due_nodes(language: str, due: Sequence[Row]) -> list[Sentence]:
    """Which nodes have come due since the data, and which do within 30 days: rows of metrics.nodes.listed with last_on,
    the earliest first.

    Of a task that reported no progress it is not known whether its node is reached; how many those are is said.
    """
    come = [node for node in due if has_come(node, node["node_on"])]
    ahead = [node for node in due if not has_come(node, node["node_on"])]
    asks = (
        (come, msg("{n}个节点已到时限"), msg("{said}，请补报是否达到，未达到的抓紧完成：{names}")),
        (ahead, msg("30天内有{n}个节点到期"), msg("{said}，请按期完成：{names}")),
    )
    return [_nodes(language, count, ask, nodes) for nodes, count, ask in asks if nodes]


def _nodes(language: str, count: str, ask: str, nodes: Sequence[Row]) -> Sentence:
    names = [
        translate(
            language, "{task}{node}（{day}）", task=place(language, node), node=quoted(node["node"]),
            day=day(language, node["node_on"]),
        )
        for node in nodes
    ]  # fmt: skip
    said = translate(language, count, n=len(nodes))
    unknown = sum(node["short_pp"] is None for node in nodes)
    if unknown:
        said = translate(
            language, "{said}（其中{unknown}个所属任务本月未报，是否已达到无法判断）", said=said, unknown=unknown
        )
    asked = translate(language, ask, said=said, names=listed(language, names))
    return sentence(Clause(asked, ("nodes_due",)))


def money(language: str, group: Row) -> list[Sentence]:
    """What is to be issued and disbursed: the row of metrics.funding over all tasks."""
    known = [ask for ask in MONEY if group[ask.waits]]
    return [sentence(*(_ask(language, group, ask) for ask in known))]


class _Ask(NamedTuple):
    """What waits, what it is part of, what is more than it ought to be, and the words with and without that."""

    waits: str
    base: str
    over: str
    words: str
    words_with_over: str


MONEY = (
    _Ask(
        "unissued_wan", "issued_base_wan", "overissued_wan",
        msg("已报任务计划资金（{base}）中尚有{amount}未下达，请按进度下达"),
        msg("已报任务计划资金（{base}）中尚有{amount}未下达，请按进度下达（另有任务下达超过计划，共{over}，请核对）"),
    ),
    _Ask(
        "undisbursed_wan", "disbursed_issued_base_wan", "overdisbursed_wan",
        msg("已下达资金（{base}）中尚有{amount}未拨付，请加快拨付"),
        msg("已下达资金（{base}）中尚有{amount}未拨付，请加快拨付（另有任务拨付超过下达，共{over}，请核对）"),
    ),
)  # fmt: skip


def _ask(language: str, group: Row, ask: _Ask) -> Clause:
    said = {"amount": amount(language, group[ask.waits]), "base": amount(language, group[ask.base])}
    if group[ask.over]:
        said["over"] = amount(language, group[ask.over])
    words = ask.words_with_over if group[ask.over] else ask.words
    return Clause(translate(language, words, **said), (ask.waits,))


def data(language: str, silent: Sequence[str], questioned: int) -> list[Sentence]:
    """Who is to report, and how many figures are to be checked."""
    told = []
    if silent:
        told.append(Clause(translate(language, "请{names}尽快补报", names=listed(language, silent))))
    if questioned:
        told.append(Clause(translate(language, "请填报单位核对存疑的{n}处数据，有误的予以更正", n=questioned)))
    return [sentence(*told)]


def next_report(language: str, period: date) -> list[Sentence]:
    """When the units report again."""
    if period.month == 12:
        said = translate(language, "请各区县、各部门及时报送全年完成情况")
    else:
        said = translate(language, "请各区县、各部门按时报送{month}月进展情况", month=period.month + 1)
    return [sentence(Clause(said))]
