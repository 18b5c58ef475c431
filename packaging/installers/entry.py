"""Where the installed program starts: `rawi`, frozen by PyInstaller.

Its own processes (readers of files, workers, the comparison) are this same program, started again
by multiprocessing with arguments of its own; `freeze_support` tells them from a person's.
"""

import multiprocessing
import sys

multiprocessing.freeze_support()

from desktop.__main__ import main  # noqa: E402 - a process of ours must not get this far

sys.exit(main())
