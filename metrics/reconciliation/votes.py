"""Rows that should all add up to the same, as votes do: which does not, and what one slip would explain."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from metrics.reconciliation.judged import misprints
from metrics.reconciliation.line import Line
from metrics.reconciliation.rounding import shown
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.verdict import Check, Verdict


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
    unit = figures[0].unit or ""
    said = {"computed": f"{shown(total, 2)}{unit}", "usual": f"{shown(usual, 2)}{unit}"}
    said["difference"] = f"{shown(abs(usual - total), 2)}{unit}"
    said["rows"] = str(count)
    published = " + ".join(figure.text for figure in figures)
    if total == usual:
        return Check(
            "row_sum",
            Verdict.EXACT,
            figures[0].address,
            row.name,
            published,
            "row_sum_same",
            said,
            tuple(figure.address for figure in figures),
        )
    around = {figure.address: values for figure, values in zip(figures, others, strict=True)}
    likely = sorted(
        misprints(figures, usual - total), key=lambda one: _outside(Fraction(one[1]), around[one[0].address])
    )
    said["candidates"] = "、".join(f"{figure.address} {figure.text}→{right:f}" for figure, right in likely)
    say = "row_sum_off" if likely else "row_sum_off_plain"
    return _row(row, Verdict.DIFFERS, published, say, said, figures)


def _places(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(figure.address for figure in figures)


def _row(
    row: Line, verdict: Verdict, published: str, say: str, said: dict[str, str], figures: Sequence[Figure]
) -> Check:
    return Check(
        "row_sum",
        verdict,
        figures[0].address,
        row.name,
        published,
        say,
        said,
        tuple(figure.address for figure in figures),
    )


def _outside(value: Fraction, others: Sequence[Fraction]) -> Fraction:
    """How far a value lies outside the others of its column."""
    return max(min(others) - value, value - max(others), Fraction(0)) if others else Fraction(0)
