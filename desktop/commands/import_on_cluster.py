"""``rawi import --scheduler``: a cluster analyses, a copy of the case gathers, and is merged.

The case itself is open at the beginning and the end only: whoever has it may work in it meanwhile.
A run that is cut off leaves the copy, and the same command goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop.cluster import cluster, is_safe
from desktop.cluster_problems import ClusterProblem
from desktop.commands.failures import say, warn_of_place
from desktop.commands.import_run import backing_up, run_order
from desktop.commands.import_way import ImportWay
from desktop.import_order import ImportOrder
from desktop.intake import Request
from desktop.look.translation import Words
from desktop.remembered_columns import carry_columns
from storage.case_file import SUFFIX, CaseFile
from storage.passphrase import Key
from storage.problems import CaseError, CaseExists

_MARK = "gathers_from_cluster"


def import_on_cluster(
    way: ImportWay, order: ImportOrder, requests: Sequence[Request], scheduler: str
) -> int:
    """Take the requests of an order into a case; gives the exit code. Raises CaseError,
    ClusterProblem."""
    words = way.words
    if not is_safe(scheduler):
        say(words.tr("cluster.unencrypted", address=scheduler))
    warn_of_place(way.case, words)
    copy = gathering_copy(way.case)
    with _told_where(copy, words):
        with cluster(scheduler) as elsewhere:
            key = _make_copy(way, copy)
            with CaseFile.open(copy, passphrase=key) as gathered:
                code = run_order(
                    *(gathered, order, requests, words),
                    workers=way.workers,
                    elsewhere=elsewhere,
                    into=way.case,
                )
        with (
            CaseFile.open(copy, read_only=True, passphrase=key) as gathered,
            way.open() as case,
            backing_up(case, words, wanted=way.backup),
        ):
            case.merge(gathered)
            carry_columns(gathered.own_memory, case.own_memory, order.columns or {})
    copy.unlink()
    return code


def gathering_copy(case: Path) -> Path:
    """Where what a cluster analyses for a case is gathered: beside it."""
    return case.with_name(f"{case.stem}.cluster{SUFFIX}")


@contextmanager
def _told_where(copy: Path, words: Words) -> Iterator[None]:
    try:
        yield
    except (CaseError, ClusterProblem, KeyboardInterrupt):
        if copy.exists():
            say(words.tr("cluster.gathered", file=copy))
        raise


def _make_copy(way: ImportWay, copy: Path) -> Key | None:
    """See that the copy is there, and give what opens it. Raises CaseExists for a case of that name
    which was made for something else: after merging, the copy is removed."""
    with way.open_or_create() as case:
        if not copy.exists():
            case.copy_to(copy)
            with CaseFile.open(copy, passphrase=case.key) as made:
                made.own_memory.put(_MARK, "")
            return case.key
        with CaseFile.open(copy, read_only=True, passphrase=case.key) as found:
            if not found.own_memory.under(_MARK):
                raise CaseExists(copy)
        say(way.words.tr("cluster.going_on", file=copy))
        return case.key
