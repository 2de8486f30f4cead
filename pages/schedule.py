"""Schedule: who is behind the clock, by how much, why, and what the plan wants next."""

from pages.components import lateness, outlook, pace, plan
from pages.components.choices import filters, parts
from pages.components.frame import heading
from pages.components.reading import source

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
finding = lateness.finding(view)
heading.show(finding, view, tasks, metric="schedule", judged=True)
pace.show(view)
match parts.choose("schedule"):
    case "spread":
        lateness.spread(view)
    case "tasks":
        lateness.listed(view)
    case "forecast":
        outlook.unfinished(view)
    case "plan":
        plan.nodes(view)
        plan.moves(view)
    case _:
        lateness.gap(view, finding)
