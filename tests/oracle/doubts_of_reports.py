"""The oracle's checks of one report: money against money, works against money, words against figures, plans."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from tests.oracle.digits import HUNDRED, share
from tests.oracle.doubt import (
    Doubt,
    above,
    at_least,
    count,
    exact,
    is_told,
    less,
    measure,
    of_report,
    paid_share,
    position_of,
    progress_of,
    said,
)
from tests.oracle.told import Told

PERCENT = re.compile(r"(?:进度|完成)[^0-9。；;，,]{0,6}(\d{1,3}(?:\.\d+)?)%")
OF_A_PART = re.compile(
    "(?:招标|征地|征迁|拆迁|用地|设计|资金|拨付|投资|管网|基础|主体|路基|路面|桩基|装修|设备|材料|第一批|首批)"
    "[^。；;，,]{0,8}(?:进度|完成)"
)
STATE = re.compile(
    "(?:已完成|已完工|完工|竣工|在建|正在施工|正在实施|施工中|未开工|尚未开工|前期工作|开展前期|待建)"
    r"[^0-9。；;，,、]{0,3}(\d+(?:\.\d+)?)"
)


def money(told: Told) -> Iterator[Doubt]:
    issued, disbursed, paid = (exact(getattr(told, name)) for name in ("issued_wan", "disbursed_wan", "paid_wan"))
    planned = exact(told.share.planned_wan)
    if above(disbursed, issued):
        fields = ("disbursed_wan", "issued_wan")
        yield of_report(told, "disbursed_over_issued", fields, value=disbursed, other=issued)
    if above(paid, disbursed):
        yield of_report(told, "paid_over_disbursed", ("paid_wan", "disbursed_wan"), value=paid, other=disbursed)
    if above(issued, planned):
        grave = above(share(issued, planned), Fraction(120))
        yield of_report(told, "issued_over_planned", ("issued_wan",), grave=grave, value=issued, other=planned)


def works(told: Told) -> Iterator[Doubt]:
    position, paid = position_of(told), paid_share(told)
    built = told.share.category == "construction"
    if built and position is not None:
        if at_least(paid, HUNDRED) and position < 11:
            fields = ("disbursed_wan", "stage")
            yield of_report(told, "paid_not_accepted", fields, grave=position < 10, value=said(paid), words=told.stage)
        if position >= 10 and above(HUNDRED, exact(told.physical_pct)):
            fields = ("stage", "physical_pct")
            yield of_report(told, "complete_not_done", fields, value=exact(told.physical_pct), words=told.stage)
    progress, basis = progress_of(told)
    if basis != "money" and paid is not None and at_least(less(min(paid, HUNDRED), progress), Fraction(40)):
        fields = ("disbursed_wan", measure(told))
        yield of_report(told, "money_ahead", fields, value=said(paid), other=said(progress))


def words(told: Told) -> Iterator[Doubt]:
    works, (_, target) = exact(told.physical_pct), count(told)
    for name in ("problem", "next_step"):
        words = unicodedata.normalize("NFKC", getattr(told, name) or "")
        if (hit := PERCENT.search(words)) and works is not None and abs(Fraction(hit[1]) - works) >= 5:
            clause = re.split("[。；;，,]", words[: hit.end()])[-1]
            yield of_report(told, "words_contradict", (name, "physical_pct"), grave=not OF_A_PART.search(clause),
                      value=works, other=Fraction(hit[1]), words=hit[0])  # fmt: skip
        states = list(STATE.finditer(words)) if is_told(words) else []
        counted = sum((Fraction(state[1]) for state in states), Fraction(0))
        if len(states) >= 3 and target is not None and target / 2 <= counted < target:
            yield of_report(told, "unmentioned", (name,), value=counted, other=target, third=target - counted,
                      words="，".join(state[0] for state in states))  # fmt: skip


def plan_moved(told: Told) -> Iterator[Doubt]:
    first, now, actual = exact(told.first_planned_pct), exact(told.planned_pct), progress_of(told)[0]
    if at_least(less(first, now), Fraction(10)) and above(first, actual):
        yield of_report(told, "plan_moved", (measure(told),), grave=at_least(actual, now), value=said(now),
                  other=said(first), third=said(actual))  # fmt: skip
