"""What can be wrong with a cluster that a person names: one class each, with one sentence."""

from __future__ import annotations

from typing import ClassVar


class ClusterProblem(Exception):
    """``key`` names its words in ``resources/translations``;
    ``str(problem)`` is the English sentence."""

    key: ClassVar[str]
    sentence: ClassVar[str]

    def __init__(self, address: str, **fields: str | int) -> None:
        self.fields: dict[str, str | int] = {"address": address, **fields}
        super().__init__(self.sentence.format(**self.fields))


class ClusterLibraryMissing(ClusterProblem):
    key = "cluster.library_missing"
    sentence = (
        "{address}: this Rawi was installed without what speaks to clusters. "
        "Install it by: pip install rawi[cluster]"
    )


class ClusterAddressWrong(ClusterProblem):
    key = "cluster.address_wrong"
    sentence = "{address}: this is no scheduler's address. Write it like tls://10.0.0.5:8786."


class ClusterNotReached(ClusterProblem):
    key = "cluster.not_reached"
    sentence = "{address}: no scheduler answers there ({reason})."


class ClusterWithoutWorkers(ClusterProblem):
    key = "cluster.without_workers"
    sentence = "{address}: the cluster has no workers. Start some, then the same command again."


class ClusterLost(ClusterProblem):
    key = "cluster.lost"
    sentence = "{address}: the cluster went away. The same command goes on from where it was."


class ClusterOfAnotherRawi(ClusterProblem):
    key = "cluster.another_rawi"
    sentence = (
        "{address}: a worker of the cluster has no Rawi, or another version of it ({reason}). "
        "Install the same everywhere, then start the same command again."
    )
