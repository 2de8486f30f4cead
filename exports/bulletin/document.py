"""A bulletin as data: sections of paragraphs in their order, tables, notes; nothing of how it is laid out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from data.reference import indicator_name
from data.wording import msg, translate
from exports.bulletin.facts import MONTHLY, Facts
from exports.bulletin.notes import Notes, basis
from exports.sentences import funds, groups, kinds, overall, plans, problems, steps
from exports.sentences.wording import Clause, Paragraph, Sentence, days, paragraph, paragraphs, sentence, through
from metrics import category_mix, completion, funding, nodes, schedule, type_gap, waiting
from metrics.reconciliation.verdict import Verdict

HEADINGS = {
    "overall": msg("总体情况"),
    "counties": msg("分县区情况"),
    "departments": msg("分部门情况"),
    "funds": msg("资金情况"),
    "kinds": msg("类别情况"),
    "problems": msg("存在问题"),
    "steps": msg("下步要求"),
}
"""The sections in their order."""
QUARTERS = (msg("第一季度"), msg("第二季度"), msg("第三季度"), msg("第四季度"))
ISSUED_AND_DISBURSED = ("issued_wan", "disbursed_wan")
NO_DATA = msg("本期没有填报，无法说明")


@dataclass(frozen=True)
class Bulletin:
    """What a bulletin says. `sections` go by the names of HEADINGS, in their order; `notes` by their numbers."""

    facts: Facts
    title: str
    when: str
    sample: str
    sections: Mapping[str, Sequence[Paragraph]]
    notes: Notes
    basis: Sequence[str]

    @property
    def language(self) -> str:
        """The language of its sentences."""
        return self.facts.language


def bulletin(facts: Facts) -> Bulletin:
    """All sentences of a bulletin; a section of which nothing is known says so."""
    made = {
        "overall": _overall(facts),
        "counties": _counties(facts),
        "departments": _departments(facts),
        "funds": _funds(facts),
        "kinds": _kinds(facts),
        "problems": _problems(facts),
        "steps": _steps(facts),
    }
    sections = {name: told or _nothing(facts) for name, told in made.items()}
    notes = Notes(facts)
    for told in sections.values():
        notes.number(told)
    return Bulletin(facts, title(facts), _when(facts), sample(facts), sections, notes, basis(facts))


def title(facts: Facts) -> str:
    """What is written over the bulletin."""
    say, year, month = facts.language, facts.period.year, facts.period.month
    if facts.kind == MONTHLY:
        return translate(say, "{year}年{month}月民生实事项目督查情况", year=year, month=month)
    quarter = translate(say, QUARTERS[(month - 1) // 3])
    if month % 3:
        return translate(
            say, "{year}年{quarter}（截至{month}月）民生实事项目情况通报", year=year, quarter=quarter, month=month
        )
    return translate(say, "{year}年{quarter}民生实事项目情况通报", year=year, quarter=quarter)


def sample(facts: Facts) -> str:
    """That the data is sample data; empty where it is not."""
    if not facts.is_sample:
        return ""
    return translate(facts.language, "示例数据：除公开发布的数据外均为虚构，仅供演示，不得作为工作依据")


def _when(facts: Facts) -> str:
    say, months = facts.language, facts.period.month
    covered = through(say, months)
    covered = covered if months == 1 else translate(say, "{months}累计", months=covered)
    if facts.days is None:
        return covered
    return translate(say, "{covered}，数据截至{day}", covered=covered, day=days(say, *facts.days))


def _nothing(facts: Facts) -> list[Paragraph]:
    return paragraphs(paragraph(sentence(Clause(translate(facts.language, NO_DATA)))))


def _row(frame: pl.DataFrame) -> dict[str, Any]:
    return frame.row(0, named=True)


def _overall(facts: Facts) -> list[Paragraph]:
    say, tasks = facts.language, facts.tasks
    if tasks.is_empty():
        return []
    money, progress = _row(funding.by_group(tasks, None)), _row(schedule.by_group(tasks, None))
    mixes = category_mix.by_group(tasks, None).to_dicts()
    unplanned = int(tasks.get_column("planned_wan").null_count())
    told = int(tasks.get_column("submission_id").count())
    promised = overall.promised(say, facts.period.year, mixes, money, unplanned=unplanned)
    reported = overall.reported(say, told, tasks.height, facts.days, facts.silent())
    if not told:
        return paragraphs(paragraph(promised, reported))
    return paragraphs(
        paragraph(promised, reported),
        paragraph(*milestones(facts), funds.flow(say, money, ISSUED_AND_DISBURSED), *_published(facts)),
        paragraph(
            sentence(overall.progress(say, progress)),
            sentence(overall.lights(say, progress, facts.view.lights),
                     overall.accepted(say, progress, facts.view.lights)),
        ),
        paragraph(plans.moved(say, facts.moves)),
        paragraph(_changes(facts)),
    )  # fmt: skip


def milestones(facts: Facts) -> list[Sentence]:
    """How far the projects of each category have come."""
    return [
        (overall.construction if mix["category"] == "construction" else overall.milestones)(facts.language, mix)
        for mix in category_mix.by_group(facts.tasks, None).iter_rows(named=True)
    ]


def _published(facts: Facts) -> list[Sentence]:
    """Where a figure was published in other digits than ours, why."""
    told = [
        check for check in facts.published
        if check.relation == "figure" and check.verdict in (Verdict.TRUNCATED, Verdict.HALF_EVEN, Verdict.DIFFERS)
    ]  # fmt: skip
    return [
        sentence(
            Clause(
                translate(
                    facts.language, "公开发布的{figure}为{published}：{verdict}",
                    figure=indicator_name(check.subject, facts.language), published=check.published,
                    verdict=check.sentence(facts.language).rstrip("。."),
                ),
                ("verdict",),
            )
        )
        for check in told
    ]  # fmt: skip


def _changes(facts: Facts) -> Sentence:
    say = facts.language
    if facts.previous is None:
        return sentence(Clause(translate(say, "本期为本年第一期，没有上期可比")))
    if not facts.pairs:
        said = translate(say, "上期（{month}月）没有可比的填报，不作比较", month=facts.previous.month)
        return sentence(Clause(said))
    return overall.changes(say, facts.pairs, facts.both, facts.previous)


def _counties(facts: Facts) -> list[Paragraph]:
    if not facts.files():
        return []
    by = "county"
    schedules, money = schedule.by_group(facts.tasks, by), funding.by_group(facts.tasks, by)
    return groups.counties(facts.language, schedules.to_dicts(), money.to_dicts(), facts.view.lights)


def _departments(facts: Facts) -> list[Paragraph]:
    if not facts.files():
        return []
    by = "department"
    carried = facts.tasks.group_by(by).agg(pl.col("project_id").n_unique())
    schedules, money = schedule.by_group(facts.tasks, by), funding.by_group(facts.tasks, by)
    told = schedules.to_dicts(), money.to_dicts(), dict(carried.rows())
    return groups.departments(facts.language, *told, facts.view.lights)


def _funds(facts: Facts) -> list[Paragraph]:
    say, tasks = facts.language, facts.tasks
    if not facts.files():
        return []
    whole, counties = _row(funding.by_group(tasks, None)), funding.by_group(tasks, "county").to_dicts()
    waits, steps_ = _row(waiting.by_group(facts.waits, None)), waiting.by_step(facts.waits).to_dicts()
    return paragraphs(
        paragraph(funds.flow(say, whole), funds.against_clock(say, whole)),
        paragraph(
            funds.extremes(say, counties, "county", "issued_of_planned_pct", msg("下达进度")),
            funds.extremes(say, counties, "county", "disbursed_of_planned_pct", msg("拨付占计划")),
            funds.unpaid(say, counties, "county"),
        ),
        paragraph(funds.stuck(say, whole["planned_wan"], steps_), funds.waiting(say, waits)),
    )


def _kinds(facts: Facts) -> list[Paragraph]:
    if not facts.files():
        return []
    tasks = facts.tasks
    mixes, progress = category_mix.by_group(tasks, None), schedule.by_group(tasks, "category")
    starts = _row(completion.start_rate(tasks, None))
    told = kinds.kinds(facts.language, mixes.to_dicts(), progress.to_dicts(), starts, facts.view.lights)
    return [*told, *paragraphs(kinds.apart_by(facts.language, _row(type_gap.by_group(tasks, None))))]


def _problems(facts: Facts) -> list[Paragraph]:
    say, tasks = facts.language, facts.tasks
    if not facts.files():
        return []
    silent = int(tasks.get_column("submission_id").null_count())
    waits = _row(waiting.by_group(facts.waits, None))
    late = _row(schedule.by_group(tasks, None))
    found = problems.numbered(
        say,
        [
            (msg("进度滞后"), problems.lags(say, late, facts.behind(), facts.view.lights)),
            (msg("节点逾期"), problems.nodes(say, _row(nodes.by_group(tasks, None)))),
            (msg("资金拨付"), [funds.waiting(say, waits)]),
            (msg("填报情况"), problems.silent(say, silent, tasks.height)),
            (msg("数据核对"), problems.doubts(say, facts.checks.to_dicts())),
            (msg("各单位反映的问题"), problems.told(say, facts.troubled())),
        ],
    )
    return found or problems.none(say)


def _steps(facts: Facts) -> list[Paragraph]:
    say = facts.language
    asked = int(facts.checks.get_column("questioned").sum() or 0) if facts.checks.height else 0
    whole = _row(funding.by_group(facts.tasks, None)) if facts.tasks.height else {}
    told = [
        (msg("加快进度"), steps.catch_up(say, facts.late(), facts.view.lights)),
        (msg("按期完成节点"), steps.due_nodes(say, facts.due.to_dicts())),
        (msg("加快下达和拨付"), steps.money(say, whole) if whole else []),
        (msg("补报和核对"), steps.data(say, facts.silent(), asked)),
        (msg("按时报送"), steps.next_report(say, facts.period)),
    ]
    return problems.numbered(say, told)
