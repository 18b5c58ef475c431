"""Anaphora: the entity that a definite common noun means (الجيش، التنظيم، المدينة، المصدر).

A noun means the last entity of its class before it; an army or a state body also one that is named
only later (headlines do that).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from functools import lru_cache

from desktop.analysis.entities.clusters import Cluster
from desktop.analysis.mentions.candidate import Candidate
from desktop.analysis.model import Mention, MentionKind
from desktop.analysis.reading import Reading
from desktop.analysis.text.fold import fold_word
from resources.lexicons import Lexicons

# «الاحتلال» and the like mean the state whose nationality they are said to be.
_OCCUPIER = "occupation"
_ROOT = 3
# Classes that, unlike places and persons, may be meant before they are named.
_CATAPHORIC = frozenset(("army", "tanzim", "regime", "government", "ministry", "movement"))


@lru_cache(maxsize=4)
def referents(lexicons: Lexicons) -> Mapping[str, frozenset[str]]:
    """Of each nominal class, the classes of names that it may mean."""
    return {
        row["class"]: frozenset(fold_word(word).replace("+", " ") for word in row["names"].split())
        for row in lexicons.rows("anaphora")
    }


def link_nominals(reading: Reading, clusters: list[Cluster], lexicons: Lexicons) -> None:
    """Put the nominal mentions that mean a named entity, or each other, into its cluster."""
    said = _Said(reading, clusters, referents(lexicons))
    for index, mention in enumerate(reading.mentions):
        if mention.form != "nominal":
            continue
        candidate = reading.candidates[index]
        definite = is_definite(reading, mention)
        home = said.named(index, candidate) if definite else None
        if home is None and candidate.klass == _OCCUPIER:
            home = said.state(mention)
        if home is None and definite:
            home = said.before(candidate)
        if home is None and definite:
            home = said.introduced(candidate)
        if home is None and _stands_alone(reading, mention, candidate):
            home = said.begin(mention.kind)
        if home is not None:
            clusters[home].members.append(index)
            said.note(home, candidate)
        elif not definite:
            said.introduce(index, candidate)


class _Said:
    """What was said up to now, by its class and by its words; clusters by their numbers."""

    def __init__(
        self,
        reading: Reading,
        clusters: list[Cluster],
        table: Mapping[str, frozenset[str]],
    ) -> None:
        self._clusters = clusters
        self._table = table
        self._nouns: dict[tuple[str, str], int] = {}
        # Of each class (mention, cluster) of every name, in the order of the text.
        self._names: dict[str, list[tuple[int, int]]] = {}
        self._own = [
            [m for m in cluster.members if reading.mentions[m].form == "name"]
            for cluster in clusters
        ]
        self._states = [
            (key.removeprefix("ال"), number)
            for number, cluster in enumerate(clusters)
            if "country" in cluster.klasses
            for key in cluster.keys
        ]
        self._introduced: dict[tuple[str, str], int] = {}
        for number, cluster in enumerate(clusters):
            for klass in cluster.klasses | cluster.keys | _heads(cluster):
                self._add_names(klass, number)

    def named(self, index: int, candidate: Candidate) -> int | None:
        """The entity of the right class, or with the noun as its head («المصرف»: «مصرف الشرق»),
        that was named last before the nominal."""
        if candidate.klass == "fighter" and not candidate.loaded:
            return None
        wanted = self._table.get(candidate.klass, frozenset())
        if candidate.kind == "organisation":
            wanted |= {candidate.lemma}
        lists = [self._names[klass] for klass in wanted if self._names.get(klass)]
        before = [names[at - 1] for names in lists if (at := bisect_left(names, (index, -1))) > 0]
        if before:
            return max(before)[1]
        if candidate.klass in _CATAPHORIC and lists:
            return min(names[0] for names in lists)[1]
        return None

    def state(self, mention: Mention) -> int | None:
        """The state that an adjective of nationality is of («العدو الإسرائيلي»)."""
        words = fold_word(mention.text).removeprefix("ال").split()
        if len(words) < 2:
            return None
        root = words[-1].removeprefix("ال").removesuffix("ه").removesuffix("ي")
        if len(root) < _ROOT:
            return None
        return next((number for name, number in self._states if name.startswith(root)), None)

    def introduce(self, index: int, candidate: Candidate) -> None:
        """Keep a noun without article, for one with it may mean the same."""
        for address in _addresses(candidate):
            self._introduced[address] = index

    def introduced(self, candidate: Candidate) -> int | None:
        """A new cluster with the noun that was said last without article: «قافلة» … «القافلة»."""
        for address in _addresses(candidate):
            if address in self._introduced:
                index = self._introduced.pop(address)
                home = self.begin(candidate.kind)
                self._clusters[home].members.append(index)
                return home
        return None

    def begin(self, kind: MentionKind) -> int:
        """The number of a new cluster."""
        self._clusters.append(Cluster(kind))
        return len(self._clusters) - 1

    def before(self, candidate: Candidate) -> int | None:
        """The same common noun said before: «مصدر عسكري» … «المصدر», «الجيش» … «الجيش»."""
        return self._nouns.get(_noun(candidate))

    def note(self, home: int, candidate: Candidate) -> None:
        """A nominal was found to be of a cluster, which may be called by its class from now on."""
        cluster = self._clusters[home]
        noun = _noun(candidate)
        self._nouns[noun] = min(home, self._nouns.get(noun, home))
        if candidate.klass not in cluster.klasses:
            cluster.klasses.add(candidate.klass)
            self._add_names(candidate.klass, home)

    def _add_names(self, klass: str, number: int) -> None:
        own = self._own[number] if number < len(self._own) else []
        for member in own:
            insort(self._names.setdefault(klass, []), (member, number))


def _heads(cluster: Cluster) -> set[str]:
    """The nouns that the names of a state's body begin with, for its class is that of many kinds of
    bodies: «النظام السوري» is a نظام, a ministry is none."""
    if "government" not in cluster.klasses:
        return set()
    return {key.split()[0].removeprefix("ال") for key in cluster.keys if " " in key}


def _noun(candidate: Candidate) -> tuple[str, str]:
    return candidate.kind, candidate.lemma


def _addresses(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    """By what a noun is found again: itself, and armed people by any of their names («مسلحون» …
    «المهاجمون»)."""
    own = (candidate.kind, candidate.lemma)
    if candidate.klass != "fighter":
        return (own,)
    many = "+" if candidate.lemma.endswith("+") else ""
    return own, (candidate.kind, f"fighter {many}")


def _stands_alone(reading: Reading, mention: Mention, candidate: Candidate) -> bool:
    """Whether an unnamed one is worth an entity: a definite body, or an unnamed single source."""
    if candidate.klass == "source":
        return candidate.key in ("مصدر", "مصدرا")
    return mention.kind == "organisation" and is_definite(reading, mention)


def is_definite(reading: Reading, mention: Mention) -> bool:
    """Whether a nominal has the article, also the one fused in «لل»."""
    return mention.text.startswith("ال") or reading.text[: mention.start].endswith("لل")
