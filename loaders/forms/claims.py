"""What a banner or note says of all figures of a form: that they are of one month, or expected ones."""

import re
from collections.abc import Iterable

from loaders.forms import fields
from loaders.forms.table import Table
from loaders.forms.units import fold
from loaders.grid import Finding

_OF_ONE_MONTH = re.compile(
    r"(?:均?[为是系]|按|填)(?:\d{1,2}月份?)?(?:当|本)[月期](?:发生|完成|实际|新增|拨付|下达)?[数额量值]"
)
_EXPECTED = re.compile(
    r"(?:以上|以下|上述|表中|本表|所填|各项|各列|数据|数字).{0,8}?[为是系](?:预计|预估|估计|估算|测算)(?:.{0,10}?[数额量值]|$)"
)
_CUMULATIVE = re.compile("累计|年初|1月1日")


def findings(table: Table, texts: Iterable[str]) -> list[Finding]:
    """What rules the whole form out: cumulative figures of today are what it must hold."""
    held = {column.field for column in table.columns}
    if not held & fields.REPORTED or any((field or "").startswith("month_") for field in held):
        return []
    for text in texts:
        said = [clause for clause in re.split(r"[;；。\n]|\s{2,}", text) if clause.strip()]
        for clause in said:
            folded = fold(clause)
            if _OF_ONE_MONTH.search(folded) and not _CUMULATIVE.search(folded):
                return [("said_of_month", "rejected", None, text.strip(), {"said": clause.strip()})]
            if _EXPECTED.search(folded):
                return [("said_expected", "rejected", None, text.strip(), {"said": clause.strip()})]
    return []
