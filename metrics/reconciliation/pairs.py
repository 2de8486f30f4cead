"""Which two columns a column of percentages is of: those whose quotient it is in most rows, names deciding."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from metrics.reconciliation import rough
from metrics.reconciliation.judged import of_ratio
from metrics.reconciliation.line import DONE, RANK, SCORE, TARGET, Line
from metrics.reconciliation.quotient import Pair, part_of, whole_of
from metrics.reconciliation.table import Figure, Table
from metrics.reconciliation.verdict import AGREEING, Verdict

STRAIGHT = AGREEING - {Verdict.INVERSE}
MOST_COLUMNS = 40
"""Wider tables are searched for pairs beside the percentage only: this far."""
NEAR = 6
MOST_JOINED = 8
"""Of more columns no two are added up to make a numerator."""


FALL = re.compile(r"下降|降幅|减少|降低")
RISE = re.compile(r"[增升]")
GROWTH = re.compile(r"增长|增幅|增速|下降|降幅|增减|同比|环比|[比较](?:上年|去年|上期|上月|同期)|±")
SHARE = re.compile(r"占|比重|比例")
DONE_RATE = re.compile(r"完成率|完成比例|完成目标|完成.{0,6}[%％]|占.{0,4}(?:计划|目标|任务)")


class Fit(NamedTuple):
    """How well a pair of columns makes a percentage: rows that agree, names that say so, and how near it stands."""

    agreeing: int
    named: int
    has_whole: bool
    near: int
    pair: Pair
    tested: int
    is_told: bool

    @property
    def fits(self) -> bool:
        """Whether enough rows agree to say of the others that they do not: more where no name bears it out."""
        return bool(self.agreeing) and self.agreeing * 5 >= self.tested * (2 if self.is_told else 3)

    def is_meant(self, rate: Line) -> bool:
        """Whether the names alone say that the percentage is of this pair."""
        return self.named == 2 and bool(DONE_RATE.search(rate.own)) and self.tested > 0


def best(table: Table, rate: Line) -> Fit | None:
    """The two columns whose quotient the percentages are in most rows; names decide between equals."""
    amounts = [column for column in table.columns if column is not rate and _goes_with(column, rate)]
    if len(table.columns) > MOST_COLUMNS:
        amounts = [column for column in amounts if abs(column.at - rate.at) <= NEAR]
    wholes = (*amounts, None) if table.totals or SHARE.search(rate.own) else amounts
    pairs = [Pair(part, whole) for part in amounts for whole in wholes if _belong(part, whole)]
    if GROWTH.search(rate.own):
        pairs = [
            Pair(part, whole, growth=_growth(rate)) for part in amounts for whole in amounts if _belong(part, whole)
        ]
    best = max((_fit(table, rate, pair) for pair in pairs), key=lambda fit: fit[:4], default=None)
    if (best and best.agreeing and best.agreeing * 5 >= best.tested * 4) or GROWTH.search(rate.own):
        return best
    for further in (_of_groups(table, rate), _joined(amounts), _of_sums(amounts)):
        fits = (_fit(table, rate, pair) for pair in further if not _is_far(table, rate, pair))
        both = max(fits, key=lambda fit: fit[:4], default=None)
        is_better = both and (best is None or both.agreeing > best.agreeing)
        if both and is_better and both.agreeing >= 3 and both.agreeing * 4 >= both.tested * 3:
            return both
    return best


def _of_groups(table: Table, rate: Line) -> Iterator[Pair]:
    """A column of the percentage's own group over one of another: 拨付率 of what was disbursed, of what arrived."""
    lines = [line for line in table.columns if _is_amount(line) and line.group and abs(line.at - rate.at) <= NEAR]
    for part in (line for line in lines if line.group == rate.group):
        yield from (Pair(part, whole) for whole in lines if whole.group != rate.group and _is_of_month(whole, rate))


def _joined(amounts: Sequence[Line]) -> Iterator[Pair]:
    """Two columns added up over a third."""
    if len(amounts) <= MOST_JOINED:
        for part, plus in combinations(amounts, 2):
            for whole in (line for line in amounts if line not in (part, plus)):
                if _belong(part, whole) and _belong(plus, whole):
                    yield Pair(part, whole, plus=plus)


def _of_sums(amounts: Sequence[Line]) -> Iterator[Pair]:
    """A column, or the first two, over a run of columns added up: 满意 of all votes, 办结 of 期初 and 新增."""
    if len(amounts) <= MOST_JOINED:
        for start, stop in combinations(range(len(amounts) + 1), 2):
            first, *also = amounts[start:stop]
            if also and all(line.group == first.group for line in also):
                yield from (Pair(part, first, also=tuple(also)) for part in amounts)
                yield from [Pair(first, first, plus=also[0], also=tuple(also))] if len(also) > 1 else []


def _growth(rate: Line) -> int:
    """A fall that is named so is printed above zero."""
    return -1 if FALL.search(rate.own) and not RISE.search(rate.own) else 1


def _goes_with(column: Line, rate: Line) -> bool:
    same_group = column.group == rate.group or not column.group or not rate.group
    return same_group and _is_of_month(column, rate) and _is_amount(column)


def _is_of_month(column: Line, rate: Line) -> bool:
    return rate.month is None or column.month in (rate.month, None)


def _is_amount(column: Line) -> bool:
    return not column.is_ratio and not SCORE.search(column.own) and not RANK.search(column.own)


def _belong(part: Line, whole: Line | None) -> bool:
    """Whether two columns may make a quotient: not those of two different groups."""
    return whole is None or (part is not whole and (part.group == whole.group or not part.group or not whole.group))


def _fit(table: Table, rate: Line, pair: Pair) -> Fit:
    tested = [] if _is_far(table, rate, pair) else _tested(table, rate, pair)
    near_by = [(part, whole, one) for _, part, whole, one in tested if _is_near(part, whole, one)]
    agreeing = sum(of_ratio(*three).verdict in STRAIGHT for three in near_by)
    named = bool(DONE.search(pair.part.own)) + bool(pair.whole and TARGET.search(pair.whole.own))
    is_told = bool(named or pair.growth or (pair.whole is None and SHARE.search(rate.own)))
    near = -abs(pair.part.at - rate.at) - (abs(pair.whole.at - rate.at) if pair.whole else 0)
    return Fit(agreeing, named, pair.whole is not None, near, pair, len(tested), is_told)


def _is_far(table: Table, rate: Line, pair: Pair) -> bool:
    """Whether no row at all comes near the quotient of a pair; not told of gains, nor of what may be capped at 100."""
    if pair.whole is None or pair.growth or (table.strips[rate.at].values == 100).any():
        return False
    above = [line for line in (pair.part, pair.plus) if line]
    is_named = DONE.search(pair.part.own) and TARGET.search(pair.whole.own) and not pair.also
    return not is_named and not rough.of_quotient(table, rate, above, (pair.whole, *pair.also), 100.0).near


def _is_near(part: Figure, whole: Figure, one: Figure) -> bool:
    """Whether a quotient is within a few steps of the last digits of a percentage; told fast, in floats."""
    rate = 100 * float(part.value) / float(whole.value)
    steps = (
        float(each.printed.factor) / 10**each.coarse.decimals / abs(float(each.value) or 1) for each in (part, whole)
    )
    return abs(rate - float(one.value)) <= 2 / 10**one.coarse.decimals + abs(rate) * sum(steps) or (
        rate > 100 == one.value
    )


def _tested(table: Table, rate: Line, pair: Pair) -> list[tuple[Line, Figure, Figure, Figure]]:
    found = []
    for row in table.sample(rate, *pair.lines):
        part, whole, one = part_of(table, row, pair), whole_of(table, row, pair), table.at(row, rate)
        if part and whole and whole.value and one:
            found.append((row, part, whole, one))
    return found
