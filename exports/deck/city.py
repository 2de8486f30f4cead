"""The first slides: the opening line, and five tiles with what has changed."""

from dataclasses import replace
from decimal import Decimal

import polars as pl

from data.model import Light
from data.wording import msg, told_counts, translate
from exports.amounts import MISSING, of, points, rate, rounded, signed
from exports.deck.figures import Figures, Row
from exports.deck.slide import Lines, Slide, Tile, Tiles
from exports.month_before import basis
from exports.sentences import overall, plans
from exports.sentences.wording import Sentence, amount, capital, day, days, ended, few, spaced, through
from exports.table import as_of
from metrics import coverage


def opening(figures: Figures) -> Slide:
    """What was promised and how far it has come, as the office says it."""
    say, funding = figures.language, figures.funding()
    unplanned = figures.tasks.get_column("planned_wan").null_count()
    promised = overall.promised(say, figures.period.year, figures.mix(), funding, unplanned=unplanned)
    reported = overall.reported(
        say, figures.tasks.get_column("submission_id").count(), funding["tasks"], as_of(figures.tasks), silent(figures)
    )
    told: list[Sentence] = [promised, *(_kind(say, mix) for mix in figures.mix()), reported]
    told.append(plans.moved(say, figures.moves))
    return Slide(
        key="opening",
        topic=translate(say, "总体情况"),
        title=_opening_title(figures, funding),
        blocks=(Lines(tuple(ended(each, say) for each in told if each)),),
        questions=(2, 6, 9),
        columns=tuple(dict.fromkeys(name for each in told for clause in each for name in clause.of)),
        links=((translate(say, "区县与类别"), "grid"), (translate(say, "资金"), "money")),
    )


def _opening_title(figures: Figures, funding: Row) -> str:
    say, known = figures.language, as_of(figures.tasks)
    if known is None or funding["disbursed_of_planned_pct"] is None or funding["issued_of_planned_pct"] is None:
        return translate(
            say,
            "{year}年民生实事项目{months}进展情况",
            year=figures.period.year,
            months=through(say, figures.period.month),
        )
    said = {
        "few": few(say, funding),
        "issued": rate(funding["issued_of_planned_pct"]),
        "disbursed": rate(funding["disbursed_of_planned_pct"]),
    }
    if known[0] == known[1]:
        on = day(say, known[1])
        return translate(say, "截至{day}，{few}预算下达占计划资金的{issued}，实际拨付占{disbursed}", day=on, **said)
    return translate(
        say, "数据截至{days}，{few}预算下达占计划资金的{issued}，实际拨付占{disbursed}", days=days(say, *known), **said
    )


def _kind(language: str, mix: Row) -> Sentence:
    is_built = mix["category"] == "construction"
    return overall.construction(language, mix) if is_built else overall.milestones(language, mix)


def silent(figures: Figures) -> list[str]:
    """The counties of which no task was reported."""
    told = figures.tasks.group_by("county", maintain_order=True).agg(pl.col("submission_id").count())
    return [str(county) for county, reports in told.iter_rows() if not reports]


def tiles(figures: Figures) -> Slide:
    """Planned, issued, disbursed, started, behind: each with its denominator and what has changed since last month."""
    say, now, late = figures.language, figures.funding(), figures.schedule()
    clause = overall.lights(say, late, figures.view.lights) or overall.progress(say, late)
    made = [_planned(figures, now), _money(figures, now, "issued"), _money(figures, now, "disbursed")]
    unreported = translate(say, "{n}个任务均未填报，进度和资金无法判断", n=late["tasks"])
    built = next((mix for mix in figures.mix() if mix["category"] == "construction"), None)
    return Slide(
        key="tiles",
        topic=translate(say, "五项指标"),
        title=capital(clause.text, say) if clause else unreported,
        blocks=(
            Tiles((*made, *([_started(figures, built)] if built else []), _behind(figures, late))),
            *_resting(figures, now),
        ),
        questions=(2, 6, 7),
        columns=("planned_wan", "issued_wan", "disbursed_wan", *(["started"] if built else []), "behind"),
        links=((translate(say, "滞后清单"), "red"), (translate(say, "资金"), "money")),
    )


def _resting(figures: Figures, now: Row) -> tuple[Lines, ...]:
    """One line below the tiles: which tasks their rates and changes rest on, where that are not all."""
    say = figures.language
    few = coverage.is_few(now["reported"], now["tasks"])
    alone = translate(say, "比率只计已报的{n}个任务（共{of}个）。", n=now["reported"], of=now["tasks"]) if few else ""
    told = spaced([each for each in (alone, _compared(figures)) if each], say)
    return (Lines((told,), small=True),) if told else ()


def _compared(figures: Figures) -> str:
    say, change = figures.language, figures.change
    if change is None:
        return translate(say, "没有可比的上月数据。")
    return basis(change, figures.tasks.height, say)


def _planned(figures: Figures, now: Row) -> Tile:
    say = figures.language
    projects = figures.tasks.get_column("project_id").n_unique()
    shared = translate(say, "{projects}个项目，{tasks}个任务", projects=projects, tasks=now["tasks"])
    return Tile(translate(say, "计划资金"), _amount(say, now, "planned_wan"), shared)


def _money(figures: Figures, now: Row, step: str) -> Tile:
    say, share = figures.language, f"{step}_of_planned_pct"
    label = translate(say, "预算下达") if step == "issued" else translate(say, "实际拨付")
    if now[share] is None:
        return Tile(label, _amount(say, now, f"{step}_wan"), translate(say, "本月未报"))
    over = translate(
        say, "占计划\u00a0{rate}，分母\u00a0{base}", rate=rate(now[share]), base=amount(say, now[f"{step}_base_wan"])
    )
    pair = figures.change.funding if figures.change else None
    gained = None if pair is None or None in (pair[0][share], pair[1][share]) else pair[0][share] - pair[1][share]
    return _with_rise(say, Tile(label, _amount(say, now, f"{step}_wan"), over), gained)


def _amount(language: str, row: Row, name: str) -> str:
    return MISSING if row[name] is None else amount(language, row[name])


def _started(figures: Figures, built: Row) -> Tile:
    say, label = figures.language, translate(figures.language, "建设类开工")
    if built["started"] is None:
        return Tile(label, MISSING, translate(say, "{projects}个项目本月均未报", projects=built["projects"]))
    tile = Tile(label, of(built["started"], built["projects"]), not_started(say, built))
    return _with_change(say, tile, _gained(figures, "construction", "started"))


def not_started(language: str, built: Row) -> str:
    """How many construction projects of metrics.category_mix.by_group have not started, and how many did not report."""
    counts = ((msg("前期 {n}"), built["preparing"]), (msg("未报 {n}"), built["unreported"]))
    return told_counts(language, counts, msg("各项目均有填报，没有停在前期的"))


def _behind(figures: Figures, late: Row) -> Tile:
    say, label = figures.language, translate(figures.language, "滞后任务")
    if late["behind"] is None:
        return Tile(label, MISSING, translate(say, "{tasks}个任务本月均未报，无法判断", tasks=late["tasks"]))
    light = str(Light.RED) if late["red"] else str(Light.ORANGE) if late["orange"] else ""
    tile = Tile(label, of(late["behind"], overall.judged(late)), overall.longest_lag(say, late), light=light)
    return _with_change(say, tile, _gained(figures, "schedule", "behind"), more_is_worse=True)


def _gained(figures: Figures, metric: str, name: str) -> int | None:
    pair = getattr(figures.change, metric) if figures.change else None
    return None if pair is None or None in (pair[0].get(name), pair[1].get(name)) else pair[0][name] - pair[1][name]


def _with_rise(language: str, tile: Tile, gained: Decimal | None) -> Tile:
    """The tile with the points that a cumulative rate has gained since last month: it nearly always rises, so that a
    rise alone is neither better nor worse."""
    if gained is None:
        return tile
    if not rounded(gained, 2):
        return _as_before(language, tile)
    return replace(tile, change=translate(language, "较上月 {change}", change=points(language, gained)))


def _as_before(language: str, tile: Tile) -> Tile:
    return replace(tile, change=translate(language, "＝\u00a0较上月持平"), trend="same")


def _with_change(language: str, tile: Tile, gained: int | None, *, more_is_worse: bool = False) -> Tile:
    """The tile with what has changed since last month: a sign for the direction, a word for better or worse."""
    if gained is None:
        return tile
    if not gained:
        return _as_before(language, tile)
    sign = "▲" if gained > 0 else "▼"
    trend = "bad" if (gained > 0) is more_is_worse else "good"
    words = translate(language, "好转") if trend == "good" else translate(language, "变差")
    change = translate(language, "{sign}\u00a0较上月{words} {change}", sign=sign, change=signed(gained, 0), words=words)
    return replace(tile, change=change, trend=trend)
