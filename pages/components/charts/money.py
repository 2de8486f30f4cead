"""Planned, issued and disbursed money on one line: the darker, the nearer to those it is meant for."""

import altair as alt

from pages.components.charts.canvas import Picture, rows
from pages.components.colours import Palette


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


def _axis() -> alt.Axis:
    return alt.Axis(tickCount=5, domain=False)
