"""The oracle's checks of a report and those before it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from tests.oracle.digits import HUNDRED, month_end, share
from tests.oracle.doubt import (
    Doubt,
    above,
    at_least,
    count,
    exact,
    finished,
    is_told,
    less,
    measure,
    of_report,
    ought_to_move,
    paid_share,
    place,
    position_of,
    progress_of,
    said,
)
from tests.oracle.told import FIGURES, Papers, Told

MONEY = ("issued_wan", "arrived_wan", "disbursed_wan", "paid_wan")
UNDER_WAY = {"construction": 6, "subsidy": 5, "policy": 1, "insurance": 3, "training": 2}


def changes(course: Sequence[Told]) -> Iterator[Doubt]:
    """Falls, and amounts that differ by about 10 000."""
    for name in FIGURES:
        known = [told for told in course if getattr(told, name) is not None]
        if name == "done_value" and course[0].share.is_ceiling:
            continue
        slipped = False
        for before, told in pairwise(known):
            was, now = exact(getattr(before, name)), exact(getattr(told, name))
            assert was is not None
            assert now is not None
            back, slipped = (
                slipped,
                name in MONEY and was > 0 and now > 0 and (5000 <= now / was <= 20000 or 5000 <= was / now <= 20000),
            )
            said = {"value": now, "other": was, "at": before.period, "then": place(before, name)}
            if slipped and not back:
                grave = now < was or above(now, exact(told.share.planned_wan))
                yield of_report(told, "unit_slip", (name,), grave=grave, **said)
            if now < was and not slipped and not back:
                yield of_report(told, "falls", (name,), **said)


def jumps(course: Sequence[Told]) -> Iterator[Doubt]:
    for before, told in pairwise(course):
        least = Fraction(40 * (told.period.month - before.period.month))
        works = less(exact(told.physical_pct), exact(before.physical_pct))
        (done, target), (done_before, _) = count(told), count(before)
        shares = [share(each, target) for each in (done, done_before)]
        number = less(*(None if each is None else min(each, HUNDRED) for each in shares))
        pieces = less(done, done_before)
        if at_least(works, least):
            name, risen = "physical_pct", works
        elif told.physical_pct is None and at_least(pieces, Fraction(5)) and at_least(number, least):
            name, risen = "done_value", number
        else:
            continue
        assert risen is not None
        stage, stage_before = position_of(told), position_of(before)
        alone = above(risen / 4, less(paid_share(told), paid_share(before))) and not above(
            exact(stage), exact(stage_before)
        )
        yield of_report(told, "jump", (name,), grave=alone, value=exact(getattr(told, name)),
                  other=exact(getattr(before, name)), at=before.period, then=place(before, name))  # fmt: skip


def frozen(course: Sequence[Told]) -> Iterator[Doubt]:
    start = 0
    for at, told in enumerate(course):
        if at and any(getattr(told, name) != getattr(course[at - 1], name) for name in FIGURES):
            start = at
        begun = any(
            (getattr(told, name) or 0) > 0 for name in ("disbursed_wan", "paid_wan", "physical_pct", "done_value")
        )
        if at - start < 2 or not begun or finished(told):
            continue
        position = position_of(told)
        is_on = position is None or position >= UNDER_WAY[told.share.category]
        fields = ("issued_wan", "disbursed_wan", "physical_pct", "done_value")
        first = next(name for name in (*fields, "") if not name or getattr(told, name) is not None)
        copied = (told.problem, told.next_step) == (course[at - 1].problem, course[at - 1].next_step)
        grave = is_on and ought_to_move(told, course[start]) and copied and not is_told(told.problem)
        then = place(course[start], first)
        yield of_report(told, "frozen", fields, grave=grave, third=Fraction(at - start + 1), then=then)


def works_ahead(course: Sequence[Told]) -> Iterator[Doubt]:
    idle = 0
    for told in course:
        progress, basis = progress_of(told)
        paid = paid_share(told)
        ahead = basis != "money" and at_least(less(progress, paid), Fraction(40))
        issued = share(exact(told.issued_wan), exact(told.share.planned_wan))
        used = share(exact(told.disbursed_wan), exact(told.issued_wan))
        idle = idle + 1 if ahead and at_least(issued, Fraction(40)) and above(Fraction(30), used) else 0
        if ahead:
            fields = (measure(told), "disbursed_wan")
            yield of_report(told, "works_ahead", fields, grave=idle >= 3, value=said(progress), other=said(paid))


def last_year(papers: Papers, course: Sequence[Told]) -> Iterator[Doubt]:
    for at, told in enumerate(course):
        done, target = count(told)
        start = told.share.start_on
        if start is not None and month_end(told.period) < start and above(done, Fraction(0)):
            yield of_report(told, "last_year", ("done_value",), value=done, at=start, words="begun")
            continue
        if at:
            continue
        was = exact(papers.last_year.get(told.share))
        same = above(was, Fraction(0)) and was == done
        much = told.period.month == 1 and at_least(share(done, target), Fraction(50))
        if much or same:
            counted = share(done, target)
            alongside = counted is not None and at_least(paid_share(told), counted / 4)
            words = "same" if same else "paid" if alongside else None
            yield of_report(told, "last_year", ("done_value",), grave=same or not alongside, value=done, other=target,
                      words=words)  # fmt: skip
