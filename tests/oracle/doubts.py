"""The checks of credibility once more, in plain Python with fractions: written from docs/metrics.md."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from tests.oracle import doubts_of_courses as of_courses
from tests.oracle import doubts_of_forms as of_forms
from tests.oracle import doubts_of_reports as of_reports
from tests.oracle.doubt import POINTS, Doubt
from tests.oracle.told import FIGURES, Papers, Share, Told

DOUBTED = {
    "jump", "unit_slip", "disbursed_over_issued", "issued_over_planned", "money_ahead", "last_year", "seen_less",
    "told_twice",
}  # fmt: skip


def doubts(papers: Papers) -> list[Doubt]:
    """Everything that the checks ask."""
    courses: dict[Share, list[Told]] = defaultdict(list)
    for each in sorted(papers.reports, key=lambda told: told.period):
        courses[each.share].append(each)
    forms: dict[tuple[str, date], list[Told]] = defaultdict(list)
    for each in papers.reports:
        forms[each.submission_id, each.period].append(each)
    unchanged = list(of_forms.unchanged(courses, forms))
    copied = {each.submission_id for each in unchanged if each.grave}
    asked = {each.submission_id for each in unchanged}
    found = [
        *unchanged,
        *of_forms.early(forms),
        *of_forms.of_forms(papers, forms),
        *of_forms.told_twice(papers),
        *of_forms.register(papers),
        *of_forms.hidden_zeros(papers),
    ]
    for course in courses.values():
        still = of_courses.frozen([each for each in course if each.submission_id not in copied])
        found += [each for each in still if each.grave or each.submission_id not in asked]
        found += [
            *of_courses.changes(course),
            *of_courses.jumps(course),
            *of_courses.works_ahead(course),
            *of_courses.last_year(papers, course),
        ]
        for told in course:
            found += [
                *of_reports.money(told),
                *of_reports.works(told),
                *of_reports.words(told),
                *of_reports.plan_moved(told),
            ]
    found += [*of_forms.changed_later(papers), *of_forms.seen_less(papers, courses)]
    high = {(each.project_id, each.county, each.period, name)
            for each in found if each.grave and each.check in DOUBTED for name in each.fields}  # fmt: skip
    return [
        each for each in found
        if each.check != "falls" or (each.project_id, each.county, each.at, each.fields[0]) not in high
    ]  # fmt: skip


def cells(doubt: Doubt, letters: dict[tuple[str, str], list[str]]) -> tuple[str | None, tuple[object, ...]]:
    """The address as a sentence has it, and every cell that the question rests on, its own first."""
    known = [_cell(doubt.submission_id, doubt.row, name, letters) for name in doubt.fields]
    own: list[str | None] = [cell for cell in dict.fromkeys(known) if cell and not cell.isdigit()]
    if not own:
        is_cell = re.fullmatch(r"[A-Z]+\d+", doubt.named or "")
        own = [doubt.named if is_cell else None if doubt.row is None else str(doubt.row)]
    named = doubt.named or "、".join(cell for cell in own if cell) or None
    places = [(doubt.submission_id, doubt.sheet, cell) for cell in own]
    if doubt.then:
        submission, sheet, row, name = doubt.then
        places.append((submission, sheet, _cell(submission, row, name, letters)))
    return named, tuple(dict.fromkeys(place for place in places if place[0]))


def _cell(
    submission: str | None, row: int | None, name: str | None, letters: dict[tuple[str, str], list[str]]
) -> str | None:
    """The column that was read as the field, in the row; the row alone where there is none, or more than one."""
    columns = letters.get((submission or "", name or ""), [])
    if row is None:
        return None
    return f"{columns[0]}{row}" if len(columns) == 1 else str(row)


def scores(papers: Papers, asked: Sequence[Doubt]) -> dict[str, tuple[int, int, int, int]]:
    """Submission → its figures, questions questioned and noted, and score."""
    lost: dict[str | None, Counter[str]] = defaultdict(Counter)
    for each in asked:
        lost[each.submission_id][each.check] += each.points()
    told: dict[str, tuple[int, int, int, int]] = {}
    for name in {each.submission_id for each in papers.reports}:
        figures = sum(
            getattr(each, of) is not None for each in papers.reports if each.submission_id == name for of in FIGURES
        )
        mine = [each for each in asked if each.submission_id == name]
        taken = sum(min(points, 3 * POINTS[check]) for check, points in lost[name].items())
        grave = sum(each.grave for each in mine)
        told[name] = figures, grave, len(mine) - grave, max(0, 100 - taken)
    return told
