"""Files stored before: read again from their bytes, with the receipts given for them."""

from collections.abc import Mapping

from data.store import Store, default_root
from loaders import incoming, reader, receipt
from loaders.grid import Unreadable
from loaders.rows.kinds import kind_of
from pages.components.intake import original


def read_again(
    content: bytes, file_name: str, confirmed: Mapping[str, str | None], is_published: bool
) -> original.Opened:
    """An archived file, read anew. Raises original.Refused where it cannot be read."""
    try:
        reading = reader.read_forms(content, file_name, confirmed, is_published)
    except Unreadable as error:
        raise original.Refused(incoming.refusal("", error.code, error.params)) from error
    ours = (table for table in reading.tables if table.visible and (is_published or kind_of(table)))
    return original.Opened(
        reading.grid.sheets, reading.tables, {(table.sheet, table.range) for table in ours if not table.repeats}
    )


def receipt_numbers() -> dict[str, str]:
    """The receipt's number of every submission."""
    return {name: one.number for name, one in receipt.of_store(Store(default_root())).items()}
