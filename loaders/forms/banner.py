"""What stands above and below a table: title, 填报单位, 报告期, 数据截至, 单位."""

import re
from dataclasses import dataclass, field
from datetime import date

from loaders.forms import period, units
from loaders.forms.units import fold
from loaders.grid import Cell, Finding

_SAID = {
    "sender": "填报单位 报送单位 填报部门 上报单位 编制单位 制表单位 填报区县 填报地区 单位名称 填表单位 "
    "部门名称 部门 预算单位 公开部门 公开单位 编报单位 报表单位",
    "period": "报告期 报告期间 所属期 所属时期 填报期 统计期间 统计时间 数据期 填报月份 报送月份 月份",
    "as_of": "数据截至 数据截至日期 数据截止 截至日期 截至时间 截止日期 截止时间 截至 截止",
    "unit": "单位 计量单位 金额单位 资金单位 货币单位",
    "filled_on": "填报时间 填报日期 报送时间 报送日期 制表时间 制表日期 填表时间 填表日期",
    "reporter": "填报人 填表人 联系人",
    "phone": "联系电话",
    "checker": "审核人",
    "works": "工程名称 单项工程名称 单位工程名称 标段 合同段 标段名称",
    "leader": "负责人 统计负责人 单位负责人",
    "number": "文号 表号 批准文号",
    "issuer": "制定机关",
    "valid": "有效期至",
}
LABELS = {word: what for what, words in _SAID.items() for word in words.split()}
"""What stands before a colon in a banner → what it says."""
COLUMN_NAMES_TOO = {"部门", "部门名称", "预算单位", "月份", "单位", "联系人", "负责人", "计量单位", "单位名称",
                    "工程名称", "标段", "标段名称", "合同段",
                    "截止时间", "截至日期", "截止日期"}  # fmt: skip
"""Such words that may as well name a column."""
_WORDS = "|".join(sorted(LABELS, key=len, reverse=True)).replace("|部门|", "|(?<![\u4e00-\u9fff])部门|")
_LABEL = re.compile(rf"((?:{_WORDS}))(?:\([^()]{{0,6}}\))?(?::|(?=20\d\d年)(?<=[至止]))")


_STAMP = re.compile(r"\s*[(（](?:盖章|公章|签章|印章|章)[)）]")
_AFTER_SENDER = re.compile(r"\s+(?=(?:数据)?截[至止]|20\d\d[年.])")
"""What stands behind the sender without a label of its own: a day, 截至3月末."""


@dataclass
class Banner:
    """The words around a table, sorted by what they say."""

    title: str | None = None
    said: dict[str, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    units: tuple[str, ...] = ()


def is_banner(cells: list[Cell]) -> bool:
    """Whether a row says who, when or in what unit, rather than naming columns."""
    texts = [fold(cell.text) for cell in cells]
    said = sum(1 for text in texts if _LABEL.match(text.lstrip("(（")))
    if said and said * 2 >= len(texts):
        return True
    if texts and texts[0] in LABELS and texts[0] not in COLUMN_NAMES_TOO and len(texts) <= 6:
        return True
    if any(units.money_factor(units.unit_word(text)) for text in texts) and any(
        _is_time(text) and period.year_of(text) for text in texts
    ):
        return True  # 雁江区 | 2023年2月 | 万元, without saying what is what
    return bool(texts) and all(units.in_banner(text) or _is_time(text) or text.endswith((":", "：")) for text in texts)


def _is_time(text: str) -> bool:
    return bool(
        re.fullmatch(r"[(（]?(?:数据)?(?:截[至止])?[\d〇零一二三四五六七八九十年月日.\-—~至到底末份/元]+[)）]?", text)
    ) and bool(period.spans(text))


def read(rows: list[list[Cell]]) -> Banner:
    """The rows above a table."""
    banner = Banner()
    for cells in rows:
        _row(banner, cells)
    return banner


def _row(banner: Banner, cells: list[Cell]) -> None:
    index = 0
    while index < len(cells):
        text, after = cells[index].text, cells[index + 1] if index + 1 < len(cells) else None
        label = fold(text).rstrip(":")
        label = re.sub(r"\([^()]{0,6}\)$", "", label)
        if label in LABELS and after is not None and not _LABEL.search(fold(after.text)):
            _say(banner, LABELS[label], after.text)
            index += 2
            continue
        _words(banner, text)
        index += 1


def _words(banner: Banner, text: str) -> None:
    """One cell: labels with their words, or a title, or loose words."""
    spread = re.sub(r"[\u3000 ]*[:：][\u3000 ]*", ":", text.replace("（", "(").replace("）", ")"))
    found = list(_LABEL.finditer(spread))
    if not found:
        if banner.title is None and _is_title(fold(text)):
            banner.title = re.sub(r"\s+", "", text)
            unit = units.in_header(text)
            banner.units += (unit,) if units.money_factor(unit) is not None and unit else ()
        else:
            banner.loose.append(text)
        banner.units += units.in_banner(text)
        return
    if head := spread[: found[0].start()].strip(" ()[]"):
        if banner.title is None and _is_title(fold(head)):
            banner.title = re.sub(r"\s+", "", head)
        else:
            banner.loose.append(head)
    for match, after in zip(found, [*found[1:], None], strict=True):
        said = spread[match.end() : after.start() if after else None]
        _say(banner, LABELS[match[1]], said)


def _is_title(text: str) -> bool:
    if len(text) < 4 or units.in_banner(text) or _is_time(text):
        return False
    return len(text) > 8 or not re.match(r"附件|附表|表\d", text)


def _say(banner: Banner, what: str, words: str) -> None:
    words = (
        re.sub(r"^[:：\s(]+|[\s()、,;；。]+$", "", words)
        if words.count("(") != words.count(")")
        else words.strip(" \u3000\n;；。")
    )
    if what == "sender":
        words, *after = re.split(_AFTER_SENDER, _STAMP.sub("", words), maxsplit=1)
        banner.loose += filter(None, after)
    if what == "unit":
        declared = units.in_banner(f"单位:{words}")
        if not declared:
            what = "sender" if len(words) > 2 else what
        banner.units += declared
    if words:
        banner.said.setdefault(what, re.sub(r"\s+", " ", words).strip())


def month_and_day(banner: Banner, names: list[str]) -> tuple[date | None, date | None, list[Finding]]:
    """Report month and as-of day: from what the banner says, the title, loose words, then file and sheet names."""
    year = next(
        (y for text in [*banner.said.values(), banner.title or "", *names] if (y := period.year_of(text))), None
    )
    findings: list[Finding] = []
    month = _first_month(banner, names, year, findings)
    as_of = _as_of(banner, year, month)
    if month is None and as_of is not None:
        month = as_of.replace(day=1)
    return month, as_of, findings


def _first_month(banner: Banner, names: list[str], year: int | None, findings: list[Finding]) -> date | None:
    said = [text for text in [banner.said.get("period", ""), banner.title or "", *banner.loose] if text]
    for text in said:
        if any(not span.valid for span in period.spans(text)):
            findings.append(("period_invalid", "rejected", None, text, {"period": text}))
            return None
    told = [(text, month) for text in said if (month := period.month_of(text, year))]
    # a day in a file's name, or a month alone beside a title that says more, is often when it was sent
    dated = [text for text in names if all(span.day is None for span in period.spans(text))]
    named = [(text, month) for text in dated if (month := period.month_of(text, None if told else year))]
    found = told + named
    if not found:
        return None
    if not told:
        findings.append(("period_from_name", "noted", None, found[0][0], {"name": found[0][0]}))
    other = next((text for text, month in found[1:] if month != found[0][1]), None)
    if other is not None:
        params = {"first": found[0][0], "other": other}
        findings.append(("period_conflict", "questioned", None, found[0][0], params))
    return found[0][1]


def _as_of(banner: Banner, year: int | None, month: date | None) -> date | None:
    words = [banner.said.get("as_of", "")]
    words += [
        text
        for text in [*banner.loose, banner.title or "", banner.said.get("period", "")]
        if re.search(r"截[至止]", text)
    ]
    for text in filter(None, words):
        for span in period.spans(text):
            if span.valid and (span.year or year) and span.month:
                last = period.end_of(span.year or year or 1, span.month)
                return last if span.day is None else date(span.year or year or 1, span.month, min(span.day, last.day))
        if month and (found := re.search(r"(?<!\d)(\d{1,2})[日号]$", fold(text))):
            return month.replace(day=int(found[1]))
    return None
