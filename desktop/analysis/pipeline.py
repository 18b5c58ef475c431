"""The table of contents of the engine: one article in, its analysis out, stage by stage.

``analyse`` is pure: the same article, lexicons and models give the same analysis, on any machine,
in any process. Each stage says what it needs and what it gives; the order is checked on import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.analysis.claims.claims import find_claims
from desktop.analysis.claims.conflicts import find_conflicts
from desktop.analysis.claims.sources import find_sources
from desktop.analysis.entities.dateline import find_dateline
from desktop.analysis.entities.resolve import resolve_entities
from desktop.analysis.events.find import find_events
from desktop.analysis.mentions.recognise import recognise_mentions
from desktop.analysis.model import Analysis, Article
from desktop.analysis.quantities.counted import link_counted
from desktop.analysis.quantities.find import find_quantities
from desktop.analysis.reading import Reading
from desktop.analysis.text.document import begin_reading
from desktop.analysis.times.find import find_times
from resources.lexicons import Lexicons
from resources.models import Models, shipped

# Raised whenever the same article and lexicons may give another analysis than before.
ENGINE = "rawi-engine/6"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the reading. ``needs`` and ``gives`` name layers of a Reading."""

    run: Callable[[Reading, Lexicons], Reading]
    needs: frozenset[str]
    gives: frozenset[str]


def _stage(run: Callable[[Reading, Lexicons], Reading], needs: str, gives: str) -> Stage:
    return Stage(run, frozenset(needs.split()), frozenset(gives.split()))


STAGES: tuple[Stage, ...] = (
    _stage(find_times, needs="text", gives="times"),
    _stage(find_quantities, needs="text times", gives="quantities"),
    _stage(recognise_mentions, needs="text times quantities", gives="mentions"),
    _stage(resolve_entities, needs="text mentions", gives="entities"),
    _stage(find_dateline, needs="mentions", gives="dateline"),
    _stage(link_counted, needs="mentions quantities", gives="counted"),
    _stage(find_sources, needs="mentions entities", gives="sources"),
    _stage(find_events, needs="times quantities mentions entities counted", gives="events"),
    _stage(find_claims, needs="sources events entities", gives="claims"),
    _stage(find_conflicts, needs="claims events entities", gives="conflicts"),
)


class StageOrderError(RuntimeError):
    """A stage stands before one whose layer it needs: a mistake in this file."""


def check_order(stages: tuple[Stage, ...]) -> None:
    """Raise StageOrderError when a stage needs what no stage before it gives."""
    given = {"text"}
    for stage in stages:
        missing = stage.needs - given
        if missing:
            raise StageOrderError(f"{stage.run.__name__} needs {', '.join(sorted(missing))}")
        given |= stage.gives


check_order(STAGES)


def analyse(article: Article, lexicons: Lexicons, models: Models | None = None) -> Analysis:
    """Read one article.

    Args:
        article: the text as imported, with outlet and ISO date of publication where known.
        lexicons: what the words mean (``resources.lexicons.load()``, and a case's own rows).
        models: the learned recognisers to ask; None asks those that ship with Rawi.
    """
    reading = begin_reading(article, lexicons, models or shipped())
    for stage in STAGES:
        reading = stage.run(reading, lexicons)
    return Analysis(
        document=reading.document,
        mentions=reading.mentions,
        entities=reading.entities,
        times=reading.times,
        quantities=reading.quantities,
        sources=reading.sources,
        claims=reading.claims,
        events=reading.events,
        conflicts=reading.conflicts,
        engine=ENGINE,
        lexicons=lexicons.version,
        recognisers=reading.recognisers,
    )
