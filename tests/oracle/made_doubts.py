"""Offices made at random for the checks of credibility: figures at their limits, and one step beside them."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from tests.oracle.digits import month_end
from tests.oracle.moves import CENT, LIFE, MOVES, STEP
from tests.oracle.told import FIGURES, Amount, Found, Papers, Share, Told, Twice, Visit

KEPT = Decimal("0.000001")
FIELDS = (
    "issued_wan", "disbursed_wan", "paid_wan", "arrived_wan", "physical_pct", "done_value", "done_ytd_wan", "stage",
    "problem", "next_step",
)  # fmt: skip
CODES = (
    "total_differs", "across_differs", "sources_differ", "views_differ", "rate_differs", "unit_slip", "frozen",
    "missing_figure", "left_blank",
)  # fmt: skip


def papers(seed: int, year: int) -> Papers:
    """Everything that an office was told of one year; nothing in it is shared with another year."""
    dice = random.Random(f"doubts-{seed}-{year}")
    made = Papers()
    counties = [f"县{n}-{year}" for n in range(dice.choice((1, 2, 2)))]
    for n in range(dice.choice((1, 1, 3, 4, 4, 4, 10))):
        category = dice.choice(("construction", "construction", "subsidy", *LIFE))
        target = dice.choice((None, *map(Decimal, (0, 10, 20, 45, 51, 100))))
        made.shares += [_share(dice, f"{year}-{n}", county, category, target, year) for county in counties]
    made.months = [date(year, month, 1) for month in sorted({*dice.sample(range(1, 12), dice.choice((3, 5, 8))), 12})]
    one_form = dice.random() < 0.3
    before: dict[Share, Told] = {}
    for month in made.months:
        is_copy, forms = dice.random() < 0.25, [counties] if one_form else [[county] for county in counties]
        for of in forms:
            _form(dice, made, before, [each for each in made.shares if each.county in of], month, is_copy)
    _besides(dice, made)
    return made


def _share(dice: random.Random, key: str, county: str, category: str, target: Amount, year: int) -> Share:
    start = date(year, 1, 1) + timedelta(days=dice.choice((0, 30, 31, 59, 120)))
    return Share(
        key, county, category, dice.choice((None, Decimal(100), Decimal(1000), Decimal(2000), Decimal("640.5"))),
        target, dice.choice((None, start)), dice.random() < 0.1,
    )  # fmt: skip


def _form(
    dice: random.Random, made: Papers, before: dict[Share, Told], shares: list[Share], month: date, is_copy: bool
) -> None:
    """One form and, at times, the one that it corrects."""
    end = month_end(month)
    as_of = dice.choice((end, end, month.replace(day=21)))
    came = datetime.combine(
        dice.choice((end + timedelta(days=4), end + timedelta(days=4), end, end + timedelta(days=1), as_of)),
        datetime.min.time(),
    ) + timedelta(hours=9)  # fmt: skip
    name, sheet = f"{shares[0].county}-{month:%m}" if shares else "", dice.choice("AB")
    rows = []
    for at, share in enumerate(shares):
        if dice.random() < 0.07:
            continue
        place = {"submission_id": name, "sheet": sheet, "row": 5 + at, "as_of": as_of, "received_at": came}
        told = _told(dice, share, before.get(share), month, is_copy, place)
        rows.append(told)
        before[share] = told
    _letters(dice, made, name)
    if dice.random() < 0.15:
        days = timedelta(days=dice.choice((8, 31, 32)), hours=dice.choice((0, 1)))
        _letters(dice, made, f"{name}先")
        made.superseded += [_other(dice, replace(told, submission_id=f"{name}先")) for told in rows]
        for told in rows:
            told.received_at += days
    made.reports += rows


def _letters(dice: random.Random, made: Papers, name: str) -> None:
    for column, of in zip("CDEFGHIJKL", FIELDS, strict=True):
        made.letters[name, of] = dice.choice(([column],) * 8 + ([], [column, f"{column}A"]))


def _other(dice: random.Random, told: Told) -> Told:
    """What was said first: some figures one step lower or missing."""
    for name in FIGURES:
        now = getattr(told, name)
        if now is not None and dice.random() < 0.3:
            setattr(told, name, dice.choice((None, now + CENT, now)))
    return told


def _told(
    dice: random.Random, share: Share, before: Told | None, month: date, is_copy: bool, place: dict[str, object]
) -> Told:
    told = Told(share, month, **place)
    if before is None:
        _begin(dice, told)
    else:
        for name in FIELDS:
            setattr(told, name, getattr(before, name))
        if not is_copy or dice.random() < 0.07:
            for _ in range(dice.choice((0, 1, 1, 2, 3))):
                dice.choice(MOVES)(dice, told, before)
        for name in FIGURES:
            value = getattr(told, name)
            setattr(told, name, value if value is None else value.quantize(KEPT))
    told.planned_pct = dice.choice((None, Decimal(month.month * 8), Decimal(50), told.physical_pct))
    if told.planned_pct is not None and dice.random() < 0.4:
        told.first_planned_pct = min(
            Decimal(100), told.planned_pct + dice.choice((Decimal(10), 10 - STEP, Decimal(30)))
        )
    return told


def _begin(dice: random.Random, told: Told) -> None:
    letter, last = LIFE[told.share.category]
    planned = told.share.planned_wan or Decimal(500)
    told.physical_pct = dice.choice((None, Decimal(0), Decimal(20), Decimal("33.3")))
    told.issued_wan = dice.choice((None, planned / 2, planned / 5))
    told.disbursed_wan = dice.choice((None, Decimal(0), planned / 10))
    told.arrived_wan = dice.choice((None, planned / 5))
    told.paid_wan = dice.choice((None, None, planned / 20))
    half = (told.share.target_value or Decimal(40)) / 2
    told.done_value = dice.choice((None, Decimal(0), Decimal(3), half, half - STEP))
    told.stage = dice.choice((None, "N", f"{letter}{dice.randint(0, last)}", f"{letter}{dice.randint(0, last)}"))


def _hide_a_zero(dice: random.Random, made: Papers) -> None:
    """In one month one county has nothing of a target that all together meet, or miss by one step."""
    chosen = dice.choice(made.reports) if made.reports else None
    if chosen is None or not chosen.share.target_value or dice.random() < 0.5:
        return
    rows = [
        told for told in made.reports
        if (told.share.project_id, told.period) == (chosen.share.project_id, chosen.period)
    ]  # fmt: skip
    for told in rows:
        whole = chosen.share.target_value * len(rows) - dice.choice((Decimal(0), STEP))
        told.done_value = Decimal(0) if told is chosen else whole / max(1, len(rows) - 1)


def _besides(dice: random.Random, made: Papers) -> None:
    _hide_a_zero(dice, made)
    for project_id in dict.fromkeys(share.project_id for share in made.shares):
        whole = sum(
            (share.planned_wan or Decimal(0) for share in made.shares if share.project_id == project_id), Decimal(0)
        )
        made.register[project_id] = dice.choice((whole, whole, whole + CENT, None))
    for told in made.reports:
        if dice.random() < 0.06:
            made.visits.append(_visit(dice, told, len(made.visits)))
        if told.done_value is not None and told.done_value > 0 and dice.random() < 0.1:
            made.last_year[told.share] = dice.choice((told.done_value, told.done_value + STEP))
        if dice.random() < 0.04:
            about = dice.choice((None, told.share, dice.choice(made.shares)))
            made.findings.append(Found(
                dice.choice((told.submission_id, f"{told.submission_id}先")), dice.choice(CODES),
                dice.choice(("questioned", "noted", "rejected")), dice.choice(("C4", "D12")), "17", "{}", about,
            ))  # fmt: skip
        if dice.random() < 0.03:
            made.twice.append(Twice(
                told.share, dice.choice((told, told, None)), dice.choice("CD"),
                dice.choice((told.submission_id, f"{told.submission_id}先")), dice.choice(FIELDS),
            ))  # fmt: skip


def _visit(dice: random.Random, told: Told, nth: int) -> Visit:
    on = told.as_of + timedelta(days=dice.choice((0, -1, 9)))
    works = dice.choice((Decimal(5), 5 - STEP, Decimal(20)))
    pieces = (told.share.target_value or Decimal(20)) / 20
    seen_pct = None if told.physical_pct is None else max(Decimal(0), told.physical_pct - works)
    seen_value = (
        None if told.done_value is None else max(Decimal(0), told.done_value - dice.choice((pieces, pieces - STEP)))
    )
    return Visit(told.share, on, dice.choice((seen_pct, None)), seen_value, 4 + nth)
