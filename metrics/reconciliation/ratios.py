"""Columns of percentages, recomputed from the two columns that they are most likely of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from metrics.reconciliation.beneath import parts_of
from metrics.reconciliation.feasible import Ratio
from metrics.reconciliation.judged import of_ratio, words
from metrics.reconciliation.line import DONE, TARGET, Line
from metrics.reconciliation.pairs import DONE_RATE, Fit, best
from metrics.reconciliation.quotient import Pair, part_of, whole_of
from metrics.reconciliation.rounding import Mode, shown
from metrics.reconciliation.table import JOINT, Figure, Table
from metrics.reconciliation.together import of_set
from metrics.reconciliation.verdict import DISAGREEING, Check, Verdict

SAY = {
    Verdict.EXACT: "ratio_same", Verdict.HALF_UP: "ratio_half_up", Verdict.HALF_EVEN: "ratio_half_even",
    Verdict.TRUNCATED: "ratio_truncated", Verdict.ROUNDED: "ratio_rounded", Verdict.INVERSE: "ratio_inverse",
    Verdict.CAPPED: "ratio_capped", Verdict.DIFFERS: "ratio_differs", Verdict.ASKED: "ratio_doubtful",
}  # fmt: skip
LOWER = re.compile(
    r"低于|不高于|不超|不大于|以内|以下|控制|失业率|降|减|时限|时间|天数|事故|死亡|能耗|排放|浓度|负债|投诉"
)
"""Names of figures of which less is better."""


def checks(table: Table) -> list[Check]:
    """Every percentage of a table, recomputed or said why not."""
    found: list[Check] = []
    rates = [column for column in table.columns if column.is_ratio]
    pairs = {rate.at: best(table, rate) for rate in rates}
    fitting = {at: one.pair for at, one in pairs.items() if one and one.fits}
    for rate in rates:
        one = pairs[rate.at]
        if one and one.fits and _holds(one, checks := list(_column(table, rate, one.pair))):
            found += checks
        elif one and one.is_meant(rate) and one.pair not in fitting.values():
            found += [_asked(check) for check in _column(table, rate, one.pair)]
        else:
            found += _unread(table, rate)
    return found


def _holds(fit: Fit, checks: Sequence[Check]) -> bool:
    """Whether a supposition that a part of the rows bears out is borne out by all of them."""
    tested = [check for check in checks if check.verdict is not Verdict.SKIPPED]
    agreeing = sum(check.verdict not in DISAGREEING for check in tested)
    return agreeing * 5 >= len(tested) * (2 if fit.is_told else 3)


def _asked(check: Check) -> Check:
    """A percentage that is named for two columns of which it is not the quotient in most rows: asked, no accusation."""
    if check.verdict not in DISAGREEING:
        return check
    return replace(check, verdict=Verdict.ASKED, say="ratio_asked", params={"part": "", "whole": "", **check.params})


def _column(table: Table, rate: Line, pair: Pair) -> Iterator[Check]:
    is_turned = DONE_RATE.search(rate.own) and pair.whole and _is_target(pair.part) and not _is_target(pair.whole)
    for row in table.rows:
        part, whole, one = part_of(table, row, pair), whole_of(table, row, pair), table.at(row, rate)
        subject = f"{row.name} · {rate.name}"
        if part and whole and whole.value and one:
            check = judged_ratio(part, whole, one, subject, may_turn=not is_turned)
            yield _turned(check) if is_turned else check
        elif pair.whole and (one or part or whole or table.said(row, pair.whole)[0] or table.said(row, pair.part)[0]):
            yield _skipped(table, row, rate, pair, subject)


def _is_target(line: Line) -> bool:
    return bool(TARGET.search(line.own)) and not DONE.search(line.own)


def _turned(check: Check) -> Check:
    """A completion rate that is target ÷ actual in its whole column: lower is better."""
    is_plain = check.verdict in (Verdict.EXACT, Verdict.HALF_UP)
    return replace(check, verdict=Verdict.INVERSE, say="ratio_inverse") if is_plain else check


def judged_ratio(part: Figure, whole: Figure, one: Figure, subject: str, *, may_turn: bool = True) -> Check:
    """A percentage against the two figures it is of as a check; `may_turn`: lower may be better."""
    judged = of_ratio(part, whole, one)
    may_turn = may_turn and part.value > 0 and bool(LOWER.search(subject))
    if judged.verdict in DISAGREEING and may_turn and _is_rather_turned(part, whole, one):
        part, whole = whole, part
        judged = of_ratio(part, whole, one)
    if judged.within and judged.verdict not in (Verdict.ROUNDED, Verdict.ASKED):
        figures = {figure.address: figure for figure in (part, whole, one)}
        explained = of_set(
            {address: figure.printed for address, figure in figures.items()},
            [Ratio(part.address, whole.address, one.address)],
            {address: figure.said for address, figure in figures.items()},
        )
        said = {**words(judged, one.printed.decimals), **explained.params}
        places = _places(*figures.values())
        return replace(
            explained,
            relation="ratio",
            cell=one.address,
            subject=subject,
            published=one.said,
            params=said,
            cells=places,
        )
    above, below = (whole, part) if judged.verdict is Verdict.INVERSE else (part, whole)
    said = {"part": above.said, "whole": below.said, **words(judged, one.printed.decimals)}
    verdict, say = judged.verdict, SAY[judged.verdict]
    if verdict is Verdict.INVERSE and not LOWER.search(subject):
        verdict, say = Verdict.ASKED, "ratio_turned"
    return Check("ratio", verdict, one.address, subject, one.said, say, said, _places(above, below))


def _places(*figures: Figure) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell for figure in figures for cell in figure.address.split(JOINT)))


def _is_rather_turned(part: Figure, whole: Figure, one: Figure) -> bool:
    """Whether a percentage that is neither quotient of two figures is nearer to the one of lower is better."""
    straight, turned = 100 * part.value / whole.value, 100 * whole.value / part.value
    return abs(turned - one.value) < abs(straight - one.value)


def _skipped(table: Table, row: Line, rate: Line, pair: Pair, subject: str) -> Check:
    """Why a percentage was not recomputed: words for a figure, a blank, a zero below the line."""
    one = table.at(row, rate)
    lines = list(dict.fromkeys(line for line in (pair.whole, *pair.also, pair.part) if line))
    figures = [figure for line in lines if (figure := table.at(row, line))]
    said, where = next((found for line in lines if (found := table.said(row, line))[0]), ("", ""))
    blank = next((line for line in (*lines, rate) if table.at(row, line) is None), None)
    cell = one.address if one else next((figure.address for figure in figures), where)
    if said:
        say, params = "ratio_words", {"words": said}
    elif blank:
        say, params = "ratio_blank", {"what": blank.name}
    else:
        say, params = "ratio_zero", {}
    return Check("ratio", Verdict.SKIPPED, cell, subject, one.said if one else "", say, params)


def _unread(table: Table, rate: Line) -> list[Check]:
    """Percentages whose base the table does not hold: at least the total must lie between those of its parts."""
    held = [(row, figure) for row in table.rows if (figure := table.at(row, rate))]
    if not held:
        return []
    amounts = [column for column in table.columns if column.adds_up and column.group == rate.group]
    money = [column for column in amounts if not _is_count(table, column)]
    totals = [row for row, _ in held if row.is_total]
    checks = [check for row in totals for column in money[-1:] if (check := _implied(table, row, column, rate))]
    first = held[0][1]
    return checks or [Check("ratio", Verdict.SKIPPED, first.address, rate.name, first.said, "ratio_unread")]


def _is_count(table: Table, column: Line) -> bool:
    figures = [figure for row in table.rows if (figure := table.at(row, column))]
    return all(figure.printed.is_exact for figure in figures)


def _implied(table: Table, total: Line, column: Line, rate: Line) -> Check | None:
    whole = table.at(total, rate)
    parts = parts_of(table, total, [column])
    pairs = [(table.at(row, column), table.at(row, rate)) for row in parts]
    known = [(amount.value, one.printed.behind(Mode.HALF_UP)) for amount, one in pairs if amount and one]
    if whole is None or len(known) != len(parts) or any(behind.low <= 0 for _, behind in known):
        return None
    sum_ = sum((amount for amount, _ in known), Fraction(0))
    if any(amount < 0 for amount, _ in known) or not sum_:
        return None
    low = sum_ / sum((amount / behind.low for amount, behind in known), Fraction(0))
    high = sum_ / sum((amount / behind.high for amount, behind in known), Fraction(0))
    behind = whole.printed.behind(Mode.HALF_UP)
    fits = behind.high >= low and behind.low <= high
    said = {"low": shown(low, 2), "high": shown(high, 2)}
    verdict, say = (Verdict.ROUNDED, "implied_same") if fits else (Verdict.DIFFERS, "implied_differs")
    cells = tuple(figure.address for pair in pairs for figure in pair if figure)
    return Check("implied", verdict, whole.address, f"{total.name} · {rate.name}", whole.said, say, said, cells)
