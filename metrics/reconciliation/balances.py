"""Accounts: what was left before, and came in, less what went out, is what is left; in columns or from row to row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from metrics.reconciliation import rough
from metrics.reconciliation.judged import of_sum, words
from metrics.reconciliation.line import Line
from metrics.reconciliation.running import SAY, terms
from metrics.reconciliation.table import Figure, Table, alike
from metrics.reconciliation.verdict import AGREEING, Check, Verdict

WAS = re.compile(r"(?:上|去|前)[年月期季]度?[末底]?.{0,4}(?:结转|结余|余额|结存|滚存)|[年月期季]初|期初|起初")
IS = re.compile(r"结余|余额|结存|滚存|结转下|期末|存量")
CAME = re.compile(r"收入|新增|举借|发行|筹集|拨入|增加|转入|借入|入库|追加|受理|登记|上级(?:下达|补助)|到账")
WENT = re.compile(r"支出|使用|偿还|还本|拨付|减少|发放|转出|核减|出库|领用|化解|上解|办结|结案|处置|整改|销号")
NOT_FLOW = re.compile(r"限额|计划|预算数|目标|其中")
YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
MOST_FLOWS = 5


class Account(NamedTuple):
    """The lines of an account: what it closes with, opens with, and what came in and went out."""

    closing: Line
    opening: Line
    came: tuple[Line, ...]
    went: tuple[Line, ...]


def balances(table: Table) -> list[Check]:
    """Every account of a table, be it laid out in columns or in rows."""
    return [*_within(table), *_within(table.turned()), *_ledger(table)]


def _within(table: Table) -> list[Check]:
    found: list[Check] = []
    groups = {line.group for line in table.columns}
    for group in sorted(groups):
        lines = [line for line in table.columns if line.group == group and _is_amount(line)]
        accounts = [one for one in _accounts(lines) if rough.of_sum(table, one.closing, *_sides(one)).tested]
        best = max(accounts, key=lambda one: _rank(table, one), default=None)
        if best:
            found += _judged(table, best)
    return found


def _is_amount(line: Line) -> bool:
    return line.unit != "%" and not line.is_ratio and not line.is_part


def _accounts(lines: Sequence[Line]) -> Iterator[Account]:
    """The accounts that the names of lines allow."""
    years = sorted({_year(line) for line in lines if IS.search(line.own)} - {0})
    was = [line for line in lines if WAS.search(line.own) or (IS.search(line.own) and _year(line) in years[:-1])]
    closings = [line for line in lines if IS.search(line.own) and line not in was]
    flows = [line for line in lines if line not in was and line not in closings and not NOT_FLOW.search(line.own)]
    came = [line for line in flows if CAME.search(line.own) and not WENT.search(line.own)][:MOST_FLOWS]
    went = [line for line in flows if WENT.search(line.own) and not CAME.search(line.own)][:MOST_FLOWS]
    for opening in was:
        for closing in closings:
            yield from (Account(closing, opening, plus, minus) for plus in _some(came) for minus in _some(went))


def _year(line: Line) -> int:
    """The year that a name begins with; 0 where it says none."""
    found = YEAR.search(line.own)
    return int(found[0]) if found else 0


def _some(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """All choices of lines, the largest first; none at all only where there are none."""
    counts = range(len(lines), 0, -1)
    return list(chain.from_iterable(combinations(lines, count) for count in counts)) or [()]


def _sides(account: Account) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    return (account.opening, *account.came), account.went


def _rank(table: Table, account: Account) -> tuple[float, int]:
    plus, minus = _sides(account)
    found = rough.of_sum(table, account.closing, plus, minus)
    return found.near / found.tested, len(plus) + len(minus)


def _judged(table: Table, account: Account) -> list[Check]:
    plus, minus = _sides(account)
    checks = []
    for row in table.rows:
        closing = table.at(row, account.closing)
        added, taken = ([one for line in side if (one := table.at(row, line))] for side in (plus, minus))
        if closing and table.at(row, account.opening) and len(added) + len(taken) > 1 and not row.is_ratio:
            checks += _balance(closing, added, taken, f"{row.name} · {account.closing.name}")
    return _settled(checks, bool(account.came and account.went))


def _balance(closing: Figure, added: Sequence[Figure], taken: Sequence[Figure], subject: str) -> list[Check]:
    if not alike(closing, *added, *taken):
        return []
    judged = of_sum(closing, added, taken)
    said = {"terms": terms(added, taken), **words(judged, closing.printed.decimals, closing.unit)}
    cells = tuple(one.address for one in (*added, *taken))
    say = SAY.get(judged.verdict, "balance_rounded")
    return [Check("balance", judged.verdict, closing.address, subject, closing.said, say, said, cells)]


def _settled(checks: Sequence[Check], is_whole: bool) -> list[Check]:
    """Balances of one account: accused where others come out, asked about where few do, not checked where none does."""
    agreeing = sum(check.verdict in AGREEING for check in checks)
    if (agreeing * 2 >= len(checks) and agreeing > 1) or (agreeing == len(checks)):
        return list(checks)
    if not agreeing and len(checks) > 1:
        first = checks[0]
        unread = Check("balance", Verdict.SKIPPED, first.cell, first.subject, first.published, "balance_unread")
        return [unread] if is_whole else []
    return [
        replace(check, verdict=Verdict.ASKED, say="balance_asked") if check.verdict is Verdict.DIFFERS else check
        for check in checks
    ]


def _ledger(table: Table) -> list[Check]:
    """Balances that run on from row to row, where no column says what was left before."""
    lines = [line for line in table.columns if _is_amount(line)]
    if any(WAS.search(line.own) for line in lines):
        return []
    closings = [line for line in lines if IS.search(line.own)]
    came = [line for line in lines if CAME.search(line.own) and line not in closings and not WENT.search(line.own)]
    went = [line for line in lines if WENT.search(line.own) and line not in closings and not CAME.search(line.own)]
    if len(closings) != 1 or len(came) != 1 or len(went) != 1:
        return []
    checks: list[Check] = []
    for before, row in pairwise(row for row in table.rows if not row.is_total):
        figures = (table.at(before, closings[0]), *(table.at(row, line) for line in (came[0], went[0], closings[0])))
        first, plus, minus, last = figures
        if first and plus and minus and last:
            checks += _balance(last, [first, plus], [minus], f"{row.name} · {closings[0].name}")
    agreeing = sum(check.verdict in AGREEING for check in checks)
    return checks if agreeing > 1 and agreeing * 2 >= len(checks) else []
