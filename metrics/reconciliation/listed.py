"""A list of single figures, each with its unit: which are ratios and sums of others, and can all be true at once?"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import permutations, takewhile
from typing import NamedTuple

from metrics.reconciliation.feasible import MOST_TOGETHER, Ratio, Relation, Sum
from metrics.reconciliation.judged import of_ratio, of_sum
from metrics.reconciliation.line import DONE
from metrics.reconciliation.ratios import judged_ratio
from metrics.reconciliation.sums import judged_sum
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.together import members, of_set
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

WHOLE = re.compile(r"总|共|合计|全部|全年|任务|[Tt]otal")
NAME_OF_RATE = re.compile(r"完成|实际|累计|进度|[率比]例?|[(（].*|占.*|的")
LONGEST = 60
"""Figures of a list that are compared with one another; more are a table that lacks its headers."""


class Item(NamedTuple):
    """A figure of a list, and what it is called."""

    name: str
    figure: Figure


def is_list(table: Table) -> bool:
    """Whether a table has one column of figures in several units, so that its rows are single figures."""
    if len(table.columns) != 1 or len(table.rows) > LONGEST or any(row.is_total for row in table.rows):
        return False
    return len({figure.base for figure in table.figures.values()}) > 1


def checks(table: Table) -> list[Check]:
    """What the figures of a list say of each other."""
    column = table.columns[0]
    figures = [(row.name, figure) for row in table.rows if (figure := table.at(row, column))]
    items = [Item(name, replace(figure, printed=figure.coarse)) for name, figure in figures]
    found = [*ratios(items), *sums(items)]
    summed = {check.cell for check, _ in found}
    asked = [*unmet(items, summed), *unlisted(items, summed)]
    return [check for check, _ in found] + asked + among(items, [relation for _, relation in found])


def ratios(items: Sequence[Item]) -> Iterator[tuple[Check, Relation]]:
    """Each percentage with the two figures it comes from, where there are such."""
    amounts = [item for item in items if item.figure.base != "%"]
    for rate in items:
        if rate.figure.base != "%":
            continue
        fitting = [
            (_rank(of_ratio(part.figure, whole.figure, rate.figure).verdict, rate, part, whole), part, whole)
            for part, whole in permutations(amounts, 2)
            if whole.figure.value and part.figure.base == whole.figure.base
            and of_ratio(part.figure, whole.figure, rate.figure).verdict in AGREEING - {Verdict.INVERSE}
        ]  # fmt: skip
        if fitting:
            _, part, whole = min(fitting, key=lambda one: one[0])
            check = judged_ratio(part.figure, whole.figure, rate.figure, rate.name)
            yield check, Ratio(part.figure.address, whole.figure.address, rate.figure.address)


def unmet(items: Sequence[Item], judged: Collection[str]) -> list[Check]:
    """Percentages that no two figures make: asked about where names say which two they are of, else not checked."""
    found = []
    for rate in (item for item in items if item.figure.base == "%" and item.figure.address not in judged):
        said = NAME_OF_RATE.sub("", rate.name)
        amounts = [item for item in items if len(said) > 1 and said in item.name and item.figure.base != "%"]
        parts = [item for item in amounts if DONE.search(item.name)]
        wholes = [item for item in amounts if item not in parts and item.figure.value]
        if len(parts) == len(wholes) == 1 and parts[0].figure.base == wholes[0].figure.base:
            check = judged_ratio(parts[0].figure, wholes[0].figure, rate.figure, rate.name)
            found.append(replace(check, verdict=Verdict.ASKED))
        else:
            unread = Check("ratio", Verdict.SKIPPED, rate.figure.address, rate.name, rate.figure.said, "ratio_unread")
            found.append(unread)
    return found


def _rank(verdict: Verdict, rate: Item, part: Item, whole: Item) -> tuple[int, int]:
    kept = sum(character in rate.name for character in {*part.name, *whole.name})
    return list(Verdict).index(verdict), -kept


def sums(items: Sequence[Item]) -> Iterator[tuple[Check, Relation]]:
    """Figures that are the sum of a run of others; those whose names share a word with them, or stand beside."""
    for at, whole in enumerate(items):
        if whole.figure.base == "%":
            continue
        runs = [
            items[start:stop]
            for start in range(len(items))
            for stop in range(start + 2, min(len(items), start + 12) + 1)
        ]
        fitting = [run for run in runs if whole not in run and _adds_up(whole, run) and _belongs(at, whole, run, items)]
        if fitting:
            run = min(fitting, key=lambda run: abs(items.index(run[0]) - at))
            figures = [item.figure for item in run]
            yield (
                judged_sum(whole.figure, figures, whole.name),
                Sum(whole.figure.address, tuple(figure.address for figure in figures)),
            )


def unlisted(items: Sequence[Item], summed: Collection[str]) -> list[Check]:
    """Totals that the figures right behind them nearly make: a part may have been left out."""
    found = []
    for at, whole in enumerate(items):
        run = list(takewhile(lambda item: item.figure.base == whole.figure.base, items[at + 1 :]))  # noqa: B023
        if len(run) < 2 or whole.figure.address in summed or not WHOLE.search(whole.name) or whole.figure.base == "%":
            continue
        check = judged_sum(whole.figure, [item.figure for item in run], whole.name)
        reached = sum(item.figure.value for item in run)
        if check.say.startswith("sum_short") and reached * 4 >= whole.figure.value * 3:
            found.append(replace(check, verdict=Verdict.ASKED))
    return found


def _adds_up(whole: Item, run: Sequence[Item]) -> bool:
    figures = [item.figure for item in run]
    if not alike(whole.figure, *figures) or any(figure.base is None or not figure.value for figure in figures):
        return False
    return of_sum(whole.figure, figures).verdict in (Verdict.EXACT, Verdict.HALF_UP, Verdict.ROUNDED)


def _belongs(at: int, whole: Item, run: Sequence[Item], items: Sequence[Item]) -> bool:
    first = items.index(run[0])
    return at in (first - 1, first + len(run)) or all(_share_a_word(whole.name, item.name) for item in run)


def _share_a_word(one: str, other: str) -> bool:
    size = 3 if one.isascii() else 2
    return any(one[at : at + size + (4 if one.isascii() else 0)] in other for at in range(len(one) - size))


def among(items: Sequence[Item], relations: Sequence[Relation]) -> list[Check]:
    """Sets of figures that hang together: whether one rounding lets all their relations hold, else what was cut."""
    named = {item.figure.address: item for item in items}
    found = []
    for together in _sets(relations):
        addresses = list(dict.fromkeys(name for relation in together for name in members(relation)))
        figures = {address: named[address].figure.printed for address in addresses}
        if len(together) > 1 and len(addresses) <= MOST_TOGETHER and not all(one.is_exact for one in figures.values()):
            texts = {address: named[address].figure.said for address in addresses}
            found.append(of_set(figures, together, texts, addresses[0]))
    return found


def _sets(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Relations that share figures, together."""
    sets: list[list[Relation]] = []
    for relation in relations:
        mine = set(members(relation))
        touching = [one for one in sets if any(mine & set(members(other)) for other in one)]
        sets = [one for one in sets if one not in touching] + [
            [*(other for one in touching for other in one), relation]
        ]
    return sets
