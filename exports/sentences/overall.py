"""The whole in sentences: what was promised, who has reported, how far works, payments and lights have come."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from data.model import Light
from data.reference import category_name
from data.reference.lights import light_name, light_presets
from data.wording import msg, translate, translate_count
from exports.amounts import rate, rounded
from exports.sentences.wording import Cases, Clause, Row, Sentence, amount, apart, count, day, few, listed, sentence

REPORTED = Cases(
    msg("{whole}个任务全部填报"),
    msg("{whole}个任务中，{n}个已填报"),
    msg("{whole}个任务均未填报，进度和资金无法判断"),
    msg("1个任务已填报"),
    msg("1个任务未填报，进度和资金无法判断"),
)
BEHIND = Cases(
    msg("{whole}个已报任务全部滞后"),
    msg("{whole}个已报任务中，滞后{n}个"),
    msg("{whole}个已报任务中，无滞后任务"),
    msg("1个已报任务滞后"),
    msg("1个已报任务没有滞后"),
)


def promised(language: str, year: int, mixes: Sequence[Row], whole: Row, *, unplanned: int) -> Sentence:
    """How many projects of which kind, shared out in how many tasks, with how much planned money.

    `mixes`: rows of metrics.category_mix by category; `whole`: that of metrics.funding; `unplanned`: tasks without
    planned funding.
    """
    projects = sum(mix["projects"] for mix in mixes)
    all_of = translate(language, "{year}年民生实事项目{projects}个", year=year, projects=projects)
    kinds = [
        translate(language, "{category}{projects}个", category=_name(mix, language), projects=mix["projects"])
        for mix in mixes
    ]
    if len(kinds) > 1:
        parts = translate(language, "、").join(kinds)
        all_of = translate(language, "{all}，其中{parts}", all=all_of, parts=parts)
    elif kinds:
        all_of = translate(language, "{all}，均为{category}", all=all_of, category=_name(mixes[0], language))
    tasks = translate(language, "分解到各区县共{tasks}个任务", tasks=whole["tasks"])
    return sentence(Clause(all_of, ("projects",)), Clause(tasks, ("tasks",)), _planned(language, whole, unplanned))


def _planned(language: str, whole: Row, unplanned: int) -> Clause | None:
    if whole["planned_wan"] is None:
        return None
    said = translate(language, "计划投入资金{amount}", amount=amount(language, whole["planned_wan"]))
    if unplanned:
        said = translate(language, "{said}（另有{n}个任务未列计划资金）", said=said, n=unplanned)
    return Clause(said, ("planned_wan",))


def reported(language: str, n: int, whole: int, days: tuple[date, date] | None, silent: Sequence[str]) -> Sentence:
    """How many tasks have reported by which days, and which counties sent nothing at all (`silent`)."""
    said = count(language, REPORTED, n, whole)
    missing = None
    if silent and n:
        missing = Clause(translate(language, "没有填报的区县：{names}", names=listed(language, silent)))
    return sentence(_until(language, days), said, missing)


def _until(language: str, days: tuple[date, date] | None) -> Clause | None:
    if days is None:
        return None
    first, last = (day(language, each) for each in days)
    if first == last:
        return Clause(translate(language, "数据截至{day}", day=last))
    return Clause(translate(language, "各地数据截至{first}至{last}不等", first=first, last=last))


CONSTRUCTION = {
    "started": (msg("{n}个已开工"), msg("全部开工"), msg("已开工")),
    "preparing": (msg("{n}个处于前期"), msg("均未开工，处于前期"), msg("未开工，处于前期")),
    "unreported": (msg("{n}个未报"), msg("均未报阶段"), msg("未报阶段")),
}
"""State of a construction project → said of some, of all, of the only one; together they are all projects."""
PASSED = {"complete": msg("完工{n}个"), "accepted": msg("竣工验收{n}个"), "in_use": msg("投入使用{n}个")}


def construction(language: str, mix: Row) -> Sentence:
    """How many construction projects have started and how many are in preparation; later milestones where reached."""
    said = _parts(language, mix, _subject(language, mix))
    passed = [translate(language, words, n=mix[name]) for name, words in PASSED.items() if mix[name]]
    later = None
    if passed:
        of = tuple(name for name in PASSED if mix[name])
        later = Clause(translate(language, "其中{passed}", passed=translate(language, "、").join(passed)), of)
    return sentence(said, later)


def _parts(language: str, mix: Row, subject: str) -> Clause:
    known = [(name, mix[name]) for name in CONSTRUCTION if mix[name]]
    of = tuple(name for name, _ in known if name != "unreported") or ("started",)
    if len(known) == 1:
        said = CONSTRUCTION[known[0][0]][1 if mix["projects"] > 1 else 2]
        state = translate(language, said)
        return Clause(translate(language, "{subject}{state}", subject=subject, state=state), of)
    words = translate(language, "、").join(translate(language, CONSTRUCTION[name][0], n=n) for name, n in known)
    return Clause(translate(language, "{subject}中，{states}", subject=subject, states=words), of)


MILESTONES = {
    "plan_made": Cases(
        msg("全部制定实施方案"), msg("{n}个已制定实施方案"), msg("均未制定实施方案"), msg("已制定实施方案"),
        msg("未制定实施方案"),
    ),
    "in_force": Cases(msg("全部实施"), msg("{n}个已实施"), msg("均未实施"), msg("已开始实施"), msg("未实施")),
    "paying": Cases(
        msg("全部开始分批发放"), msg("{n}个已开始分批发放"), msg("均未开始发放"), msg("已开始分批发放"),
        msg("未开始发放"),
    ),
    "closed": Cases(msg("全部核销"), msg("{n}个已核销"), msg("均未核销"), msg("已核销"), msg("未核销")),
}  # fmt: skip
"""Milestone of subsidies and further kinds → said of all, of some, of none; of the only one, that it is so or not."""


def milestones(language: str, mix: Row) -> Sentence:
    """Which milestones the projects of a kind have passed that has no start: subsidies, policies and others."""
    subject, whole = _subject(language, mix), mix["projects"]
    if mix["unreported"] == whole:
        silent = CONSTRUCTION["unreported"][1 if whole > 1 else 2]
        state = translate(language, silent)
        return sentence(Clause(translate(language, "{subject}{state}", subject=subject, state=state)))
    told = [(name, count(language, cases, mix[name], whole)) for name, cases in MILESTONES.items()]
    known = [(name, clause.text) for name, clause in told if clause and (mix[name] or _is_none(mix, name))]
    states = [text for _, text in known]
    if mix["unreported"]:
        some = CONSTRUCTION["unreported"][0]
        states.append(translate(language, some, n=mix["unreported"]))
    if not states:
        return ()
    said = translate(language, "，").join(states)
    of = tuple(name for name, _ in known)
    if known and mix[known[0][0]] in (0, whole):
        return sentence(Clause(translate(language, "{subject}{state}", subject=subject, state=said), of))
    return sentence(Clause(translate(language, "{subject}中，{states}", subject=subject, states=said), of))


def _is_none(mix: Row, milestone: str) -> bool:
    """Whether it can be said that no project has passed a milestone: not while one of their tasks is silent."""
    return milestone != "closed" and mix["reported"] == mix["tasks"]


def _subject(language: str, mix: Row) -> str:
    return translate_count(language, "{n}个{category}项目", mix["projects"], category=_name(mix, language))


def _name(mix: Row, language: str) -> str:
    name = category_name(mix["category"], language)
    return name if language == "zh" else name.lower()


def progress(language: str, group: Row) -> Clause | None:
    """Actual progress against the clock of a row of metrics.schedule, both weighted; nothing where it is not known."""
    if group["actual_pct"] is None:
        return None
    base = amount(language, group["weighed_wan"])
    said = translate(
        language, "{few}按计划资金（{base}）加权，实际进度{actual}", few=few(language, group), base=base,
        actual=rate(group["actual_pct"]),
    )  # fmt: skip
    if group["gap_pp"] is None:
        return Clause(said, ("actual_pct",))
    gap = apart(language, group["gap_pp"])
    if gap is None:
        held = translate(language, "{said}，与应达进度持平", said=said)
    else:
        held = translate(
            language, "{said}，比应达进度（{clock}）{gap}", said=said, clock=rate(group["clock_pct"]), gap=gap
        )
    return Clause(held, ("actual_pct", "clock_pct"))


SPREAD = {Light.RED: msg("红灯{n}个"), Light.ORANGE: msg("橙灯{n}个"), Light.YELLOW: msg("黄灯{n}个")}


def judged(group: Row) -> int:
    """The tasks that show a light: out of them some are behind."""
    return int(group["tasks"] - group[str(Light.NONE)])


def longest_lag(language: str, group: Row) -> str:
    """By how many days the farthest behind is behind; a light may warn though nobody is behind by days."""
    if not group["behind"]:
        return translate(language, "没有滞后")
    if group["worst_lag_days"] is None:
        return translate(language, "按天数没有滞后")
    return translate(language, "最长滞后 {days} 天", days=group["worst_lag_days"])


def lights(language: str, group: Row, preset: str = "ours") -> Clause | None:
    """How many of the tasks that were judged are behind, by light, and by how many days at most."""
    said = count(language, BEHIND, group["behind"], judged(group), "light", "behind")
    if said is None or not group["behind"]:
        return said
    kinds = [_of_light(language, light, group[str(light)], preset) for light in SPREAD if group[str(light)]]
    inside = translate(language, "、").join(kinds)
    told = translate(language, "{said}（{kinds}）", said=said.text, kinds=inside)
    if group["worst_lag_days"] is not None:
        told = translate(language, "{said}，最长滞后{n}天", said=told, n=group["worst_lag_days"])
    return Clause(told, (*said.of, "lag_days"))


def _of_light(language: str, light: Light, n: int, preset: str) -> str:
    """So many of a light, in the word of the place where it has one of its own."""
    if light not in light_presets()[preset].words:
        return translate(language, SPREAD[light], n=n)
    return translate(language, "{light}{n}个", light=light_name(light, language, preset), n=n)


def accepted(language: str, group: Row, preset: str = "ours") -> Clause | None:
    """How many tasks are accepted or closed (the blue light)."""
    n, name = group[str(Light.BLUE)], light_name(Light.BLUE, language, preset)
    if not n:
        return None
    light = name if language == "zh" else name.lower()
    return Clause(translate(language, "{light}{n}个任务", light=light, n=n), ("light",))


RATES = {
    "issued_of_planned_pct": (msg("下达进度提高{by}个百分点"), msg("下达进度降低{by}个百分点"), msg("下达进度持平")),
    "disbursed_of_planned_pct": (
        msg("拨付占计划提高{by}个百分点"), msg("拨付占计划降低{by}个百分点"), msg("拨付占计划持平"),
    ),
    "actual_pct": (msg("实际进度提高{by}个百分点"), msg("实际进度降低{by}个百分点"), msg("实际进度持平")),
    "started": (msg("建设类新开工{by}个"), msg("建设类已开工减少{by}个"), msg("建设类没有新开工")),
    "behind": (msg("滞后任务增加{by}个"), msg("滞后任务减少{by}个"), msg("滞后任务数不变")),
}  # fmt: skip
"""Figure → said where it rose, where it fell, where it stayed."""


def changes(language: str, pairs: Row, tasks: int, since: date) -> Sentence:
    """What has changed since the last issue, over the `tasks` that reported both times.

    `pairs`: figure → now, before.
    """
    said = [_change(language, name, pairs.get(name)) for name in RATES]
    if not any(said):
        return ()
    start = translate(language, "与上期（{month}月）相比，两期都报的{n}个任务", month=since.month, n=tasks)
    told = [clause for clause in said if clause]
    first = translate(language, "{start}，{said}", start=start, said=told[0].text)
    return sentence(Clause(first, told[0].of), *told[1:])


def _change(language: str, name: str, pair: tuple[Decimal | int | None, Decimal | int | None] | None) -> Clause | None:
    if pair is None or pair[0] is None or pair[1] is None:
        return None
    gained = Decimal(pair[0]) - Decimal(pair[1])
    by = rounded(gained, 2 if name.endswith("_pct") else 0)
    words = RATES[name][0 if by > 0 else 1 if by < 0 else 2]
    return Clause(translate(language, words, by=abs(by)), (name,))
