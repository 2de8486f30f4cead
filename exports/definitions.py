"""What the columns of a table mean: label, unit, what a rate was divided by, and what an empty cell says."""

from data.wording import msg, translate
from exports.table import Table
from exports.units import unit_word
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
    return [tuple(translate(say, head) for head in HEADER), *(_row(table, name) for name in table.names)]


def _row(table: Table, name: str) -> tuple[str, ...]:
    column, say = COLUMNS[name], table.language
    unit = unit_word(name, table.view.unit, say) or MISSING
    over = translate(say, column.over) if column.over else MISSING
    empty = translate(say, EMPTY.get(column.form, NOT_GIVEN))
    return translate(say, column.label), unit, over, empty, table.field(name)
