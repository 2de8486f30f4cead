"""Bulletin: the monthly check or quarterly bulletin as text and as files, and the page for leaders."""

from pages.components import papers
from pages.components.choices import filters, named, paper_kind
from pages.components.frame import heading
from pages.components.frame.language import language
from pages.components.reading import source

view = filters.view(county=None, department=None, category=None, working_group=None, light=None)
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
kind = paper_kind.choose()
made = source.bulletin(view, kind, named.are_shown("bulletin"), language())
heading.show(made.title, view, tasks, filtered=False)
named.switch("bulletin")
papers.offer(made)
papers.preview(made)
