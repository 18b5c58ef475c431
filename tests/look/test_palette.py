"""Contrast as WCAG 2.2 AA asks for: 4.5 for text, 3 for what is drawn."""

from __future__ import annotations

import pytest

from desktop.look.marks import SHAPES
from desktop.look.palette import PALETTES, Palette, Theme, contrast

TEXT = 4.5
DRAWN = 3.0


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("ink", ["text", "muted", "faint", "accent", "danger", "warning", "good"])
@pytest.mark.parametrize("ground", ["window", "panel", "article", "raised", "field"])
def test_words_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    palette = PALETTES[theme]
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= TEXT


@pytest.mark.parametrize("theme", PALETTES)
def test_words_on_coloured_grounds_can_be_read(theme: Theme) -> None:
    palette = PALETTES[theme]
    pairs = [
        (palette.on_accent, palette.accent),
        (palette.text, palette.selected),
        (palette.text, palette.hover),
        (palette.text, palette.field),
        (palette.danger, palette.danger_soft),
        (palette.warning, palette.warning_soft),
        (palette.good, palette.good_soft),
        *palette.stances.values(),
    ]
    assert [pair for pair in pairs if contrast(*pair) < TEXT] == []


@pytest.mark.parametrize("theme", PALETTES)
def test_marks_can_be_seen_on_the_page(theme: Theme) -> None:
    palette = PALETTES[theme]
    faint = {k: v for k, v in palette.kinds.items() if contrast(v, palette.article) < DRAWN}
    assert faint == {}


def test_no_kind_is_told_by_its_hue_alone() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert set(SHAPES) == set(PALETTES["light"].kinds)


@pytest.mark.parametrize("theme", PALETTES)
def test_the_article_is_the_brightest_surface(theme: Theme) -> None:
    palette: Palette = PALETTES[theme]
    brightness = {
        name: contrast(getattr(palette, name), "#000000") for name in ("window", "panel", "article")
    }
    assert max(brightness, key=brightness.__getitem__) == "article"


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
