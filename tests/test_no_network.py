"""Nothing leaves: no module for it, and no socket in the running program."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = {
    "urllib", "http", "ftplib", "smtplib", "telnetlib", "imaplib", "poplib", "xmlrpc", "ssl",
    "requests", "httpx", "aiohttp", "urllib3", "distributed", "dask",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore",
}  # fmt: skip
# A name for the lock's owner, the refusal itself, and the cluster that a person names; what an
# address or a path says.
ALLOWED = {
    ("storage/lock.py", "socket"),
    ("desktop/no_network.py", "socket"),
    ("desktop/cluster.py", "socket"),
    ("storage/connection.py", "urllib.parse"),
    ("desktop/exporting/redaction/letters.py", "urllib.parse"),
    ("desktop/importing/epub.py", "urllib.parse"),
    ("desktop/importing/web/about.py", "urllib.parse"),
}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_module_of_ours_can_reach_a_network() -> None:
    for folder in ("desktop", "storage", "resources"):
        for path in (ROOT / folder).rglob("*.py"):
            name = path.relative_to(ROOT).as_posix()
            for module in imports(path):
                networked = any(module == f or module.startswith(f + ".") for f in FORBIDDEN)
                networked = networked or module.split(".")[0] == "socket"
                allowed = any(name == n and module.startswith(m) for n, m in ALLOWED)
                assert not networked or allowed, f"{name} imports {module}"


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket(socket.AF_INET)",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "urllib.request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_the_running_program_refuses(attempt: str) -> None:
    program = (
        "import socket, urllib.request\n"
        "from desktop.no_network import NetworkRefused, refuse_network\n"
        "refuse_network()\n"
        f"try:\n    {attempt}\nexcept NetworkRefused:\n    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stdout.strip() == "refused", done.stderr


def test_only_the_machine_that_a_person_named_is_connected_to() -> None:
    program = """
import socket
from desktop.no_network import NetworkRefused, permit, refuse_network

listening = socket.create_server(("127.0.0.1", 0))
other = socket.create_server(("127.0.0.1", 0))
refuse_network()
port = listening.getsockname()[1]
permit("127.0.0.1", port)
socket.create_connection(("127.0.0.1", port)).close()
print("connected")
for attempt in (
    lambda: socket.create_connection(other.getsockname()),
    lambda: socket.create_connection(("localhost", port)),
    lambda: socket.getaddrinfo("example.org", port),
    lambda: socket.socket(socket.AF_INET).bind(("127.0.0.1", 0)),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"-", ("127.0.0.1", port)),
):
    try:
        attempt()
    except NetworkRefused:
        print("refused")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stdout.split() == ["connected", *["refused"] * 5], done.stderr
