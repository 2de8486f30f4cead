"""Where projects stand in their life: how many reached a stage, and one project's way through the stages."""

import altair as alt

from data.reference import categories
from exports.charts.colours import Palette
from exports.charts.spec import Picture, rows


def reached(colours: Palette) -> Picture:
    """Rows: place, name (of the stage), category, projects, of (all projects), mark (text)."""
    base = alt.Chart(rows()).encode(
        y=alt.Y(
            "name:N",
            sort=alt.EncodingSortField("place", op="min"),
            title=None,
            axis=alt.Axis(domain=False, grid=False),
        )
    )
    hidden = alt.Axis(labels=False, grid=False, domain=False)
    whole = base.mark_bar(height=22, color=colours.panel).encode(x=alt.X("of:Q", title=None, axis=hidden))
    part = base.mark_bar(height=22).encode(x="projects:Q", color=_tone(colours))
    mark = base.mark_text(align="left", dx=8, fontSize=15, color=colours.ink).encode(x="of:Q", text="mark:N")
    return alt.layer(whole, part, mark).properties(width="container", height=alt.Step(38))


def funnel(colours: Palette) -> Picture:
    """Rows: place, name (of the stage), category, here and reached (tasks), of (all tasks), mark (text).

    Pale: all tasks that have reached the stage; full: those that stand at it now."""
    names = alt.Y(
        "name:N", sort=alt.EncodingSortField("place", op="min"), title=None, axis=alt.Axis(domain=False, grid=False)
    )
    hidden = alt.Axis(labels=False, grid=False, domain=False)
    base = alt.Chart(rows()).encode(y=names)
    reached = base.mark_bar(height=16, color=colours.planned).encode(x=alt.X("reached:Q", title=None, axis=hidden))
    here = base.mark_bar(height=16).encode(x="here:Q", color=_tone(colours))
    mark = base.mark_text(align="left", dx=8, fontSize=14).encode(x="of:Q", text="mark:N")
    return alt.layer(reached, here, mark).properties(width="container", height=alt.Step(27))


def _tone(colours: Palette) -> alt.Color:
    """Construction and subsidies have their own colours, all further kinds share a third."""
    domain = categories().get_column("category").to_list()
    own = {"construction": colours.construction, "subsidy": colours.subsidy}
    fills = [own.get(category, colours.muted) for category in domain]
    return alt.Color("category:N", scale=alt.Scale(domain=domain, range=fills), legend=None)


def strip(colours: Palette) -> Picture:
    """Rows: place, name (county), position, stage (name), state (done, here, ahead), mark (text)."""
    states = ["done", "here", "ahead"]
    base = alt.Chart(rows()).encode(
        x=alt.X(
            "stage:N",
            sort=alt.EncodingSortField("position", op="min"),
            title=None,
            axis=alt.Axis(
                orient="bottom",
                labelExpr="split(datum.label, '|')",
                labelAngle=0,
                labelFontSize=12,
                labelOverlap=False,
                domain=False,
            ),
        ),
        y=alt.Y("name:N", sort=alt.EncodingSortField("place", op="min"), title=None, axis=alt.Axis(domain=False)),
    )
    fills = [colours.issued, colours.accent, colours.panel]
    cells = base.mark_rect(stroke=colours.paper, strokeWidth=3, height=26).encode(
        color=alt.Color("state:N", scale=alt.Scale(domain=states, range=fills), legend=None)
    )
    inks = alt.Scale(domain=states, range=[colours.ink, colours.paper, colours.muted])
    marks = base.mark_text(fontSize=13).encode(text="mark:N", color=alt.Color("state:N", scale=inks, legend=None))
    made: Picture = alt.layer(cells, marks).resolve_scale(color="independent")
    return made.properties(width="container", height=alt.Step(38))
