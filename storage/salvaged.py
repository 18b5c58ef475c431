"""Which of the records found in a damaged file are whole: each is known by its own digest. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from storage.documents import text_digest
from storage.journal import Link, entry_hash
from storage.packing import PackingError, unpack
from storage.salvage_pages import Record, Value


@dataclass(frozen=True, slots=True)
class SavedDocument:
    text: str
    added_at: str


@dataclass(frozen=True, slots=True)
class SavedAnalysis:
    """``stamp``: engine, lexicons and recognisers that made it."""

    body: bytes
    title: str
    analysed_at: str
    stamp: tuple[str, str, str]


@dataclass(slots=True)
class Salvaged:
    """What was saved. ``documents`` by digest; ``analyses`` and ``provenances`` by the digest of
    their document; ``links`` with their action, by uid."""

    documents: dict[str, SavedDocument] = field(default_factory=dict)
    provenances: set[tuple[str, tuple[Value, ...]]] = field(default_factory=set)
    analyses: dict[str, SavedAnalysis] = field(default_factory=dict)
    links: dict[str, tuple[Link, str]] = field(default_factory=dict)


def salvage(found: Iterable[Record]) -> Salvaged:
    """The whole documents, journal entries, provenances and analyses among the records of a file.

    A document is known by the digest that stands beside its text, an entry by its hash, an analysis
    by its checksum against its text. A provenance has no digest: its shape must do.
    """
    saved = Salvaged()
    digests: dict[int, str] = {}
    rows = []
    for row in found:
        digest = _document(row, saved)
        if digest is not None:
            digests[row.rowid] = digest
        _link(row, saved)
        # Most of a file is its indexes, millions of rows, which are made anew.
        if _may_belong_to_a_document(row):
            rows.append(row)
    stamps = {row.rowid: stamp for row in rows if (stamp := _stamp(row, digests)) is not None}
    for row in rows:
        _provenance(row, digests, saved)
        _analysis(row, digests, stamps, saved)
    return saved


def _may_belong_to_a_document(row: Record) -> bool:
    match row.values:
        case (None, str(), str(), str()) | (None, bytes(), str(), int(), str()):
            return True
        case (None, int(), _, _, _, _, str()):
            return True
    return False


def _document(row: Record, saved: Salvaged) -> str | None:
    match row.values:
        case (None, str(digest), str(text), str(added_at)) if text_digest(text) == digest:
            saved.documents[digest] = SavedDocument(text, added_at)
            return digest
    return None


def _link(row: Record, saved: Salvaged) -> None:
    match row.values:
        case (
            None, str(uid), int(clock), str(at), str(author), str(action), None | int(),
            str(payload), str(parents), str(digest),
        ) if entry_hash(uid, clock, at, author, payload, parents) == digest:  # fmt: skip
            link = Link(uid, clock, at, author, payload, parents, digest)
            saved.links[uid] = (link, action)


def _stamp(row: Record, digests: dict[int, str]) -> tuple[str, str, str] | None:
    match row.values:
        case (None, str(engine), str(lexicons), str(recognisers)) if (
            digests.get(row.rowid) != engine
        ):
            return engine, lexicons, recognisers
    return None


def _provenance(row: Record, digests: dict[int, str], saved: Salvaged) -> None:
    match row.values:
        case (None, int(number), *told, str(imported_at)) if (
            len(told) == 4
            and number in digests
            and all(word is None or isinstance(word, str) for word in told)
            and imported_at[:2].isdigit()
        ):
            saved.provenances.add((digests[number], (*told, imported_at)))


def _analysis(
    row: Record,
    digests: dict[int, str],
    stamps: dict[int, tuple[str, str, str]],
    saved: Salvaged,
) -> None:
    match row.values:
        case (None, bytes(body), str(title), int(stamp), str(at)) if (
            row.rowid in digests and stamp in stamps
        ):
            digest = digests[row.rowid]
            try:
                unpack(body, saved.documents[digest].text)
            except PackingError:
                return
            known = saved.analyses.get(digest)
            if known is None or at > known.analysed_at:
                saved.analyses[digest] = SavedAnalysis(body, title, at, stamps[stamp])
