"""Figures that run on (累计): what was reached before, and what the month itself adds; in columns or in rows."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from metrics.reconciliation import rough
from metrics.reconciliation.judged import of_sum, words
from metrics.reconciliation.line import OF_ONE_MONTH, PERIOD, Line
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

BEFORE = re.compile(r"(?:截[至止])?(?:上月|上期|上季度?)末?(?:累计)?|(?:截[至止])?上年底?末?累计|以前年度累计?")
NOW = re.compile(r"(?:截[至止])?(?:本月|本期|目前)末?累计|累计(?:数|额)?|自?开工以来累计")
STEP = re.compile(r"本月|当月|单月|本期|本年|当年|当期")
SPAN = re.compile(r"(?:1|一|元)月?[-—–~至到](\d{1,2})月")
SINGLE = re.compile(r"(?<![-—–~至到\d])(\d{1,2})月(?:份|当月)?")
QUARTER = re.compile(r"(?<!前)([二三四])季度")
MATTER = re.compile(r"累计|截[至止]|末|完成|[(（].*[)）]|\s")
HALF = Fraction(1, 2)
SAY = {Verdict.EXACT: "balance_same", Verdict.ASKED: "balance_doubtful", Verdict.DIFFERS: "balance_differs"}


class _Step(NamedTuple):
    """A cumulative line, the one before it, and what was added between them."""

    before: Line
    added: Line
    after: Line


def running(table: Table) -> list[Check]:
    """Cumulative columns against the one before and the month's own; cumulative rows against the row before."""
    return [*_across(table), *_down(table)]


def _across(table: Table) -> list[Check]:
    found: list[Check] = []
    for after in (line for line in table.columns if line.adds_up):
        tried = [
            list(_rows(table, step))
            for step in _steps(table, after)
            if rough.of_sum(table, after, (step.before, step.added)).reaches(HALF)
        ]
        best = max(tried, key=_agreeing, default=[])
        is_sure = _agreeing(best) >= min(2, len(table.rows)) and _agreeing(best) * 5 >= len(best) * 3
        found += best if is_sure else []
    return found


def _agreeing(checks: list[Check]) -> int:
    return sum(check.verdict in AGREEING for check in checks)


def _steps(table: Table, after: Line) -> Iterator[_Step]:
    """The pairs of columns that a cumulative one may be of, by their names."""
    others = [line for line in table.columns if line is not after and line.adds_up]
    reached = _reached(after)
    for before in others:
        for added in others:
            if before is added or _matter(before) != _matter(after):
                continue
            is_month = reached and _reached(before) == reached - 1 and _month(added) == reached
            is_month = is_month or (reached and _reached(before) == reached - 3 and _quarter(added) == reached)
            is_named = NOW.search(after.own) and BEFORE.search(before.own) and STEP.search(added.own)
            if is_month or (is_named and not BEFORE.search(after.own)):
                yield _Step(before, added, after)


def _reached(line: Line) -> int | None:
    """The month that a cumulative name reaches to: 1-9月, 上半年累计."""
    name = "".join(line.names)
    if found := SPAN.search(name):
        return int(found[1])
    return line.month if re.search("季度|半年|全年", name) else None


def _month(line: Line) -> int | None:
    """The month that a name is of alone: 9月, 9月份."""
    found = None if SPAN.search("".join(line.names)) else SINGLE.search("".join(line.names))
    return int(found[1]) if found else None


def _quarter(line: Line) -> int | None:
    """The last month of the quarter that a name is of alone."""
    found = QUARTER.search("".join(line.names))
    return 3 * "一二三四".index(found[1]) + 3 if found else None


def _matter(line: Line) -> str:
    """What a line is about, without its period."""
    name = "".join(line.names)
    for period in (BEFORE, NOW, SPAN, STEP, PERIOD, MATTER):
        name = period.sub("", name)
    return name


def _rows(table: Table, step: _Step) -> Iterator[Check]:
    for row in table.rows:
        whole, before, added = (table.at(row, line) for line in (step.after, step.before, step.added))
        if whole and before and added and alike(whole, before, added):
            yield _made(whole, [before, added], f"{row.name} · {step.after.name}")


def terms(added: Sequence[Figure], taken: Sequence[Figure] = ()) -> str:
    """Figures that are added up, and those that are taken away, as they stand."""
    return "＋".join(one.said for one in added) + "".join(f"－{one.said}" for one in taken)


def _made(whole: Figure, added: Sequence[Figure], subject: str) -> Check:
    judged = of_sum(whole, added)
    said = {"terms": terms(added), **words(judged, whole.printed.decimals, whole.unit)}
    cells = tuple(one.address for one in added)
    say = SAY.get(judged.verdict, "balance_rounded")
    return Check("running", judged.verdict, whole.address, subject, whole.said, say, said, cells)


def _down(table: Table) -> list[Check]:
    """Columns that run on (累计) against the row before and what the row itself adds (当月)."""
    found: list[Check] = []
    for total in (column for column in table.columns if "累计" in column.own and column.adds_up):
        for step in table.columns:
            if OF_ONE_MONTH.search(step.own) and OF_ONE_MONTH.sub("", step.own) == total.own.replace("累计", ""):
                for before, row in pairwise(row for row in table.rows if not row.is_total):
                    if row.month is None or before.month != row.month - 1:
                        continue  # rows of places do not run on
                    whole, parts = table.at(row, total), [table.at(before, total), table.at(row, step)]
                    added = [part for part in parts if part]
                    if whole and len(added) == 2 and alike(whole, *added):
                        found.append(_made(whole, added, f"{row.name} · {total.name}"))
    return found
