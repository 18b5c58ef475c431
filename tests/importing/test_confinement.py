"""What the process that reads files can no longer do, tried past Python's own watch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Each ends with a number that says how it went; ctypes goes around the audit hook, as a broken
# library would.
_PREFACE = """
import ctypes, errno, os, sys, threading
from desktop.importing.confinement import confine
libc = ctypes.CDLL(None, use_errno=True)
outside = sys.argv[1].encode()
confine()
def refused(result):
    assert result == -1, result
    assert ctypes.get_errno() in (errno.EPERM, errno.EACCES), ctypes.get_errno()
"""
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are of Linux")


def _confined(code: str, outside: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-c", _PREFACE + code, str(outside)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@_LINUX
@pytest.mark.parametrize(
    "attempt",
    [
        "refused(libc.socket(2, 1, 0))",
        "refused(libc.socket(1, 1, 0))",
        "refused(libc.fork())",
        "refused(libc.open(outside, 0))",
        "refused(libc.open(outside + b'.new', 0o101, 0o600))",
        "refused(libc.unlink(outside))",
        "refused(libc.kill(os.getppid(), 0))",
        "refused(libc.syscall(101, 16, os.getppid(), 0, 0))",
        "refused(libc.syscall(425, 8, 0))",
        "argv = (ctypes.c_char_p * 2)(b'true', None); refused(libc.execv(b'/bin/true', argv))",
    ],
    ids=["internet", "unix", "fork", "read", "write", "delete", "signal", "trace", "ring", "run"],
)
def test_the_kernel_refuses(attempt: str, tmp_path: Path) -> None:
    outside = tmp_path / "case.rawi"
    outside.write_text("left alone")
    done = _confined(attempt, outside)
    assert done.returncode == 0, done.stderr
    assert outside.read_text() == "left alone"
    assert not (tmp_path / "case.rawi.new").exists()


@pytest.mark.parametrize(
    "attempt",
    [
        "open(outside)",
        "open(outside, 'w')",
        "os.remove(outside)",
        "import subprocess; subprocess.run(['true'])",
        "os.system('true')",
        "import socket; socket.socket()",
    ],
)
def test_python_is_refused_with_a_word(attempt: str, tmp_path: Path) -> None:
    outside = tmp_path / "case.rawi"
    outside.write_text("left alone")
    done = _confined(attempt, outside)
    assert done.returncode == 1
    assert "refused" in done.stderr.splitlines()[-1]
    assert outside.read_text() == "left alone"


@pytest.mark.parametrize(
    "need",
    [
        "import xml.dom.minidom, zipfile, email, csv, html.parser, lzma",
        "t = threading.Thread(target=print); t.start(); t.join()",
        "import io, zlib; zlib.decompress(zlib.compress(b'x' * 1000))",
        "import zoneinfo, tempfile, random; random.SystemRandom().random()",
    ],
)
def test_what_reading_needs_still_works(need: str, tmp_path: Path) -> None:
    done = _confined(need, tmp_path / "nothing")
    assert done.returncode == 0, done.stderr


@_LINUX
def test_memory_ends_before_the_machine_s_does(tmp_path: Path) -> None:
    done = _confined("bytearray(3_000_000_000)", tmp_path / "nothing")
    assert done.stderr.splitlines()[-1] == "MemoryError"


def test_the_installed_program_reads_the_file_that_holds_its_modules(tmp_path: Path) -> None:
    """PyInstaller packs them into the program; nothing that only begins like it is readable."""
    program = tmp_path / "rawi"
    program.write_text("modules")
    (tmp_path / "rawi.rawi").write_text("left alone")
    preface = _PREFACE.replace(
        "confine()\n", "sys.frozen, sys.executable = True, sys.argv[1]\nconfine()\n", 1
    )
    code = "print(open(outside).read(), flush=True)\nopen(outside + b'.rawi')"
    done = subprocess.run(
        (sys.executable, "-c", preface + code, str(program)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("modules\n", 1), done.stderr
    assert "refused" in done.stderr.splitlines()[-1]
