"""Counties and departments in sentences: who is ahead, who is behind, each with its own figures."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from data.wording import msg, translate
from exports.amounts import rounded
from exports.sentences import funds, overall
from exports.sentences.wording import (
    Cases,
    Clause,
    Paragraph,
    Row,
    Sentence,
    apart,
    count,
    listed,
    paragraph,
    paragraphs,
    sentence,
)  # fmt: skip

IN_TIME = Cases(
    msg("{told}{whole}个区县的实际进度均不低于应达进度{silent}"),
    msg("{told}{whole}个区县中，{n}个的实际进度不低于应达进度{silent}"),
    msg("{told}{whole}个区县的实际进度均低于应达进度{silent}"),
    msg("{told}1个区县的实际进度不低于应达进度{silent}"),
    msg("{told}1个区县的实际进度低于应达进度{silent}"),
)
CLEAN = Cases(
    msg("{told}{whole}个牵头单位均无滞后任务"),
    msg("{told}{whole}个牵头单位中，{n}个无滞后任务"),
    msg("{told}{whole}个牵头单位都有滞后任务"),
    msg("{told}1个牵头单位无滞后任务"),
    msg("{told}1个牵头单位有滞后任务"),
)
TOLD = 12
"""Groups that get a paragraph of their own; the others stand in the table."""
Rows = Sequence[Row]


def told_of(language: str, silent: Sequence[str]) -> dict[str, str]:
    """What a count of counties says of those that reported nothing, who are not among them: `told` stands before the
    count, `silent` behind it; both empty where all counties reported."""
    if not silent:
        return {"told": "", "silent": ""}
    if len(silent) == 1:
        without = translate(language, "（{county}未报）", county=silent[0])
    else:
        without = translate(language, "（另有{n}个区县未报）", n=len(silent))
    return {"told": translate(language, "已报的"), "silent": without}


def silent_of(schedule: Rows) -> list[str]:
    """The counties that reported no progress, of rows of metrics.schedule by county."""
    return [group["county"] for group in schedule if not group["reported"]]


def counties(language: str, schedule: Rows, funding: Rows, lights: str = "ours") -> list[Paragraph]:
    """What holds of all counties, then each by itself: rows of metrics.schedule and metrics.funding by county."""
    money = {group["county"]: group for group in funding}
    each = [_county(language, group, money[group["county"]], lights) for group in schedule[:TOLD]]
    return paragraphs(_counties(language, schedule), *each, _rest(language, len(schedule)))


def _counties(language: str, schedule: Rows) -> Paragraph | None:
    known = [group for group in schedule if group["gap_pp"] is not None]
    slow = sorted((group for group in known if _gap(group) < 0), key=_gap)
    said = count(
        language, IN_TIME, len(known) - len(slow), len(known), "gap_pp", **told_of(language, silent_of(schedule))
    )
    return paragraph(sentence(said, _slow(language, slow, len(known))))


def _gap(group: Row) -> Decimal:
    """The gap as it is printed: what comes to 0.00 is not behind."""
    return rounded(group["gap_pp"], 2)


def _slow(language: str, slow: Rows, known: int) -> Clause | None:
    """Which counties are below their clock, the farthest first; not of one county alone, which is named below."""
    if not slow or known == 1:
        return None
    names = [
        translate(language, "{name}（{gap}）", name=group["county"], gap=apart(language, group["gap_pp"]))
        for group in slow
    ]
    if len(slow) == known:
        said = translate(language, "相差由大到小依次为{names}", names=listed(language, names))
    else:
        said = translate(language, "低于应达进度的是{names}", names=listed(language, names))
    return Clause(said, ("gap_pp",))


def _county(language: str, group: Row, money: Row, lights: str) -> Paragraph | None:
    lead = translate(language, "{name}。", name=group["county"])
    if not group["reported"] and not money["reported"]:
        silent = translate(language, "{n}个任务本期均未填报", n=group["tasks"])
        return paragraph(sentence(Clause(silent, ("reported",))), lead=lead)
    return paragraph(
        sentence(overall.progress(language, group), overall.lights(language, group, lights)),
        sentence(funds.step(language, money, "issued_wan"), funds.step(language, money, "disbursed_wan")),
        _unreported(language, group),
        lead=lead,
    )


def _unreported(language: str, group: Row) -> Sentence:
    """How many tasks told no progress, where others did."""
    n = group["tasks"] - group["reported"]
    if not n:
        return ()
    return sentence(Clause(translate(language, "{n}个任务未报进度", n=n), ("reported",)))


def _rest(language: str, groups: int) -> Paragraph | None:
    if groups <= TOLD:
        return None
    return paragraph(sentence(Clause(translate(language, "其余{n}个见附表", n=groups - TOLD))))


def departments(
    language: str, schedule: Rows, funding: Rows, projects: Mapping[str, int], lights: str = "ours"
) -> list[Paragraph]:
    """How many lead departments have no task behind, then those that have: rows by department, projects of each."""
    money = {group["department"]: group for group in funding}
    judged = [group for group in schedule if group["tasks"] > group["none"]]
    late = sorted((group for group in judged if group["behind"]), key=lambda group: -group["behind"])
    silent = [group["department"] for group in schedule if group["tasks"] == group["none"]]
    of_some = translate(language, "已报的") if silent else ""
    clean = count(language, CLEAN, len(judged) - len(late), len(judged), "behind", told=of_some)
    told = paragraph(sentence(clean))
    missing = None
    if silent:
        said = translate(language, "所牵头任务均未报进度的单位：{names}", names=listed(language, silent))
        missing = paragraph(sentence(Clause(said, ("reported",))))
    each = [
        _department(language, group, money[group["department"]], projects[group["department"]], lights)
        for group in late[:TOLD]
    ]  # fmt: skip
    return paragraphs(told, missing, *each, _rest(language, len(late)))


def _department(language: str, group: Row, money: Row, projects: int, lights: str) -> Paragraph | None:
    carries = translate(language, "牵头{projects}个项目、{tasks}个任务", projects=projects, tasks=group["tasks"])
    return paragraph(
        sentence(Clause(carries, ("tasks",)), overall.lights(language, group, lights)),
        sentence(funds.step(language, money, "disbursed_wan")),
        lead=translate(language, "{name}。", name=group["department"]),
    )
