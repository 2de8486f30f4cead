"""Two values per group on one line: where it was, where it is, and the way between."""

import altair as alt

from exports.charts.colours import Palette
from exports.charts.spec import Picture, rows

STEP = 36


def dumbbells(colours: Palette) -> Picture:
    """Rows: place, name, now, before, label. One line per row: a ring for before, a dot for now."""
    names = alt.Axis(domain=False, grid=False)
    base = alt.Chart(rows()).encode(
        y=alt.Y("name:N", sort=alt.EncodingSortField("place", op="min"), title=None, axis=names)
    )
    scale = alt.Scale(zero=True, nice=True)
    at = alt.X("now:Q", title=None, scale=scale, axis=alt.Axis(tickCount=5, domain=False))
    way = base.mark_rule(strokeWidth=4, color=colours.issued, opacity=1).encode(x=at, x2="before:Q")
    was = base.mark_point(size=150, strokeWidth=3, filled=False, color=colours.muted, opacity=1).encode(x="before:Q")
    dot = base.mark_point(size=190, filled=True, color=colours.accent, opacity=1).encode(x="now:Q")
    label = base.mark_text(align="left", dx=8, fontSize=15).encode(x=alt.value("width"), text="label:N")
    made: Picture = alt.layer(way, was, dot, label)
    return made.properties(width="container", height=alt.Step(STEP))
