"""The command line of exports: tables in JSON, CSV, XLSX or Parquet, and the forms that counties fill in."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from data import console
from data.model import Clock, Denominator, Linear, Span, Unit, View
from data.reference.lights import light_presets
from data.store import OutdatedStoreError, ReplacedBuildError, Store, default_root
from data.wording import LANGUAGES, msg, translate
from exports import reconcile_command
from exports import view as selected
from exports.bulletin.facts import KINDS
from exports.bulletin.files import written as bulletin
from exports.choice import ChoiceError, one_of, view
from exports.codes import SETTINGS
from exports.csv import csv
from exports.deck.command import file as deck_file
from exports.extract import RATES, extract
from exports.extract_choice import EXTRACT, wanted
from exports.form_files import forms
from exports.further import LISTS
from exports.json import json
from exports.manifest import FILTERS
from exports.measure import NAMES, table
from exports.parquet import parquet
from exports.table import Table
from exports.xlsx import xlsx
from metrics.grouping import DIMENSIONS

FORMATS: Mapping[str, Callable[[Table], bytes]] = {"json": json, "csv": csv, "xlsx": xlsx, "parquet": parquet}
BINARY = ("xlsx", "parquet")
NO_SCREEN = msg("{kind} 不能显示在屏幕上，请用 --out 写明文件名。")
NOT_READ = {
    OutdatedStoreError: msg("“{store}”由旧版程序生成。请先启动一次系统，或运行 python -m loaders rebuild，再导出。"),
    ReplacedBuildError: msg("导出期间“{store}”又多次入库，为避免新旧数据混用，本次没有导出。请再运行一次。"),
}
TABLE, FORM, CHECKS = msg("表格"), msg("填报表"), msg("对账结果")
BULLETIN, BRIEF, DECK = msg("通报"), msg("领导参阅"), msg("会议演示")
"""What was written."""
CHOICES = ("period", "as_of", *FILTERS, *SETTINGS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 2 a wrong choice or nothing to export (a sentence says which)."""
    options = _parser().parse_args(arguments)
    language = options.language if options.language in LANGUAGES else LANGUAGES[0]
    try:
        one_of("language", options.language, LANGUAGES, language)
        options.run(options, language)
    except ChoiceError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except (OutdatedStoreError, ReplacedBuildError) as failed:
        print(translate(language, NOT_READ[type(failed)], store=options.store), file=sys.stderr)
        return 2
    return 0


def _store(options: argparse.Namespace) -> Store:
    """The store as it is now, so that a load in between cannot make one file of two."""
    return Store(options.store).pinned()


def _table(options: argparse.Namespace, language: str) -> None:
    _deliver(_content(options, language), options.out, language, TABLE)


def _forms(options: argparse.Namespace, language: str) -> None:
    wanted = {"period": options.period, "county": options.county}
    for path, content in forms(_store(options), wanted, options.out, language, by_unit=options.by_unit):
        _deliver(content, path, language, FORM)


def _bulletin(options: argparse.Namespace, language: str) -> None:
    wanted = {name: getattr(options, name) for name in ("period", "as_of", *SETTINGS)}
    content = bulletin(
        _store(options), wanted, options.kind, options.out, language, short=options.brief, names=options.names
    )
    _deliver(content, options.out, language, BRIEF if options.brief else BULLETIN)


def _reconcile(options: argparse.Namespace, language: str) -> None:
    _deliver(reconcile_command.content(_store(options), options, language), options.out, language, CHECKS)


def _deck(options: argparse.Namespace, language: str) -> None:
    if options.out is None:
        raise ChoiceError(translate(language, NO_SCREEN, kind="PPTX"))
    wanted = {name: getattr(options, name) for name in CHOICES}
    content = deck_file(_store(options), wanted, options.deck, language, names=options.names)
    _deliver(content, options.out, language, DECK)


def _content(options: argparse.Namespace, language: str) -> bytes:
    metric = one_of("metric", options.metric, NAMES, language)
    by = _grouping(options.by, metric, language)
    return _written(options, language, lambda store, chosen: table(store, chosen, metric, by, language))


def _grouping(given: str | None, metric: str, language: str) -> str | None:
    if metric not in LISTS:
        return one_of("by", given, DIMENSIONS, language)
    if given:
        raise ChoiceError(translate(language, "{metric}不分组：请去掉 --by。", metric=metric))
    return None


def _extract(options: argparse.Namespace, language: str) -> None:
    words = {name: getattr(options, name) for name in EXTRACT}
    content = _written(
        options, language, lambda store, chosen: extract(store, wanted(chosen, words, language), language)
    )
    _deliver(content, options.out, language, TABLE)


def _written(options: argparse.Namespace, language: str, made: Callable[[Store, View], Table]) -> bytes:
    """The table that `made` makes of the store and the view, in the format that was asked for."""
    written = one_of("format", options.format, list(FORMATS), language)
    if written in BINARY and options.out is None:
        raise ChoiceError(translate(language, NO_SCREEN, kind=written.upper()))
    store = _store(options)
    result = made(store, view(store, {name: getattr(options, name) for name in CHOICES}, language))
    if result.frame.is_empty():
        _check_period(store, result)
    return FORMATS[written](result)


def _check_period(store: Store, empty: Table) -> None:
    """An empty table is an answer only where the month has tasks at all."""
    unfiltered = View(period=empty.period, as_of=empty.view.as_of)
    if selected.tasks(store, unfiltered).is_empty():
        period = f"{empty.period:%Y-%m}"
        raise ChoiceError(
            translate(empty.language, "{period}没有目标任务。请核对报告期和数据截至日期。", period=period)
        )


def _deliver(content: bytes, out: Path | None, language: str, what: str) -> None:
    """Write what was made to its file and say so; without a file to the screen, and nothing else."""
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError as failed:
        said = translate(language, "不能写入“{path}”：请检查文件夹是否存在、有无权限、文件是否正在别处打开。", path=out)
        raise ChoiceError(said) from failed
    print(translate(language, "{what}已写入{path}", what=translate(language, what), path=out))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(required=True)
    _add_reconcile(commands.add_parser("reconcile", help="published figures and tables, checked", allow_abbrev=False))
    _add_form(commands.add_parser("form", help="what a county fills in for a month", allow_abbrev=False))
    _add_bulletin(commands.add_parser("bulletin", help="a month or quarter in Word or PDF", allow_abbrev=False))
    decks = commands.add_parser("deck", help="the month as slides, PPTX", allow_abbrev=False)
    decks.set_defaults(run=_deck)
    decks.add_argument("--deck", help="a saved deck, whose edits are used")
    _add_names(decks)
    _add_view(decks)
    tables = commands.add_parser("table", help="a metric by a dimension", allow_abbrev=False)
    tables.set_defaults(run=_table)
    tables.add_argument("--metric", help="|".join(NAMES))
    tables.add_argument("--by", help="|".join(DIMENSIONS) + "; not for " + ", ".join(LISTS))
    _add_view(tables)
    extracts = commands.add_parser("extract", help="chosen rows and columns, as on the page 导出", allow_abbrev=False)
    _add_extract(extracts)
    _add_view(extracts)
    return parser


def _add_view(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", default="json", help="|".join(FORMATS))
    command.add_argument("--out", type=Path, help="file to write; without it JSON and CSV go to standard output")
    command.add_argument("--store", type=Path, default=default_root(), help="folder of the store")
    command.add_argument("--language", default=LANGUAGES[0], help="|".join(LANGUAGES))
    command.add_argument("--period", help="month, 2023-02; without it the newest that half of the tasks reported")
    command.add_argument("--as-of", help="count only what the office had received by this day, 2023-03-05")
    for name in FILTERS:
        command.add_argument(f"--{name.replace('_', '-')}", help="show only this one")
    _add_settings(command)


def _add_names(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--names", action="store_true", help="with the persons who answer for tasks; else none is named"
    )


def _add_settings(command: argparse.ArgumentParser) -> None:
    command.add_argument("--linear", help="|".join(Linear))
    command.add_argument("--clock", help="what colours the lights: " + "|".join(Clock))
    command.add_argument("--lights", help="|".join(light_presets()))
    command.add_argument("--span", help="what amounts speak of: " + "|".join(Span))
    command.add_argument("--denominator", help="of the rate of disbursed money: " + "|".join(Denominator))
    command.add_argument("--unit", help="of money: " + "|".join(Unit))


def _add_extract(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_extract)
    command.add_argument("--by", help=f"one row per {'|'.join(DIMENSIONS)}; one per task without it")
    command.add_argument("--columns", help="names of columns in their order, with commas between")
    command.add_argument("--lag-over", help="only tasks that are behind by more than so many days")
    command.add_argument("--rate", help=f"with --below: {'|'.join(RATES)}")
    command.add_argument("--below", help="only tasks whose rate is known and less than so many percent")
    command.add_argument("--stage", help="only tasks at this stage")
    command.add_argument("--questioned", action="store_const", const="1", help="only tasks with open questions")
    command.add_argument("--sort", help="column to sort by")
    command.add_argument("--descending", action="store_const", const="1", help="the greatest first")


def _add_bulletin(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_bulletin)
    command.add_argument("--kind", default=KINDS[0], help="|".join(KINDS))
    command.add_argument("--brief", action="store_true", help="the one page for leaders instead")
    _add_names(command)
    command.add_argument("--period", help="month, 2023-02; without it the newest that half of the tasks reported")
    command.add_argument("--as-of", help="count only what the office had received by this day, 2023-03-05")
    command.add_argument("--out", type=Path, help="file to write, .docx or .pdf")
    command.add_argument("--store", type=Path, default=default_root(), help="folder of the store")
    command.add_argument("--language", default=LANGUAGES[0], help="|".join(LANGUAGES))
    _add_settings(command)


def _add_reconcile(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_reconcile)
    reconcile_command.add(command)


def _add_form(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_forms)
    command.add_argument("--county", help="only this county; without it one file for each, into the folder --out")
    command.add_argument("--by-unit", action="store_true", help="one file for each responsible unit, into a folder")
    command.add_argument("--period", help="month to report, 2023-03")
    command.add_argument("--out", type=Path, help="file of one county's form, else folder")
    command.add_argument("--store", type=Path, default=default_root(), help="folder of the store")
    command.add_argument("--language", default=LANGUAGES[0], help="|".join(LANGUAGES))


if __name__ == "__main__":
    console.end(main)
