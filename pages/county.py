"""County: what one county carries, how it stands, and what holds it up."""

from pages.components import portrait
from pages.components.choices import filters, trail
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
if view.county is None:
    portrait.compare("county", view, tasks, t("在上方选择一个区县，查看它的任务、资金和问题"))
else:
    trail.show((), view.county)
    portrait.show("county", view.county, view, tasks, t("{name}承担哪些任务，各到哪一步？", name=view.county))
