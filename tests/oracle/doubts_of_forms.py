"""The oracle's checks of whole forms, across counties and versions, and against witnesses."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from tests.oracle.digits import HUNDRED, month_end, share
from tests.oracle.doubt import (
    Doubt,
    above,
    at_least,
    count,
    exact,
    finished,
    less,
    of_report,
    ought_to_move,
    place,
    said,
)
from tests.oracle.told import FIGURES, Found, Papers, Share, Told

OF_FORMS = {
    "total_differs": "parts_differ", "across_differs": "parts_differ", "sources_differ": "parts_differ",
    "views_differ": "parts_differ", "rate_differs": "rate_differs", "unit_slip": "unit_slip",
    "missing_figure": "missing_figure", "left_blank": "missing_figure",
}  # fmt: skip


def _form(forms: dict[tuple[str, date], list[Told]], key: tuple[str, date]) -> dict[str, object]:
    told = forms[key]
    return {
        "submission_id": key[0], "period": key[1], "county": "、".join(sorted({each.share.county for each in told})),
        "sheet": min(each.sheet for each in told),
    }  # fmt: skip


def early(forms: dict[tuple[str, date], list[Told]]) -> Iterator[Doubt]:
    for key, told in forms.items():
        came, until = told[0].received_at.date(), told[0].as_of
        if came <= month_end(key[1]):
            yield Doubt("early", until > came, named="banner", at=came, words=str(until), **_form(forms, key))


def unchanged(courses: dict[Share, list[Told]], forms: dict[tuple[str, date], list[Told]]) -> Iterator[Doubt]:
    before = {
        id(told): course[at] for course in courses.values() for at, told in enumerate(course[1:])
    }  # fmt: skip
    for key, rows in forms.items():
        due = [told for told in rows if id(told) in before and _is_due(told, before[id(told)])]
        same = [told for told in due if _equal(told, before[id(told)], (*FIGURES, "stage"))]
        copied = [told for told in same if _equal(told, before[id(told)], ("problem", "next_step"))]
        if len(due) < 3 or len(same) * 10 < len(due) * 9:
            continue
        earlier = [before[id(told)] for told in same]
        last = max(earlier, key=lambda told: (told.submission_id, told.sheet))
        yield Doubt("form_unchanged", len(copied) * 10 >= len(due) * 9, named="form", value=Fraction(len(same)),
                    other=Fraction(len(due)), at=max(told.period for told in earlier),
                    then=(last.submission_id, last.sheet, None, None), **_form(forms, key))  # fmt: skip


def _is_due(told: Told, before: Told) -> bool:
    if finished(told) or not any((getattr(told, name) or 0) > 0 for name in FIGURES):
        return False
    return ought_to_move(told, before)


def _equal(told: Told, before: Told, names: Sequence[str]) -> bool:
    return all(getattr(told, name) == getattr(before, name) for name in names)


def of_forms(papers: Papers, forms: dict[tuple[str, date], list[Told]]) -> Iterator[Doubt]:
    for found in papers.findings:
        if found.code not in OF_FORMS:
            continue
        for key, rows in forms.items():
            if key[0] != found.submission_id or not _counts(found, rows):
                continue
            form = _form(forms, key) | ({"county": found.share.county} if found.share else {})
            row = re.search(r"\d+$", found.cell or "")
            yield Doubt(OF_FORMS[found.code], found.severity != "noted", named=found.cell, words=found.value,
                        row=int(row[0]) if row else None, code=found.code,
                        project_id=found.share.project_id if found.share else None, **form)  # fmt: skip


def _counts(found: Found, form: Sequence[Told]) -> bool:
    """Whether the report that a finding speaks of still counts; a refused amount has none."""
    return found.share is None or found.code == "unit_slip" or any(told.share == found.share for told in form)


def told_twice(papers: Papers) -> Iterator[Doubt]:
    for each in papers.twice:
        told, task = each.told, (each.share.project_id, each.share.county)
        stands = (told.submission_id, told.sheet, told.row) if told else ("分解表", "表", 8)
        named, then = f"{each.column}{stands[2]}", (each.other, "A", 9, each.field)
        yield Doubt("told_twice", True, *stands, *task, told.period if told else None, (each.field,), named=named,
                    words="17", code="told_twice", then=then)  # fmt: skip


def register(papers: Papers) -> Iterator[Doubt]:
    for project_id, planned in papers.register.items():
        parts = [share.planned_wan for share in papers.shares if share.project_id == project_id]
        if planned is None or not parts or None in parts or sum(parts) == planned:
            continue
        added = sum((Fraction(part) for part in parts if part is not None), Fraction(0))
        yield Doubt("parts_differ", True, None, project_id=project_id, named="register", value=Fraction(planned),
                    other=added, then=("清单", "表", 4, "planned_wan"))  # fmt: skip


def hidden_zeros(papers: Papers) -> Iterator[Doubt]:
    groups: dict[tuple[str, date], list[Told]] = defaultdict(list)
    for told in papers.reports:
        groups[told.share.project_id, told.period].append(told)
    for rows in groups.values():
        known = [pair for told in rows if None not in (pair := count(told))]
        whole = share(sum(pair[0] for pair in known), sum(pair[1] for pair in known))
        for told in rows:
            done, target = count(told)
            if done == 0 and above(target, Fraction(0)) and at_least(whole, HUNDRED):
                yield of_report(told, "hidden_zeros", ("done_value",), grave=False, value=said(whole), other=target)


def changed_later(papers: Papers) -> Iterator[Doubt]:
    first: dict[tuple[Share, date], Told] = {}
    for told in sorted([*papers.superseded, *papers.reports], key=lambda each: each.received_at):
        first.setdefault((told.share, told.period), told)
    for told in papers.reports:
        was = first[told.share, told.period]
        if was.submission_id == told.submission_id:
            continue
        days = (told.received_at - was.received_at).days
        for name in FIGURES:
            now, then = exact(getattr(told, name)), exact(getattr(was, name))
            if now is not None and then is not None and now != then:
                numbers = {"value": now, "other": then, "third": Fraction(days)}
                at = told.received_at.date()
                yield of_report(
                    told, "changed_later", (name,), grave=days > 31, at=at, then=place(was, name), **numbers
                )


def seen_less(papers: Papers, courses: dict[Share, list[Told]]) -> Iterator[Doubt]:
    for visit in papers.visits:
        known = [told for told in courses.get(visit.share, []) if told.as_of <= visit.on]
        if not known:
            continue
        told = known[-1]
        works, seen = exact(told.physical_pct), exact(visit.seen_pct)
        if at_least(less(works, seen), Fraction(5)):
            yield of_report(told, "seen_less", ("physical_pct",), value=works, other=seen, at=visit.on,
                      then=("查看", "表", visit.row, "seen_pct"))  # fmt: skip
        (done, target), counted = count(told), exact(visit.seen_value)
        if above(done, counted) and at_least(less(done, counted), None if target is None else target / 20):
            yield of_report(told, "seen_less", ("done_value",), value=done, other=counted, at=visit.on,
                      then=("查看", "表", visit.row, "seen_value"))  # fmt: skip
