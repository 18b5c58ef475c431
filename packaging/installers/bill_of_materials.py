"""The bill of materials: every work and every file of the installed program, as CycloneDX JSON."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from installers import frozen, release, shipped
from installers.shipped import Part

NAME = "rawi.cdx.json"
_VERSION = SchemaVersion.V1_6
_KINDS = {"library": ComponentType.LIBRARY, "data": ComponentType.DATA}


class NotValid(Exception):
    """The bill does not keep to the schema of CycloneDX."""


def write(program: Path) -> None:
    """Write the bill into the folder of the program."""
    (program / NAME).write_text(bill(shipped.parts(program), program), encoding="utf-8")


def bill(parts: Iterable[Part], program: Path) -> str:
    """Return the bill as JSON, the same for the same program.

    Raises:
        NotValid: see there.
    """
    made = Bom(components=[*map(_component, parts), *_files(program)])
    rawi = Component(
        name="rawi", version=release.version(), type=ComponentType.APPLICATION, bom_ref="rawi",
        licenses=[DisjunctiveLicense(id="GPL-3.0-or-later")],
    )  # fmt: skip
    made.register_dependency(rawi, made.components)
    moment = datetime.fromtimestamp(release.moment(), UTC)
    made.metadata = BomMetaData(component=rawi, timestamp=moment)
    contents = "\n".join(component.bom_ref.value or "" for component in made.components)
    made.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"rawi {release.version()}\n{contents}")
    text: str = make_outputter(made, OutputFormat.JSON, _VERSION).output_as_string(indent=1)
    wrong = JsonStrictValidator(_VERSION).validate_str(text)
    if wrong is not None:
        raise NotValid(str(wrong))
    return text + "\n"


def _component(part: Part) -> Component:
    source = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.source))]
    return Component(
        name=part.name,
        version=part.version or None,
        type=_KINDS[part.kind],
        bom_ref=part.address or f"{part.kind}:{part.name}",
        purl=PackageURL.from_string(part.address) if part.address else None,
        licenses=[DisjunctiveLicense(name=part.licence)],
        external_references=source if part.source.startswith("http") else [],
    )


def _files(program: Path) -> list[Component]:
    """The files that are code: programs and libraries."""
    return [
        Component(
            name=file.relative_to(program).as_posix(),
            type=ComponentType.FILE,
            bom_ref=f"file:{file.relative_to(program).as_posix()}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=_digest(file))],
            properties=[Property(name="rawi:bytes", value=str(file.stat().st_size))],
        )
        for file in frozen.files(program)
        if not file.is_symlink() and _is_code(file.relative_to(program))
    ]


def _is_code(place: Path) -> bool:
    library = ".so" in place.name or place.suffix in {"", ".exe", ".dll", ".dylib"}
    return library and "licences" not in place.parts


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
