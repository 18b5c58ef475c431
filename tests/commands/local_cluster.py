"""A Dask cluster on this machine: run as a program, it prints the scheduler's address and the
numbers of its two worker processes, and goes on until its standard input ends."""

from __future__ import annotations

import sys

from distributed import LocalCluster


def main() -> None:
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as made:
        print(made.scheduler_address, *(nanny.pid for nanny in made.workers.values()), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
