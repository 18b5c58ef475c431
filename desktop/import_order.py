"""What a person gave to be imported: files and folders, and what they said of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.importing import ImportProblem
from desktop.importing.folder import files_in
from desktop.intake import Request, Said


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """``paths``: files and folders. ``outlet``, ``published``, ``encoding`` and ``columns`` are of
    all files (see :class:`Request`) but those in ``files``; a file that is None there is left
    out."""

    paths: tuple[Path, ...]
    outlet: str | None = None
    published: str | None = None
    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    files: Mapping[Path, Request | None] = field(default_factory=dict)

    def requests(self) -> Iterator[Request | ImportProblem]:
        """The files as they are there now, those of folders too; what is wrong with folders."""
        for given in self.paths:
            for path in files_in(given) if given.is_dir() else (given,):
                if isinstance(path, ImportProblem):
                    yield path
                    continue
                request = self.files.get(path, self.usual(path))
                if request is not None:
                    yield request

    def folders(self) -> list[Path]:
        """Those that were given as a whole."""
        return [path for path in self.paths if path.is_dir()]

    def usual(self, path: Path) -> Request:
        """A file of which nothing else was said."""
        return Request(path, self.outlet, self.published, self.encoding, self.columns)


def to_text(order: ImportOrder) -> str:
    """The order as JSON."""
    record = {
        "paths": [str(path) for path in order.paths],
        "usual": _of_request(order.usual(Path())),
        "files": {
            str(path): None if request is None else _of_request(request)
            for path, request in order.files.items()
        },
    }
    return json.dumps(record)


def from_text(text: str) -> ImportOrder:
    """The order of :func:`to_text`. Raises ValueError: it is none."""
    try:
        record = json.loads(text)
        usual = _request(Path(), record["usual"])
        files = {
            Path(path): None if told is None else _request(Path(path), told)
            for path, told in record["files"].items()
        }
        paths = tuple(map(Path, record["paths"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not an order of an import") from error
    return ImportOrder(paths, usual.outlet, usual.published, usual.encoding, usual.columns, files)


def _of_request(request: Request) -> dict[str, Any]:
    told = asdict(request)
    del told["path"]
    return told


def _request(path: Path, told: Mapping[str, Any]) -> Request:
    said = {member: Said(**one) for member, one in told["said"].items()}
    return replace(Request(path, **{**told, "said": {}}), said=said)
