"""What the first reader should not have to wait for: heavy imports and the building of charts."""

import importlib

HEAVY = ("pandas", "pyarrow", "polars", "altair", "streamlit.dataframe_util")


def warm() -> None:
    """Import what pages need and build every chart once, in the usual language and colours."""
    for name in HEAVY:
        importlib.import_module(name)
