"""What a reader did is one entry in the browser's history, so that Back returns to what stood there before."""

from pathlib import Path

SCRIPT = Path(__file__).with_name("history.js")


def script() -> bytes:
    """What the page's head says to this end: it has to be there before Streamlit writes the first address."""
    return b"<script>" + SCRIPT.read_bytes() + b"</script>"
