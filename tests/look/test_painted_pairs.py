"""Each colour on the ground that it is painted on (WCAG 2.2 AA): 4.5 for words, 3 for what is
drawn. What is dim is so on purpose: it is not what was asked for, and comes back with Escape."""

from __future__ import annotations

from itertools import combinations

import pytest

from desktop.look.palette import PALETTES, Palette, Theme, contrast
from desktop.panes.map_mark_painting import group_ink, shape
from desktop.panes.map_places import GROUPS
from desktop.panes.timeline_ink import blend, ink
from desktop.panes.timeline_strip import STRIP_INK

TEXT, DRAWN = 4.5, 3.0
Pair = tuple[str, str, str]


def sea(palette: Palette) -> str:
    """As the map paints it (``map_base.colours``)."""
    return blend(palette.accent, palette.window, 0.10)


def words(palette: Palette) -> list[Pair]:
    """Ink and ground of words, by where they are painted."""
    grounds = {"panel": palette.panel, "selected": palette.selected, "hover": palette.hover}
    rows = [
        (f"{name} in a row, {state}", getattr(palette, name), ground)
        for name in ("text", "muted", "faint", "accent", "danger")
        for state, ground in grounds.items()
    ]
    bars = [
        (f"a bar of lane {lane}, {level}", made.words[level], made.ground[level])
        for lane in range(-1, len(palette.lanes) - 1)
        for made in (ink(palette, lane),)
        for level in range(len(made.ground))
    ]
    on_water = blend(palette.accent, palette.muted, 0.55)
    return [
        *rows,
        *bars,
        ("a sea's name", on_water, sea(palette)),
        ("a town on the map", palette.text, palette.article),
        ("a town at the sea", palette.text, sea(palette)),
        *(("a stance on a card", text, palette.raised) for text, _ in palette.stances.values()),
    ]


def drawn(palette: Palette) -> list[Pair]:
    """Ink and ground of what is drawn and has to be seen."""
    panel = palette.panel
    kinds = palette.kinds.items()
    return [
        *((f"edge of a bar, {hue}", hue, panel) for hue in palette.lanes),
        *((f"line of a chain, {hue}", hue, panel) for hue in palette.lanes),
        *((f"{kind} in a list", hue, panel) for kind, hue in kinds),
        *((f"{kind} in a chosen row", hue, palette.selected) for kind, hue in kinds),
        *((f"{kind} in the net", hue, panel) for kind, hue in kinds),
        *((f"{kind} in the article", hue, palette.article) for kind, hue in kinds),
        ("the strip's columns", blend(palette.muted, panel, STRIP_INK), panel),
        ("an entity's chart", blend(palette.accent, panel, 0.8), panel),
        ("ring and brush", palette.accent, panel),
        ("a contradiction", palette.danger, panel),
        ("a conflict's edge on a chosen row", palette.danger, palette.selected),
        ("the focus on the article", palette.accent, palette.article),
        *(
            (f"edge of a mark of {group} on {name}", edge, ground)
            for group in GROUPS
            for edge in (blend(group_ink(palette, group).hue, palette.text, 0.75),)
            for name, ground in (("land", palette.article), ("sea", sea(palette)))
        ),
    ]


@pytest.mark.parametrize("theme", PALETTES)
def test_painted_words_can_be_read(theme: Theme) -> None:
    wrong = [(where, contrast(a, b)) for where, a, b in words(PALETTES[theme])]
    assert [one for one in wrong if one[1] < TEXT] == []


@pytest.mark.parametrize("theme", PALETTES)
def test_what_is_drawn_can_be_seen(theme: Theme) -> None:
    wrong = [(where, contrast(a, b)) for where, a, b in drawn(PALETTES[theme])]
    assert [one for one in wrong if one[1] < DRAWN] == []


def test_no_kind_of_event_on_the_map_is_told_by_its_hue_alone() -> None:
    shapes = {group: shape(group, 0.0, 0.0, 10.0) for group in GROUPS}
    assert [pair for pair in combinations(GROUPS, 2) if shapes[pair[0]] == shapes[pair[1]]] == []
