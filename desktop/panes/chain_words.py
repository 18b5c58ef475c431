"""The words of a chain: what it comes to, and what each of its boxes tells. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.chain_graph import ChainGraph, Counts, Node
from desktop.workspace.chain import Telling

_QUOTED = 160
_LISTED = 12


def sentence(graph: ChainGraph, words: Words) -> str:
    """«11 ناشرًا، مصدر أصلي واحد · 8 منها تكرر نصًّا واحدًا»."""
    if not graph.nodes:
        return ""
    told = [
        words.tr(
            "chain.sentence",
            outlets=words.tr("chain.outlets", count=graph.outlets),
            origins=words.tr("claims.origins", count=graph.origins),
        )
    ]
    if graph.reprints:
        told.append(words.tr("chain.reprints", count=graph.reprints))
    if graph.unsaid and graph.origins:
        told.append(words.tr("chain.unsaid", count=graph.unsaid))
    return " · ".join(told)


def column_counts(graph: ChainGraph) -> Counts:
    """How many said it first, carried it and published it: outlets, not boxes."""
    carriers = sum(node.kind == "carrier" for node in graph.nodes)
    return Counts(graph.origins, carriers, graph.outlets)


def name(node: Node, words: Words) -> str:
    """What a box is called."""
    if node.kind == "unsaid":
        return words.tr("chain.unsaid_origin")
    return node.words or words.tr("claims.outlet")


def note(node: Node, tellings: Mapping[int, Telling], words: Words) -> str:
    """A few words under the name of a box; nothing where there is no more to say."""
    told = [tellings[row] for row in node.rows]
    match node.kind:
        case "reprints":
            return words.tr("chain.more_reprints", count=len(node.outlets) - 1)
        case "origin" if not told[0].chain[0].named:
            return words.tr("chain.unnamed")
        case "outlet":
            return _published(told, words)
        case "unsaid":
            return isolate(node.words)
    return ""


def _published(told: list[Telling], words: Words) -> str:
    """When an outlet published it, and how where it does not just report or assert it."""
    documents = {telling.claim.document.id: telling.claim.document for telling in told}
    stances = {telling.claim.stance for telling in told} - {"asserts", "reports"}
    parts = [words.tr(f"stance.{stance}") for stance in sorted(stances)]
    days = {document.published for document in documents.values()}
    if len(documents) > 1:
        parts.append(words.tr("chain.articles", count=len(documents)))
    elif None not in days:
        parts += [words.iso_date(day) for day in days]
    return " · ".join(parts)


def tip(node: Node, tellings: Mapping[int, Telling], words: Words) -> str:
    """What a box tells when it is pointed at: who, how, in which words."""
    lines = [name(node, words)]
    if node.kind == "reprints":
        lines += [isolate(outlet) for outlet in node.outlets[:_LISTED]]
    for row in node.rows[:3]:
        claim = tellings[row].claim
        stance = words.tr(f"stance.{claim.stance}")
        document = claim.document
        published = words.iso_date(document.published)
        lines.append(f"{isolate(document.outlet or '')} · {published} · {stance}")
        lines.append(f"«{isolate(shortened(claim.passage.words))}»")
    if node.kind in {"unsaid", "origin"} and len(node.rows) > 1:
        lines.append(words.tr("claims.count", count=len(node.rows)))
    return "\n".join(lines)


def shortened(quote: str) -> str:
    """A quotation of two or three lines at most, cut at a word."""
    quote = " ".join(quote.split())
    return quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(" ", 1)[0] + "…"
