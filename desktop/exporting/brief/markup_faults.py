"""What the library for XML and HTML says of a lack of memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree


@contextmanager
def lack_of_memory_told() -> Iterator[None]:
    """It is a MemoryError here, where the library calls it a fault of the file's syntax."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise
