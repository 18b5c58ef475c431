"""Clusters: which name mentions are of one entity (same name, alias, abbreviation, short form)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.model import Mention, MentionKind
from desktop.analysis.text.fold import fold_word

# A short form of a person's name is one of its words of at least so many letters.
_SHORT_FORM = 3


@dataclass(slots=True)
class Cluster:
    """Mentions of one entity while it is being put together. ``klasses``: what anaphora may call
    it; ``keys``: its folded names."""

    kind: MentionKind
    side: str = ""
    keys: set[str] = field(default_factory=set)
    klasses: set[str] = field(default_factory=set)
    members: list[int] = field(default_factory=list)

    def add(self, index: int, candidate: Candidate) -> None:
        self.members.append(index)
        self.keys |= {candidate.key, fold_word(candidate.canonical)} - {""}
        self.klasses.add(candidate.klass)
        self.side = self.side or candidate.side


def cluster_names(
    mentions: tuple[Mention, ...], candidates: tuple[Candidate, ...]
) -> list[Cluster]:
    """One cluster for each entity that is named, in order of its first name.

    Args:
        mentions, candidates: the recognised mentions and what is known of each, index by index.
    """
    clusters: list[Cluster] = []
    names = [i for i, mention in enumerate(mentions) if mention.form == "name"]
    # Full names first, so that a short form before the full one finds it too.
    for index in sorted(names, key=lambda i: -len(candidates[i].key.split())):
        candidate = candidates[index]
        home = next((c for c in clusters if _same(c, candidate)), None)
        if home is None:
            home = Cluster(candidate.kind)
            clusters.append(home)
        home.add(index, candidate)
    for cluster in clusters:
        cluster.members.sort()
    return sorted(clusters, key=lambda c: c.members[0])


def _same(cluster: Cluster, candidate: Candidate) -> bool:
    if cluster.kind != candidate.kind:
        return False
    regional = {"region"}
    if candidate.kind == "place" and ("region" in cluster.klasses) != (candidate.klass in regional):
        return False
    names = {candidate.key, fold_word(candidate.canonical)} - {""}
    if any(_bare(one) == _bare(other) for one in names for other in cluster.keys):
        return True
    return candidate.kind == "person" and _is_short_form(candidate.key, cluster.keys)


def _bare(key: str) -> str:
    """A name without its articles: «الرقة» and «رقة» are one."""
    return " ".join(word.removeprefix("ال") for word in key.split())


def _is_short_form(key: str, keys: Iterable[str]) -> bool:
    """«العبدالله» or «ليلوي» for «ليلوي العبدالله»."""
    if " " in key or len(key) < _SHORT_FORM:
        return False
    return any(
        _bare(key) in {_bare(word) for word in (full.split()[0], full.split()[-1])}
        for full in keys
        if " " in full
    )
