"""The colours of Rawi, light and dark: neutral surfaces, one accent, and the article the brightest.

Hues of the kinds follow Okabe and Ito's set for colour-blind readers ("Color Universal Design",
2008), darkened or lightened until text beside them keeps WCAG AA; a kind is never told by its hue
alone (see :mod:`desktop.look.marks`). Colours are ``#rrggbb``, so that this file needs no Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour a pane may use; ``kinds`` by mention kind, and ``time``, ``quantity``,
    ``loaded`` (words that take a side) and ``note`` (the analyst's own).

    ``stances``: text and ground of a stance's badge. ``lanes``: hues for sides on the timeline.
    """

    window: str
    panel: str
    article: str
    raised: str
    field: str
    border: str
    hairline: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selected: str
    hover: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    kinds: Mapping[str, str]
    stances: Mapping[str, tuple[str, str]]
    lanes: tuple[str, ...]


LIGHT = Palette(
    window="#eff2f4",
    panel="#f8fafb",
    article="#ffffff",
    raised="#ffffff",
    field="#eaeff1",
    border="#d3dbe0",
    hairline="#e4e9ec",
    text="#17212a",
    muted="#4f5d68",
    faint="#5c6974",
    accent="#0b6170",
    on_accent="#ffffff",
    selected="#d9ecee",
    hover="#e9f2f3",
    danger="#a8321f",
    danger_soft="#fbe3dd",
    warning="#7a5200",
    warning_soft="#fbefcd",
    good="#0c6a4d",
    good_soft="#d8efe6",
    kinds=MappingProxyType(
        {
            "person": "#8f3f74",
            "organisation": "#b86e00",
            "place": "#00795a",
            "facility": "#1f74a8",
            "weapon": "#b84a00",
            "other": "#5f6b74",
            "time": "#0068a0",
            "quantity": "#776a00",
            "loaded": "#c0392b",
            "note": "#6a4fb0",
        }
    ),
    stances=MappingProxyType(
        {
            "asserts": ("#0c6a4d", "#d8efe6"),
            "reports": ("#46545f", "#e6ebee"),
            "alleges": ("#a8321f", "#fbe3dd"),
            "admits": ("#7a5200", "#fbefcd"),
            "denies": ("#8f2f62", "#f7e0ec"),
            "opines": ("#2a5590", "#e0eaf7"),
        }
    ),
    lanes=("#2f8f7f", "#c2503c", "#b8831a", "#4b7fb8", "#98578a", "#7d8a93"),
)

DARK = Palette(
    window="#12181c",
    panel="#171e23",
    article="#1f282e",
    raised="#263138",
    field="#222c33",
    border="#34414a",
    hairline="#2a353d",
    text="#e7edf0",
    muted="#a9b8c1",
    faint="#9cacb6",
    accent="#62c7d0",
    on_accent="#06262b",
    selected="#1f4249",
    hover="#233138",
    danger="#f2937f",
    danger_soft="#4c2620",
    warning="#e8be62",
    warning_soft="#463812",
    good="#6fd0ab",
    good_soft="#1d4436",
    kinds=MappingProxyType(
        {
            "person": "#d99ac4",
            "organisation": "#eeb04a",
            "place": "#45c79f",
            "facility": "#74bdeb",
            "weapon": "#f0935a",
            "other": "#a3b0b9",
            "time": "#6db3e6",
            "quantity": "#d6c74e",
            "loaded": "#f07f70",
            "note": "#b9a3f0",
        }
    ),
    stances=MappingProxyType(
        {
            "asserts": ("#7cd6b4", "#1d4436"),
            "reports": ("#c3ced5", "#313d45"),
            "alleges": ("#f7a593", "#4c2620"),
            "admits": ("#ecc877", "#463812"),
            "denies": ("#eba6cc", "#472338"),
            "opines": ("#a3c6f2", "#233a57"),
        }
    ),
    lanes=("#4fb3a2", "#dd7a66", "#d7a94a", "#7ba9dc", "#c087b3", "#98a7b1"),
)

PALETTES: Mapping[Theme, Palette] = MappingProxyType({"light": LIGHT, "dark": DARK})


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "relative luminance")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
