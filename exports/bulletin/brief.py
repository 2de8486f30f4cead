"""The page for leaders 领导参阅: five figures, three findings, the red list and what is asked, on one page."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import polars as pl
from docxtpl import DocxTemplate

from data.wording import msg, translate
from exports.amounts import MISSING, of, points, rate, signed
from exports.bulletin.document import Bulletin, milestones
from exports.bulletin.facts import MONTHLY, QUARTERLY, Facts
from exports.bulletin.tables import Cells, rows
from exports.bulletin.word import TEMPLATES, filled
from exports.sentences import funds, overall, steps
from exports.sentences.wording import Sentence, amount, ended, few_alone, sentence, spaced
from metrics import category_mix, funding, schedule, waiting

ASKS = 3
RED_LIST, LONGEST = {"zh": 5, "en": 4}, {"zh": 100, "en": 160}
"""Tasks and asks that a page has room for, and about how many characters of one paragraph."""
TITLES = {MONTHLY: msg("民生实事项目领导参阅（月）"), QUARTERLY: msg("民生实事项目领导参阅（季）")}
NAMES = {"project": 26, "unit": 22, "next_node": 22}
"""Chinese characters of a name that two lines of a cell hold."""
Figure = Mapping[str, str]


def brief(made: Bulletin, template: Path | None = None) -> bytes:
    """The bytes of the .docx, from the office's template or that of exports/templates."""
    return filled(DocxTemplate(template or TEMPLATES / f"brief.{made.language}.docx"), context(made))


def context(made: Bulletin) -> dict[str, Any]:
    """What the template may name: title, when, sample, figures, findings, late_rows, none_late, asks, basis."""
    say, facts = made.language, made.facts
    late = _red_list(facts)
    return {
        "title": translate(say, TITLES[facts.kind]),
        "when": translate(say, "{year}年{when}", year=facts.period.year, when=made.when),
        "sample": translate(say, "示例数据") if facts.is_sample else "",
        "figures": figures(facts),
        "findings": findings(facts),
        "late_rows": late,
        "none_late": "" if late else _none_late(facts),
        "asks": asks(facts),
        "basis": made.basis[0],
    }


def _none_late(facts: Facts) -> str:
    if not facts.files():
        return translate(facts.language, "本期没有填报，无法判断进度和资金。")
    return translate(facts.language, "已报任务中无滞后任务。")


def figures(facts: Facts) -> list[Figure]:
    """Planned, issued, disbursed, started, behind: label, figure, and what stands below it."""
    say, tasks = facts.language, facts.tasks
    money, lit = _first(funding.by_group(tasks, None)), _first(schedule.by_group(tasks, None))
    built = category_mix.by_group(tasks, None).to_dicts()
    construction = next((row for row in built if row["category"] == "construction"), None)
    judged = overall.judged(lit)
    planned, projects = money["planned_wan"], tasks.get_column("project_id").n_unique()
    return [
        _figure(
            translate(say, "计划资金"), None if planned is None else amount(say, planned),
            translate(say, "{projects}个项目", projects=projects),
        ),
        _share(facts, translate(say, "下达占计划"), money, "issued_of_planned_pct", "issued_base_wan"),
        _share(facts, translate(say, "拨付占计划"), money, "disbursed_of_planned_pct", "disbursed_base_wan"),
        _figure(
            translate(say, "建设类开工"),
            of(construction["started"], construction["projects"]) if construction else None,
            _since(facts, "started"),
        ),
        _figure(
            translate(say, "滞后任务"), of(lit["behind"], judged) if judged else None, _since(facts, "behind")
        ),
    ]  # fmt: skip


def _first(frame: pl.DataFrame) -> dict[str, Any]:
    row: dict[str, Any] = frame.row(0, named=True)
    return row


def _figure(label: str, figure: str | None, note: str) -> Figure:
    return {"label": label, "figure": figure or MISSING, "note": note}


def _share(facts: Facts, label: str, money: Mapping[str, Any], share: str, base: str) -> Figure:
    if money[share] is None:
        return _figure(label, None, "")
    note = translate(facts.language, "分母{base}", base=amount(facts.language, money[base]))
    gained = _gained(facts, share)
    if gained is not None:
        by = points(facts.language, gained)
        note = translate(facts.language, "{base}，较上期{change}", base=note, change=by)
    told = translate(facts.language, "；").join([note, *few_alone(facts.language, money)])
    return _figure(label, rate(money[share]), told)


def _gained(facts: Facts, name: str) -> Decimal | None:
    now, before = facts.pairs.get(name, (None, None))
    return None if now is None or before is None else Decimal(now) - Decimal(before)


def _since(facts: Facts, name: str) -> str:
    gained = _gained(facts, name)
    if gained is None:
        return ""
    if not gained:
        return translate(facts.language, "与上期持平")
    return translate(facts.language, "较上期{change}", change=signed(gained, 0))


def findings(facts: Facts) -> list[str]:
    """How far works and payments are, how money keeps step, what stands still: at most three."""
    say, tasks = facts.language, facts.tasks
    if not facts.files():
        return [translate(say, "本期没有填报，无法判断进度和资金。")]
    money, lit = _first(funding.by_group(tasks, None)), _first(schedule.by_group(tasks, None))
    waits = _first(waiting.by_group(facts.waits, None))
    told: list[Sequence[Sentence]] = [
        milestones(facts),
        [sentence(overall.progress(say, lit), overall.lights(say, lit, facts.view.lights))],
        [funds.against_clock(say, money), funds.waiting(say, waits)],
    ]
    return [text for text in (_fitted(say, part) for part in told) if text]


def asks(facts: Facts) -> list[str]:
    """What is asked first: tasks behind, money, data and nodes; figures without the names that the bulletin has."""
    say = facts.language
    nameless = [{**task, "responsible_unit": None, "responsible_leader": None} for task in facts.late()]
    money = steps.money(say, _first(funding.by_group(facts.tasks, None))) if facts.files() else []
    questioned = int(facts.checks.get_column("questioned").sum() or 0)
    told = [
        *steps.catch_up(say, nameless, facts.view.lights)[:1], *money, *steps.data(say, facts.silent(), questioned),
        *steps.next_report(say, facts.period),
    ]  # fmt: skip
    return [text for text in (_fitted(say, [each]) for each in told) if text][:ASKS]


def _fitted(language: str, said: Sequence[Sentence]) -> str:
    """As many whole sentences as there is room for, the first in any case; of it as many clauses."""
    known = [each for each in said if each]
    text, longest = "", LONGEST[language]
    for each in known:
        more = spaced([*([text] if text else []), ended(each, language)], language)
        if text and len(more) > longest:
            break
        text = more if len(more) <= longest else ended(_clauses(language, each, longest), language)
    return text


def _clauses(language: str, said: Sentence, longest: int) -> Sentence:
    kept = said[:1]
    for clause in said[1:]:
        if len(ended((*kept, clause), language)) > longest:
            break
        kept = (*kept, clause)
    return kept


def _red_list(facts: Facts) -> list[Cells]:
    listed = rows(facts)["late_rows"][: RED_LIST[facts.language]]
    cut = {name: longest for name, longest in NAMES.items() if not (facts.names and name == "unit")}
    return [{name: _cut(text, cut[name]) if name in cut else text for name, text in row.items()} for row in listed]


def _cut(text: str, longest: int) -> str:
    """A name as far as its cell has room, `longest` Chinese characters or twice as many Latin ones; a cut is seen."""
    ends = list(accumulate(2 if east_asian_width(letter) in "WFA" else 1 for letter in text))
    if not ends or ends[-1] <= 2 * longest:
        return text
    return f"{text[: sum(end <= 2 * longest - 2 for end in ends)]}…"
