"""A row or column of a published table: what it is called, and what its name says of its figures."""

import re
from dataclasses import dataclass
from functools import cached_property

from data.reference import unit

RATIO = re.compile(r"率|比例|比重|占比|^占|占.{0,8}[%比]|百分比|完成目标|[(（][%％][)）]$|[%％]$")
SHARE_OF = re.compile(r"[完达]成|[占为比]")
"""Words that make a percentage of a target: 完成年度目标, 为年初预算."""
TARGET = re.compile(r"目标|任务|计划|应|预算安排|指标数|总数")
DONE = re.compile(r"完成|进度|实际|已|累计|下达|拨付|到位|开工|竣工|支出|发放|办结|销号")
TOTAL = re.compile(
    r"[★☆\s]*(?:.{0,8}(?:合计|总计|小计|共计)|总数|全[市省县区州国]|[Tt]otal)(?:[(（].{0,12}[)）])?[:：]?"
)
PART = re.compile(r"其中[:：]?")
AVERAGE = re.compile(
    r"人均|户均|平均|均价|标准(?:$|[(（])|单价|造价|/[人户月年亩]|率$|率[(（]|比例|比重"
    r"|排名|名次|得分|评分|年龄|天数|指数"
)
RANK = re.compile(r"名次|排名|位次|排位|名列")
SCORE = re.compile(r"得分|评分|分值|总分|综合分|打分|分数")
PERIOD = re.compile(
    r"(?:20\d\d年度?)?(?:截[至止])?(?:(?:\d{1,2}|元)月?[-—–~至到])?(\d{1,2})月(?:份|底|末)?|(前三季度|上半年|一季度|全年)"
)
POINTS = frozenset({"个百分点", "百分点"})
"""What a difference of percentages is counted in."""
MONTH_OF = {"一季度": 3, "上半年": 6, "前三季度": 9, "全年": 12}
OF_ONE_QUARTER = re.compile(r"[二四]季度")
OF_ONE_MONTH = re.compile(r"本月|当月|单月|本期")
BRACKET = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")


@dataclass(frozen=True)
class Line:
    """A row or a column: its number, names from the widest group to its own, unit, and what kind of figures it has.

    `is_part`: of the row or column above or before it; `is_nested`: of one that is itself a part.
    `field`: what the loaders took a column for, if for anything.
    """

    at: int
    names: tuple[str, ...]
    unit: str | None = None
    is_total: bool = False
    is_part: bool = False
    is_nested: bool = False
    is_row: bool = False
    field: str | None = None

    @cached_property
    def name(self) -> str:
        """All names in one."""
        return " · ".join(dict.fromkeys(self.names))

    @cached_property
    def own(self) -> str:
        """The narrowest name."""
        return self.names[-1] if self.names else ""

    @cached_property
    def is_ratio(self) -> bool:
        """Whether its figures are shares of other figures."""
        if "百分点" in self.own or RANK.search(self.own) or (SCORE.search(self.own) and "率" not in self.own):
            return False
        if self.is_row:  # a project may well be called so
            return self.unit == "%" or bool(re.search(r"(?:率|比例|比重)(?:[(（].*)?$", self.own))
        is_of_group = any(own_unit(name) for name in self.names[:-1])  # 失业率低于(%) over 目标任务 and 进度
        is_target = TARGET.search(self.own) and not SHARE_OF.search(self.own)
        return bool(RATIO.search(self.own)) or (self.unit == "%" and not is_target and not is_of_group)

    @cached_property
    def adds_up(self) -> bool:
        """Whether its figures can be added: amounts and counts, not rates or averages."""
        return self.unit not in ("%", "‰", "个百分点") and not self.is_ratio and not AVERAGE.search(self.own)

    @cached_property
    def month(self) -> int | None:
        """The last month that cumulative figures reach to, where a name says so."""
        if OF_ONE_MONTH.search("".join(self.names)):
            return None
        found = [match for name in self.names for match in PERIOD.finditer(name)]
        return (int(found[-1][1]) if found[-1][1] else MONTH_OF[found[-1][2]]) if found else None

    @property
    def period(self) -> str:
        """What its names say of the period, as they say it."""
        found = [match[0] for name in self.names for match in PERIOD.finditer(name)]
        return found[-1] if found else self.own

    @cached_property
    def stem(self) -> tuple[str, ...]:
        """Its names without the period: equal for the same figure in several months."""
        return tuple(PERIOD.sub("", name) for name in self.names)

    @cached_property
    def is_under_total(self) -> bool:
        """Whether it stands under a heading that is a total: 全市, 合计."""
        return any(TOTAL.fullmatch(name) for name in self.group)

    @cached_property
    def group(self) -> tuple[str, ...]:
        """What it stands under, without the period."""
        return tuple(name for name in self.stem[:-1] if name and not PART.fullmatch(name))


def own_unit(name: str) -> str | None:
    """The unit that a name ends with in brackets: 城镇新增就业(人)."""
    for words in reversed(BRACKET.findall(name)):
        for word in (words, *re.split(r"[,，、;；:：]", words)):
            if unit(word.strip()):
                return str(word.strip())
    return None
