"""A table as Parquet for programs: typed columns under field names, codes as codes, the manifest in the metadata."""

import io
from datetime import datetime

from exports.manifest import facts
from exports.table import Table


def parquet(table: Table, made_at: datetime | None = None) -> bytes:
    """The bytes of the file: the rows without the total, missing as null, money and rates as exact decimals."""
    content = io.BytesIO()
    manifest = dict(facts(table, made_at or datetime.now()))
    table.shown.rename(table.field).write_parquet(content, metadata=manifest)
    return content.getvalue()
