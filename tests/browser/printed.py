"""A Word file or a deck as LibreOffice prints it: the words of each page, by poppler's pdftotext."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from exports.bulletin.pdf import pdf


def printed(content: bytes, suffix: str) -> list[str]:
    """The words of each page; blanks that the layout has put between them are left out."""
    program = shutil.which("pdftotext")
    assert program, "no pdftotext found: install poppler-utils"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "printed.pdf"
        path.write_bytes(pdf(content, suffix))
        run = subprocess.run([program, "-layout", str(path), "-"], check=True, capture_output=True)
    pages = run.stdout.decode("utf-8").split("\f")
    return ["".join(page.split()) for page in pages[:-1]]
