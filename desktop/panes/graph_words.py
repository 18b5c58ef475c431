"""The words of a net: of its nodes and links, shown and read aloud."""

from __future__ import annotations

from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.graph_drawing import Drawing, Node
from desktop.workspace.links import Link

_SPOKEN = 5


def node_tip(node: Node, drawing: Drawing, words: Words) -> str:
    """A node with its strongest neighbours."""
    head = " · ".join(
        (
            isolate(node.name),
            words.tr(f"kind.{node.kind}"),
            words.tr("status.articles", count=node.documents),
            words.tr("card.mentions", count=node.mentions),
        )
    )
    beside = [isolate(other.name) for other in drawing.beside(node.id)[:_SPOKEN]]
    comma = words.tr("graph.comma")
    return f"{head}\n{words.tr('graph.with', names=comma.join(beside))}" if beside else head


def link_tip(link: Link, drawing: Drawing, words: Words) -> str:
    """A link: both names, its articles, and how far it is from chance."""
    return "\n".join((link_title(link, drawing, words), strength(link.bits, words)))


def link_title(link: Link, drawing: Drawing, words: Words) -> str:
    names = (drawing.by_id[end].name for end in (link.first, link.second))
    pair = " – ".join(map(isolate, names))
    return f"{pair} · {words.tr('graph.common', count=link.documents)}"


def strength(bits: float, words: Words) -> str:
    """How much oftener two meet than by chance, in words and as a factor."""
    if bits < 0.5:
        return words.tr("graph.by_chance")
    factor = 2**bits
    shown = f"{factor:.1f}" if factor < 10 else f"{factor:,.0f}"
    return words.tr("graph.times", factor=words.digits(shown))
