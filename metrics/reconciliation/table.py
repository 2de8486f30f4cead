"""A published table as lines that cross: what each row and column is called and counted in, what is printed where."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import fsum

import polars as pl

from data.reference import unit
from metrics.reconciliation.rounding import Printed

RATIO = re.compile(r"率|比例|比重|占比|^占|占.{0,8}[%比]|百分比|完成目标|[(（][%％][)）]$|[%％]$")
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
PERIOD = re.compile(
    r"(?:20\d\d年度?)?(?:截[至止])?(?:(?:\d{1,2}|元)月?[-—–~至到])?(\d{1,2})月(?:份|底|末)?|(前三季度|上半年|一季度|全年)"
)
POINTS = frozenset({"个百分点", "百分点"})
"""What a difference of percentages is counted in."""
MONTH_OF = {"一季度": 3, "上半年": 6, "前三季度": 9, "全年": 12}
OF_ONE_QUARTER = re.compile(r"[二四]季度")
OF_ONE_MONTH = re.compile(r"本月|当月|单月|本期")
MOST_TRIED = 40
BRACKET = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")


@dataclass(frozen=True)
class Line:
    """A row or a column: its number, names from the widest group to its own, unit, and what kind of figures it has."""

    at: int
    names: tuple[str, ...]
    unit: str | None = None
    is_total: bool = False
    is_part: bool = False
    is_row: bool = False

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
        if "百分点" in self.own:
            return False
        if self.is_row:  # a project may well be called so
            return self.unit == "%" or bool(re.search(r"(?:率|比例|比重)(?:[(（].*)?$", self.own))
        is_of_group = any(own_unit(name) for name in self.names[:-1])  # 失业率低于(%) over 目标任务 and 进度
        return bool(RATIO.search(self.own)) or (self.unit == "%" and not TARGET.search(self.own) and not is_of_group)

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
    def group(self) -> tuple[str, ...]:
        """What it stands under, without the period."""
        return tuple(name for name in self.stem[:-1] if name and not PART.fullmatch(name))


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: as its line prints figures (`printed`), and with its own digits alone (`coarse`)."""

    text: str
    address: str
    unit: str | None
    printed: Printed
    coarse: Printed

    @property
    def value(self) -> Fraction:
        """The printed value in base units."""
        return self.printed.base

    @property
    def said(self) -> str:
        """The figure with its unit."""
        return self.text if not self.unit or self.text.endswith(self.unit) else f"{self.text}{self.unit}"

    @property
    def base(self) -> str | None:
        """What it is counted in."""
        found = unit(self.unit)
        return found.base if found else self.unit


@dataclass(frozen=True)
class Table:
    """A table: its lines in order; by (row, column) its figures and, where words stand instead, those with address."""

    title: str
    place: str
    rows: Sequence[Line]
    columns: Sequence[Line]
    figures: Mapping[tuple[int, int], Figure]
    words: Mapping[tuple[int, int], tuple[str, str]]
    submission_id: str = ""

    @cached_property
    def totals(self) -> list[Line]:
        """The rows that are totals."""
        return [row for row in self.rows if row.is_total]

    @cached_property
    def main(self) -> list[Line]:
        """The rows that are not named as parts of others."""
        return [row for row in self.rows if not row.is_part]

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Row number → its place among them."""
        return {row.at: at for at, row in enumerate(self.main)}

    @cached_property
    def plain(self) -> list[Line]:
        """Those of them that are no totals."""
        return [row for row in self.main if not row.is_total]

    @cached_property
    def by_name(self) -> Mapping[str, list[Line]]:
        """The rows that carry a name."""
        found: dict[str, list[Line]] = defaultdict(list)
        for row in self.rows:
            for name in dict.fromkeys(row.names):
                found[name].append(row)
        return found

    @cached_property
    def plain_sums(self) -> Mapping[int, tuple[float, float]]:
        """By column what the plain rows add up to, and the size of their last digits."""
        found = {}
        for column in self.columns:
            held = [one for row in self.plain if (one := self.rough.get((row.at, column.at)))]
            found[column.at] = fsum(value for value, _ in held), fsum(step for _, step in held)
        return found

    def sample(self, *columns: Line) -> list[Line]:
        """Rows in which all of these columns hold figures, spread evenly: on them suppositions are compared."""
        held = [row for row in self.rows if all((row.at, column.at) in self.figures for column in columns)]
        return held[:: max(1, len(held) // MOST_TRIED)]

    @cached_property
    def rough(self) -> Mapping[tuple[int, int], tuple[float, float]]:
        """Values, and the size of their last digit, in base units; floats, to rule things out fast."""
        return {
            place: (float(one.value), float(one.coarse.factor) / 10**one.coarse.decimals)
            for place, one in self.figures.items()
        }

    @cached_property
    def strips(self) -> Mapping[int, tuple[pl.Series, pl.Series, pl.Series]]:
        """The same by column, row by row, and whether there is a figure: nought where there is none."""
        found = {}
        for column in self.columns:
            held = [self.rough.get((row.at, column.at)) for row in self.rows]
            values, steps = ([one[at] if one else 0.0 for one in held] for at in (0, 1))
            is_there = pl.Series([one is not None for one in held], dtype=pl.Boolean)
            found[column.at] = pl.Series(values, dtype=pl.Float64), pl.Series(steps, dtype=pl.Float64), is_there
        return found

    def at(self, row: Line, column: Line) -> Figure | None:
        """The figure where two lines cross."""
        return self.figures.get((row.at, column.at))

    def said(self, row: Line, column: Line) -> tuple[str, str]:
        """The words where two lines cross, if no figure stands there, and their address."""
        return self.words.get((row.at, column.at), ("", ""))

    def turned(self) -> "Table":
        """The same table with rows for columns."""
        return Table(
            self.title,
            self.place,
            rows=self.columns,
            columns=self.rows,
            figures={(column, row): figure for (row, column), figure in self.figures.items()},
            words={(column, row): words for (row, column), words in self.words.items()},
            submission_id=self.submission_id,
        )


def figure(text: str, address: str, value: Decimal, decimals: tuple[int, int], word: str | None) -> Figure:
    """A figure printed in `word`; `decimals` are those of its line and its own."""
    known = unit(word)
    factor = known.factor if known else Fraction(1)
    is_counted = known.is_count and factor == 1 if known else not word
    is_exact = bool(is_counted and max(decimals) == 0)
    plain = Decimal(f"{value.normalize():f}")
    fine, own = (Printed(plain, digits, factor, is_exact) for digits in (max(decimals), decimals[1]))
    return Figure(text, address, word, fine, own)


def alike(*figures: Figure) -> bool:
    """Whether figures are counted in the same; one without a unit goes with any."""
    bases = {"%" if figure.base in POINTS else figure.base for figure in figures if figure.base}
    return len(bases) <= 1


def own_unit(name: str) -> str | None:
    """The unit that a name ends with in brackets: 城镇新增就业(人)."""
    for words in reversed(BRACKET.findall(name)):
        for word in (words, *re.split(r"[,，、;；:：]", words)):
            if unit(word.strip()):
                return str(word.strip())
    return None
