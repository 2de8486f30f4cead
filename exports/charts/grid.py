"""Cells that carry a light: its colour, its symbol and a number."""

import altair as alt

from data.model import Light
from exports.charts.colours import Palette
from exports.charts.progress import light_scale, on_light_scale
from exports.charts.spec import Picture, rows


def cells(colours: Palette) -> Picture:
    """Rows: place, name, across, column, light (code), mark (symbol and number), note (a second, smaller line)."""
    codes = [light.value for light in Light]
    base = alt.Chart(rows()).encode(
        x=alt.X(
            "column:N",
            sort=alt.EncodingSortField("across", op="min"),
            title=None,
            axis=alt.Axis(orient="top", labelAngle=0, domain=False),
        ),
        y=alt.Y("name:N", sort=alt.EncodingSortField("place", op="min"), title=None, axis=alt.Axis(domain=False)),
    )
    fill = base.mark_rect(stroke=colours.paper, strokeWidth=3, cornerRadius=3).encode(color=light_scale(colours, codes))
    ink = on_light_scale(colours, codes)
    mark = base.mark_text(fontSize=17, fontWeight=600, dy=-8).encode(text="mark:N", color=ink)
    note = base.mark_text(fontSize=13, dy=12).encode(text="note:N", color=ink)
    made: Picture = alt.layer(fill, mark, note).resolve_scale(color="independent")
    return made.properties(width="container", height=alt.Step(50))
