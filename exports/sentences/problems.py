"""What is wrong, in sentences: lags, overdue nodes, missing reports, figures to be checked, what the units say."""

from collections.abc import Sequence

from data.model import Light
from data.reference.lights import light_name, light_presets
from data.wording import msg, translate
from exports.leaders import beside
from exports.sentences import overall
from exports.sentences.wording import (
    NAMED,
    Clause,
    Paragraph,
    Row,
    Sentence,
    inner,
    listed,
    paragraph,
    place,
    quoted,
    sentence,
)  # fmt: skip
from metrics import credibility_sentences

GRAVEST = (("red", msg("严重滞后的是{tasks}")), ("orange", msg("滞后较多的是{tasks}")))
"""The gravest lights → said of their tasks where the place has no word of its own for the light."""
NUMBERS = "一二三四五六七八九十"


def numbered(language: str, parts: Sequence[tuple[str, Sequence[Sentence]]]) -> list[Paragraph]:
    """The parts that have something to say, each behind its number and title."""
    told = [(title, [each for each in sentences if each]) for title, sentences in parts]
    found = [(title, sentences) for title, sentences in told if sentences]
    return [
        Paragraph(tuple(sentences), _lead(language, at, title)) for at, (title, sentences) in enumerate(found)
    ]  # fmt: skip


def _lead(language: str, at: int, title: str) -> str:
    number = NUMBERS[at] if language == "zh" else str(at + 1)
    return translate(language, "（{number}）{title}。", number=number, title=translate(language, title))


def lags(language: str, group: Row, behind: Sequence[Row], lights: str = "ours") -> list[Sentence]:
    """How many tasks are behind, and by name the gravest: the row of metrics.schedule, tasks farthest behind first."""
    if not group["behind"]:
        return []
    said = [sentence(overall.lights(language, group, lights))]
    for light, words in GRAVEST:
        names = [task_name(language, task) for task in behind if task["light"] == light]
        if names:
            named = _named(language, light, words, lights, listed(language, names))
            return [*said, sentence(Clause(named, ("light", "lag_days")))]
    return said


def _named(language: str, light: str, words: str, preset: str, tasks: str) -> str:
    if Light(light) not in light_presets()[preset].words:
        return translate(language, words, tasks=tasks)
    return translate(language, "标为“{light}”的是{tasks}", light=light_name(light, language, preset), tasks=tasks)


def task_name(language: str, task: Row) -> str:
    """A task by county and project, with its lag and the responsible unit where they are known."""
    name = place(language, task)
    facts = []
    if task["lag_days"] is not None and task["lag_days"] > 0:
        facts.append(translate(language, "滞后{n}天", n=task["lag_days"]))
    if task["responsible_unit"]:
        facts.append(
            translate(language, "责任单位{unit}", unit=beside(language, quoted(task["responsible_unit"]), task))
        )
    inside = translate(language, "，").join(facts)
    return translate(language, "{name}（{facts}）", name=name, facts=inside) if inside else name


def nodes(language: str, group: Row) -> list[Sentence]:
    """How many nodes of the plans have passed unreached, of the tasks that reported: the row of metrics.nodes."""
    if not group["overdue_nodes"]:
        return []
    said = translate(
        language, "{whole}个已报任务中，{tasks}个任务的{nodes}个节点逾期，最长逾期{days}天", whole=group["reported"],
        tasks=group["overdue_tasks"], nodes=group["overdue_nodes"], days=group["worst_overdue_days"],
    )  # fmt: skip
    return [sentence(Clause(said, ("overdue_nodes",)))]


def doubts(language: str, checks: Sequence[Row]) -> list[Sentence]:
    """How many figures of the month ought to be asked about: rows of metrics.credibility.by_check."""
    asked = [row for row in checks if row["questioned"]]
    if not asked:
        return []
    whole = sum(row["questioned"] for row in asked)
    kinds = [
        translate(
            language, "{check}{n}处", check=credibility_sentences.name(row["check"], language), n=row["questioned"]
        )
        for row in asked
    ]
    said = translate(language, "本期所报数据有{n}处需要核对：{kinds}", n=whole, kinds=listed(language, kinds))
    note = translate(language, "需要核对不等于填报有误")
    return [sentence(Clause(said, ("questioned",)), Clause(note))]


def silent(language: str, n: int, whole: int) -> list[Sentence]:
    """How many tasks were not reported, where others were."""
    if not n or n == whole:
        return []
    return [sentence(Clause(translate(language, "{whole}个任务中，{n}个未填报", n=n, whole=whole), ("reported",)))]


def told(language: str, troubled: Sequence[Row]) -> list[Sentence]:
    """The problems in the words of those who reported them; of many the first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for task in troubled:
        said = quoted(task["problem"])
        if said:
            found.setdefault((task["project"], said), []).append(task)
    shown = [Clause(_common(language, said, tasks)) for (_, said), tasks in list(found.items())[:NAMED]]
    rest = len(found) - len(shown)
    more = Clause(translate(language, "另有{n}条，见附表", n=rest)) if rest else None
    return [sentence(*shown, more)]


def _common(language: str, said: str, tasks: Sequence[Row]) -> str:
    """One problem of a project, with the counties that told it: what several tell is no single case."""
    if len(tasks) == 1:
        return translate(language, "{task}：{problem}", task=place(language, tasks[0]), problem=said)
    counties = listed(language, [quoted(task["county"]) for task in tasks])
    project = inner(quoted(tasks[0]["project"]))
    return translate(language, "“{project}”（{counties}）：{problem}", project=project, counties=counties, problem=said)


def none(language: str) -> list[Paragraph]:
    """What stands there where nothing is known to be wrong."""
    said = Clause(translate(language, "已报任务中无滞后、无逾期节点，也没有需要核对的数据"))
    made = paragraph(sentence(said))
    return [made] if made else []
