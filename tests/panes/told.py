"""Small readings for tests of the timeline: events with times, actors and tellers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.analysis.model import (
    Analysis,
    Argument,
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    Mention,
    Paragraph,
    Quote,
    Source,
    Timex,
)

ACTORS = ("كتيبة الشمال", "كتيبة الجنوب", "لجنة الإغاثة")
TEXT = "كتيبة الشمال، كتيبة الجنوب، لجنة الإغاثة: وقع ما وقع في القرية."


def reading(
    times: Sequence[tuple[str | None, str | None] | None],
    *,
    same_as: dict[int, int] | None = None,
    conflicts: Sequence[tuple[int, int]] = (),
    published: str | None = "2021-05-04",
    origins: int = 2,
) -> Analysis:
    """One event for each (earliest, latest), None for one without a time.

    Event n is ``v<n>``, told by claim ``c<n>`` of the origin ``s<n % origins>``; actors take
    turns. ``same_as`` ties events by number; ``conflicts`` pairs claims by number.
    """
    ties = same_as or {}
    return Analysis(
        document=Document(
            "عنوان", "صحيفة", published, None, TEXT, (Paragraph(0, len(TEXT), "body"),)
        ),
        mentions=tuple(
            Mention(
                f"m{n}", TEXT.index(name), TEXT.index(name) + len(name), name, "organisation",
                "name", f"e{n}", "gazetteer", 0.9,
            )
            for n, name in enumerate(ACTORS)
        ),
        entities=tuple(
            Entity(f"e{n}", "organisation", name, (), (f"m{n}",), side=("north", "south", None)[n])
            for n, name in enumerate(ACTORS)
        ),
        times=tuple(
            Timex(f"t{n}", 0, 4, TEXT[:4], "date", *bounds, None, "لأن النص يقول ذلك")
            for n, bounds in enumerate(times)
            if bounds
        ),
        quantities=(),
        sources=tuple(
            Source(f"s{n}", None, None, f"مصدر {n}", None, "media", named=True)
            for n in range(origins)
        ),
        claims=tuple(
            Claim(
                f"c{n}", 0, 12, TEXT[:12], (f"s{n % origins}",), (), "asserts", quoted=False,
                hedges=(), events=(f"v{n}",),
            )
            for n in range(len(times))
        ),
        events=tuple(
            Event(
                f"v{n}", "attack", Quote(42, 45, "وقع"), f"t{n}" if bounds else None, None,
                "affirmed", "actual", (Argument("actor", mention=f"m{n % len(ACTORS)}"),),
                same_as=f"v{ties[n]}" if n in ties else None,
            )
            for n, bounds in enumerate(times)
        ),
        conflicts=tuple(
            Conflict(f"x{n}", "contradiction", (f"c{a}", f"c{b}"), "لا يصحان معًا")
            for n, (a, b) in enumerate(conflicts)
        ),
    )  # fmt: skip
