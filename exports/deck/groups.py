"""Slides of money, categories and counties: each a chart with its finding."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from data.reference import category_name
from data.wording import translate
from exports.amounts import number
from exports.charts import fund_rows, money, progress, shapes, stages
from exports.deck.figures import Figures, Row
from exports.deck.slide import Chart, Lines, Slide
from exports.sentences import funds, overall
from exports.sentences.groups import silent_of, told_of
from exports.sentences.wording import amount, capital, ended, few
from metrics import schedule
from metrics.funding import RATES

BARS = 7
"""Counties that a chart has room for: one number each."""
ROOM = 1.65
"""How much wider than the longest bar the waterfall is, so that its words find room."""
RATED = {"issued": "issued_of_planned_pct", "disbursed": "disbursed_of_planned_pct"}


def waterfall(figures: Figures) -> list[Slide]:
    """From plan to payment, each step with its amount; two rates, with their denominators."""
    say, now = figures.language, figures.funding()
    if now["planned_wan"] is None or (now["issued_wan"] is None and now["disbursed_wan"] is None):
        return []
    rows = fund_rows.waterfall(pl.DataFrame([now], infer_schema_length=None), say)
    return [
        Slide(
            key="money",
            topic=translate(say, "资金"),
            title=_money_title(figures, now),
            blocks=(
                Chart(money.waterfall, _said(figures, rows, now), ended(funds.flow(say, now), say)),
                Lines(_explained(rows, say), small=True),
            ),
            questions=(6,),
            columns=("planned_wan", "issued_wan", "arrived_wan", "disbursed_wan", "paid_wan", *RATED.values()),
        )
    ]


def _explained(rows: pl.DataFrame, say: str) -> tuple[str, ...]:
    pale = translate(say, "浅色为已到上一步、未到这一步的资金，只计两步都已报的任务。")
    dashed = translate(say, "虚线框为这一步未报的任务的计划资金。")
    return (pale, dashed) if rows.get_column("untold").count() else (pale,)


def _money_title(figures: Figures, now: Row) -> str:
    say = figures.language
    steps = [funds.step(say, now, name) for name in ("issued_wan", "disbursed_wan")]
    if now["undisbursed_wan"]:
        waits = amount(say, now["undisbursed_wan"])
        planned = amount(say, now["planned_wan"])
        said = translate(
            say, "计划资金{planned}，{few}已下达而未拨付的有{waits}", planned=planned, few=few(say, now), waits=waits
        )
        over = now["overdisbursed_wan"]
        return translate(say, "{said}，另有拨付超过下达的{over}", said=said, over=amount(say, over)) if over else said
    return translate(say, "，").join(step.text for step in steps if step)


def _said(figures: Figures, rows: pl.DataFrame, now: Row) -> pl.DataFrame:
    """The words beside the bars: an amount, for two steps the share of the plan with its base, and whose plan is left
    out; none left blank."""
    say = figures.language
    beside = [
        [line for line in (_step(say, now, step), _share(say, now, step), left) if line]
        for step, left in rows.select("step", "left").iter_rows()
    ]
    lines = {name: [each[at] if at < len(each) else "" for each in beside] for at, name in enumerate(money.WORDS)}
    return rows.with_columns(**{name: pl.Series(each) for name, each in lines.items()}, room=pl.col("top") * ROOM)


def _step(language: str, now: Row, step: str) -> str:
    wan = now[f"{step}_wan"]
    return translate(language, "未报") if wan is None else amount(language, wan)


def _share(language: str, now: Row, step: str) -> str:
    name = RATED.get(step)
    if name is None or now[name] is None:
        return ""
    base = amount(language, now[RATES[name][2]])
    return translate(language, "占计划\u00a0{rate}，分母\u00a0{base}", rate=f"{now[name]:.2f}%", base=base)


def life_cycles(figures: Figures) -> list[Slide]:
    """One slide per category: how many of its projects have passed which milestone."""
    return [_life_cycle(figures, mix) for mix in figures.mix() if mix["category"] in shapes.MILESTONES]


def _life_cycle(figures: Figures, mix: dict[str, object]) -> Slide:
    say, code = figures.language, str(mix["category"])
    said = overall.construction(say, mix) if code == "construction" else overall.milestones(say, mix)
    name = category_name(code, say)
    return Slide(
        key=f"life-{code}",
        topic=name,
        title=capital(translate(say, "；").join(clause.text for clause in said), say) or name,
        blocks=(
            Chart(stages.reached, shapes.reached(mix, say), ended(said, say) if said else name),
            Lines((translate(say, "项目数；分母为该类全部{n}个项目。", n=mix["projects"]),), small=True),
        ),
        questions=(2, 4),
        columns=tuple(shapes.MILESTONES[code]),
    )


def counties(figures: Figures) -> list[Slide]:
    """Counties side by side: progress against the clock."""
    frame = schedule.by_group(figures.tasks, "county")
    if frame.get_column("gap_pp").count() < 2:
        return []
    pages = [frame.slice(at, BARS) for at in range(0, frame.height, BARS)]
    return [_county_page(figures, page, at, frame.to_dicts()) for at, page in enumerate(pages)]


def _county_page(figures: Figures, page: pl.DataFrame, at: int, every: Sequence[Row]) -> Slide:
    say, finding = figures.language, _county_finding(figures.language, every)
    return Slide(
        key="counties" if not at else f"counties-{at + 1}",
        topic=translate(say, "区县比较"),
        title=finding,
        blocks=(
            Chart(progress.bullets, shapes.bullets(page, say, "county"), finding),
            Lines((shapes.bullet_words(say),), small=True),
        ),
        questions=(8,),
        columns=("actual_pct", "clock_pct", "gap_pp"),
        links=tuple((county, f"county:{county}") for county in page.get_column("county")),
    )


def _county_finding(language: str, every: Sequence[Row]) -> str:
    """How many of the counties that reported are below their clock, and which the farthest."""
    known = [row for row in every if row["gap_pp"] is not None]
    late = sum(row["gap_pp"] < 0 for row in known)
    counted = {"n": len(known), **told_of(language, silent_of(every))}
    if not late:
        return translate(language, "{told}{n}个区县均不低于应达进度{silent}", **counted)
    slow = min(known, key=lambda row: Decimal(row["gap_pp"]))
    farthest = {"county": slow["county"], "gap": number(abs(slow["gap_pp"]), 1)}
    if late == len(known):
        return translate(
            language, "{told}{n}个区县全部低于应达进度{silent}，差距最大的是{county}，低{gap}个百分点",
            **counted, **farthest,
        )  # fmt: skip
    return translate(
        language, "{told}{n}个区县中{late}个低于应达进度{silent}，差距最大的是{county}，低{gap}个百分点",
        late=late, **counted, **farthest,
    )  # fmt: skip
