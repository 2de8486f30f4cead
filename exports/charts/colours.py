"""The colours of charts, lights and tables, once: a light set made for projectors and a dark one."""

from dataclasses import dataclass
from types import MappingProxyType

from data.model import Light


@dataclass(frozen=True)
class Palette:
    """One set of colours, as #RRGGBB. `config.toml` repeats paper, ink, line and accent; a test compares them."""

    paper: str
    panel: str
    line: str
    ink: str
    muted: str
    accent: str
    planned: str
    issued: str
    arrived: str
    disbursed: str
    paid: str
    construction: str
    subsidy: str
    lights: MappingProxyType[Light, str]
    on_lights: MappingProxyType[Light, str]


LIGHT = Palette(
    paper="#FDFCFA",
    panel="#F4F1EB",
    line="#DAD5CA",
    ink="#14213D",
    muted="#5A6275",
    accent="#1F4B7F",
    planned="#D3DBE6",
    issued="#7F9CBF",
    arrived="#5579A6",
    disbursed="#1F4B7F",
    paid="#122B4A",
    construction="#1F4B7F",
    subsidy="#A87628",
    # Lightness (CIE L*) falls in steps that survive a grey print: 95, 86, 77, 59, 35, 24. What is well stays quiet.
    lights=MappingProxyType(
        {
            Light.NONE: "#F4F1EB",
            Light.GREEN: "#C3DECF",
            Light.YELLOW: "#E3B93C",
            Light.ORANGE: "#D17A1E",
            Light.RED: "#A3181D",
            Light.BLUE: "#143A6B",
        }
    ),
    on_lights=MappingProxyType(
        {
            Light.NONE: "#5A6275",
            Light.GREEN: "#17452F",
            Light.YELLOW: "#14213D",
            Light.ORANGE: "#14213D",
            Light.RED: "#FFFFFF",
            Light.BLUE: "#FFFFFF",
        }
    ),
)

DARK = Palette(
    paper="#0F1726",
    panel="#182236",
    line="#2F3B52",
    ink="#E9E6DF",
    muted="#A3ABBB",
    accent="#7FA8D9",
    planned="#33425C",
    issued="#5B7DA8",
    arrived="#7A9DC8",
    disbursed="#9CC0EA",
    paid="#D3E4F8",
    construction="#7FA8D9",
    subsidy="#D2A55B",
    lights=MappingProxyType(
        {
            Light.NONE: "#263148",
            Light.GREEN: "#22553F",
            Light.RED: "#C03A3A",
            Light.BLUE: "#5E8FCC",
            Light.ORANGE: "#E8A152",
            Light.YELLOW: "#F4DC7A",
        }
    ),
    on_lights=MappingProxyType(
        {
            Light.NONE: "#A3ABBB",
            Light.GREEN: "#D6EDE0",
            Light.RED: "#FFFFFF",
            Light.BLUE: "#0F1726",
            Light.ORANGE: "#0F1726",
            Light.YELLOW: "#0F1726",
        }
    ),
)


def palette(mode: str | None) -> Palette:
    """The colours for a browser that shows "dark", else the light ones."""
    return DARK if mode == "dark" else LIGHT
