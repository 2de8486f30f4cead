"""What an Excel number format says about a number: date, percent, a unit printed behind it, scaled for show."""

import functools
import re
from datetime import date, datetime, timedelta
from decimal import Decimal

BUILT_IN = {2: "0.00", 4: "#,##0.00", 39: "#,##0.00", 40: "#,##0.00", 9: "0%", 10: "0.00%",
            14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
            19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
            47: "mm:ss.0", 49: "@"}  # fmt: skip
BUILT_IN |= dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd")

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")


@functools.lru_cache(maxsize=1024)
def kind(number_format: str | None) -> str:
    """One of date, time, percent, number."""
    if not number_format or number_format in ("General", "@", "G/通用格式"):
        return "number"
    section = number_format.split(";")[0]
    bare = _BRACKETS.sub("", _QUOTED.sub("", section)).lower()
    if re.search(r"[ymde年月日]", bare.replace("general", "")) and not re.search(r"[0#?]", bare.replace("ss.0", "")):
        return "date" if re.search(r"[yde年月日]|mmm|m(?!m?:)", bare) and "h" not in bare.split("m")[0] else "time"
    if re.search(r"[hs]", bare) and not re.search(r"[#?]", bare):
        return "date" if re.search(r"[yd]", bare) else "time"
    return "percent" if "%" in bare else "number"


@functools.lru_cache(maxsize=1024)
def printed_unit(number_format: str | None) -> str | None:
    """The words that the format prints behind the number, such as 万元."""
    if not number_format or kind(number_format) != "number":
        return None
    section = re.sub(r"\[[^\]]*\]", "", number_format.split(";")[0])
    section = re.sub(r"\\([\u4e00-\u9fff])", r"\1", section)  # LibreOffice writes 0\人 for 0"人"
    words = "".join(re.findall(r'"([^"]*)"', section)) + "".join(
        re.findall(r"[\u4e00-\u9fff]", _QUOTED.sub("", section))
    )
    words = words.replace("通用格式", "").strip()
    return words or None


@functools.lru_cache(maxsize=1024)
def is_scaled(number_format: str | None) -> bool:
    """Whether the format shows another number than is stored: `0.0,` or the 万 trick `0!.0,`."""
    if not number_format:
        return False
    section = _BRACKETS.sub("", re.sub(r'"[^"]*"', "", number_format.replace('"."', "!.")))
    return bool(re.search(r"[0#?],+(?![0#?,])|[0#?](!|\\|\\!)\.[0#?]", section))


@functools.lru_cache(maxsize=1024)
def shown_decimals(number_format: str | None) -> int | None:
    """How many decimals the format always shows; None where it leaves that to the number."""
    if not number_format or kind(number_format) not in ("number", "percent") or is_scaled(number_format):
        return None
    bare = _BRACKETS.sub("", _QUOTED.sub("", number_format.split(";")[0]))
    digits = re.fullmatch(r"[^0#?.]*[0#?,]*0(?:\.(0*))?[^0#?.eE/]*", bare)
    return len(digits[1] or "") if digits else None


@functools.lru_cache(maxsize=1024)
def is_bare(number_format: str | None) -> bool:
    """Whether the format shows the stored number and nothing else."""
    return kind(number_format) == "number" and not is_scaled(number_format) and printed_unit(number_format) is None


def from_serial(serial: Decimal, date_1904: bool) -> date | datetime | None:
    """The day (and moment) of an Excel serial; None where Excel has none."""
    days = int(serial)
    if days < 0 or days > 2_958_465 or (days == 60 and not date_1904):
        return None
    base = datetime(1904, 1, 1) if date_1904 else datetime(1899, 12, 31 if days < 60 else 30)
    moment = base + timedelta(days=days, seconds=round(float(serial - days) * 86_400))
    return moment.date() if moment.time() == datetime.min.time() else moment
