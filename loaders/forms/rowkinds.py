"""What a row of a table is: data, total, section, note, signature, blank, column numbers, placeholder, English twin."""

import re
from itertools import pairwise

from loaders.forms.numbers import number_of, unmarked
from loaders.forms.units import fold
from loaders.grid import Cell

_NUMBERED = r"(?:[(（]?\d+(?:\.\d+)?[个项件户家处所座]?[)）]?|[(（][^()（）]{0,12}[)）])?"
_TOTAL = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,8}}(?:合计|总计|小计|共计|累计合计)|(?:全[市县区])?汇总|累计|总数|[\u4e00-\u9fff]{{0,6}}平均(?:数|值|水平)?|全[市省县区州]|计){_NUMBERED}[:：]?|其中[:：]?.{{0,16}}[(（]\d+[项个件][)）]|共?\d+(?:[个项件]|个项目(?:合计)?)"
)
_TOTAL_SIGN = re.compile("[计数全均项个件总]")
"""Without one of these a text names no total."""
_PART = re.compile(r"^(?:其中[:：]?|[#＃](?=[\u4e00-\u9fff]))")
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]+[、.．)）]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[类部章])\S*"
)
_NOTE = re.compile(
    r"[★☆◆●※*]*(?:备?注\d*|说明|填表说明|填报说明|附注?|数据来源|资料来源|来源|口径说明|编制说明|指标解释)[:：]|注\d+[、.．]?|扫一扫|第\d+页|共\d+页|[-—―–]+\d+[-—―–]+$|[★☆◆●※*]+(?:为|表示|指|号)"
)
_SIGNATURE = re.compile(
    r"(?:(?:业主|单位|部门|项目)?(?:填表|填报|制表|审核|复核|审批|统计|经办|联系|签发|负责)人?(?:负责人)?|分管领导|主要领导|单位负责人|主要负责人|领导签字|负责人签字|联系电话|电话|盖章|签名|签字|业主|单位|填报时间|填报日期|报送时间|报送日期|制表时间)(?:[(（][^()（）]*[)）])?[:：]"
)
_FORMULA = re.compile(r"[A-Z](?:=[A-Z](?:[+\-*/÷×][A-Z0-9%]+)*)?")
"""A and B, or A=B+C: how columns are made of one another."""
_COLUMN_LETTERS = frozenset({"栏次", "甲", "乙", "丙", "丁", "戊", "行次", "A", "B", "C", "类", "款", "项", "目"})
_COLUMN_NUMBER = re.compile(r"[(\[<]?(\d{1,2})(?:=.*)?[)\]>]?栏?")
_PLACEHOLDER = re.compile(r"[×xX]{1,}|N|n|[.…]{2,}|\*{2,}|…+|×+年×+月|示例行|[×xX]+(?:元|万元|项目|单位|%)")
PLAIN_LABEL = re.compile(
    rf"(?!(?:{_TOTAL.pattern})\Z|{_PART.pattern}|(?:{_SECTION.pattern})\Z|{_NOTE.pattern}|{_SIGNATURE.pattern})"
    r"[\u4e00-\u9fffA-Za-z0-9（）-]*"
)
"""Words at the beginning of a row that make it none of these."""
TOTAL_SIGN = "计"
"""Words further right without it do not make the row a total."""


def kind_of(cells: list[Cell], label_end: int) -> str:
    """The kind of a body row by its cells alone; cells up to column `label_end` may carry its label."""
    if not cells:
        return "blank"
    if not any(fold(cell.text) for cell in cells):
        return "blank"
    if _is_column_numbers(cells):
        return "column_numbers"
    first = fold(cells[0].text)
    if _NOTE.match(first) and len(cells) <= 2:
        return "note"
    if _SIGNATURE.match(first) and sum(number_of(cell) is not None for cell in cells) <= 1:
        return "signature"
    if _is_placeholder(cells):
        return "placeholder"
    labels = [fold(cell.text) for cell in cells[:3] if cell.column <= label_end]
    if any(is_total(text) or (_PART.match(text) and _speaks_of_a_part(labels, text)) for text in labels):
        return "total"
    if len(cells) > len(labels) and _is_total_further_right(cells[len(labels) :]):
        return "total"
    if labels and _SECTION.fullmatch(labels[0]):
        return "section"
    return "data"


def label_of(cells: list[Cell], kind: str) -> str:
    """The first words of a row; of a total those that make it one."""
    texts = [cell.text for cell in cells[:6]]
    named = (text for text in texts if kind == "total" and (_PART.match(fold(text)) or is_total(text)))
    return " ".join(next(named, texts[0]).split())


def is_total(text: str) -> bool:
    """Whether a text names a total: 合计, 小计（3项）, 全市."""
    folded = fold(text)
    return bool(_TOTAL_SIGN.search(folded)) and bool(_TOTAL.fullmatch(unmarked(folded)[0]))


def _speaks_of_a_part(labels: list[str], text: str) -> bool:
    """Whether 其中 begins a part of the row above, not the name of a numbered project (其中村道路)."""
    if text[0] in "#＃":
        return text is labels[0]
    return text is labels[0] or not is_counted(labels[0]) or bool(re.match("其中(?:[:：(（]|$)", text))


def _is_total_further_right(cells: list[Cell]) -> bool:
    """Whether 合计 stands before the first figure, right of blank or merged label columns."""
    for cell in cells[:6]:
        if not isinstance(cell.value, str):
            return False
        if "计" in cell.text and len(cell.text) < 12 and is_total(cell.text):
            return True
    return False


def is_average(label: str) -> bool:
    """Whether a row states a mean, which is no sum of rows."""
    return "平均" in label


def is_part(label: str) -> bool:
    """Whether a total speaks of a part of the rows (其中)."""
    return bool(_PART.match(fold(label)))


def is_subtotal(label: str) -> bool:
    """Whether a total speaks of the rows next to it (小计)."""
    return "小计" in fold(label)


def is_section_number(label: str) -> bool:
    """Whether a first cell is a bare 一, 二、, （三） or A."""
    return not label[:1].isdigit() and bool(
        re.fullmatch(r"[(（]?(?:[一二三四五六七八九十]+|[A-Z])[)）、.．]?", fold(label))
    )


def is_counted(label: str) -> bool:
    """Whether a first cell is a running number."""
    return bool(re.fullmatch(r"[(（]?\d{1,3}(\.0)?[)）、.．]?", fold(unmarked(label)[0])))


def is_numbered(label: str) -> bool:
    """Whether a first cell is a running number or one of its parts: 1, 1.2, 1-3."""
    return is_counted(label) or bool(re.fullmatch(r"\d{1,3}(?:[.\-]\d{1,3})+", fold(label)))


def section_level(label: str) -> int:
    """The level of a section; 1 for one without a number."""
    return number_level(label) or 1


def number_level(label: str) -> int | None:
    """1 for 一、, 2 for （一）, 3 for 1, 4 for 1.1; the length of a code such as 20502; None for no number."""
    folded = fold(label)
    if folded.isdigit() and len(folded) > 2:
        return len(folded)
    if re.match("[一二三四五六七八九十]+(?:[、.．)]|$)", folded):
        return 1
    if re.match("[(][一二三四五六七八九十]+[)]", folded):
        return 2
    found = re.match(r"[(]?(\d+(?:\.\d+)*)", folded)
    return 3 + found[1].count(".") if found else None


def _is_placeholder(cells: list[Cell]) -> bool:
    """A row that shows what to fill in: N, ×××."""
    texts = (fold(cell.text) for cell in cells)  # most rows are told by their first text
    return all(_PLACEHOLDER.fullmatch(text) or (text.isdigit() and len(text) < 3) for text in texts) and any(
        _PLACEHOLDER.fullmatch(fold(cell.text)) for cell in cells
    )


def _is_column_numbers(cells: list[Cell]) -> bool:
    """A row that numbers the columns: 栏次 1 2 3, 甲 乙 1 2, (1) (2) (3=1+2)."""
    counted: list[int] = []
    if (
        len(cells) > 2
        and fold(cells[0].text) in ("公式", "栏次", "栏目", "关系")
        and all(_FORMULA.fullmatch(fold(cell.text)) for cell in cells[1:])
    ):
        return True
    for cell in cells:
        text = fold(cell.text)
        if text in _COLUMN_LETTERS:
            continue
        number = _COLUMN_NUMBER.fullmatch(text)
        if number is None:
            return False
        counted.append(int(number[1]))
    if not counted:
        return False
    if fold(cells[0].text) == "栏次":
        return True
    steps = all(after == before + 1 for before, after in pairwise(counted))
    return steps and counted[0] <= 2 and (len(counted) >= 3 or (len(counted) < len(cells) and len(counted) >= 2))


def is_english(cells: list[Cell]) -> bool:
    """Whether a row is the English twin of a header: words in Latin letters only."""
    texts = [fold(cell.text) for cell in cells]
    latin = [text for text in texts if re.fullmatch(r"[A-Za-z][\x21-\x7e]*", text)]
    mostly = len(latin) == len(texts) or (len(latin) >= 3 and len(latin) * 4 >= len(texts) * 3)
    return len(latin) >= 2 and mostly and texts[0] in latin and all(len(text) > 1 for text in latin)
