"""Units as clerks write them: found in headers, banners and cells; money is brought to 万元."""

import functools
import re
import unicodedata
from decimal import Decimal

from loaders.forms.fields import dictionary

_DECLARED = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|计量|金额|资金|货币|数据)单位(?:除[^为]{1,12}外,?)?(?:均?为|:|均?以)?[\"“(]?([^\s:。;）)]{1,12}?)"
    r"(?:计|$|[)。;\"”]|(?=[^元万亿千百个人户项件套%、,/]))"
)
"""单位：万元; 计量单位为个、亿元; 以万元计."""

_SHORT = {"m": "米", "m2": "平方米", "m3": "立方米", "km": "公里", "km2": "平方公里", "kg": "千克", "t": "吨"}


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Half width, without any blanks: what is compared, never what is shown."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").split())


@functools.lru_cache(maxsize=1024)
def money_factor(unit: str | None) -> Decimal | None:
    """How many 万元 one of this unit is; None for what is no money unit."""
    if unit is None:
        return None
    found = dictionary().money_units.get(unit)
    return Decimal(found) if found else None


@functools.lru_cache(maxsize=4096)
def unit_word(text: str) -> str | None:
    """The unit that the text consists of: "万元", "(％)" → "万元", "%"; None for anything else."""
    word = fold(text).strip("()[]【】,.:;、。")
    word = re.sub(r"^(计量)?单位[:：]?", "", word).strip("()") or word
    known = dictionary()
    word = _SHORT.get(word, word)
    if word in known.money_units or word in known.count_units or word in known.other_units:
        return "%" if word == "百分比" else word
    if re.fullmatch(r"(?:元|万元)/[\u4e00-\u9fff㎡]{1,4}(?:/[\u4e00-\u9fff]{1,3})?", word):
        return word
    wide = re.fullmatch(r"(万|千|百|亿)(\S{1,4})", word)
    return word if wide and wide[2] in known.count_units else None


@functools.lru_cache(maxsize=4096)
def in_header(text: str) -> str | None:
    """The unit that a header names: in brackets, after a stroke or at its end; None where it names none."""
    folded = fold(text)
    for bracket in reversed(re.findall(r"[(\[【]([^()\[\]【】]*)[)\]】]", folded)):
        if unit := _of_words(bracket):
            return unit
    for pattern in (r"[/,:、]([^/,:、()]{1,5})$", r"(%|‰)$"):
        if (match := re.search(pattern, folded)) and (unit := unit_word(match[1])):
            return unit
    end = re.search(r"(百万元|千万元|亿元|万元|千元)$", folded)
    return end[1] if end else None


def _of_words(words: str) -> str | None:
    for word in re.split(r"[,、;:]", words):
        if unit := unit_word(word):
            return unit
    return None


@functools.lru_cache(maxsize=1024)
def in_banner(text: str) -> tuple[str, ...]:
    """The units a banner or note declares: "单位：个、亿元" → ("个", "亿元"); () where 单位 is an organisation."""
    folded = re.sub("人民币|RMB", "", fold(text))
    found: list[str] = []
    for match in _DECLARED.finditer(folded):
        found += [unit for word in re.split(r"[、,/和]", match[1]) if (unit := unit_word(word))]
    if not found and (unit := unit_word(folded)) and unit in dictionary().money_units and unit.endswith("元"):
        found.append(unit)
    return tuple(dict.fromkeys(found))
