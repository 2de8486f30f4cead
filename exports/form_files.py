"""Forms as files: one for a county, or a folder with one for every county or responsible unit."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from data.store import Store
from data.wording import translate
from exports.choice import ChoiceError, view
from exports.form import file_name, senders, workbook


def forms(
    store: Store, wanted: Mapping[str, str | None], out: Path | None, language: str, *, by_unit: bool
) -> Iterator[tuple[Path, bytes]]:
    """Where each form goes and its bytes; `wanted` has period and, for one county alone, county.

    `out` is the file of a single county's form, else a folder that is made where it is missing. Raises ChoiceError for
    what cannot be meant.
    """
    chosen = view(store, wanted, language)
    if chosen.period is None:
        raise ChoiceError(translate(language, "请用 --period 写明报告期，例如 2023-03。"))
    if out is None:
        raise ChoiceError(translate(language, "请用 --out 写明文件名；不写 --county 或按责任单位分表时写明文件夹。"))
    if chosen.county and not by_unit:
        name = file_name(chosen.county, chosen.period)
        yield out / name if out.is_dir() else out, workbook(store, chosen.county, chosen.period, language)
        return
    found = [one for one in senders(store, chosen.period, by_unit=by_unit) if chosen.county in (None, one.county)]
    if not found:
        raise ChoiceError(translate(language, "{year}年没有目标任务，没有可以下发的填报表。", year=chosen.period.year))
    _make(out, language)
    for one in found:
        made = workbook(store, one.county, chosen.period, language, one.unit)
        yield out / file_name(one.county, chosen.period, one.unit), made


def _make(folder: Path, language: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        said = translate(language, "不能建立文件夹“{path}”：请检查有无同名文件、有无权限。", path=folder)
        raise ChoiceError(said) from failed
