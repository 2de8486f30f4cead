"""Department: which projects it carries, who implements them, and by when."""

from pages.components import portrait
from pages.components.choices import filters, trail
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
if view.department is None:
    portrait.compare("department", view, tasks, t("在上方选择一个牵头单位，查看它牵头的项目、实施主体和时限"))
else:
    trail.show((), view.department)
    question = t("{name}牵头哪些项目，谁实施，何时完成？", name=view.department)
    portrait.show("department", view.department, view, tasks, question)
