"""Bulletin: the monthly check or quarterly bulletin as text and as files, and the page for leaders."""

from pages.components import filters, heading, named, paper_kind, papers, source
from pages.components.language import language

view = filters.view(county=None, department=None, category=None, working_group=None, light=None)
tasks = source.tasks(view)
heading.stop_if_empty(tasks, view)
kind = paper_kind.choose()
made = source.bulletin(view, kind, named.are_shown("bulletin"), language())
heading.show(made.title, view, tasks, filtered=False)
named.switch("bulletin")
papers.offer(made)
papers.preview(made)
