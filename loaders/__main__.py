"""The loader's command line: load files, folders or zip parcels, rebuild the warehouse, inspect any table."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from data import console
from data.store import Store, default_root
from data.wording import LANGUAGES, msg, translate
from loaders import load, receipt, report
from loaders.incoming import Incoming

NOT_SUBMISSIONS = (".", "~$")
MISSING_WAREHOUSE = msg("档案中已有收文，但数据仓不在。请先运行 python -m loaders rebuild。")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 all accepted, 1 something questioned or rejected, 2 nothing usable."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except load.WarehouseMissingError:
        print(translate(options.language, MISSING_WAREHOUSE), file=sys.stderr)
        return 2


def _load(options: argparse.Namespace) -> int:
    Store(options.store).upgrade()
    missing = [path for path in options.paths if not path.exists()]
    for path in missing:
        print(translate(options.language, "没有找到“{path}”。", path=path), file=sys.stderr)
    found = [path for given in options.paths for path in _files(given)]
    files = [Incoming(str(path), path.read_bytes(), is_published=options.published) for path in found]
    if not files:
        print(translate(options.language, "没有可以读取的文件。"), file=sys.stderr)
        return 2
    batch = load.load(files, Store(options.store))
    receipts = receipt.of_files(batch.files)
    if options.json:
        answer = report.as_dict(batch, options.language) | {"receipts": [receipt.as_dict(one) for one in receipts]}
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print(*report.lines(batch, options.language), sep="\n")
        print(*[f"{receipt.line(one, options.language)}\n" for one in receipts], sep="", end="")
    return max(report.exit_code(batch), 1 if missing else 0)


def _rebuild(options: argparse.Namespace) -> int:
    store = Store(options.store)
    store.upgrade()
    differences = load.rebuild(store)
    for table, (old, new) in differences.items():
        print(
            translate(
                options.language, "{table}：重建前{old}行，重建后{new}行，内容不同。", table=table, old=old, new=new
            )
        )
    if not differences:
        print(translate(options.language, "已由档案重建，与原数据仓逐行一致（{version}）。", version=store.version()))
    return 1 if differences else 0


def _inspect(options: argparse.Namespace) -> int:
    from loaders.inspect import inspect_file

    found = inspect_file(options.path)
    print(json.dumps(found, ensure_ascii=False, indent=None if options.json else 1))
    return 2 if found["error"] else 0


def _files(given: Path) -> list[Path]:
    """A file itself, or every file below a folder except hidden ones and Excel's lock files."""
    if given.is_file():
        return [given]
    return sorted(
        path
        for path in given.rglob("*")
        if path.is_file() and not any(part.startswith(NOT_SUBMISSIONS) for part in path.relative_to(given).parts)
    )


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--store", type=Path, default=default_root(), help="folder of the store")
    shared.add_argument("--json", action="store_true", help="answer for programs")
    shared.add_argument("--language", choices=LANGUAGES, default="zh")
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    commands = parser.add_subparsers(required=True)
    taking_in = commands.add_parser("load", parents=[shared], help="take in files, folders or zip parcels of files")
    taking_in.add_argument("paths", nargs="+", type=Path)
    taking_in.add_argument(
        "--published", action="store_true", help="tables as offices published them, in any layout, to be reconciled"
    )
    taking_in.set_defaults(run=_load)
    again = commands.add_parser("rebuild", parents=[shared], help="make the warehouse again from the archive")
    again.set_defaults(run=_rebuild)
    looking = commands.add_parser("inspect", parents=[shared], help="show how a file is understood")
    looking.add_argument("path", type=Path)
    looking.set_defaults(run=_inspect)
    return parser


if __name__ == "__main__":
    console.end(main)
