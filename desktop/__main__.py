"""``rawi``: opens the window; with a command, works in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.commands import output, program
from desktop.commands.failures import PROBLEM, USAGE, say, sentence
from desktop.commands.locale import language_of
from desktop.commands.passphrases import Passphrases
from desktop.commands.picturing import PictureOrder
from desktop.look.translation import Words, words
from desktop.no_network import refuse_network
from storage.cipher import lock_memory
from storage.problems import CaseMissing

_HELP = ("--help", "-h")
_TRAINING = "--training"
_LOCK_MEMORY = "RAWI_LOCK_MEMORY"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Rawi with the arguments of its command line; gives the exit code."""
    refuse_network()
    output.prepare()
    if os.environ.get(_LOCK_MEMORY):
        lock_memory()
    given = list(sys.argv[1:] if arguments is None else arguments)
    own_words = words(language_of(os.environ))
    if given and (given[0] in program.NAMES or given[0] in _HELP):
        return program.run(given, own_words, _draw)
    return _open(given, own_words)


def _open(given: Sequence[str], own_words: Words) -> int:
    """The window, with the case that was named, the training case, or where it was left."""
    Passphrases()  # the window asks; its processes inherit none
    if len(given) > 1 or (given and given[0].startswith("-") and given[0] != _TRAINING):
        say(own_words.tr("usage.no_such_option", option=" ".join(given)))
        return USAGE
    training = list(given) == [_TRAINING]
    case = Path(given[0]) if given and not training else None
    if case is not None and not case.exists():
        if case.suffix != ".rawi":
            say(own_words.tr("usage.no_such_command"))
            return USAGE
        say(sentence(CaseMissing(case), own_words))
        return PROBLEM
    from desktop.window import open_window  # noqa: PLC0415 - the terminal must work without Qt

    return open_window(case, training=training)


def _draw(order: PictureOrder) -> None:
    from desktop.picture import take_picture  # noqa: PLC0415 - as above

    take_picture(order)


if __name__ == "__main__":
    sys.exit(main())
