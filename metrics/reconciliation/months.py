"""The same table of two months: what was reached before and what the month adds, against what is reached now."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from metrics.reconciliation.judged import of_sum, words
from metrics.reconciliation.line import DONE, OF_ONE_MONTH, PERIOD, TARGET, Line
from metrics.reconciliation.running import SAY, terms
from metrics.reconciliation.table import Table, alike
from metrics.reconciliation.verdict import Check, Verdict

WITHOUT_PERIOD = re.compile(r"20\d\d年?|\d+|[（(].*?[)）]|\.\w+$|[-—–~至到年月份底末\s]")


def between(tables: Sequence[Table]) -> dict[int, list[Check]]:
    """Place of a table among `tables` → its cumulative figures against the table of the month before."""
    dated = [(_kind(table), table.period, at) for at, table in enumerate(tables) if table.period]
    newest = {one[:2]: one for one in reversed(dated)}  # of several files of one month the newest, which stands first
    ordered = sorted(newest.values())
    return {
        now[2]: checks
        for before, now in pairwise(ordered)
        if before[0] == now[0] and _follows(before[1], now[1])
        and (checks := list(_pair(tables[before[2]], tables[now[2]])))
    }  # fmt: skip


def _kind(table: Table) -> tuple[str, ...]:
    """What a table is of, without its period: title, and the names of its columns."""
    return WITHOUT_PERIOD.sub("", PERIOD.sub("", table.title)), *(" ".join(line.stem) for line in table.columns)


def _follows(before: date, now: date) -> bool:
    return (now.year, now.month) == (before.year, before.month + 1)


def _pair(before: Table, now: Table) -> Iterator[Check]:
    rows = {row.names: row for row in before.rows}
    columns = {line.stem: line for line in before.columns}
    for column in now.columns:
        if not column.adds_up or OF_ONE_MONTH.search(column.own) or not _runs_on(column):
            continue
        added = next((line for line in now.columns if _adds(line, column)), None)
        for row in now.rows:
            was = rows.get(row.names)
            old = columns.get(column.stem)
            if was and old:
                yield from _step((before, was, old), (now, row, column), added)


def _runs_on(column: Line) -> bool:
    return "累计" in column.own or bool(DONE.search(column.own) and not TARGET.search(column.own))


def _adds(line: Line, column: Line) -> bool:
    """Whether a column is what one month adds to a cumulative one."""
    matter = re.sub(r"累计|\s", "", "".join(column.stem))
    return bool(OF_ONE_MONTH.search(line.own)) and OF_ONE_MONTH.sub("", "".join(line.stem)) == matter


def _step(before: tuple[Table, Line, Line], now: tuple[Table, Line, Line], added: Line | None) -> Iterator[Check]:
    (old, was, column), (table, row, total) = before, now
    first, last = old.at(was, column), table.at(row, total)
    gain = table.at(row, added) if added else None
    if first is None or last is None or not alike(first, last):
        return
    subject, where = f"{row.name} · {total.name}", f"{old.place} {first.address}"
    if gain and alike(gain, last):
        judged = of_sum(last, [first, gain])
        said = {"terms": terms([first, gain]), **words(judged, last.printed.decimals, last.unit)}
        say = SAY.get(judged.verdict, "balance_rounded")
        yield Check("running", judged.verdict, last.address, subject, last.said, say, said, (where, gain.address))
    elif last.value < first.value:
        said = {"before": old.title, "after": table.title, "first": first.said, "computed": last.said}
        yield Check("series", Verdict.ASKED, last.address, subject, last.said, "series_falls", said, (where,))
