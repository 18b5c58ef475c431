"""How long a process that does nothing is kept from the processor: the machine's own noise.

Run as a program beside what is measured; ends with its input, and prints milliseconds: the longest
gap between two turns of a loop that sleeps four, and how many were longer than 50.
"""

from __future__ import annotations

import select
import sys
import time

_BEAT, _NOTABLE = 0.004, 0.05


def main() -> None:
    gaps = []
    last = time.perf_counter()
    while not select.select([sys.stdin], [], [], _BEAT)[0]:
        now = time.perf_counter()
        gaps.append(now - last - _BEAT)
        last = now
    notable = sum(gap > _NOTABLE for gap in gaps)
    print(f"{max(gaps, default=0) * 1000:.0f} {notable}", flush=True)


if __name__ == "__main__":
    main()
