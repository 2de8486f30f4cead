"""What has to run in a page before Streamlit does: it writes the first address and draws the first table at once.

history.js: what a reader did is one entry in the browser's history. signs.js: numbers in tables have a real minus.
"""

from pathlib import Path

SCRIPTS = ("history.js", "signs.js")


def scripts() -> bytes:
    """What the page's head says to this end."""
    files = (Path(__file__).with_name(name) for name in SCRIPTS)
    return b"".join(b"<script>" + file.read_bytes() + b"</script>" for file in files)
