"""How a number is written: amounts in 万元 or 亿元, rates, points and days. What is missing is "—", never 0."""

from decimal import ROUND_HALF_UP, Decimal

from data.wording import translate

MISSING = "—"
MINUS = "−"
YI = Decimal(10_000)
"""万元 in one 亿元; from here on an amount is written in 亿元."""
MILLION = Decimal(100)
"""万元 in one million yuan."""


def rounded(value: Decimal, places: int) -> Decimal:
    """`value` rounded half up, as people do it on paper."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(value: Decimal | int | None, places: int = 2) -> str:
    """A number with a comma between thousands, a real minus and without empty decimals."""
    if value is None:
        return MISSING
    text = grouped(rounded(Decimal(value), places))
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(language: str, wan: Decimal | None) -> str:
    """An amount given in 万元: in 亿元 from 1 亿元 on, else in 万元; for English readers in millions of yuan."""
    if wan is None:
        return MISSING
    if language == "en":
        places = 0 if abs(wan) >= YI else 2
        sign = MINUS if wan < 0 else ""
        return f"{sign}¥{grouped(rounded(abs(wan) / MILLION, places))}m"
    if abs(wan) >= YI:
        return translate(language, "{amount}亿元", amount=grouped(rounded(wan / YI, 2)))
    return translate(language, "{amount}万元", amount=number(wan))


def unit_of(language: str, largest: Decimal) -> tuple[Decimal, str]:
    """The unit in 万元, and its name, for amounts up to `largest` 万元 that stand on one axis."""
    if language == "en":
        return MILLION, "¥m"
    return (YI, translate(language, "亿元")) if largest >= YI else (Decimal(1), translate(language, "万元"))


def in_unit(wan: Decimal | None, size: Decimal, unit: str) -> str:
    """An amount given in 万元 in a unit that others beside it have too, from `unit_of`."""
    if wan is None:
        return MISSING
    figure, sign = rounded(abs(wan) / size, 2), MINUS if wan < 0 else ""
    if unit == "¥m":
        return f"{sign}¥{grouped(figure)}m"
    return f"{sign}{grouped(figure) if size == YI else number(figure)}{unit}"


def rate(percent: Decimal | None) -> str:
    """A rate in percent with two decimals."""
    return MISSING if percent is None else f"{grouped(rounded(percent, 2))}%"


def points(language: str, gap: Decimal | None, places: int = 2) -> str:
    """A difference of two rates in percentage points, always with its sign."""
    if gap is None:
        return MISSING
    return translate(language, "{gap}个百分点", gap=signed(gap, places))


def signed(value: Decimal | int | None, places: int = 2) -> str:
    """A number with its sign; a real minus, and no sign on zero."""
    if value is None:
        return MISSING
    exact = rounded(Decimal(value), places)
    return grouped(exact, "+") if exact else f"{abs(exact):f}"


def days(language: str, lag: int | None) -> str:
    """How far behind the clock a task is, in days; negative is ahead."""
    if lag is None:
        return MISSING
    if lag > 0:
        return translate(language, "滞后{n}天", n=lag)
    return translate(language, "提前{n}天", n=-lag) if lag < 0 else translate(language, "按期")


def of(part: int | None, whole: int | None) -> str:
    """A count with its denominator."""
    return f"{number(part, 0)} / {number(whole, 0)}"


def grouped(exact: Decimal, sign: str = "") -> str:
    """Digits with a comma between thousands and a real minus, as in tables and charts; `sign` "+" also says plus."""
    return f"{exact + 0:{sign},f}".replace("-", MINUS)  # adding zero drops the sign of "-0.00"
