"""Makes the forms of catalogue.py, each with its expected outcome beside it: `python tests/forms/generate.py`."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import catalogue_counties  # noqa: E402, F401
import catalogue_offices  # noqa: E402, F401
import catalogue_turned  # noqa: E402, F401
from catalogue import FORMS  # noqa: E402


def main() -> None:
    """Write the files; one folder per form, since the file's own name is part of what arrives."""
    for key, (file_name, content, expected) in FORMS.items():
        folder = HERE / "files" / key
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file_name).write_bytes(content())
        outcome = json.dumps({"file": file_name} | expected, ensure_ascii=False, indent=1)
        (folder / "expected.json").write_text(outcome + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
