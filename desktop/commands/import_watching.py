"""``rawi import --watch``: new files of folders are taken in as they come, until it is stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.commands.failures import DONE, say
from desktop.commands.import_run import run_order
from desktop.import_order import ImportOrder
from desktop.intake import Request
from desktop.look.translation import Words
from desktop.still_files import StillFiles
from storage.case_file import CaseFile

# Seconds between two looks: a file that kept its size so long is not being written.
EVERY = 2.0


def watch(
    case: CaseFile,
    order: ImportOrder,
    words: Words,
    *,
    workers: int,
    pause: Callable[[float], object] = time.sleep,
) -> int:
    """Take in what comes into the folders of an order; ``pause`` ends it by KeyboardInterrupt."""
    folders = [StillFiles(folder) for folder in order.folders()]
    say(words.tr("terminal.watching", what=", ".join(str(one.folder) for one in folders)))
    while True:
        new = [path for folder in folders for path in folder.look()]
        if new:
            _take(case, order, new, words, workers)
        try:
            pause(EVERY)
        except KeyboardInterrupt:
            return DONE


def _take(
    case: CaseFile, order: ImportOrder, new: Sequence[Path], words: Words, workers: int
) -> None:
    arrived = replace(order, paths=tuple(new))
    requests = [one for one in arrived.requests() if isinstance(one, Request)]
    run_order(case, arrived, requests, words, workers=workers)
