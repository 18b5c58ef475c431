"""Profiles: arrangements of the panes for reading, reviewing, comparing and writing a brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from desktop.window_panes import Home

ProfileId = Literal["read", "review", "compare", "brief"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How the panes stand until a person arranges them otherwise. Its words: ``profile.<id>``.

    ``shares``: each home's part of the window's width (the bottom's: of its height); a home that is
    not named is hidden. ``front``: panes to lie in front, those first that matter most.
    """

    id: ProfileId
    keys: str
    shares: Mapping[Home, float]
    front: tuple[str, ...] = ()


PROFILES: Mapping[ProfileId, Profile] = MappingProxyType(
    {
        profile.id: profile
        for profile in (
            # All that is known of one article, round it.
            Profile("read", "Ctrl+1", {Home.COLUMN: 0.155, Home.TABS: 0.43, Home.BOTTOM: 0.35}),
            # Text and doubts, nothing else.
            Profile("review", "Ctrl+2", {Home.COLUMN: 0.2, Home.TABS: 0.3}, ("review",)),
            # Two sides of the matter want room beside the article.
            Profile("compare", "Ctrl+3", {Home.TABS: 0.58}, ("compare", "conflicts")),
            # The whole case: what is claimed, and when it happened.
            Profile("brief", "Ctrl+4", {Home.TABS: 0.5, Home.BOTTOM: 0.4}, ("ledger", "claims")),
        )
    }
)


def profile_named(name: str) -> Profile:
    """The profile of this id; reading, where there is none."""
    return next((p for p in PROFILES.values() if p.id == name), PROFILES["read"])
