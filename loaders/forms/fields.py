"""The synonym dictionary (data/reference/fields.json): which field a column header names, and how sure that is."""

import functools
import json
import re
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

SOURCE = Path(__file__).parents[2] / "data" / "reference" / "fields.json"

MONEY, PERCENTS = frozenset({"money"}), frozenset({"percent", "rate"})
NUMBERS = frozenset({"money", "percent", "rate", "quantity", "number"})


class Match(NamedTuple):
    """The field that a header names, whether that is certain, and its month (1–12) in a monthly plan."""

    field: str | None
    certain: bool
    month: int | None = None


NONE = Match(None, True)
REPORTED = frozenset(
    {"issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", "physical_pct", "progress", "done_value", "done_ytd_wan"}
)
"""What a form reports up to a month: the same of another month, or of a part, must never pass for it."""
OF_LAST_YEAR = ("prior_wan", "done_before_wan")
_MONTH_ALONE = re.compile(r"(?:20\d\d年)?(?:(?:\d{1,2}|元)[-—–~至到])?(?:\d{1,2}|元)月(?:份|底|末)?")
_TO_THIS_MONTH = re.compile(r"截?[至到](?:本|当)[月期](?:止|末|底)?")
_MONTH_OR_SUM = re.compile(r"(?:本|当)[月期](?=累计)")
"""本月累计 may be all since January or all of the month."""
_SINCE_JANUARY = re.compile(r"^(?:本年度?|今年|当年|年内|年度|自?年初)(?:以来|至今)?")
_BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_NEUTRAL = re.compile(
    r"[\W\d_A-Za-z=]*|亿|累计|合计|小计|总[计额数]|金额|[实数]数?|续|必填|选填|含.*|截[至止].*|[自从]?年初.*|.*月.*|[本今当]年.*|20\d\d年度?"
    r"|.{0,3}填.*|保留.*|按.*|单位.*|请.*|如.*|注.*|见.*|下拉.*"
)
"""In brackets, what does not say that a figure is of a part (中央资金, 一期, 不含县级配套) or not one yet (预计)."""
_CODES = ("编码", "代码", "账号", "卡号", "证号", "证号码")
_LEVELS = ("类", "款", "项", "目")
"""Ends of headers over digits that are no figures, and the parts of a budget code."""


class Dictionary:
    """The words of the dictionary, ready for look-up."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.kinds: dict[str, str] = {name: field["kind"] for name, field in words["fields"].items()}
        self.names: dict[str, str] = {name: field["name"] for name, field in words["fields"].items()}
        self.headers: dict[str, tuple[str, bool]] = {}
        for name, field in words["fields"].items():
            for header in field.get("likely", []):
                self.headers.setdefault(key(header), (name, False))
            for header in field["headers"]:
                self.headers[key(header)] = (name, True)
        self.generic = frozenset(map(key, words["generic"]))
        self.month_only = frozenset(map(key, words["month_only"]))
        self.last_year: list[str] = words["last_year"]
        self.plan_parents = frozenset(map(key, words["plan_parents"]))
        self.money_units: dict[str, str] = words["money_units"]
        self.count_units = frozenset(words["count_units"])
        self.other_units = frozenset(words["other_units"])


@functools.cache
def dictionary() -> Dictionary:
    """The dictionary, read once."""
    return Dictionary(json.loads(SOURCE.read_text(encoding="utf-8")))


@functools.lru_cache(maxsize=8192)
def key(header: str) -> str:
    """A header as it is compared: no blanks, marks, brackets, units; no years or months."""
    text = unicodedata.normalize("NFKC", re.sub(r"[\u00b9\u00b2\u00b3\u2460-\u2487*＊†‡]+\s*$", "", header))
    text = re.sub(r"\s+", "", text)
    text = re.sub(r"[(\[【<《][^()\[\]【】<>《》]*[)\]】>》]", "", text) or text
    text = re.sub(r"(?:截[至止])?(?:20)?\d{2}年度?(?:(?=\d{1,2}月)|(?=\D))", "", text)
    text = re.sub(r"(?:截[至止])?(?:\d{1,2}|元)[-—–~至到]?(?:\d{1,2})?月(?:\d{1,2}日|份|底|末)?(?=\D)", "", text)
    text = re.sub(r"[,/](?:%|[\u4e00-\u9fff]{0,2}元|个|人)$", "", text)
    text = re.sub(r"[^\w\u4e00-\u9fff]", "", text)
    return re.sub(r"(?<=\w\w)(百万元|千万元|亿元|万元|千元)$", "", text)


@functools.lru_cache(maxsize=8192)
def match(header: str) -> Match:
    """The field of a header whose stacked rows are joined by "|"."""
    parts = [part for part in header.split("|") if part.strip()]
    if not parts:
        return NONE
    known = dictionary()
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", header))
    if any(word in folded for word in known.last_year):
        keys = [key(part) for part in parts]
        named = (known.headers.get(one, ("", True))[0] for one in (keys[-1], "".join(keys)))
        return next((Match(field, True) for field in named if field in OF_LAST_YEAR), NONE)
    if plan := _plan_month(parts, known):
        return plan
    if _TO_THIS_MONTH.search(folded) or _MONTH_OR_SUM.search(folded):
        found = match(_MONTH_OR_SUM.sub("", _TO_THIS_MONTH.sub("", folded)))
        return found._replace(certain=found.certain and not _MONTH_OR_SUM.search(folded))
    if len(parts) > 1 and _MONTH_ALONE.fullmatch(folded.rsplit("|", 1)[-1]):
        found = match("|".join(parts[:-1]))
        is_of_one = _is_of_one_month(folded)
        return found._replace(certain=found.certain and not is_of_one) if found.field in REPORTED else NONE
    if re.search(r"本月|当月|本旬|本季|当季|本期(?!止|末)", folded):
        return _of_the_month(parts, known)
    plain = _plain(parts, known)
    if plain.field and known.kinds[plain.field] in ("money", "quantity") and _is_of_one_month(folded):
        return Match(plain.field, False)
    return Match(plain.field, False) if plain.field in REPORTED and _is_of_a_part(folded, known) else plain


def _is_of_a_part(header: str, known: Dictionary) -> bool:
    """Whether brackets narrow a header down: 实际拨付（中央资金）, but not （万元） or （截至3月底）."""
    words = [word for bracket in _BRACKETS.findall(header) for word in re.split("[,、;/:]", bracket)]
    units = known.count_units | known.other_units | known.money_units.keys()
    return any(word not in units and not _NEUTRAL.fullmatch(word) for word in words)


def _is_of_one_month(header: str) -> bool:
    """Whether a header names one month without saying that it counts up to it: 2月拨付, but not 1-2月 or 截至2月底."""
    if re.search(r"截[至止]|累计|以来|年初|季度|半年", header):
        return False
    months = re.findall(r"(?<![\d])(\d{1,2})?([-—–~至到])?(\d{1,2})月(底|末)?", header)
    return any(not start and not dash and not end and int(month) > 1 for start, dash, month, end in months)


def _plan_month(parts: list[str], known: Dictionary) -> Match | None:
    month = re.fullmatch(
        r"(?:20\d\d年)?(\d{1,2}|元)月(?:份|底|末)?(?:\(%\))?", unicodedata.normalize("NFKC", parts[-1]).strip()
    )
    if not month or not any(key(part) in known.plan_parents for part in parts[:-1]):
        return None
    number = 1 if month[1] == "元" else int(month[1])
    return Match("plan_month", True, number) if 1 <= number <= 12 else NONE


def _of_the_month(parts: list[str], known: Dictionary) -> Match:
    """Figures of the month alone are other fields than cumulative ones, and must never pass for them."""
    keys = [key(part).removeprefix("其中") for part in parts]
    leaf = next((k for k in reversed(keys) if k not in known.month_only and k not in known.generic), "")
    for candidate in ("".join(keys), keys[-1], f"本月{leaf}", leaf):
        found = known.headers.get(candidate)
        if found and known.kinds[found[0]] not in ("money", "quantity", "open", "percent", "rate"):
            return Match(*found)
        if found and found[0].startswith("month_"):
            return Match(*found)
        if found and found[0] == "physical_pct":
            return Match("physical_pct", False)  # what it stands at, or by how much it rose
    return NONE


def _plain(parts: list[str], known: Dictionary) -> Match:
    keys = [key(part) for part in parts]
    sources = [known.headers.get(one, ("", True))[0] == "fund_source_wan" for one in keys]
    if any(sources[:-1]) and keys[-1] in known.headers and known.kinds[known.headers[keys[-1]][0]] == "money":
        return Match("fund_source_wan", True)
    candidates = ["".join(keys), keys[-1]]
    if len(keys) > 1:
        candidates.insert(1, "".join(keys[-2:]))
    if len(keys) > 1 and keys[-1] in known.generic:
        candidates.append(keys[-2])
    for candidate in candidates:
        if found := known.headers.get(candidate):
            return Match(_rate_of(found[0], keys[:-1], known), found[1])
    if known.headers.get(keys[-1].removeprefix("其中"), ("", True))[0] == "fund_source_wan":
        return Match("fund_source_wan", True)
    if (since := known.headers.get(_SINCE_JANUARY.sub("", keys[-1]))) and since[0] in REPORTED:
        return Match(*since)
    if keys[-1].endswith(_CODES) or (keys[-1] in _LEVELS and any(one.endswith(_CODES) for one in keys)):
        return Match("code", True)
    return _resembling(keys[-1], known)


def _rate_of(field: str, above: list[str], known: Dictionary) -> str:
    """A share under 预算下达 is one of issued money, whatever it is a share of."""
    parent = next((known.headers[one][0] for one in reversed(above) if one in known.headers), "")
    return (
        {"issued_wan": "issued_pct", "arrived_wan": "arrived_pct", "paid_wan": "paid_pct"}.get(parent, field)
        if field == "disbursed_pct"
        else field
    )


def _resembling(leaf: str, known: Dictionary) -> Match:
    """The longest known header inside this one: a proposal, never certain."""
    best = max((one for one in known.headers if len(one) >= 3 and one in leaf), key=len, default=None)
    if best is None or len(leaf) > len(best) + 6:
        return NONE
    return Match(known.headers[best][0], False)
