"""Anaphora: the entity that a definite common noun means (الجيش، التنظيم، المدينة، المصدر).

A noun means the last entity of its class before it; an army or a state body also one that is named
only later (headlines do that).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from desktop.analysis.entities.clusters import Cluster
from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.model import Mention
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

# Classes that, unlike places and persons, may be meant before they are named.
_CATAPHORIC = frozenset(("army", "tanzim", "regime", "government", "ministry", "movement"))


@lru_cache(maxsize=4)
def referents(lexicons: Lexicons) -> Mapping[str, frozenset[str]]:
    """Of each nominal class, the classes of names that it may mean."""
    return {
        row["class"]: frozenset(fold_word(word) for word in row["names"].split())
        for row in lexicons.rows("anaphora")
    }


def link_nominals(reading: Reading, clusters: list[Cluster], lexicons: Lexicons) -> None:
    """Put the nominal mentions that mean a named entity, or each other, into its cluster."""
    table = referents(lexicons)
    for index, mention in enumerate(reading.mentions):
        if mention.form != "nominal":
            continue
        candidate = reading.candidates[index]
        home = _named(reading, clusters, index, candidate, table)
        if home is None:
            home = _said_before(reading, clusters, index, candidate)
        if home is None and _stands_alone(reading, mention, candidate):
            home = Cluster(mention.kind)
            clusters.append(home)
        if home is not None:
            home.members.append(index)
            home.klasses.add(candidate.klass)


def _named(
    reading: Reading,
    clusters: list[Cluster],
    index: int,
    candidate: Candidate,
    table: Mapping[str, frozenset[str]],
) -> Cluster | None:
    """The entity of the right class that was named last before the nominal."""
    wanted = table.get(candidate.klass)
    if wanted is None or not is_definite(reading, reading.mentions[index]):
        return None
    if candidate.klass == "fighter" and not candidate.loaded:
        return None
    fitting = [
        (cluster, members)
        for cluster in clusters
        if cluster.klasses & wanted
        and (members := [m for m in cluster.members if reading.mentions[m].form == "name"])
    ]
    before = [(max(m for m in members if m < index), n) for n, (_, members) in enumerate(fitting)
              if any(m < index for m in members)]  # fmt: skip
    if before:
        return fitting[max(before)[1]][0]
    if candidate.klass in _CATAPHORIC and fitting:
        return min(fitting, key=lambda pair: pair[1][0])[0]
    return None


def _said_before(
    reading: Reading, clusters: list[Cluster], index: int, candidate: Candidate
) -> Cluster | None:
    """The same common noun said before: «مصدر عسكري» … «المصدر», «الجيش» … «الجيش»."""
    if not is_definite(reading, reading.mentions[index]):
        return None
    bare = candidate.key.removeprefix("ال")
    for cluster in clusters:
        for member in cluster.members:
            other = reading.candidates[member]
            same = other.form == "nominal" and other.key.removeprefix("ال") == bare
            if same and member < index and other.kind == candidate.kind:
                return cluster
    return None


def _stands_alone(reading: Reading, mention: Mention, candidate: Candidate) -> bool:
    """Whether an unnamed one is worth an entity: a definite body, or an unnamed single source."""
    if candidate.klass == "source":
        return candidate.key in ("مصدر", "مصدرا")
    return mention.kind == "organisation" and is_definite(reading, mention)


def is_definite(reading: Reading, mention: Mention) -> bool:
    """Whether a nominal has the article, also the one fused in «لل»."""
    return mention.text.startswith("ال") or reading.text[: mention.start].endswith("لل")
