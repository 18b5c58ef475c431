"""What the folder of the program must not hold, and what it must find: looked at file by file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from installers import frozen, shared_libraries

# Of a million bytes each.
MOST_MEGABYTES = 260

# Parts of Qt, libraries and plugins that speak to networks or are made for the web.
_FILES_OF_NETWORKS = re.compile(
    r"Qt6?(Network|WebEngine|WebSockets|WebChannel|WebView|HttpServer|Qml|Quick|Pdf|Multimedia"
    r"|Bluetooth|Nfc|RemoteObjects|Positioning|Mqtt|Grpc)"
    r"|lib(curl|ssl|nss3|gnutls|cups|avahi|soup|proxy|krb5|gssapi)"
    r"|(qvnc|tuiotouch|cupsprintersupport|opensslbackend|certonlybackend|networkmanager)",
)
_MODULES_OF_NETWORKS = frozenset(
    (
        *("ssl", "_ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib"),
        *("xmlrpc", "socketserver", "asyncio", "webbrowser", "requests", "urllib3", "httpx"),
        *("aiohttp", "websockets", "paramiko", "huggingface_hub", "PySide6.QtNetwork"),
        *("desktop.cluster", "distributed", "dask", "tornado"),
        *("sentry_sdk", "opentelemetry", "posthog", "segment", "bugsnag", "statsd"),
    )
)
# What a library holds that reports to its maker: classes, and addresses that reports go to.
_TELEMETRY = re.compile(
    rb"OneDsTelemetry|OneCollector|events\.data\.microsoft\.com|vortex\.data\.microsoft"
    rb"|CurlHttpOperation|google-analytics\.com|sentry\.io|app\.posthog\.com|api\.segment\.io"
)
_TESTS = re.compile(r"(^|/)(tests?|testing)/|\.(pyi|h|c|cpp|pyx|pxd)$")


class NotFit(Exception):
    """The program holds what it must not, or would not find what it needs; one line each."""


def check(program: Path) -> None:
    """Look at everything in the folder of the program. Raises NotFit."""
    found = [
        *files_of_networks(file.relative_to(program).as_posix() for file in frozen.files(program)),
        *modules_of_networks(frozen.modules(program)),
        *telemetry(program),
        *needless(program),
        *too_large(program),
    ]
    if sys.platform == "linux":
        found += needs_unknown(program)
    if found:
        raise NotFit("The installed program is not fit to be shipped:\n" + "\n".join(found))


def files_of_networks(places: Iterable[str]) -> Iterator[str]:
    """What lies there and is made for networks; one sentence each."""
    for place in places:
        if _FILES_OF_NETWORKS.search(Path(place).name):
            yield f"{place} is made for networks."


def modules_of_networks(modules: Iterable[str]) -> Iterator[str]:
    """Which Python modules are made for networks."""
    for name in sorted(modules):
        if {name, name.partition(".")[0]} & _MODULES_OF_NETWORKS:
            yield f"The Python module {name} is made for networks."


def telemetry(program: Path) -> Iterator[str]:
    """Which files hold code that reports to its maker."""
    for file in frozen.files(program):
        if not file.is_symlink() and (found := _TELEMETRY.search(file.read_bytes())):
            yield f"{file.relative_to(program)} reports to its maker: {found[0].decode()}."


def needless(program: Path) -> Iterator[str]:
    """Which files only developers need."""
    for file in frozen.files(program):
        if _TESTS.search(file.relative_to(program).as_posix()):
            yield f"{file.relative_to(program)} is of no use to people."


def too_large(program: Path) -> Iterator[str]:
    """Whether it takes more room than promised."""
    megabytes = frozen.size(program) / 10**6
    if megabytes > MOST_MEGABYTES:
        yield f"It takes {megabytes:.0f} MB; {MOST_MEGABYTES} are allowed."


def needs_unknown(program: Path) -> Iterator[str]:
    """Which libraries are neither there nor known to be the system's."""
    for soname, files in shared_libraries.outside(program).items():
        if soname not in shared_libraries.OF_THE_SYSTEM:
            yield f"{soname} is missing, and asked for by {', '.join(files)}."
