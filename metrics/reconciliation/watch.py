"""What deserves a look though nothing is wrong: jumps, standstills and falls, zeros under a total, joined columns."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from metrics.reconciliation.across import is_by_quarter
from metrics.reconciliation.beneath import parts_of
from metrics.reconciliation.line import DONE, TARGET, Line
from metrics.reconciliation.rounding import shown
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.verdict import Check, Verdict

JUMP = Fraction(1, 2)
"""A month that gains more than this share of the year's target is asked about."""
ROLE = re.compile(r"年度|全年|目标任务|目标|任务|计划|应|实际|已|累计|完成|进度|情况|数量|数$|[(（].*[)）]|\s")
JOINED = re.compile(r"[\u4e00-\u9fff]{2,5}(?:、[\u4e00-\u9fff]{2,5})+")


def series(table: Table, summed: frozenset[str] = frozenset()) -> list[Check]:
    """Figures of several months side by side: what jumped, stood still or fell; not those that are added up."""
    if is_by_quarter(table):
        return []
    months: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for column in table.columns:
        if column.month and not column.is_ratio:
            months[column.stem].append(column)
    found: list[Check] = []
    for columns in months.values():
        ordered = sorted(columns, key=lambda column: column.month or 0)
        for before, after in pairwise(ordered):
            if before.month != after.month:
                steps = [check for row in table.rows if (check := _step(table, row, before, after))]
                found += [check for check in steps if not summed.issuperset((check.cell, *check.cells))]
    return found


def _step(table: Table, row: Line, before: Line, after: Line) -> Check | None:
    first, second = table.at(row, before), table.at(row, after)
    if not first or not second or not alike(first, second):
        return None
    target = _target(table, row, first)
    gain = second.value - first.value
    say, verdict = "", Verdict.ASKED
    if gain < 0:
        say = "series_falls"
    elif not gain:
        is_done = target is not None and second.value == target
        say, verdict = ("series_done", Verdict.EXACT) if is_done else ("series_same", Verdict.ASKED)
    elif target:
        say = "series_jump" if gain > target * JUMP else ""
    elif first.value and gain > first.value:
        say = "series_leap"
    if not say:
        return None
    said = {"before": before.period, "after": after.period, "first": first.said, "computed": second.said}
    said["gain"] = shown(100 * gain / target, 1) if target else ""
    return Check(
        "series", verdict, second.address, f"{row.name} · {after.name}", second.said, say, said, (first.address,)
    )


def _target(table: Table, row: Line, like: Figure) -> Fraction | None:
    for column in table.columns:
        figure = table.at(row, column)
        if TARGET.search(column.own) and not column.is_ratio and not column.month and figure and alike(figure, like):
            return figure.value
    return None


def zeros(table: Table) -> list[Check]:
    """Parts with a target and nothing done, under a total that does not show it: in rows, and in columns."""
    return [*_zeros(table), *_zeros(table.turned()), *_zeros_under_headings(table)]


def _zeros(table: Table) -> Iterator[Check]:
    for target, done in _pairs(table.columns):
        for total in (row for row in table.rows if row.is_total):
            whole = table.at(total, target), table.at(total, done)
            for part in parts_of(table, total, [target, done]) if _is_aim(*whole) else []:
                yield from _zero(*whole, table.at(part, target), table.at(part, done), f"{part.name} · {done.name}")


def _zeros_under_headings(table: Table) -> Iterator[Check]:
    """The same where what was to be done and what was done stand under 全市 and under the counties."""
    pairs = _pairs(table.columns)
    for target, done in (pair for pair in pairs if pair[0].is_under_total):
        parts = [pair for pair in pairs if not pair[0].is_under_total and pair[0].own == target.own]
        for row in table.rows:
            for due, got in (pair for pair in parts if pair[1].own == done.own):
                wanted, reached, one, other = (table.at(row, line) for line in (target, done, due, got))
                yield from _zero(wanted, reached, one, other, f"{row.name} · {got.name}")


def _is_aim(wanted: Figure | None, reached: Figure | None) -> bool:
    return bool(wanted and reached and wanted.value and alike(wanted, reached))


def _zero(
    wanted: Figure | None, reached: Figure | None, due: Figure | None, got: Figure | None, subject: str
) -> Iterator[Check]:
    """A part with a target and nothing done, under a total of which something is."""
    if wanted and reached and due and got and _is_aim(wanted, reached) and due.value > 0 and got.value == 0:
        rate = 100 * reached.value / wanted.value
        said = {"rate": shown(rate, 2), "target": due.said, "computed": got.said}
        say, rests = "zero_hidden" if rate >= 100 else "zero_open", (due.address, reached.address)
        yield Check("zero", Verdict.ASKED, got.address, subject, got.said, say, said, rests)


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Lines of the same thing, what was to be done and what was done."""
    reached: dict[tuple[tuple[str, ...], str], list[Line]] = defaultdict(list)
    for done in (line for line in lines if DONE.search(line.own) and not line.is_ratio):
        reached[_matter(done)].append(done)
    targets = (line for line in lines if TARGET.search(line.own) and not line.is_ratio)
    return [(target, done) for target in targets for done in reached[_matter(target)] if done is not target]


def _matter(line: Line) -> tuple[tuple[str, ...], str]:
    """What a line is about, without what it says of it: equal for what was to be done and what was done."""
    return line.group, ROLE.sub("", "".join(line.stem))


def joined(table: Table) -> list[Check]:
    """Lines that hold several places at once, beside a total of all."""
    return [*_joined(table), *_joined(table.turned())]


def _joined(table: Table) -> Iterator[Check]:
    if not any(column.is_total for column in table.columns):
        return
    siblings = [column for column in table.columns if not column.is_total]
    if any(len(part) > 8 for column in siblings for part in column.own.split("、")):
        return
    for column in siblings:
        figures = [figure for row in table.rows if (figure := table.at(row, column))]
        if JOINED.fullmatch(column.own) and figures:
            said = {"name": column.own, "count": str(column.own.count("、") + 1)}
            yield Check("several", Verdict.ASKED, figures[0].address, column.name, column.own, "several", said)
