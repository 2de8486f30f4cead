"""The two kinds of projects in sentences: start rates with their three bases, people paid, and which kind lags."""

from collections.abc import Sequence

from data.reference import category_name
from data.wording import msg, translate
from exports.amounts import number, rate
from exports.sentences import overall
from exports.sentences.wording import Clause, Paragraph, Row, Sentence, apart, paragraph, paragraphs, sentence

BASES = {
    "all": msg("占全部{base}个建设类项目的{rate}"),
    "year": msg("占计划本年开工的{base}个的{rate}"),
    "now": msg("占计划至今应开工的{base}个的{rate}"),
}
"""The bases of a start rate, in the words that name it."""
REPORTED = {**BASES, "all": msg("占已报的{base}个建设类项目的{rate}")}
"""The same where some projects did not report."""


def kinds(
    language: str, mixes: Sequence[Row], schedule: Sequence[Row], starts: Row, lights: str = "ours"
) -> list[Paragraph]:
    """One paragraph per category: rows of metrics.category_mix and metrics.schedule by category, and start rates."""
    progress = {group["category"]: group for group in schedule}
    return paragraphs(*(_kind(language, mix, progress[mix["category"]], starts, lights) for mix in mixes))


def _kind(language: str, mix: Row, group: Row, starts: Row, lights: str) -> Paragraph | None:
    lead = translate(language, "{name}。", name=category_name(mix["category"], language))
    is_built = mix["category"] == "construction"
    own = _starts(language, starts) if is_built else _people(language, mix)
    progress = sentence(overall.progress(language, group), overall.lights(language, group, lights))
    is_said = is_built and starts["started_of_all"] is not None
    unstated = () if is_said else _unstated(language, mix)
    return paragraph(progress, own, unstated, lead=lead)


def _starts(language: str, starts: Row) -> Sentence:
    """The start rate by each of its bases, over the projects that told a stage; those that did not are said beside it.

    Only where a project should have started by it.
    """
    told, before = [], None
    if _have_all_started(starts):
        said = translate(
            language,
            "{n}个建设类项目全部开工，按全部、计划本年开工、计划至今应开工计的开工率均为100%",
            n=starts["start_base_all"],
        )
        return sentence(Clause(said, tuple(f"start_rate_{name}_pct" for name in BASES)))
    for name, words in (REPORTED if starts["start_unreported_all"] else BASES).items():
        share, n = starts[f"start_rate_{name}_pct"], starts[f"started_of_{name}"]
        if share is not None:
            said = translate(language, words, base=starts[f"start_base_{name}"], rate=rate(share))
            if unreported := starts[f"start_unreported_{name}"]:
                said = translate(language, "{said}（另有{n}个未报）", said=said, n=unreported)
            if n != before:
                said = translate(language, "开工{n}个，{share}", n=n, share=said)
            told.append(Clause(said, (f"start_rate_{name}_pct",)))
            before = n
    return sentence(*told)


def _have_all_started(starts: Row) -> bool:
    """Whether every project has told that it started, and so all that should have by any base that there is."""
    if starts["start_unreported_all"]:
        return False
    counted = [(starts[f"started_of_{name}"], starts[f"start_base_{name}"]) for name in BASES]
    return bool(starts["start_base_all"]) and all(base and n == base for n, base in counted)


def _people(language: str, mix: Row) -> Sentence:
    """How many of the people due were paid."""
    if mix["people_paid"] is None or mix["people_paid_pct"] is None:
        return ()
    said = translate(
        language, "已发放{paid}人，占应发{due}人的{rate}", paid=number(mix["people_paid"], 0),
        due=number(mix["people_due"], 0), rate=rate(mix["people_paid_pct"]),
    )  # fmt: skip
    return sentence(Clause(said, ("people_paid_pct",)))


def _unstated(language: str, mix: Row) -> Sentence:
    if not mix["unreported"]:
        return ()
    said = translate(language, "{n}个项目未报所处阶段", n=mix["unreported"])
    return sentence(Clause(said, ("unreported",)))


def apart_by(language: str, gaps: Row) -> Paragraph | None:
    """Which of the two kinds stands better against its own clock: the row of metrics.type_gap over all tasks."""
    if gaps["type_gap_pp"] is None:
        return None
    by = apart(language, gaps["type_gap_pp"])
    if by is None:
        said = translate(language, "建设类与资助补助类的进度差相同")
    else:
        said = translate(language, "建设类的进度差比资助补助类{by}", by=by)
    return paragraph(sentence(Clause(said, ("type_gap_pp",))))
