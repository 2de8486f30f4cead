"""A Word file or a deck as PDF where LibreOffice is there; it runs by itself, in a folder of its own, not for ever."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from exports.templates.styles import SUBSTITUTES

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120
SYSTEM_FONTS = "/etc/fonts/fonts.conf"


class NoOfficeError(Exception):
    """LibreOffice is not there, or could not make the PDF."""


def has_office() -> bool:
    """Whether LibreOffice is installed, with its part for text (it may come without)."""
    program = _program()
    return program is not None and any(Path(program).resolve().parent.glob("*swlo*"))


def pdf(content: bytes, suffix: str = ".docx") -> bytes:
    """The bytes of the PDF of a .docx or .pptx. Raises NoOfficeError where LibreOffice is missing, fails or is slow."""
    program = _program()
    if program is None:
        raise NoOfficeError
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"paper{suffix}"
        source.write_bytes(content)
        _convert(program, Path(folder), source)
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise NoOfficeError
        return made.read_bytes()


def _fonts(folder: Path) -> dict[str, str]:
    """The environment of LibreOffice with the substitutes of missing fonts; else it would take any Chinese font."""
    root = Element("fontconfig")
    SubElement(root, "include", ignore_missing="yes").text = SYSTEM_FONTS
    for font, others in SUBSTITUTES.items():
        alias = SubElement(root, "alias", binding="same")
        SubElement(alias, "family").text = font
        accepted = SubElement(alias, "accept")
        for other in others.split(","):
            SubElement(accepted, "family").text = other
    path = folder / "fonts.conf"
    path.write_bytes(tostring(root, encoding="utf-8"))
    return {**os.environ, "FONTCONFIG_FILE": str(path)}


def _program() -> str | None:
    return next((found for found in map(shutil.which, PROGRAMS) if found), None)


def _convert(program: str, folder: Path, source: Path) -> None:
    # a profile of its own: a second LibreOffice on the same profile would hand over to the first and end at once
    profile = (folder / "profile").as_uri()
    command = [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf",
        "--outdir", str(folder), str(source),
    ]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, env=_fonts(folder))  # noqa: S603 - no part is typed in
    except (subprocess.SubprocessError, OSError) as failed:
        raise NoOfficeError from failed
