"""How the lags of tasks are spread: one bar per band, its count above it."""

import altair as alt

from exports.charts.colours import Palette
from exports.charts.spec import Picture, rows


def bars(colours: Palette) -> Picture:
    """Rows: place, name (of the band), state (ahead, behind or unknown), tasks, mark (text)."""
    bands = alt.Axis(grid=False, labelAngle=0, labelOverlap=False, domain=False)
    states, fills = ["ahead", "behind", "unknown"], [colours.accent, colours.subsidy, colours.muted]
    base = alt.Chart(rows()).encode(
        x=alt.X("name:N", title=None, sort=alt.EncodingSortField("place", op="min"), axis=bands)
    )
    drawn = base.mark_bar(width=46).encode(
        y=alt.Y("tasks:Q", title=None, axis=alt.Axis(labels=False, grid=False, domain=False)),
        color=alt.Color("state:N", scale=alt.Scale(domain=states, range=fills), legend=None),
    )
    mark = base.mark_text(dy=-12, fontSize=16, fontWeight=600).encode(y="tasks:Q", text="mark:N")
    made: Picture = alt.layer(drawn, mark)
    return made.properties(width="container", height=210)
