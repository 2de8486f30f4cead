"""What the columns of a table mean: label, unit, what a rate was divided by, and what an empty cell says."""

from data.wording import msg, translate
from exports.table import Table
from metrics.columns import COLUMNS, Form

MISSING = "—"
HEADER = (msg("列名"), msg("单位"), msg("口径（分母）"), msg("空白表示"), msg("字段"))
NOT_GIVEN = msg("未填写或未报，不是0")
EMPTY: dict[Form, str] = {
    "percent": msg("分子或分母未报，或分母为0，无法计算，不是0"),
    "points": msg("相减的两个率有一个无法计算，不是0"),
    "index": msg("尚未起算，或进度未报，无法计算"),
    "days": msg("未滞后，或进度未报，无法计算"),
    "count": msg("此类项目不适用"),
}


def definitions(table: Table) -> list[tuple[str, ...]]:
    """A header and one row per shown column, in the table's language; last the column's name in programs."""
    say = table.language
    return [tuple(translate(say, head) for head in HEADER), *(_row(say, name) for name in table.names)]


def _row(language: str, name: str) -> tuple[str, ...]:
    column = COLUMNS[name]
    said = (column.label, column.unit, column.over, EMPTY.get(column.form, NOT_GIVEN))
    return (*(translate(language, text) if text else MISSING for text in said), name)
