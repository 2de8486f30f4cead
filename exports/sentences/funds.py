"""Money in sentences: issued, arrived, disbursed and paid, each rate with what it was divided by, and what waits."""

from collections.abc import Sequence
from decimal import Decimal

from data.wording import msg, translate
from exports.amounts import rate
from exports.codes import words
from exports.sentences.wording import Clause, Row, Sentence, amount, apart, few, inside, listed, sentence
from metrics.funding import RATES

FEN = Decimal("0.000001")
COME = {
    "issued_wan": (msg("预算下达{amount}"), msg("预算尚未下达")),
    "arrived_wan": (msg("资金到位{amount}"), msg("资金尚未到位")),
    "disbursed_wan": (msg("实际拨付{amount}"), msg("资金尚未拨付")),
    "paid_wan": (msg("资金支付{amount}"), msg("资金尚未支付")),
}
"""Step of the money → said of an amount, said of nothing."""
SHARES = {
    "issued_wan": ("issued_of_planned_pct",),
    "arrived_wan": ("arrived_of_planned_pct",),
    "disbursed_wan": ("disbursed_of_planned_pct", "disbursed_of_issued_pct"),
    "paid_wan": ("paid_of_disbursed_pct",),
}
BASES = {
    "planned_wan": msg("占计划资金（{base}）的{rate}"),
    "issued_wan": msg("占预算下达（{base}）的{rate}"),
    "arrived_wan": msg("占资金到位（{base}）的{rate}"),
    "disbursed_wan": msg("占实际拨付（{base}）的{rate}"),
}


def flow(language: str, group: Row, steps: Sequence[str] = tuple(COME)) -> Sentence:
    """How far the planned money has come: a row of metrics.funding, and which of its steps are told."""
    told = sentence(*(step(language, group, name) for name in steps))
    of_few = few(language, group)
    return (Clause(f"{of_few}{told[0].text}", told[0].of), *told[1:]) if told and of_few else told


def step(language: str, group: Row, name: str) -> Clause | None:
    """One step of the money with its rates; nothing where it was not reported."""
    wan = group[name]
    if wan is None:
        return None
    some, none = COME[name]
    if not wan:
        return Clause(translate(language, none), (name,))
    said = translate(language, some, amount=amount(language, wan))
    shares = [each for each in SHARES[name] if group[each] is not None]
    told = [_share(language, group, wan, share) for share in shares]
    return Clause(translate(language, "，").join([said, *told]), (name, *shares))


def _share(language: str, group: Row, wan: Decimal, share: str) -> str:
    """A rate with its base; where not all tasks that make up the amount have a base, the amount of those that do."""
    _, whole, base = RATES[share]
    said = translate(language, BASES[whole], base=amount(language, group[base]), rate=rate(group[share]))
    part = (group[share] * group[base] / 100).quantize(FEN)
    if part == Decimal(wan).quantize(FEN):
        return said
    return translate(language, "其中两数都报的{amount}，{said}", amount=amount(language, part), said=said)


def against_clock(language: str, group: Row) -> Sentence:
    """Whether issued and disbursed money keep step with the time that has passed."""
    if group["linear_pct"] is None:
        return ()
    said = [
        _against(language, label, group, name)
        for name, label in (("issued_gap_pp", msg("下达进度")), ("disbursed_gap_pp", msg("拨付占计划")))
    ]
    told = [clause for clause in said if clause]
    if not told:
        return ()
    clock = translate(language, "时间进度{rate}", rate=rate(group["linear_pct"]))
    told[0] = Clause(f"{few(language, group)}{told[0].text}", told[0].of)
    return sentence(Clause(clock, ("linear_pct",)), *told)


def _against(language: str, label: str, group: Row, name: str) -> Clause | None:
    if group[name] is None:
        return None
    label, by = inside(translate(language, label), language), apart(language, group[name])
    if by is None:
        return Clause(translate(language, "{label}与时间进度持平", label=label), (name,))
    return Clause(translate(language, "{label}比时间进度{by}", label=label, by=by), (name,))


def stuck(language: str, planned: Decimal | None, steps: Sequence[Row]) -> Sentence:
    """At which step from plan to payment most of the planned money stands still; rows of metrics.waiting.by_step."""
    if planned is None or not steps:
        return ()
    most = steps[0]
    said = translate(
        language, "计划资金{planned}中，停在“{step}”这一环的最多：{tasks}个任务共{amount}",
        planned=amount(language, planned), step=words("stuck_at", most["stuck_at"], language), tasks=most["tasks"],
        amount=amount(language, most["stuck_wan"]),
    )  # fmt: skip
    return sentence(Clause(said, ("stuck_wan",)))


def waiting(language: str, whole: Row) -> Sentence:
    """How many tasks have money issued and not disbursed, and for how long: the row of metrics.waiting of them all."""
    if not whole["waiting"]:
        return ()
    said = translate(
        language, "{n}个任务有已下达未拨付的资金，共{amount}", n=whole["waiting"],
        amount=amount(language, whole["undisbursed_wan"]),
    )  # fmt: skip
    if whole["worst_waiting_days"]:
        said = translate(language, "{said}，最长已等{n}天", said=said, n=whole["worst_waiting_days"])
    return sentence(Clause(said, ("undisbursed_wan", "waiting_days")))


def unpaid(language: str, groups: Sequence[Row], by: str) -> Sentence:
    """Which groups have disbursed nothing of what was issued to them."""
    names = [group[by] for group in groups if group["issued_wan"] and group["disbursed_wan"] == 0 and group[by]]
    if not names:
        return ()
    return sentence(
        Clause(
            translate(language, "预算已下达而尚未拨付的有：{names}", names=listed(language, names)), ("disbursed_wan",)
        )
    )


def extremes(language: str, groups: Sequence[Row], by: str, share: str, label: str) -> Sentence:
    """Which group has the highest and which the lowest of a rate, with their bases; only where they differ."""
    known = [group for group in groups if group[share] is not None and group[by]]
    if len(known) < 2:
        return ()
    ordered = sorted(known, key=lambda group: group[share], reverse=True)
    if rate(ordered[0][share]) == rate(ordered[-1][share]):
        return ()
    base = RATES[share][2]
    high, low = (
        {"name": group[by], "rate": rate(group[share]), "base": amount(language, group[base])}
        for group in (ordered[0], ordered[-1])
    )
    said = translate(
        language, "{label}最高的是{high}（{high_rate}，分母{high_base}），最低的是{low}（{low_rate}，分母{low_base}）",
        label=translate(language, label), high=high["name"], high_rate=high["rate"], high_base=high["base"],
        low=low["name"], low_rate=low["rate"], low_base=low["base"],
    )  # fmt: skip
    return sentence(Clause(said, (share,)))
