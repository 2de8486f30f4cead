"""Scores: a total is the sum of its items, plain or by their weights; no item is above its full mark."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from metrics.reconciliation.beneath import parts_of
from metrics.reconciliation.judged import Judged, of_figure, words
from metrics.reconciliation.line import SCORE, Line
from metrics.reconciliation.running import SAY, terms
from metrics.reconciliation.table import Figure, Table
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

WHOLE = re.compile(r"总得?分|综合(?:得分|评分|分)|合计得?分|最终得分|总评分|^得分$|考核得分")
BONUS, TAKEN = re.compile(r"(?:基础|基本|加|附加|奖励)分"), re.compile(r"(?:扣|减)分")
FULL = re.compile(r"满分|分值|标准分|基本分")
WEIGHT = re.compile(r"权重|权数")
IN_NAME = re.compile(r"[(（](?:权重|占)?[:：]?(\d+(?:\.\d+)?)([%％]?)[)）]|权重[:：]?(\d+(?:\.\d+)?)([%％]?)")
MARK_IN_NAME = re.compile(r"[(（](?:满分)?(\d+(?:\.\d+)?)分[)）]")
ONE = Fraction(1)
Weights = Sequence[Fraction]


def is_score(line: Line) -> bool:
    """Whether a line is of scores: neither an amount nor a share, though its name may hold a weight in per cent."""
    return bool(SCORE.search(line.own)) and not WEIGHT.fullmatch(line.own) and "率" not in line.own


def scores(table: Table) -> list[Check]:
    """Totals of scores in columns and in rows, and scores above their full mark."""
    return [*_across(table), *_down(table), *_over(table)]


def _across(table: Table) -> list[Check]:
    for whole in (line for line in reversed(table.columns) if WHOLE.search(line.own)):
        parts = [line for line in table.columns if _is_part(line) and line is not whole and not WHOLE.search(line.own)]
        parts = [
            line for line in parts if line.group == whole.group and line.at < whole.at and not FULL.search(line.own)
        ]
        signs = [-ONE if TAKEN.search(line.own) else ONE for line in parts]
        ways = [weights for weights in (_named(parts), signs) if weights and len(parts) > 1]
        tried = [[*_rows(table, whole, parts, weights)] for weights in ways]
        best = max(tried, key=_agreeing, default=[])
        if _agreeing(best) >= 2 and _agreeing(best) * 5 >= len(best) * 3:
            return best
    return []


def _is_part(line: Line) -> bool:
    """Whether a column may be a part of a total: a score, or what is added to one or taken from it."""
    return is_score(line) or bool(BONUS.fullmatch(line.own) or TAKEN.fullmatch(line.own))


def _agreeing(checks: Sequence[Check]) -> int:
    return sum(check.verdict in AGREEING for check in checks)


def _named(parts: Sequence[Line]) -> list[Fraction]:
    """The weights that names hold, where all do and they make 1; else none."""
    found = [IN_NAME.search(line.own) for line in parts]
    weights = [_weight(match) for match in found if match]
    return weights if len(weights) == len(parts) and sum(weights) == 1 else []


def _weight(match: re.Match[str]) -> Fraction:
    number, sign = (match[1], match[2]) if match[1] else (match[3], match[4])
    return Fraction(number) / (100 if sign else 1)


def _rows(table: Table, whole: Line, parts: Sequence[Line], weights: Weights) -> Iterator[Check]:
    for row in table.rows:
        total = table.at(row, whole)
        held = [(one, weight) for line, weight in zip(parts, weights, strict=True) if (one := table.at(row, line))]
        if total and len(held) == len(parts):
            yield _made(total, held, f"{row.name} · {whole.name}")


def _made(total: Figure, held: Sequence[tuple[Figure, Fraction]], subject: str) -> Check:
    true = sum((Fraction(one.printed.value) * weight for one, weight in held), Fraction(0)) * total.printed.factor
    judged = of_figure(total.printed, true)
    weights = [weight for _, weight in held]
    if -ONE in weights:
        return _with_taken(total, held, judged, subject)
    kind = "score" if set(weights) == {ONE} else "weighted"
    end = {Verdict.EXACT: "same", Verdict.DIFFERS: "differs"}.get(judged.verdict, "rounded")
    said = {"parts": str(len(held)), **words(judged, total.printed.decimals, total.unit)}
    said["weights"] = "、".join(f"{_percent(weight)}%" for weight in weights)
    cells = tuple(one.address for one, _ in held)
    return Check("score", judged.verdict, total.address, subject, total.said, f"{kind}_{end}", said, cells)


def _with_taken(total: Figure, held: Sequence[tuple[Figure, Fraction]], judged: Judged, subject: str) -> Check:
    """A total of scores of which some are taken away: 基础分 and 加分 less 扣分."""
    plus, minus = ([one for one, weight in held if weight == sign] for sign in (ONE, -ONE))
    said = {"terms": terms(plus, minus), **words(judged, total.printed.decimals, total.unit)}
    say, cells = SAY.get(judged.verdict, "balance_rounded"), tuple(one.address for one, _ in held)
    return Check("score", judged.verdict, total.address, subject, total.said, say, said, cells)


def _percent(weight: Fraction) -> str:
    return f"{Decimal(weight.numerator * 100) / weight.denominator:.4g}"


def _down(table: Table) -> list[Check]:
    """Columns of scores with a total row: the plain sum, or the one by a column of weights."""
    found: list[Check] = []
    weights = next((line for line in table.columns if WEIGHT.search(line.own)), None)
    for column in (line for line in table.columns if is_score(line) or WEIGHT.search(line.own)):
        for total in table.totals:
            whole = table.at(total, column)
            parts = [row for row in parts_of(table, total, [column]) if table.at(row, column)]
            if whole is None or len(parts) < 2:
                continue
            plain = [(one, ONE) for row in parts if (one := table.at(row, column))]
            subject = f"{total.name} · {column.name}"
            tried = [_made(whole, plain, subject)]
            if weights and weights is not column and (held := _weighed(table, parts, column, weights)):
                tried.insert(0, _made(whole, held, subject))
            fitting = [check for check in tried if check.verdict in AGREEING]
            mean = sum((Fraction(one.printed.value) for one, _ in plain), Fraction(0)) / len(plain)
            found += [] if not fitting and whole.printed.value <= 2 * mean else (fitting or tried)[:1]
    return found


def _weighed(table: Table, parts: Sequence[Line], column: Line, weights: Line) -> list[tuple[Figure, Fraction]]:
    held = [(one, other) for row in parts if (one := table.at(row, column)) and (other := table.at(row, weights))]
    sum_ = sum((Fraction(other.printed.value) for _, other in held), Fraction(0))
    is_whole = len(held) == len(parts) and sum_ in (1, 100)
    return [(one, Fraction(other.printed.value) / sum_) for one, other in held] if is_whole else []


def _over(table: Table) -> Iterator[Check]:
    """Scores above their full mark, which a column or their own header says."""
    full = next((line for line in table.columns if FULL.search(line.own)), None)
    for column in table.columns:
        named = MARK_IN_NAME.search(column.own)
        if column is full or not (named or (full and column.own in ("得分", "实际得分", "考核得分", "自评得分"))):
            continue
        for row in table.rows:
            one, mark = table.at(row, column), table.at(row, full) if full and not named else None
            most = Decimal(named[1]) if named else mark.printed.value if mark else None
            if one and most is not None and one.printed.value > most and not (named and row.is_total):
                said = {"published": one.text, "computed": f"{most:f}", "difference": f"{one.printed.value - most:f}"}
                cells = (mark.address,) if mark else ()
                subject = f"{row.name} · {column.name}"
                yield Check("score", Verdict.DIFFERS, one.address, subject, one.text, "score_over", said, cells)
