"""What of a published table deserves a look first, in a sentence that says whether our own figures say so."""

from data.wording import translate
from exports.against import Against
from exports.amounts import MISSING
from exports.printed import spans
from exports.reconcile import as_dict
from metrics.reconciliation.foremost import Foremost, Kind, foremost
from metrics.reconciliation.published import Checked
from metrics.reconciliation.verdict import RELATIONS


def headline(checked: Checked, beside: Against, language: str) -> str | None:
    """The sentence on a table, of one that comes out None; no cell that our figures bear out is called wrong."""
    found = foremost(checked.checks, beside.checks)
    return _SAID[found.kind](found, checked.table.title, beside, language) if found else None


def _not_ours(found: Foremost, title: str, beside: Against, language: str) -> str:
    said = as_dict(found.check, language)
    return translate(
        language,
        "公开表“{title}”与本系统{month}的数有{off}处不一致，先看{cell}（{subject}）：公开{published}，本系统{computed}",
        title=title, off=found.off, month=f"{beside.period:%Y-%m}", cell=said["cell"], subject=said["subject"],
        published=said["published"], computed=said["computed"] or MISSING,
    )  # fmt: skip


def _alone(found: Foremost, title: str, beside: Against, language: str) -> str:
    sentence = as_dict(found.check, language)["sentence"]
    filled = {"title": title, "off": found.off, "cell": found.check.cell, "sentence": sentence}
    if not beside.checks and beside.offer.whose is not None:
        return translate(
            language, "公开表“{title}”表内有{off}处不符（尚未与本系统比对），先看{cell}：{sentence}", **filled
        )
    return translate(
        language, "公开表“{title}”表内有{off}处不符（本系统没有可比的数），先看{cell}：{sentence}", **filled
    )


def _borne_out(found: Foremost, title: str, _: Against, language: str) -> str:
    filled = {
        "title": title, "off": found.off, "cell": found.check.cell,
        "relation": translate(language, RELATIONS[found.check.relation]),
        "same": spans(found.borne_out, language), "others": spans(found.others, language),
    }  # fmt: skip
    if not found.others:
        return translate(
            language, "公开表“{title}”表内有{off}处不符，但所涉各格都与本系统一致：{cell}的“{relation}”不成立", **filled
        )
    return translate(
        language,
        "公开表“{title}”表内有{off}处不符：{cell}的“{relation}”不成立，其中{same}与本系统一致，请核对{others}",
        **filled,
    )


_SAID = {Kind.OURS: _not_ours, Kind.ALONE: _alone, Kind.BORNE_OUT: _borne_out}
