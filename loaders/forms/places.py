"""Whether the name of a sheet is that of a county, a town or a street: one sheet per county."""

import re

from loaders.forms.units import fold

_PLACE = re.compile(
    r"\d{0,3}[.、_\-]*((?!各|全|分|按|本|所)[\u4e00-\u9fff]{1,10}(?:区|县|市|镇|乡|街道|本级))(?:[(\d].*|_.*|-.*|表|情况表)?"
)
_NO_PLACE = re.compile(
    "(?:[小社地片景校辖库灾山城牧林园县老]区|[超夜集门城都]市|城[乡镇]|乡镇|区县|市县|县市|市区|自治区县|实施区|改造区)$"
)


def place_of(sheet_name: str) -> str | None:
    """The place that a sheet is named after, such as 雁江区 of "1.雁江区（2月）"; None for any other name."""
    found = _PLACE.fullmatch(fold(sheet_name))
    return None if found is None or _NO_PLACE.search(found[1]) else found[1]
