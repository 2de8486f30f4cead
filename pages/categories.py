"""Categories: construction beside subsidy, each by its own life cycle."""

from pages.components import lifecycle, remarks
from pages.components.choices import filters
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.reading import source

view = filters.view()
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
mix = source.category_mix(view)
heading.show(lifecycle.finding(view, mix), view, tasks, metric="category_mix")
lifecycle.side_by_side(view, mix)
remarks.unmentioned(view, None)
lifecycle.batches(view)
lifecycle.gap_between_kinds(view)

heading.question(t("各区县两类项目各到了哪一步？"), "life_cycle")
lifecycle.tables(source.category_mix(view, "county"))
