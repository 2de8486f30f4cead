"""Planned, issued and disbursed money on one line: the darker, the nearer to those it is meant for."""

from typing import Literal

import altair as alt

from exports.charts.colours import Palette
from exports.charts.spec import Picture, rows, whole_columns

WORDS = ("first", "second", "third")
LINES = {1: (0,), 2: (-11, 11), 3: (-20, 1, 20)}
"""How many lines of words stand beside a bar → how far each is from the middle of the bar, in px."""


def flows(colours: Palette) -> Picture:
    """Rows: place, name, planned, issued, disbursed (one unit, chosen by the caller), rates (text)."""
    names = alt.Y(
        "name:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(domain=False, grid=False),
    )
    base = alt.Chart(rows()).encode(y=names)
    planned = base.mark_bar(height=26, color=colours.planned).encode(x=alt.X("planned:Q", title=None, axis=_axis()))
    issued = base.mark_bar(height=16, color=colours.issued).encode(x="issued:Q")
    disbursed = base.mark_bar(height=7, color=colours.disbursed).encode(x="disbursed:Q")
    rates = base.mark_text(align="left", dx=8, fontSize=14, color=colours.ink).encode(x="planned:Q", text="rates:N")
    return alt.layer(planned, issued, disbursed, rates).properties(width="container", height=alt.Step(40))


def levels(colours: Palette) -> Picture:
    """Rows: place, name, measure (issued, disbursed), moved, base and whole (one unit, chosen by the caller), words.

    Words stand above the bar, where they have the whole width. Filled is what the rate counts: `moved` out of `base`.
    Hollow is what it can't: from `base` on to `whole`.
    """
    names = alt.Y(
        "name:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(domain=False, grid=False, labelFontSize=16),
    )
    base = alt.Chart(rows()).encode(y=names)
    whole = base.mark_bar(height=14, yOffset=11, color=colours.paper, stroke=colours.muted, strokeDash=[4, 3]).encode(
        x=alt.X("whole:Q", title=None, axis=_axis())
    )
    counted = base.mark_bar(height=14, yOffset=11, color=colours.planned).encode(x="base:Q")
    fills = alt.Scale(domain=["issued", "disbursed"], range=[colours.issued, colours.disbursed])
    moved = base.mark_bar(height=14, yOffset=11).encode(
        x="moved:Q", color=alt.Color("measure:N", scale=fills, legend=None)
    )
    words = base.mark_text(align="left", dy=-10, fontSize=14).encode(x=alt.datum(0), text="words:N")
    return alt.layer(whole, counted, moved, words).properties(width="container", height=alt.Step(56))


def waterfall(colours: Palette) -> Picture:
    """Rows: place, name, step (code), the ends of three parts (amount, waiting, untold), top (the largest of them),
    room (where the words end), and three lines of words (first, second, third).

    Pale is what waits for the step, by the tasks that know both sides; dashed the plan of those that did not tell it.
    """
    names = alt.Y(
        "name:N",
        sort=alt.EncodingSortField("place", op="min"),
        title=None,
        axis=alt.Axis(domain=False, grid=False, labelFontSize=18),
    )
    hidden = alt.Axis(labels=False, grid=False, domain=False)
    steps = ["planned", "issued", "arrived", "disbursed", "paid"]
    fills = [colours.planned, colours.issued, colours.arrived, colours.disbursed, colours.paid]
    base = alt.Chart(rows()).encode(y=names)
    room = base.mark_point(opacity=0).encode(x=alt.X("room:Q", title=None, axis=hidden, scale=alt.Scale(nice=False)))
    untold = base.mark_bar(height=40, color=colours.paper, stroke=colours.muted, strokeDash=[4, 3]).encode(x="untold:Q")
    waiting = base.mark_bar(height=40, color=colours.panel, stroke=colours.line).encode(x="waiting:Q")
    bars = base.mark_bar(height=40).encode(
        x="amount:Q", color=alt.Color("step:N", scale=alt.Scale(domain=steps, range=fills), legend=None)
    )
    words = base.encode(x="top:Q")
    lines = [_line(words, colours, many, at) for many, heights in LINES.items() for at in range(len(heights))]
    made: Picture = alt.layer(room, untold, waiting, bars, *lines)
    return made.properties(width="container", height=alt.Step(72))


def _line(words: alt.Chart, colours: Palette, many: int, at: int) -> alt.Chart:
    """A line of words of the bars that have so many lines, so that one alone stands at the height of its bar."""
    filled = " + ".join(f"(datum.{name} ? 1 : 0)" for name in WORDS)
    size, colour = 14 if at else 20, colours.muted if at == 2 else colours.ink
    weight: Literal[400, 600] = 400 if at else 600
    chosen = words.transform_filter(f"{filled} == {many}")
    mark = chosen.mark_text(
        align="left", dx=14, dy=LINES[many][at], baseline="middle", fontSize=size, fontWeight=weight, color=colour
    )
    made: alt.Chart = mark.encode(text=f"{WORDS[at]}:N")
    return made


def works(colours: Palette) -> Picture:
    """Rows: financial and physical progress (percent), state (listed for those in the table beside it, else other).

    On the line works and money are level; above it the works are ahead."""
    base = alt.Chart(rows())
    across = alt.X("financial:Q", title=None, scale=alt.Scale(domain=[0, 100], clamp=True), axis=_percents())
    up = alt.Y("physical:Q", title=None, scale=alt.Scale(domain=[0, 100]), axis=_percents())
    level = base.mark_rule(color=colours.muted, strokeDash=[6, 4], strokeWidth=1.5).encode(
        x=alt.datum(0), y=alt.datum(0), x2=alt.datum(100), y2=alt.datum(100)
    )
    states, fills = ["other", "listed"], [colours.issued, colours.subsidy]
    dots = base.mark_point(filled=True, size=110, opacity=0.8, stroke=colours.paper, strokeWidth=1).encode(
        x=across,
        y=up,
        color=alt.Color("state:N", scale=alt.Scale(domain=states, range=fills), legend=None),
        shape=alt.Shape("state:N", scale=alt.Scale(domain=states, range=["circle", "diamond"]), legend=None),
    )
    return alt.layer(level, dots).properties(width="container", height=330)


def batches(colours: Palette) -> Picture:
    """Rows: place, month (text), amount (one unit, chosen by the caller), mark (text above), note (a second line)."""
    months = alt.Axis(grid=False, labelAngle=0, domain=False)
    across = alt.X("month:N", title=None, sort=alt.EncodingSortField("place", op="min"), axis=months)
    chart = alt.Chart(rows())
    base = chart.encode(x=across)
    bars = base.mark_bar(width=28, color=colours.subsidy).encode(
        y=alt.Y("amount:Q", title=None, axis=alt.Axis(labels=False, grid=False, domain=False))
    )
    mark = base.mark_text(dy=-26, fontSize=15, fontWeight=600).encode(y="amount:Q", text="mark:N")
    note = base.mark_text(dy=-9, fontSize=13, color=colours.muted).encode(y="amount:Q", text="note:N")
    return alt.layer(whole_columns(chart, across), bars, mark, note).properties(width="container", height=210)


def _percents() -> alt.Axis:
    return alt.Axis(labelExpr="datum.value + '%'", values=[0, 25, 50, 75, 100], domain=False)


def _axis() -> alt.Axis:
    return alt.Axis(tickCount=5, domain=False)
