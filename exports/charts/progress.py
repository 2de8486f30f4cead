"""Progress against the clock: a bar for what is done, a mark for where the clock stands."""

import altair as alt

from data.model import Light
from exports.charts.colours import Palette
from exports.charts.spec import Picture, rows

STEP = 36


def bullets(colours: Palette) -> Picture:
    """Rows: place, name, actual_pct, clock_pct, linear_pct, gap (text). One line per row, from 0 to 100 %."""
    base = alt.Chart(rows()).encode(y=_names())
    percent = alt.X("actual_pct:Q", title=None, scale=alt.Scale(domain=[0, 100]), axis=_percent_axis())
    track = base.mark_bar(height=14, color=colours.panel).encode(x=alt.datum(0), x2=alt.datum(100))
    done = base.mark_bar(height=14, color=colours.accent).encode(x=percent)
    linear = base.mark_tick(thickness=2, height=22, color=colours.muted, opacity=1).encode(x="linear_pct:Q")
    halo = base.mark_tick(thickness=8, height=28, color=colours.paper, opacity=1).encode(x="clock_pct:Q")
    clock = base.mark_tick(thickness=4, height=26, color=colours.ink, opacity=1).encode(x="clock_pct:Q")
    gap = base.mark_text(align="left", dx=8, fontSize=15).encode(x=alt.datum(100), text="gap:N")
    return alt.layer(track, done, linear, halo, clock, gap).properties(width="container", height=alt.Step(STEP))


def lights(colours: Palette) -> Picture:
    """Rows: place, name, light (code), rank, tasks, mark (symbol and count, empty where there is no room)."""
    codes = [light.value for light in Light]
    base = alt.Chart(rows()).encode(
        y=_names(),
        x=alt.X("tasks:Q", stack="zero", title=None, axis=alt.Axis(grid=False, labels=False, domain=False)),
        order=alt.Order("rank:Q"),
    )
    bars = base.mark_bar(height=24, stroke=colours.paper, strokeWidth=1.5).encode(color=light_scale(colours, codes))
    text = base.mark_text(fontSize=14, baseline="middle").encode(
        x=alt.X("tasks:Q", stack="zero", bandPosition=0.5),
        text="mark:N",
        color=on_light_scale(colours, codes),
        detail="light:N",
    )
    made: Picture = alt.layer(bars, text).resolve_scale(color="independent")
    return made.properties(width="container", height=alt.Step(STEP))


def light_scale(colours: Palette, codes: list[str]) -> alt.Color:
    """The colour of a light; its symbol and word stand beside it, so no legend."""
    fills = [colours.lights[Light(code)] for code in codes]
    return alt.Color("light:N", scale=alt.Scale(domain=codes, range=fills), legend=None)


def on_light_scale(colours: Palette, codes: list[str]) -> alt.Color:
    """The colour of words that stand on a light."""
    inks = [colours.on_lights[Light(code)] for code in codes]
    return alt.Color("light:N", scale=alt.Scale(domain=codes, range=inks), legend=None)


def _names() -> alt.Y:
    axis = alt.Axis(domain=False, grid=False)
    return alt.Y("name:N", sort=alt.EncodingSortField("place", op="min"), title=None, axis=axis)


def _percent_axis() -> alt.Axis:
    return alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'", domain=False)


def pairs(colours: Palette) -> Picture:
    """Rows: place, name, construction, subsidy (gaps in percentage points), clock (0), edge (where words begin), mark.

    Zero is the clock."""
    base = alt.Chart(rows()).encode(y=_names())
    across = alt.X("construction:Q", title=None, axis=alt.Axis(tickCount=6, domain=False, gridOpacity=0.4))
    clock = base.mark_tick(thickness=2, height=STEP, color=colours.ink, opacity=1).encode(x="clock:Q")
    between = base.mark_bar(height=4, color=colours.line).encode(x=across, x2="subsidy:Q")
    built = base.mark_point(filled=True, size=190, opacity=1, color=colours.construction).encode(x=across)
    paid = base.mark_point(filled=True, size=190, opacity=1, color=colours.subsidy, shape="diamond").encode(
        x="subsidy:Q"
    )
    mark = base.mark_text(align="left", dx=8, fontSize=15).encode(x="edge:Q", text="mark:N")
    return alt.layer(clock, between, built, paid, mark).properties(width="container", height=alt.Step(STEP))
