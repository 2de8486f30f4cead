"""Totals against their parts: down the rows, across the columns, running on, and what is left of two columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, takewhile

from metrics.reconciliation.judged import Judged, misprints, of_difference, of_sum, words
from metrics.reconciliation.table import OF_ONE_MONTH, TOTAL, Figure, Line, Table, alike
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
                is_short = check.say.startswith("sum_short")
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
    likely = misprints(added, judged.difference * whole.printed.factor) if _is_telling(judged, added) else []
    if likely:
        say = f"{say}_slip"
        params["candidates"] = "、".join(f"{one.address} {one.text}→{right:f}" for one, right in likely)
    return Check("sum", judged.verdict, whole.address, subject, whole.text, say, params, _places(added))


def _is_telling(judged: Judged, added: Sequence[Figure]) -> bool:
    """Whether a slip of a digit is worth naming: of counts, and more than a last digit (9: two were swapped)."""
    off = abs(judged.difference)
    return judged.verdict is Verdict.DIFFERS and all(one.printed.is_exact for one in added) and (off >= 10 or off == 9)


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


def running(table: Table) -> list[Check]:
    """Columns that run on (累计) against the row before and what the row itself adds (当月)."""
    found: list[Check] = []
    for total in (column for column in table.columns if "累计" in column.own and column.adds_up):
        for step in table.columns:
            if OF_ONE_MONTH.search(step.own) and OF_ONE_MONTH.sub("", step.own) == total.own.replace("累计", ""):
                for before, row in pairwise(row for row in table.rows if not row.is_total):
                    whole, parts = table.at(row, total), [table.at(before, total), table.at(row, step)]
                    added = [part for part in parts if part]
                    if whole and len(added) == 2 and alike(whole, *added):
                        found.append(judged_sum(whole, added, f"{row.name} · {total.name}"))
    return found


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
