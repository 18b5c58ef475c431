"""``rawi picture``: the window as a PNG file. The drawing itself is given in: it needs Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from desktop.commands.failures import DONE, say
from desktop.commands.parameters import PictureSize, case_argument, option
from desktop.commands.passphrases import passphrase_for
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Language, Words
from storage.passphrase import Passphrase

PANES = (
    "article", "entities", "timeline", "claims", "ledger", "chain", "conflicts", "compare",
    "review", "entity", "graph", "search", "map",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOrder:
    """What to draw.

    ``pane`` None is the whole window, ``document`` None the first article; ``size`` in pixels;
    ``passphrase`` None where the case is not encrypted.
    """

    case: Path
    out: Path
    pane: str | None
    size: tuple[int, int]
    theme: str
    language: Language
    document: int | None
    passphrase: Passphrase | None = None


DrawPicture = Callable[[PictureOrder], None]


def command(words: Words, draw: DrawPicture) -> WordedCommand:
    def run(
        case: Path,
        out: Path,
        pane: str | None,
        size: tuple[int, int],
        theme: str,
        language: Language,
        document: int | None,
    ) -> int:
        draw(
            PictureOrder(
                case=case,
                out=out,
                pane=pane,
                size=size,
                theme=theme,
                language=language,
                document=document,
                passphrase=passphrase_for(case, words),
            )
        )
        say(words.tr("terminal.picture_saved", file=out))
        return DONE

    return WordedCommand(
        "picture",
        words,
        run,
        (
            case_argument(),
            click.Argument(["out"], metavar="OUT.png", type=click.Path(path_type=Path)),
            option(words, "--pane", type=click.Choice(PANES)),
            option(
                words, "--size", metavar="1280x800", type=PictureSize(words), default="1280x800"
            ),
            option(words, "--theme", type=click.Choice(["light", "dark"]), default="light"),
            option(words, "--language", type=click.Choice(["ar", "en"]), default=words.language),
            option(words, "--document", metavar="ID", type=int),
        ),
    )
