"""Rates by month as lines that carry their own names."""

import altair as alt

from exports.charts.colours import Palette
from exports.charts.spec import Picture, rows, whole_columns


def lines(colours: Palette) -> Picture:
    """Rows: place, month (text), series (actual, clock, linear, issued, disbursed, outlook), pct, label (at ends),
    label_at; of the outlook low and high too: the range between them is a band."""
    series = ["actual", "clock", "linear", "issued", "disbursed", "outlook"]
    inks = [colours.accent, colours.ink, colours.muted, colours.subsidy, colours.disbursed, colours.accent]
    dashes = [[1, 0], [6, 3], [2, 3], [1, 0], [1, 0], [2, 4]]
    months = alt.Axis(grid=False, labelAngle=0, labelOverlap=True, domain=False)
    across = alt.X("month:N", title=None, sort=alt.EncodingSortField("place", op="min"), axis=months)
    chart = alt.Chart(rows())
    base = chart.encode(
        x=across,
        y=alt.Y("pct:Q", title=None, axis=alt.Axis(labelExpr="datum.value + '%'", tickCount=5, domain=False)),
        color=alt.Color("series:N", scale=alt.Scale(domain=series, range=inks), legend=None),
    )
    band = base.mark_area(opacity=0.18).encode(y="low:Q", y2="high:Q")
    drawn = base.mark_line(strokeWidth=3).encode(
        strokeDash=alt.StrokeDash("series:N", scale=alt.Scale(domain=series, range=dashes), legend=None)
    )
    dots = base.mark_point(filled=True, size=55, opacity=1)
    names = base.mark_text(align="left", dx=10, fontSize=15).encode(y=alt.Y("label_at:Q"), text="label:N")
    return alt.layer(whole_columns(chart, across), band, drawn, dots, names).properties(width="container", height=320)
