"""Rawi.app for macOS in an archive: unpacked into Applications it is installed. On a macOS."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from installers import bill_of_materials, licence_texts, release


def build(program: Path, releases: Path) -> Path:
    """Write Rawi.app, which PyInstaller made beside the program, into the folder of releases."""
    releases.mkdir(parents=True, exist_ok=True)
    app = program.with_name("Rawi.app")
    resources = app / "Contents" / "Resources"
    shutil.copytree(program / licence_texts.FOLDER, resources / licence_texts.FOLDER)
    shutil.copy(program / bill_of_materials.NAME, resources)
    # What was added breaks PyInstaller's own seal. A releaser with an account signs again.
    subprocess.run(["codesign", "--force", "--deep", "--sign", "-", str(app)], check=True)
    archive = releases / f"rawi-{release.version()}-macos-{platform.machine()}.zip"
    command = ["ditto", "-c", "-k", "--sequesterRsrc", "--keepParent", str(app), str(archive)]
    subprocess.run(command, check=True)
    return archive
