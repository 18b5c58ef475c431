"""One process that reads files, for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.importing.reader_process import ReaderProcess


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    reader = ReaderProcess()
    yield reader
    reader.close()
