"""How far tasks will be at the end of the year: what is done, the range that is expected, and its middle."""

import altair as alt

from exports.charts.colours import Palette
from exports.charts.spec import Picture, rows

STEP = 40


def ranges(colours: Palette) -> Picture:
    """Rows: place, name, known_pct, low, middle, high, label. One line per row, from 0 to 100 %."""
    names = alt.Axis(domain=False, grid=False)
    base = alt.Chart(rows()).encode(
        y=alt.Y("name:N", sort=alt.EncodingSortField("place", op="min"), title=None, axis=names)
    )
    percent = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'", domain=False)
    done_to = alt.X("known_pct:Q", title=None, scale=alt.Scale(domain=[0, 100]), axis=percent)
    track = base.mark_bar(height=14, color=colours.panel).encode(x=alt.datum(0), x2=alt.datum(100))
    done = base.mark_bar(height=14, color=colours.accent).encode(x=done_to)
    expected = base.mark_bar(height=14, color=colours.issued).encode(x="low:Q", x2="high:Q")
    halo = base.mark_tick(thickness=8, height=28, color=colours.paper, opacity=1).encode(x="middle:Q")
    middle = base.mark_tick(thickness=4, height=26, color=colours.ink, opacity=1).encode(x="middle:Q")
    label = base.mark_text(align="left", dx=8, fontSize=15).encode(x=alt.datum(100), text="label:N")
    made: Picture = alt.layer(track, expected, done, halo, middle, label)
    return made.properties(width="container", height=alt.Step(STEP))
