"""Write the Ziyang 2023 sample: `python -m data.samples.generate [FOLDER]`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from data.samples import inputs
from data.samples.book import Cell, Sheet, csv_bytes, xlsx_bytes
from data.samples.course import draw, february_money, standing
from data.samples.inputs import Adjustment, County, Fault, Task
from data.samples.plans import adjusted, breakdown, register, visits, working_groups
from data.samples.progress import address, progress

HOME = Path(__file__).parent
YEAR = "ziyang_2023"
MONTHS = range(1, 11)
PROGRESS_NAME = "{county}_2023年{month:02}月_民生实事进展情况{mark}.{suffix}"
RECEIPTS = "04_收文登记.csv"
OFFICE = "市人大常委会办公室"
FIRST_REGISTER, LATER_REGISTER = datetime(2023, 1, 30), datetime(2023, 7, 11)
SENT_ONCE = {
    "01_实事项目清单.xlsx": (datetime(2023, 1, 31, 10, 20), OFFICE),
    "01_实事项目清单_调整.xlsx": (datetime(2023, 7, 12, 9, 30), OFFICE),
    "02_目标任务分解表.xlsx": (datetime(2023, 2, 1, 8, 40), "市政府办公室"),
    "02_目标任务分解表_调整.xlsx": (datetime(2023, 7, 12, 9, 40), "市政府办公室"),
    "安岳县_目标任务分解表_调整.xlsx": (datetime(2023, 7, 31, 17, 25), "安岳县"),
    "03_公开数据.csv": (datetime(2023, 3, 20, 16, 10), OFFICE),
    "05_现场查看记录.xlsx": (datetime(2023, 9, 28, 16, 5), OFFICE),
    RECEIPTS: (datetime(2023, 11, 6, 17, 30), OFFICE),
}
MISSING, CORRECTED, EARLY = "整月缺报", "后被更正", "期末前报送"
ADJUSTED_FROM = 7
"""From this month on the forms print the planned funding of the adjusted breakdown."""
CORRECTION_DELAY = timedelta(days=8, hours=3)

Receipt = tuple[datetime, str]
Form = tuple[str, Sheet, Receipt, list[Fault]]


def main(folder: Path = HOME) -> None:
    """Write `ziyang_2023/` and the list of its planted faults into `folder`."""
    tasks, faults = inputs.tasks(), inputs.faults()
    files: dict[str, bytes] = {
        "01_实事项目清单.xlsx": xlsx_bytes([register(inputs.projects(), tasks, FIRST_REGISTER), working_groups()]),
        "02_目标任务分解表.xlsx": xlsx_bytes([breakdown(tasks)]),
        "03_公开数据.csv": csv_bytes(_published(), "utf-8-sig"),
        "05_现场查看记录.xlsx": xlsx_bytes([visits(inputs.projects())]),
        **_adjusted(tasks),
    }
    receipts, planted = dict(SENT_ONCE), [_missing(fault) for fault in faults if fault.fault == MISSING]
    for county in inputs.counties():
        for name, sheet, receipt, own in _forms(county, tasks, faults):
            files[name] = xlsx_bytes([sheet]) if county.suffix == "xlsx" else csv_bytes(sheet.rows, county.encoding)
            receipts[name.rpartition("/")[2]] = receipt
            planted += [_planted(name, county, sheet, fault) for fault in own]
    files[RECEIPTS] = csv_bytes(_register_of_receipts(receipts), "utf-8-sig")
    for name, content in files.items():
        _save(folder / YEAR / name, content)
    header = ["fault", "file", "sheet", "cell", "written", "note"]
    _save(folder / f"{YEAR}_faults.csv", csv_bytes([header, *sorted(planted)], "utf-8-sig"))


def _adjusted(tasks: Sequence[Task]) -> dict[str, bytes]:
    """The breakdowns of July, each with the tasks that it moves, and the list of the projects whose funding changed."""
    later = _later(tasks)
    changed = {
        task.project.no: task.project for task, adjusted in later.items() if adjusted.planned_wan != task.planned_wan
    }
    register_of = register([*changed.values()], [*later.values()], LATER_REGISTER, "（调整）")
    files = {"01_实事项目清单_调整.xlsx": xlsx_bytes([register_of])}
    by_file: dict[str, list[tuple[Task, Adjustment]]] = {}
    by_key = {task.key: task for task in later.values()}
    for each in inputs.adjustments():
        by_file.setdefault(each.file, []).append((by_key[each.key], each))
    for name, moved in by_file.items():
        when, sender = SENT_ONCE[name]
        files[name] = xlsx_bytes([adjusted(sender, when, moved)])
    return files


def _later(tasks: Sequence[Task]) -> dict[Task, Task]:
    """Every task with the planned funding that the breakdowns of July give it."""
    funds = {each.key: each.planned_wan for each in inputs.adjustments() if each.planned_wan}
    return {task: replace(task, planned_wan=funds.get(task.key, task.planned_wan)) for task in tasks}


def _forms(county: County, tasks: Sequence[Task], faults: Sequence[Fault]) -> Iterator[Form]:
    """Every file that `county` sends; where a correction follows, the first file carries the wrong figures."""
    february, later = february_money(tasks), _later(tasks)
    for month in MONTHS:
        own = [fault for fault in faults if (fault.month, fault.county) == (month, county.county)]
        kinds = {fault.fault for fault in own}
        if MISSING in kinds:
            continue
        current = later if month >= ADJUSTED_FROM else dict(zip(tasks, tasks, strict=True))
        now = {current[task]: standing(current[task], month, february[task]) for task in tasks if task.county == county}
        receipt = (_received(county, month, EARLY in kinds), county.county)
        yield _name(county, month, ""), progress(county, month, now, own), receipt, own
        if CORRECTED in kinds:
            again = (receipt[0] + CORRECTION_DELAY, county.county)
            yield _name(county, month, "_更正"), progress(county, month, now, []), again, []


def _name(county: County, month: int, mark: str) -> str:
    name = PROGRESS_NAME.format(county=county.county, month=month, mark=mark, suffix=county.suffix)
    return f"2023-{month:02}/{name}"


def _received(county: County, month: int, early: bool) -> datetime:
    if early:
        return datetime(2023, month, 24, 9, 35)
    key = f"received/{county.county}/{month}"
    minutes = draw(key, 8 * 60)
    return datetime(2023, month + 1, 1 + draw(f"day/{key}", 6), 9) + timedelta(minutes=minutes)


def _published() -> list[list[Cell]]:
    figures = inputs.table("published")
    rows: list[list[Cell]] = [[*figures[0]]]
    return rows + [[*figure.values()] for figure in figures]


def _register_of_receipts(receipts: dict[str, Receipt]) -> list[list[Cell]]:
    lines = sorted((when, name, sender) for name, (when, sender) in receipts.items())
    rows: list[list[Cell]] = [["民生实事项目监督收文登记（示例数据）", None, None], ["文件名", "收到时间", "来文单位"]]
    return rows + [[name, f"{when:%Y-%m-%d %H:%M}", sender] for when, name, sender in lines]


def _planted(name: str, county: County, sheet: Sheet, fault: Fault) -> list[str]:
    sheet_name = sheet.name if county.suffix == "xlsx" else ""
    return [fault.fault, f"{YEAR}/{name}", sheet_name, address(sheet, fault), fault.written, fault.note]


def _missing(fault: Fault) -> list[str]:
    county = next(county for county in inputs.counties() if county.county == fault.county)
    return [fault.fault, f"{YEAR}/{_name(county, fault.month, '')}", "", "", "", fault.note]


def _save(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:2]])
