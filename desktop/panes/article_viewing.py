"""How the article is looked at: which layers of marks are on, how large the text is, how long its
lines."""

from __future__ import annotations

from functools import partial

from desktop.panes.article_legend import Legend
from desktop.panes.article_marks import NAME_LAYERS, Layer
from desktop.panes.article_text import ArticleText
from desktop.workspace.adding import adding_to
from desktop.workspace.workspace import Workspace

_LAYER_GROUPS: tuple[tuple[str, tuple[Layer, ...]], ...] = (
    ("names", NAME_LAYERS),
    ("times", ("time",)),
    ("quantities", ("quantity",)),
    ("loaded", ("loaded",)),
    ("claims", ("claim",)),
    ("notes", ("note",)),
)


def register_viewing(workspace: Workspace, text: ArticleText, legend: Legend) -> None:
    """Register what a person can do to how the article looks."""
    add = adding_to(workspace)
    for at, (name, layers) in enumerate(_LAYER_GROUPS, start=1):
        toggle, on = partial(legend.toggle, layers), partial(_are_on, legend, layers)
        add(f"layer_{name}", "view", toggle, f"Ctrl+Alt+{at}", checked=on, group=2)
    resize, widen = text.resize_text, text.widen
    add("text_larger", "view", partial(resize, 1), "Ctrl++", "Ctrl+=", group=3)
    add("text_smaller", "view", partial(resize, -1), "Ctrl+-", group=3)
    add("text_normal", "view", partial(resize, 0), "Ctrl+0", group=3)
    add("lines_longer", "view", partial(widen, 1), "Ctrl+Alt++", "Ctrl+Alt+=", group=3)
    add("lines_shorter", "view", partial(widen, -1), "Ctrl+Alt+-", group=3)


def _are_on(legend: Legend, layers: tuple[Layer, ...]) -> bool:
    return set(layers) <= legend.layers()
