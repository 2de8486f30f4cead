"""The command that reconciles: published figures and tables, by themselves and against ours of a chosen period."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from json import dumps
from pathlib import Path

from data.model import View
from data.store import Store, default_root
from data.wording import LANGUAGES, translate
from exports import view as selected
from exports.against import Against, columns_said, month_of, months, rows_said, set_against
from exports.choice import ChoiceError, one_of, view
from exports.foremost import headline
from exports.reconcile import as_dict, counted, line, nothing, published_figures, published_tables
from metrics.reconciliation.foremost import agreeing_cells
from metrics.reconciliation.published import Checked

Beside = tuple[Checked, Against]


def add(command: argparse.ArgumentParser) -> None:
    """The options of the command."""
    command.add_argument("--json", action="store_true", help="answer for programs")
    command.add_argument("--out", type=Path, help="file to write; without it standard output")
    command.add_argument("--period", help="month of ours that tables are set against, 2023-05; without it their own")
    command.add_argument("--project", help="the one project that tables are of; without it the one in their title")
    command.add_argument("--table", help="only tables whose title or file has these words")
    command.add_argument(
        "--bind", action="append", default=[], metavar="COLUMN=FIGURE",
        help="set a column of --table against a figure of ours, E=disbursed_of_issued_pct; E= for none",
    )  # fmt: skip
    command.add_argument("--as-of", help="count only what the office had received by this day, 2023-03-05")
    command.add_argument("--store", type=Path, default=default_root(), help="folder of the store")
    command.add_argument("--language", default=LANGUAGES[0], help="|".join(LANGUAGES))


def content(store: Store, options: argparse.Namespace, language: str) -> bytes:
    """What the command says. Raises ChoiceError for a period, a table, a column or a figure that does not exist."""
    chosen = view(store, {name: getattr(options, name) for name in ("as_of", "period", "project")}, language)
    tables = [one for one in published_tables(store, chosen) if not options.table or _is_called(one, options.table)]
    if options.table and not tables:
        raise ChoiceError(translate(language, "没有标题或文件名含“{words}”的公开表。", words=options.table))
    ours = _Ours(store, chosen, is_named=bool(options.table))
    if chosen.period and chosen.period not in ours.months:
        raise ChoiceError(translate(language, "{period}没有填报，不能比对。", period=f"{chosen.period:%Y-%m}"))
    beside = [(one, ours.beside(one)) for one in tables]
    if options.bind:
        beside = [_bound(ours, beside, options.bind, language)]
    said = (
        dumps(report(store, chosen, beside, language), ensure_ascii=False, indent=1)
        if options.json
        else "\n".join(lines(store, chosen, beside, language, is_all=not options.table))
    )
    return f"{said}\n".encode()


def _is_called(table: Checked, words: str) -> bool:
    return words in table.table.title or words in table.table.place


class _Ours:
    """Our own figures, month by month; the chosen month is that of a table which says another one only if it is named
    (`is_named`): of all tables of a store few are of that month."""

    def __init__(self, store: Store, chosen: View, *, is_named: bool) -> None:
        self.months = months(store, chosen.as_of)
        self._chosen, self._is_named = chosen, is_named
        self._tasks = cache(lambda month: selected.tasks(store, View(period=month, as_of=chosen.as_of)))

    def beside(self, table: Checked, wanted: Mapping[str, str] | None = None) -> Against:
        """A table beside the figures of its month."""
        own, period = table.table.period, self._chosen.period
        is_other = bool(own and period and own != period) and not self._is_named
        month = None if is_other else month_of(table, period, self.months)
        return set_against(self._tasks(month), month, table, wanted, self._chosen.project)


def _bound(ours: _Ours, beside: Sequence[Beside], bind: Sequence[str], language: str) -> Beside:
    """The one table with the columns that were bound by hand."""
    if len(beside) != 1:
        raise ChoiceError(translate(language, "--bind 只用于一张表：请用 --table 写明标题或文件名。"))
    table, found = beside[0]
    wanted = dict(_pair(each, found, language) for each in bind)
    return table, ours.beside(table, wanted)


def _pair(given: str, found: Against, language: str) -> tuple[str, str]:
    key, _, figure = given.partition("=")
    offered = {one.key: one.figures for one in found.offer.columns if one.figures}
    if not offered:
        raise ChoiceError(translate(language, "这张表没有可以和本系统比对的列，不能用 --bind。"))
    one_of("bind", key, list(offered), language)
    if figure:
        one_of(f"bind {key}", figure, offered[key], language)
    return key, figure


def report(store: Store, view: View, beside: Iterable[Beside], language: str) -> dict[str, object]:
    """Everything for programs: figures by period, and tables with what was recognised in each."""
    return {
        "figures": [
            {"period": f"{period:%Y-%m}", **as_dict(check, language)}
            for period, checks in published_figures(store, view)
            for check in checks
        ],
        "tables": [
            {
                "title": each.table.title,
                "place": each.table.place,
                "rows": len(each.table.rows),
                "columns": [line.name for line in each.table.columns],
                "headline": headline(each, found, language),
                "counts": counted(each.checks),
                "checks": [as_dict(check, language, agreeing_cells(found.checks)) for check in each.checks],
                "ours": _ours(found, language),
            }
            for each, found in beside
        ],
    }


def _ours(found: Against, language: str) -> Mapping[str, object]:
    """What became of a table beside our figures."""
    return {
        "period": f"{found.period:%Y-%m}" if found.period else None,
        "rows": rows_said(found, language),
        "columns": [
            {
                "key": one.key, "name": one.line.name, "figure": found.chosen.get(one.key) or None,
                "may_be": list(one.figures), "why": one.sentence(language) if one.why else None,
            }
            for one in found.offer.columns
        ],
        "counts": counted(found.checks),
        "checks": [as_dict(check, language) for check in found.checks],
    }  # fmt: skip


def lines(store: Store, view: View, beside: Iterable[Beside], language: str, *, is_all: bool = True) -> Iterator[str]:
    """The same for people, one line per verdict; `is_all`: with the figures that belong to no table.

    Of a table first what deserves a look first, then what it is beside ours, then by itself.
    """
    for period, checks in published_figures(store, view) if is_all else []:
        yield translate(language, "{period}公开数据", period=f"{period:%Y-%m}")
        yield from (line(check, language) for check in checks)
    for each, found in beside:
        yield translate(language, "{title}（{place}）", title=each.table.title, place=each.table.place)
        if first := headline(each, found, language):
            yield f"  {first}"
        if found.has_ours:
            yield from (f"  {said}" for said in _against(each, found, language))
            within = translate(language, "表内各数之间：")
            yield f"  {within}"
        agreeing = agreeing_cells(found.checks)
        yield from (line(check, language, agreeing) for check in each.checks)
        if not each.checks:
            yield f"  {nothing(each, language)}"


def _against(table: Checked, found: Against, language: str) -> Iterator[str]:
    yield from rows_said(found, language)
    if found.offer.whose is None:
        return
    yield from columns_said(found, language)
    if found.period is None and table.table.period:
        yield translate(
            language, "表题写的是{own}：与其他月份比对，请用 --table 写明这张表。", own=f"{table.table.period:%Y-%m}"
        )
        return
    if found.period is None:
        yield translate(language, "表里没有写明本系统有的报告期：请用 --period 选定，再与本系统比对。")
        return
    yield translate(language, "与本系统{period}的数比对：", period=f"{found.period:%Y-%m}")
    yield from (line(check, language) for check in found.checks)
