"""The address of a view in the dashboard, from the host on: what a reader copies behind its name."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from data.model import View
from exports.codes import SETTINGS
from exports.manifest import FILTERS

Value = str | Sequence[str] | None


def path(page: str, chosen: Mapping[str, Value]) -> str:
    """`/page?name=value&…`; Chinese stands as it is, so that people can read it. Values of a sequence are repeated."""
    words = [
        f"{_safe(name)}={_safe(value)}"
        for name, values in chosen.items()
        for value in ([values] if isinstance(values, str) else values or ())
    ]
    return f"/{page}?{'&'.join(words)}" if words else f"/{page}"


def of_view(view: View) -> dict[str, Value]:
    """What a view chooses, by the names of the address; settings that are as usual are left out."""
    usual = View()
    chosen = {
        "period": f"{view.period:%Y-%m}" if view.period else None,
        "as_of": view.as_of.isoformat() if view.as_of else None,
        **{name: str(value) if (value := getattr(view, name)) else None for name in FILTERS},
        **{name: str(getattr(view, name)) for name in SETTINGS if getattr(view, name) != getattr(usual, name)},
    }
    return {name: value for name, value in chosen.items() if value}


def _safe(text: str) -> str:
    return "".join(quote(sign, safe="") if sign.isascii() else sign for sign in text)
