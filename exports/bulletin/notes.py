"""Notes: what each figure of a bulletin means, what it was divided by, how many files it came out of."""

from collections.abc import Iterable

import polars as pl

from data.wording import translate
from exports.bulletin.facts import Facts
from exports.leaders import NAMED
from exports.manifest import edition
from exports.sentences.wording import Paragraph, amount
from metrics import funding
from metrics.columns import COLUMNS
from metrics.sections import IN_A_LINE, SECTION_OF


class Notes:
    """The notes of one bulletin, numbered in the order in which its figures are told."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._numbers: dict[str, int] = {}

    def marks(self, columns: Iterable[str]) -> list[int]:
        """The numbers of the notes that define `columns`, each once."""
        keys = dict.fromkeys(key for key in map(_key, columns) if key)
        return [self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys]

    def new_marks(self, columns: Iterable[str], told: set[int]) -> list[int]:
        """The same without those `told` before, which get the rest: a note is referred to once a section."""
        fresh = [number for number in self.marks(columns) if number not in told]
        told.update(fresh)
        return fresh

    def number(self, paragraphs: Iterable[Paragraph]) -> None:
        """Give numbers to all figures of `paragraphs`, in their order."""
        for each in paragraphs:
            for sentence in each.sentences:
                for clause in sentence:
                    self.marks(clause.of)

    def texts(self) -> list[str]:
        """The notes in their order, without their numbers."""
        return [
            _rate(self._facts, key) if key in funding.RATES else _section(self._facts, key) for key in self._numbers
        ]


def _key(column: str) -> str | None:
    """A rate of the money has a note of its own, every other column that of its section."""
    return column if column in funding.RATES else SECTION_OF.get(column)


def _rate(facts: Facts, name: str) -> str:
    part, whole, base = funding.RATES[name]
    known = facts.tasks.filter(pl.col(part).is_not_null() & pl.col(whole).is_not_null())
    column, over, row = (
        COLUMNS[name],
        COLUMNS[name].over or name,
        funding.by_group(facts.tasks, None).row(0, named=True),
    )
    return translate(
        facts.language, "{label}：{over}；全部任务的分母{base}（{tasks}个任务两数都报，出自{files}份填报）。",
        label=translate(facts.language, column.label), over=translate(facts.language, over),
        base=amount(facts.language, row[base]), tasks=known.height,
        files=known.get_column("submission_id").drop_nulls().n_unique(),
    )  # fmt: skip


def _section(facts: Facts, name: str) -> str:
    line = translate(facts.language, IN_A_LINE[name])
    return translate(facts.language, "{definition}出自{files}份填报。", definition=line, files=facts.files())


def basis(facts: Facts) -> list[str]:
    """What holds of all figures: data version, what is not zero, how amounts are rounded."""
    say = facts.language
    told = [
        translate(
            say, "数据版本{version}；本期数据出自{files}份填报。", version=edition(facts.version), files=facts.files()
        ),
        translate(say, "未填报的不是0，不计入比率的分子和分母；一组的比率是分子之和除以分母之和。"),
        translate(
            say, "金额和比率四舍五入：10亿元以上保留一位小数，1亿元以上和比率保留两位小数；精确到万元的数见附表。"
        ),
    ]
    if facts.names:
        told.append(translate(say, "{named}。", named=translate(say, NAMED)))
    if facts.view.as_of:
        told.append(translate(say, "只计{day}以前收到的填报。", day=facts.view.as_of.isoformat()))
    return told
