"""The faults that are planted in a generated year: one function each, one place each."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tests.benchmarks.credibility_set import (
    COUNTIES,
    DISBURSED,
    DONE,
    ISSUED,
    MONTHS,
    NEXT,
    OUT,
    PROBLEM,
    RATE,
    STAGE,
    WHOLE,
    WORKS,
    Year,
    month_end,
    share,
)  # fmt: skip


def falls(year: Year) -> None:
    """A digit was mistyped: less than the month before."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if year.lines[task, m - 1][DISBURSED] > 1])
    year.lines[task, month][DISBURSED] = (year.lines[task, month - 1][DISBURSED] * Decimal("0.8")).quantize(
        Decimal("0.01")
    )
    year.plant("falls", task, month, DISBURSED)


def rate_differs(year: Year) -> None:
    """The percentage is of another row."""
    task, month = year.take(year.any_task)
    line = year.lines[task, month]
    line[RATE] = f"{100 * line[DISBURSED] / task.planned + 17:.1f}%"
    year.plant("rate_differs", task, month, RATE)


def parts_differ(year: Year) -> None:
    """The total row was not added up again."""
    task, month = year.take(year.any_task)
    rows = [year.lines[each, month][DISBURSED] for each in year.tasks if each.county == task.county]
    year.totals[task.county, month] = sum(rows, Decimal(0)) + 300
    year.plant("parts_differ", task, month, None, whole=True)


def disbursed_over_issued(year: Year) -> None:
    """The amount of another row was typed: more than was issued."""
    task, month = year.take(year.built(30, 70))
    line = year.lines[task, month]
    line[DISBURSED] = (line[ISSUED] * Decimal("1.07")).quantize(Decimal("0.01"))
    year.plant("disbursed_over_issued", task, month, DISBURSED)


def paid_over_disbursed(year: Year) -> None:
    """More was paid out than came."""
    task, month = year.take(year.any_task)
    line = year.lines[task, month]
    line[OUT] = line[DISBURSED] + 12
    year.plant("paid_over_disbursed", task, month, OUT)


def issued_over_planned(year: Year) -> None:
    """The total investment stands where this year's money belongs, up to the last report."""
    task, month = year.take(lambda _: [8, 9])
    for later in range(month, 11):
        year.lines[task, later][ISSUED] = share(task, 180 + later)
    year.plant("issued_over_planned", task, month, ISSUED, carried=range(month, 11))


def jump(year: Year) -> None:
    """The works are said to have leapt; money stands still beside them."""
    task, month = year.take(year.built(22, 45))
    said = year.lines[task, month - 1][WORKS] + 46
    truth = {m: year.lines[task, m][WORKS] for m in MONTHS}
    stands = year.lines[task, month - 1]
    year.lines[task, month] |= {DISBURSED: stands[DISBURSED] + 1, STAGE: stands[STAGE], WORKS: said}
    false = [m for m in range(month, 11) if truth[m] < said]
    for m in false:
        year.lines[task, m][WORKS] = said
    year.plant("jump", task, month, WORKS, carried=false)


def frozen(year: Year) -> None:
    """Last month's form was sent again, twice, while work went on."""
    task, month = year.take(lambda task: year.built(35, 85)(task) if task.due > 10 else [])
    month = max(month, 5)
    for m in (month - 1, month):
        year.lines[task, m] = dict(year.lines[task, month - 2])
    year.plant("frozen", task, month, WORKS, carried=(month - 1, month))


def form_unchanged(year: Year) -> None:
    """Last month's form was sent again for the new month."""
    tasks, month = year.whole()
    for task in tasks:
        year.lines[task, month] = dict(year.lines[task, month - 1])
    year.plant("form_unchanged", tasks[0], month, None, whole=True)


def words_contradict(year: Year) -> None:
    """The words speak of another percentage."""
    task, month = year.take(year.built(20, 80))
    line = year.lines[task, month]
    line[PROBLEM] = f"工程总体已完成{line[WORKS] + 15}%，个别点位协调慢"
    year.plant("words_contradict", task, month, PROBLEM)


def complete_not_done(year: Year) -> None:
    """The stage says complete, the works do not."""
    task, month = year.take(year.built(40, 85))
    year.lines[task, month][STAGE] = "完工"
    year.plant("complete_not_done", task, month, STAGE)


def unit_slip(year: Year) -> None:
    """Typed in 亿元: a 10 000th of what it was."""
    task, month = year.take(lambda task: year.any_task(task) if task.planned > 5000 else [])
    line = year.lines[task, month]
    line[ISSUED] = (line[ISSUED] / 10000).quantize(Decimal("0.000001"))
    line[DISBURSED] = (line[DISBURSED] / 10000).quantize(Decimal("0.000001"))
    year.plant("unit_slip", task, month, ISSUED)


def unit_slip_up(year: Year) -> None:
    """Typed in 元: 10 000 times what it was; the loader refuses the row."""
    task, month = year.take(year.any_task)
    line = year.lines[task, month]
    line[ISSUED] = line[ISSUED] * 10000
    year.plant("unit_slip", task, month, ISSUED)


def paid_not_accepted(year: Year) -> None:
    """All money is out before the works are done, up to the last report."""
    task, month = year.take(
        lambda task: [9, 10] if year.built(62, 92)(task) and year.lines[task, 10][WORKS] < 95 else []
    )
    for later in range(month, 11):
        year.lines[task, later] |= {DISBURSED: share(task, 100), ISSUED: share(task, 100)}
    year.plant("paid_not_accepted", task, month, DISBURSED, carried=range(month, 11))


def works_ahead(year: Year) -> None:
    """The works are far on paper, the money lies undisbursed."""
    task, month = year.take(year.built(60, 90))
    for later in range(1, 11):
        line = year.lines[task, later]
        line[DISBURSED] = min(line[DISBURSED], share(task, 5 + later / 10))
    first = next(m for m in range(month, 11))
    year.plant("works_ahead", task, first, WORKS, carried=range(1, 11))


def money_ahead(year: Year) -> None:
    """Nearly all money is out, the works have hardly begun."""
    task, month = year.take(year.built(16, 35))
    for later in range(month, 11):
        year.lines[task, later] |= {DISBURSED: share(task, 80 + later / 2), ISSUED: share(task, 90)}
    year.plant("money_ahead", task, month, DISBURSED, carried=range(month, 11))


def early(year: Year) -> None:
    """Sent on the 20th, with data as of the end of the month."""
    county, month = year.one_county()
    year.early[county, month] = (month_end(month), date(2023, month, 20))
    year.plant("early", next(task for task in year.tasks if task.county == county), month, None, whole=True)


def last_year(year: Year) -> None:
    """Last year's pieces are counted in January already."""
    task, _ = year.take(lambda task: [1] if not task.is_built else [])
    truth = {m: year.lines[task, m][DONE] for m in MONTHS}
    said = task.target * 62 // 100
    false = [m for m in MONTHS if truth[m] < said + m]
    for m in false:
        year.lines[task, m][DONE] = said + m
    year.plant("last_year", task, 1, DONE, carried=false)


def hidden_zeros(year: Year) -> None:
    """All counties together are above the target, and one has nothing."""
    project = next(task.project for task in year.free if not task.is_built
                   and sum(each.project == task.project for each in year.free) == len(COUNTIES) - 1)  # fmt: skip
    group = [task for task in year.tasks if task.project == project and task.county != WHOLE]
    year.free = [task for task in year.free if task.project != project]
    zero = year.chance.choice(group)
    for task in group:
        for month in range(task.start, 11):
            rate = Decimal(300 * (month - task.start + 1)) / (11 - task.start)
            paid = share(task, min(rate, 90))
            issued = max(year.lines[task, month][ISSUED], share(task, min(rate + 8, 95)))
            year.lines[task, month] |= {
                DONE: int(task.target * rate / 100),
                DISBURSED: paid,
                ISSUED: issued,
                STAGE: "分批发放",
            }
    for month in MONTHS:
        year.lines[zero, month] |= {DONE: 0, DISBURSED: Decimal(0), ISSUED: share(zero, 20 + month), STAGE: "审核"}
    year.plant("hidden_zeros", zero, 10, DONE)


def unmentioned(year: Year) -> None:
    """24 + 9 + 11 of 45: one is left out."""
    task, month = year.take(lambda task: year.built(20, 90)(task) if task.target == 45 else [])
    year.lines[task, month][NEXT] = "已完成24个，在建9个，前期工作11个"
    year.plant("unmentioned", task, month, NEXT)


def plan_moved(year: Year) -> None:
    """The timetable is pushed to December in April; by the first one the task is behind."""
    task, month = year.take(lambda task: [m for m in year.built(40, 70)(task) if m >= 6])
    year.moved.append(task)
    for each in MONTHS:
        line = year.lines[task, each]
        line[WORKS] = min(line[WORKS], 14 + each)
        line |= {STAGE: "开工", DONE: 0, DISBURSED: share(task, 10 + each), ISSUED: share(task, 30 + each)}
    year.plant("plan_moved", task, month, WORKS, carried=MONTHS)


def changed_later(year: Year) -> None:
    """A figure of a past month is changed two months on."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if m < 8])
    first = dict(year.lines[task, month])
    first[DISBURSED] = first[DISBURSED] - share(task, 1)
    year.first[task, month] = (first, 61)
    year.plant("changed_later", task, month, DISBURSED)


def told_twice(year: Year) -> None:
    """Two forms of one month come together, and one amount differs."""
    task, month = year.take(year.any_task)
    year.twice[task, month] = year.lines[task, month] | {DISBURSED: year.lines[task, month][DISBURSED] + 7}
    year.plant("told_twice", task, month, DISBURSED)


def seen_less(year: Year) -> None:
    """A visit saw 20 points less than was reported."""
    task, month = year.take(year.built(40, 90))
    seen = year.lines[task, month][WORKS] - 20
    year.visits.append({"task": task, "on": date(2023, month + 1, 2), "pct": seen})
    year.plant("seen_less", task, month, WORKS)


FAULTS: tuple[Callable[[Year], None], ...] = (
    hidden_zeros, unmentioned, plan_moved, paid_not_accepted, unit_slip, jump, money_ahead, works_ahead, frozen,
    last_year, falls, rate_differs, parts_differ, disbursed_over_issued, issued_over_planned, words_contradict,
    paid_over_disbursed,
    complete_not_done, unit_slip_up, changed_later, told_twice, early, seen_less, form_unchanged,
)  # fmt: skip
