"""Funding: how far the planned money has come, where it is stuck, and whether it keeps step with the works."""

from pages.components import funds, levels, outlook
from pages.components.choices import filters, groups, parts
from pages.components.frame import heading
from pages.components.reading import source

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
finding = funds.finding(view)
heading.show(finding, view, tasks, metric="funding", own_month=True)
match parts.choose("funding"):
    case "groups":
        funds.by_group(view, groups.switch(funds.BY), finding)
    case "waiting":
        funds.waiting(view, groups.switch(funds.BY))
    case "works":
        funds.works(view)
    case "year":
        funds.by_month(view)
        outlook.disbursed(view, groups.switch(funds.BY))
    case _:
        funds.waterfall(view, finding)
        levels.by_source(view)
