"""Articles analysed on a Dask cluster of the person's own: the only code of Rawi that may open a
network connection, and only where a scheduler was named. No installer holds it.

What goes to the cluster are articles, what comes back are their analyses; which files they lie in
stays here. The library is an extra of the package (``pip install rawi[cluster]``).
"""

from __future__ import annotations

import importlib
import logging
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from desktop.analysis.model import Analysis, Article
from desktop.analysis.pipeline import ENGINE, analyse
from desktop.cluster_problems import (
    ClusterAddressWrong,
    ClusterLibraryMissing,
    ClusterLost,
    ClusterNotReached,
    ClusterOfAnotherRawi,
    ClusterWithoutWorkers,
)
from desktop.importing.problems import KillsWorkers
from desktop.intake import Elsewhere
from desktop.no_network import permit
from resources.lexicons import load

_PATIENCE = 10
"""Seconds until a scheduler must have answered."""
_WITHOUT_WORKERS = 30
"""Seconds between two looks at whether a cluster that gives no result has any worker left."""
_AHEAD = 4
"""Articles begun for each thread of the cluster, so that none waits for the next."""


def is_safe(address: str) -> bool:
    """Whether nobody on the way reads what is sent: it is encrypted, or does not leave the machine.

    Raises ClusterAddressWrong.
    """
    scheme, host, _ = _parts(address)
    return scheme == "tls" or host in {"127.0.0.1", "::1", "localhost"}


@contextmanager
def cluster(address: str) -> Iterator[Elsewhere]:
    """Where articles are analysed while this is open.

    Args:
        address: of the scheduler, ``tcp://HOST:PORT`` or ``tls://HOST:PORT``; certificates are
            found as Dask finds them.

    Raises:
        ClusterProblem: from here, and from waiting for an analysis.
    """
    _, host, port = _parts(address)
    try:
        permit(host, port)
        # The library would go on trying for as long as its patience lasts.
        socket.create_connection((host, port), timeout=_PATIENCE).close()
        client = _library(address).Client(
            address, timeout=_PATIENCE, set_as_default=False, direct_to_workers=False
        )
    except (OSError, ValueError) as error:
        raise ClusterNotReached(address, reason=str(error)) from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterWithoutWorkers(address)
        yield Elsewhere(Analyst(client, address).begin, threads * _AHEAD)


def _parts(address: str) -> tuple[str, str, int]:
    """Scheme, host and port. Raises ClusterAddressWrong."""
    scheme, _, place = address.rpartition("://")
    host, _, port = place.rpartition(":")
    if not host or not (port.isascii() and port.isdigit()) or scheme not in {"", "tcp", "tls"}:
        raise ClusterAddressWrong(address)
    return scheme or "tcp", host.strip("[]"), int(port)


def _library(address: str) -> Any:
    try:
        library = importlib.import_module("distributed")
    except ImportError as error:
        raise ClusterLibraryMissing(address) from error
    # What it would write on its own is told in the person's language, by what is raised here.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    return library


class Analyst:
    """Asks one cluster."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address

    def begin(self, article: Article, file: str) -> Callable[[], Analysis]:
        """Begin one article; calling what this gives waits for its analysis, and raises
        ClusterProblem, or KillsWorkers of the ``file``."""
        # Two articles of one text are two: what is told of them may differ.
        future = self._client.submit(read, article, pure=False)

        def wait() -> Analysis:
            analysis = self._result(future, file)
            future.release()
            return analysis

        return wait

    def _result(self, future: Any, file: str) -> Analysis:
        try:
            while not future.done():
                self._wait_a_while(future)
            return self._checked(future.result())
        except (CancelledError, OSError) as error:
            raise ClusterLost(self._address) from error
        except (ImportError, AttributeError, TypeError) as error:
            raise ClusterOfAnotherRawi(self._address, reason=str(error)) from error
        except Exception as error:
            # Its class is the library's, which may not be there when this module is read.
            if type(error).__name__ == "KilledWorker":
                raise KillsWorkers(file) from error
            raise

    def _wait_a_while(self, future: Any) -> None:
        try:
            future.result(timeout=_WITHOUT_WORKERS)
        except TimeoutError:
            if not self._client.nthreads():
                raise ClusterLost(self._address) from None

    def _checked(self, analysis: Analysis) -> Analysis:
        made, own = (analysis.engine, analysis.lexicons), (ENGINE, load().version)
        if made != own:
            raise ClusterOfAnotherRawi(self._address, reason=" ".join(made))
        return analysis


def read(article: Article) -> Analysis:
    """What a worker of the cluster does."""
    return analyse(article, load())
