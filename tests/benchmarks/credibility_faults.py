"""The faults and the true oddities that are planted in a generated year: one function each, one place each."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tests.benchmarks.credibility_set import COUNTIES, MONTHS, Year, share

MONEY, PAID, OUT, RATE, STAGE, WORKS, DONE, PROBLEM, NEXT = (
    "预算下达", "实际拨付", "资金支付", "拨付率", "当前阶段", "形象进度(%)", "完成数量", "存在问题", "下步举措",
)  # fmt: skip


def falls(year: Year) -> None:
    """A digit was mistyped: less than the month before."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if year.lines[task, m - 1][PAID] > 1])
    year.lines[task, month][PAID] = (year.lines[task, month - 1][PAID] * Decimal("0.8")).quantize(Decimal("0.01"))
    year.plant("falls", task, month, PAID)


def rate_differs(year: Year) -> None:
    """The percentage is of another row."""
    task, month = year.take(year.any_task)
    line = year.lines[task, month]
    line[RATE] = f"{100 * line[PAID] / task.planned + 17:.1f}%"
    year.plant("rate_differs", task, month, RATE)


def parts_differ(year: Year) -> None:
    """The total row was not added up again."""
    task, month = year.take(year.any_task)
    rows = [year.lines[each, month][PAID] for each in year.tasks if each.county == task.county]
    year.totals[task.county, month] = sum(rows, Decimal(0)) + 300
    year.plant("parts_differ", task, month, None, whole=True)


def disbursed_over_issued(year: Year) -> None:
    """The amount of another row was typed: more than was issued."""
    task, month = year.take(year.built(30, 70))
    line = year.lines[task, month]
    line[PAID] = (line[MONEY] * Decimal("1.07")).quantize(Decimal("0.01"))
    year.plant("disbursed_over_issued", task, month, PAID)


def paid_over_disbursed(year: Year) -> None:
    """More was paid out than came."""
    task, month = year.take(year.any_task)
    line = year.lines[task, month]
    line[OUT] = line[PAID] + 12
    year.plant("paid_over_disbursed", task, month, OUT)


def issued_over_planned(year: Year) -> None:
    """The total investment stands where this year's money belongs, up to the last report."""
    task, month = year.take(lambda _: [8, 9])
    for later in range(month, 11):
        year.lines[task, later][MONEY] = share(task, 180 + later)
    year.plant("issued_over_planned", task, month, MONEY, carried=range(month, 11))


def jump(year: Year) -> None:
    """The works are said to have leapt; money stands still beside them."""
    task, month = year.take(year.built(22, 45))
    said = year.lines[task, month - 1][WORKS] + 46
    truth = {m: year.lines[task, m][WORKS] for m in MONTHS}
    stands = year.lines[task, month - 1]
    year.lines[task, month] |= {PAID: stands[PAID] + 1, STAGE: stands[STAGE], WORKS: said}
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
    line[MONEY] = (line[MONEY] / 10000).quantize(Decimal("0.000001"))
    line[PAID] = (line[PAID] / 10000).quantize(Decimal("0.000001"))
    year.plant("unit_slip", task, month, MONEY)


def unit_slip_up(year: Year) -> None:
    """Typed in 元: 10 000 times what it was; the loader refuses the row."""
    task, month = year.take(year.any_task)
    line = year.lines[task, month]
    line[MONEY] = line[MONEY] * 10000
    year.plant("unit_slip", task, month, MONEY)


def paid_not_accepted(year: Year) -> None:
    """All money is out before the works are done, up to the last report."""
    task, month = year.take(
        lambda task: [9, 10] if year.built(62, 92)(task) and year.lines[task, 10][WORKS] < 95 else []
    )
    for later in range(month, 11):
        year.lines[task, later] |= {PAID: share(task, 100), MONEY: share(task, 100)}
    year.plant("paid_not_accepted", task, month, PAID, carried=range(month, 11))


def works_ahead(year: Year) -> None:
    """The works are far on paper, the money lies undisbursed."""
    task, month = year.take(year.built(60, 90))
    for later in range(1, 11):
        line = year.lines[task, later]
        line[PAID] = min(line[PAID], share(task, 5 + later / 10))
    first = next(m for m in range(month, 11))
    year.plant("works_ahead", task, first, WORKS, carried=range(1, 11))


def money_ahead(year: Year) -> None:
    """Nearly all money is out, the works have hardly begun."""
    task, month = year.take(year.built(16, 35))
    for later in range(month, 11):
        year.lines[task, later] |= {PAID: share(task, 80 + later / 2), MONEY: share(task, 90)}
    year.plant("money_ahead", task, month, PAID, carried=range(month, 11))


def early(year: Year) -> None:
    """Sent on the 20th, with data as of the end of the month."""
    county, month = _county(year)
    year.early[county, month] = (_end(month), date(2023, month, 20))
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
                   and sum(each.project == task.project for each in year.free) == len(COUNTIES))  # fmt: skip
    group = [task for task in year.tasks if task.project == project]
    year.free = [task for task in year.free if task.project != project]
    zero = year.chance.choice(group)
    for task in group:
        for month in range(task.start, 11):
            rate = Decimal(300 * (month - task.start + 1)) / (11 - task.start)
            paid = share(task, min(rate, 90))
            issued = max(year.lines[task, month][MONEY], share(task, min(rate + 8, 95)))
            year.lines[task, month] |= {
                DONE: int(task.target * rate / 100),
                PAID: paid,
                MONEY: issued,
                STAGE: "分批发放",
            }
    for month in MONTHS:
        year.lines[zero, month] |= {DONE: 0, PAID: Decimal(0), MONEY: share(zero, 20 + month), STAGE: "审核"}
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
        line |= {STAGE: "开工", DONE: 0, PAID: share(task, 10 + each), MONEY: share(task, 30 + each)}
    year.plant("plan_moved", task, month, WORKS, carried=MONTHS)


def changed_later(year: Year) -> None:
    """A figure of a past month is changed two months on."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if m < 8])
    first = dict(year.lines[task, month])
    first[PAID] = first[PAID] - share(task, 1)
    year.first[task, month] = (first, 61)
    year.plant("changed_later", task, month, PAID)


def seen_less(year: Year) -> None:
    """A visit saw 20 points less than was reported."""
    task, month = year.take(year.built(40, 90))
    seen = year.lines[task, month][WORKS] - 20
    year.visits.append({"task": task, "on": date(2023, month + 1, 2), "pct": seen})
    year.plant("seen_less", task, month, WORKS)


# true, and no fault: what a check must not take for one


def true_jump(year: Year) -> None:
    """Equipment put in within a month: the works leap, and so do money and stage."""
    task, month = year.take(year.built(22, 45))
    leapt = year.lines[task, month - 1][WORKS] + 45
    for later in range(month, 11):
        line = year.lines[task, later]
        line |= {WORKS: min(max(line[WORKS], leapt + later - month), 99), STAGE: "装饰安装"}
        line |= {PAID: max(line[PAID], share(task, 55 + later)), MONEY: max(line[MONEY], share(task, 75 + later))}
    year.plant("jump", task, month, WORKS, is_true=True)


def true_count_jump(year: Year) -> None:
    """3 → 53 of 51 in a month, of which no money and no works are told (Yueyanglou 2019)."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if m > task.start])
    for later in MONTHS:
        done = 0 if later < month - 1 else 3 if later < month else task.target * 53 // 51
        year.lines[task, later] |= {WORKS: "—", MONEY: None, PAID: None, DONE: done, STAGE: ""}
    year.plant("jump", task, month, DONE, is_true=True)


def true_pause(year: Year) -> None:
    """The works stood still in summer, and the clerk says why."""
    task, month = year.take(year.built(30, 60))
    stood = dict(year.lines[task, month])
    for later in range(month + 1, min(month + 4, 11)):
        year.lines[task, later] = stood | {PROBLEM: "主汛期停工，待汛后复工"}
    year.plant("frozen", task, min(month + 2, 10), WORKS, is_true=True)


def true_end(year: Year) -> None:
    """3321 → 3321: above the target, and finished (Yueyanglou 2019)."""
    task, _ = year.take(lambda task: [6] if not task.is_built else [])
    for later in range(6, 11):
        year.lines[task, later] |= {
            DONE: task.target * 133 // 100, PAID: share(task, 95), MONEY: share(task, 96), STAGE: "绩效核销",
        }  # fmt: skip
    year.plant("frozen", task, 8, DONE, is_true=True)


def true_addition(year: Year) -> None:
    """117.6 % issued: additional funds (Sichuan 2019)."""
    task, month = year.take(lambda _: [8, 9])
    for later in range(month, 11):
        year.lines[task, later][MONEY] = share(task, 117.6)
    year.plant("issued_over_planned", task, month, MONEY, is_true=True)


def true_correction(year: Year) -> None:
    """A mistake put right within eight days."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if (task.county, m) not in year.early])
    first = dict(year.lines[task, month])
    first[PAID] = first[PAID] - share(task, 1)
    year.first[task, month] = (first, 8)
    year.plant("changed_later", task, month, PAID, is_true=True)


def true_bulletin(year: Year) -> None:
    """1-10月 with data of the 21st, and it says so."""
    county, month = _county(year)
    year.early[county, month] = (date(2023, month, 21), date(2023, month, 24))
    year.plant(
        "early", next(task for task in year.tasks if task.county == county), month, None, whole=True, is_true=True
    )


def true_part(year: Year) -> None:
    """A percentage of a part of the works."""
    task, month = year.take(year.built(20, 60))
    line = year.lines[task, month]
    line[PROBLEM] = f"征地拆迁完成{line[WORKS] + 30}%，余下正在协调"
    year.plant("words_contradict", task, month, PROBLEM, is_true=True)


def true_arrears(year: Year) -> None:
    """The works go on, the money has not been issued."""
    task, month = year.take(year.built(60, 90))
    for later in MONTHS:
        line = year.lines[task, later]
        line |= {PAID: min(line[PAID], share(task, 8 + later)), MONEY: min(line[MONEY], share(task, 12 + later))}
    year.plant("works_ahead", task, month, WORKS, is_true=True)


def true_new_year(year: Year) -> None:
    """Paid before the Spring Festival, people and money alike."""
    task, _ = year.take(lambda task: [1] if not task.is_built and task.start == 1 else [])
    for month in MONTHS:
        line = year.lines[task, month]
        line |= {DONE: max(line[DONE], task.target * (60 + 3 * month) // 100), STAGE: "分批发放"}
        line |= {
            PAID: max(line[PAID], share(task, 58 + 3 * month)),
            MONEY: max(line[MONEY], share(task, 65 + 3 * month)),
        }
    year.plant("last_year", task, 1, DONE, is_true=True)


def true_states(year: Year) -> None:
    """24 + 9 + 12 of 45: all are named."""
    task, month = year.take(lambda task: year.built(20, 90)(task) if task.target == 45 else [])
    year.lines[task, month][NEXT] = "已完成24个，在建9个，前期工作12个"
    year.plant("unmentioned", task, month, NEXT, is_true=True)


def true_rate(year: Year) -> None:
    """The rate is of the issued money, cut off instead of rounded."""
    task, month = year.take(year.any_task)
    line = year.lines[task, month]
    line[RATE] = f"{int(1000 * line[PAID] / line[MONEY]) / 10}%"
    year.plant("rate_differs", task, month, RATE, is_true=True)


def true_visit(year: Year) -> None:
    """A visit saw two points less: the works were measured on another day."""
    task, month = year.take(year.built(40, 90))
    year.visits.append({"task": task, "on": date(2023, month + 1, 2), "pct": year.lines[task, month][WORKS] - 2})
    year.plant("seen_less", task, month, WORKS, is_true=True)


FAULTS: tuple[Callable[[Year], None], ...] = (
    hidden_zeros, unmentioned, plan_moved, paid_not_accepted, unit_slip, jump, money_ahead, works_ahead, frozen,
    last_year, falls, rate_differs, parts_differ, disbursed_over_issued, issued_over_planned, words_contradict,
    paid_over_disbursed,
    complete_not_done, unit_slip_up, changed_later, early, seen_less,
)  # fmt: skip
ODDITIES: tuple[Callable[[Year], None], ...] = (
    true_jump, true_count_jump, true_pause, true_end, true_addition, true_correction, true_bulletin, true_part,
    true_arrears, true_new_year, true_states, true_rate, true_visit,
)  # fmt: skip


def planted(seed: int) -> Year:
    """A year with one fault of each kind and one oddity of each kind, each at a task of its own."""
    year = Year(seed)
    for fault in (*FAULTS, *ODDITIES):
        fault(year)
    return year


def _county(year: Year) -> tuple[str, int]:
    """A county and month whose form nobody else has changed the dates of."""
    taken = {*year.early, *((task.county, month) for task, month in year.first)}
    choices = [(county, month) for county in COUNTIES for month in (3, 5, 7, 9) if (county, month) not in taken]
    return year.chance.choice(choices)


def _end(month: int) -> date:
    return date(2023, month + 1, 1) - (date(2023, 1, 2) - date(2023, 1, 1))
