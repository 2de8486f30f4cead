"""Totals against their parts: down the rows, across the columns, and rows that should all add up to the same."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from metrics.reconciliation.judged import Judged, misprints, of_difference, of_sum, words
from metrics.reconciliation.rounding import shown
from metrics.reconciliation.table import TOTAL, Figure, Line, Table, alike
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

SAY = {
    Verdict.EXACT: "sum_same", Verdict.HALF_UP: "sum_half_up", Verdict.HALF_EVEN: "sum_half_up",
    Verdict.TRUNCATED: "sum_truncated", Verdict.ROUNDED: "sum_rounded",
}  # fmt: skip
LEFT_OVER = re.compile(r"差|净增|增减|增加|减少|余|未|缺口|剩")


def down(table: Table) -> list[Check]:
    """Each row that is a total against the rows it is of."""
    found: list[Check] = []
    for row in table.rows:
        if row.is_total and row.unit != "%":
            columns = [column for column in table.columns if column.adds_up and table.at(row, column)]
            parts = parts_of(table, row, columns)
            found += [check for column in columns if (check := _total(table, row, column, parts))]
    return found


def named_parts(table: Table) -> list[Check]:
    """Rows that are named as parts (其中) of the row above: what they leave unmentioned, or exceed."""
    found: list[Check] = []
    for at, row in enumerate(table.rows):
        parts = list(takewhile(lambda other: other.is_part, table.rows[at + 1 :]))
        if row.is_part or len(parts) < 2 or row.unit == "%":
            continue
        for column in (column for column in table.columns if column.adds_up):
            check = _total(table, row, column, parts)
            if check and check.verdict is Verdict.DIFFERS:
                is_short = check.say == "sum_short"
                verdict, say = (Verdict.ASKED, "part_short") if is_short else (Verdict.DIFFERS, "part_over")
                check = replace(check, verdict=verdict, say=say)
            found += [check] if check else []
    return found


def parts_of(table: Table, total: Line, columns: Sequence[Line]) -> list[Line]:
    """The rows that a total is of: those of the same group, all of them or its neighbours, whichever adds up."""
    group = {name for name in total.names if not TOTAL.fullmatch(name)}
    same = [row for row in table.rows if not row.is_part and (not len(total.names) > 1 or group <= set(row.names))]
    rows = [row for row in same if not row.is_total]
    at = same.index(total)
    before, after = _until(same[at - 1 :: -1] if at else []), _until(same[at + 1 :])
    is_only = sum(row.is_total for row in same) == 1
    choices: list[list[Line]] = [one for one in ([rows, before, after] if is_only else [before, after, rows]) if one]
    if not choices:
        return []

    def agreeing(parts: list[Line]) -> int:
        checks = [_total(table, total, column, parts) for column in columns]
        return sum(check is not None and check.verdict in AGREEING for check in checks)

    return max(choices, key=agreeing)


def _until(rows: Sequence[Line]) -> list[Line]:
    at = next((at for at, row in enumerate(rows) if row.is_total), len(rows))
    return list(rows[:at])


def _total(table: Table, row: Line, column: Line, parts: Sequence[Line]) -> Check | None:
    whole = table.at(row, column)
    added = [figure for part in parts if (figure := table.at(part, column))]
    if whole is None or len(added) < 2 or not alike(whole, *added):
        return None
    return judged_sum(whole, added, f"{row.name} · {column.name}")


def judged_sum(whole: Figure, added: Sequence[Figure], subject: str) -> Check:
    """A total against its parts as a check."""
    judged = of_sum(whole, added)
    say = SAY.get(judged.verdict) or ("sum_short" if judged.difference > 0 else "sum_over")
    params = {"parts": str(len(added)), **words(judged, whole.printed.decimals)}
    return Check("sum", judged.verdict, whole.address, subject, whole.text, say, params, _places(added))


def across(table: Table) -> list[Check]:
    """Each column that is the sum of columns beside it, row by row."""
    found: list[Check] = []
    for column in table.columns:
        if column.adds_up and (runs := _runs(table, column)):
            held = {run: _rows(table, column, run) for run in runs}
            best = max(runs, key=lambda run: (_share(held[run]), len(run)))
            if _is_sum(column, held[best]):
                found += held[best]
            elif column.is_total and held[best]:
                first = held[best][0]
                found.append(Check("sum", Verdict.SKIPPED, first.cell, column.name, first.published, "sum_unread"))
    return found


def _runs(table: Table, total: Line) -> list[tuple[Line, ...]]:
    """Columns next to `total`, in its group, that might add up to it; the longest runs first."""
    columns = [column for column in table.columns if column.adds_up and column.group == total.group]
    columns = [column for column in columns if column.month == total.month and not column.is_part]
    at = columns.index(total) if total in columns else -1
    if at < 0:
        return []
    before, after = _until(columns[at - 1 :: -1] if at else []), _until(columns[at + 1 :])
    return [tuple(side[:count]) for side in (before, after) for count in range(len(side), 1, -1)]


def _rows(table: Table, total: Line, run: Sequence[Line]) -> list[Check]:
    checks = []
    for row in table.rows:
        whole = table.at(row, total)
        added = [figure for column in run if (figure := table.at(row, column))]
        if whole and added and not row.is_ratio and alike(whole, *added):
            checks.append(judged_sum(whole, added, f"{row.name} · {total.name}"))
    return checks


def _share(checks: Sequence[Check]) -> Fraction:
    return Fraction(sum(check.verdict in AGREEING for check in checks), max(len(checks), 1))


def _is_sum(column: Line, checks: Sequence[Check]) -> bool:
    """A column that says so, if half its rows agree; any other where nearly all do, two at least."""
    if column.is_total:
        return bool(checks) and _share(checks) * 2 >= 1
    telling = [check for check in checks if len(check.cells) > 1 and check.verdict in AGREEING]
    return len(telling) >= 2 and _share(checks) * 5 >= 4


def row_sums(table: Table) -> list[Check]:
    """Rows of counts that nearly all add up to the same, as votes do: which does not, and by how much."""
    columns = [column for column in table.columns if column.adds_up and not _is_constant(table, column)]
    sums: dict[Line, tuple[Fraction, list[Figure]]] = {}
    for row in table.rows:
        figures = [figure for column in columns if (figure := table.at(row, column))]
        if len(figures) == len(columns) > 1 and all(figure.printed.is_exact for figure in figures) and alike(*figures):
            sums[row] = sum((figure.value for figure in figures), Fraction(0)), figures
    usual, count = next(iter(Counter(total for total, _ in sums.values()).most_common(1)), (Fraction(0), 0))
    if count < 3 or count * 5 < len(sums) * 3 or not usual:
        return []
    return [
        _row_sum(row, total, figures, usual, count, list(_columns(sums, figures)))
        for row, (total, figures) in sums.items()
    ]


def _is_constant(table: Table, column: Line) -> bool:
    """Whether a column says the same in every row, such as how many deputies were there."""
    values = [figure.value for row in table.rows if (figure := table.at(row, column))]
    return len(values) > 2 and len(set(values)) == 1 and values[0] > 0


def _columns(sums: dict[Line, tuple[Fraction, list[Figure]]], figures: Sequence[Figure]) -> Iterator[list[Fraction]]:
    """For each figure of a row, the other values of its column."""
    for at, one in enumerate(figures):
        yield [others[at].value for _, others in sums.values() if others[at] is not one]


def _row_sum(
    row: Line, total: Fraction, figures: Sequence[Figure], usual: Fraction, count: int, others: Sequence[list[Fraction]]
) -> Check:
    said = {"computed": shown(total, 2), "usual": shown(usual, 2), "difference": shown(abs(usual - total), 2)}
    said["rows"] = str(count)
    published = " + ".join(figure.text for figure in figures)
    if total == usual:
        return Check(
            "row_sum", Verdict.EXACT, figures[0].address, row.name, published, "row_sum_same", said, _places(figures)
        )
    around = {figure.address: values for figure, values in zip(figures, others, strict=True)}
    likely = sorted(
        misprints(figures, usual - total), key=lambda one: _outside(Fraction(one[1]), around[one[0].address])
    )
    said["candidates"] = "、".join(f"{figure.address} {figure.text}→{right:f}" for figure, right in likely)
    say = "row_sum_off" if likely else "row_sum_off_plain"
    return _row(row, Verdict.DIFFERS, published, say, said, figures)


def _row(
    row: Line, verdict: Verdict, published: str, say: str, said: dict[str, str], figures: Sequence[Figure]
) -> Check:
    return Check("row_sum", verdict, figures[0].address, row.name, published, say, said, _places(figures))


def _outside(value: Fraction, others: Sequence[Fraction]) -> Fraction:
    """How far a value lies outside the others of its column."""
    return max(min(others) - value, value - max(others), Fraction(0)) if others else Fraction(0)


def differences(table: Table) -> list[Check]:
    """Each column that says what is left or gained, against the two columns it is the difference of."""
    found: list[Check] = []
    for column in table.columns:
        if LEFT_OVER.search(column.own) and not column.is_ratio:
            others = [other for other in table.columns if other is not column and other.group == column.group]
            pairs = [(more, less) for more in others for less in others if more is not less]
            held = [list(_differences(table, column, *pair)) for pair in pairs]
            best = max(held, key=lambda checks: (_share(checks), len(checks)), default=[])
            if len(best) >= 2 and _share(best) * 5 >= 3:
                found += best
    return found


def _differences(table: Table, column: Line, more: Line, less: Line) -> Iterator[Check]:
    for row in table.rows:
        figure, first, second = table.at(row, column), table.at(row, more), table.at(row, less)
        if figure and first and second and alike(first, second, figure):
            judged: Judged = of_difference(figure, first, second)
            say = {Verdict.ROUNDED: "difference_rounded", Verdict.DIFFERS: "difference_differs"}
            said = {"more": first.text, "less": second.text, **words(judged, figure.printed.decimals)}
            yield Check(
                "difference", judged.verdict, figure.address, f"{row.name} · {column.name}", figure.text,
                say.get(judged.verdict, "difference_same"), said, _places([first, second]),
            )  # fmt: skip


def _places(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(figure.address for figure in figures)
