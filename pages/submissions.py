"""Submissions: the form to fill in, the way in for new files, what has come in from whom and what was questioned."""

from pages.components.choices import filters
from pages.components.frame import heading
from pages.components.frame.language import t
from pages.components.intake import cell, form_download, inbox, original
from pages.components.reading import source
from pages.components.receiving import archived, way_in

view = filters.view(period=None, county=None, department=None, category=None, working_group=None, light=None)
if source.version() and (wanted := original.asked()):
    cell.show(wanted, original.Reader(archived.read_again), archived.receipt_numbers())
elif source.version():
    submissions = source.submissions(view)
    heading.show_plain(inbox.finding(submissions), inbox.basis(submissions, view))
    heading.question(t("下载填报表"))
    form_download.box()
    way_in.box()
    inbox.received(view, submissions, archived.receipt_numbers())
else:
    heading.nothing_loaded()
    way_in.box()
