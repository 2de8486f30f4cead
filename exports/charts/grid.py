"""Cells that carry a light: its colour, its symbol and a number."""

import altair as alt

from data.model import Light
from exports.charts.colours import Palette
from exports.charts.progress import light_scale, on_light_scale
from exports.charts.spec import Picture, rows


def cells(colours: Palette) -> Picture:
    """Rows: place, name, across, column, light (code), mark (symbol and number), note (a second, smaller line).

    One that `is_chosen` is framed."""
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
    is_chosen = alt.when("datum.is_chosen").then(alt.value(1)).otherwise(alt.value(0))
    frame = base.mark_rect(fillOpacity=0, stroke=colours.ink, strokeWidth=3).encode(strokeOpacity=is_chosen)
    ink = on_light_scale(colours, codes)
    up = alt.expr("datum.note ? -8 : 1")  # a mark without a note stands in the middle
    mark = base.mark_text(fontSize=17, fontWeight=600, dy=up).encode(text="mark:N", color=ink)
    note = base.mark_text(fontSize=13, dy=12).encode(text="note:N", color=ink)
    made: Picture = alt.layer(fill, frame, mark, note).resolve_scale(color="independent")
    return made.properties(width="container", height=alt.Step(50))
