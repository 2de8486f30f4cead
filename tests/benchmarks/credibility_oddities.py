"""What is true of a generated year and no fault: what a check must not take for one; one function each."""

from collections.abc import Callable
from datetime import date

from tests.benchmarks.credibility_set import (
    DISBURSED,
    DONE,
    ISSUED,
    MONTHS,
    NEXT,
    PROBLEM,
    RATE,
    STAGE,
    WORKS,
    Year,
    share,
)  # fmt: skip


def true_standstill(year: Year) -> None:
    """Nothing moved in a county before the rain ended, and each row says so."""
    tasks, month = year.whole()
    for task in tasks:
        year.lines[task, month] = year.lines[task, month - 1] | {PROBLEM: "主汛期停工，待汛后复工"}
    year.plant("form_unchanged", tasks[0], month, None, whole=True, is_true=True)


def true_quiet_month(year: Year) -> None:
    """Most tasks of a county stood still for a month, some went on; before and after all moved."""
    tasks, month = year.whole()
    for task in tasks[: len(tasks) * 3 // 4]:
        if all(year.lines[task, month - 1] != year.lines[task, m] for m in (month - 2, month + 1) if m):
            year.lines[task, month] = dict(year.lines[task, month - 1])
    year.plant("form_unchanged", tasks[0], month, None, whole=True, is_true=True)


def true_jump(year: Year) -> None:
    """Equipment put in within a month: the works leap, and so do money and stage."""
    task, month = year.take(year.built(22, 45))
    leapt = year.lines[task, month - 1][WORKS] + 45
    for later in range(month, 11):
        line = year.lines[task, later]
        line |= {WORKS: min(max(line[WORKS], leapt + later - month), 99), STAGE: "装饰安装"}
        line |= {
            DISBURSED: max(line[DISBURSED], share(task, 55 + later)),
            ISSUED: max(line[ISSUED], share(task, 75 + later)),
        }
    year.plant("jump", task, month, WORKS, is_true=True)


def true_count_jump(year: Year) -> None:
    """3 → 53 of 51 in a month, of which no money and no works are told (Yueyanglou 2019)."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if m > task.start])
    for later in MONTHS:
        done = 0 if later < month - 1 else 3 if later < month else task.target * 53 // 51
        year.lines[task, later] |= {WORKS: "—", ISSUED: None, DISBURSED: None, DONE: done, STAGE: ""}
    year.plant("jump", task, month, DONE, is_true=True)


def true_pause(year: Year) -> None:
    """The works stood still in summer, and the clerk says why."""
    task, month = year.take(year.built(30, 60))
    stood = dict(year.lines[task, month])
    for later in range(month + 1, min(month + 4, 11)):
        year.lines[task, later] = stood | {PROBLEM: "主汛期停工，待汛后复工"}
    year.plant("frozen", task, min(month + 2, 10), WORKS, is_true=True)


def true_wait(year: Year) -> None:
    """The timetable itself waits for the end of the rains, and so do the works; nobody explains what was planned."""
    task, _ = year.take(lambda task: [6] if task.is_built and 25 <= year.lines[task, 5][WORKS] <= 48 else [])
    year.waits[task] = (
        f"{task.start}月底启动（15%）；6月底基础（50%）；9月底汛期结束（50%）；{task.due}月底完工（100%）"
    )
    stood = year.lines[task, 6] | {WORKS: 50, DONE: task.target // 6, STAGE: "主体施工"}
    for later in range(6, 10):
        year.lines[task, later] = dict(stood)
    year.lines[task, 10] |= {WORKS: 70, DONE: task.target // 2, STAGE: "主体施工"}
    year.plant("frozen", task, 8, WORKS, is_true=True)


def true_words(year: Year) -> None:
    """The works stand still and no problem is told; each month the next step is written anew."""
    task, month = year.take(year.built(30, 60))
    stood = dict(year.lines[task, month])
    for later in range(month + 1, min(month + 4, 11)):
        year.lines[task, later] = stood | {NEXT: f"与管线单位对接，{later}月下旬进场"}
    year.plant("frozen", task, min(month + 2, 10), WORKS, is_true=True)


def true_end(year: Year) -> None:
    """3321 → 3321: above the target, and finished (Yueyanglou 2019)."""
    task, _ = year.take(lambda task: [6] if not task.is_built else [])
    for later in range(6, 11):
        year.lines[task, later] |= {
            DONE: task.target * 133 // 100, DISBURSED: share(task, 95), ISSUED: share(task, 96), STAGE: "绩效核销",
        }  # fmt: skip
    year.plant("frozen", task, 8, DONE, is_true=True)


def true_addition(year: Year) -> None:
    """117.6 % issued: additional funds (Sichuan 2019)."""
    task, month = year.take(lambda _: [8, 9])
    for later in range(month, 11):
        year.lines[task, later][ISSUED] = share(task, 117.6)
    year.plant("issued_over_planned", task, month, ISSUED, is_true=True)


def true_correction(year: Year) -> None:
    """A mistake put right within eight days."""
    task, month = year.take(lambda task: [m for m in year.any_task(task) if (task.county, m) not in year.early])
    first = dict(year.lines[task, month])
    first[DISBURSED] = first[DISBURSED] - share(task, 1)
    year.first[task, month] = (first, 8)
    year.plant("changed_later", task, month, DISBURSED, is_true=True)


def true_bulletin(year: Year) -> None:
    """1-10月 with data of the 21st, and it says so."""
    county, month = year.one_county()
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
        line |= {
            DISBURSED: min(line[DISBURSED], share(task, 8 + later)),
            ISSUED: min(line[ISSUED], share(task, 12 + later)),
        }
    year.plant("works_ahead", task, month, WORKS, is_true=True)


def true_new_year(year: Year) -> None:
    """Paid before the Spring Festival, people and money alike."""
    task, _ = year.take(lambda task: [1] if not task.is_built and task.start == 1 else [])
    for month in MONTHS:
        line = year.lines[task, month]
        line |= {DONE: max(line[DONE], task.target * (60 + 3 * month) // 100), STAGE: "分批发放"}
        line |= {
            DISBURSED: max(line[DISBURSED], share(task, 58 + 3 * month)),
            ISSUED: max(line[ISSUED], share(task, 65 + 3 * month)),
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
    line[RATE] = f"{int(1000 * line[DISBURSED] / line[ISSUED]) / 10}%"
    year.plant("rate_differs", task, month, RATE, is_true=True)


def true_visit(year: Year) -> None:
    """A visit saw two points less: the works were measured on another day."""
    task, month = year.take(year.built(40, 90))
    year.visits.append({"task": task, "on": date(2023, month + 1, 2), "pct": year.lines[task, month][WORKS] - 2})
    year.plant("seen_less", task, month, WORKS, is_true=True)


ODDITIES: tuple[Callable[[Year], None], ...] = (
    true_new_year, true_jump, true_count_jump, true_pause, true_wait, true_words, true_end, true_addition,
    true_correction, true_bulletin,
    true_part, true_arrears, true_states, true_rate, true_visit, true_standstill, true_quiet_month,
)  # fmt: skip
