"""Keep how each pane looks now as how it should look: ``packaging/dev.py pictures --keep``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.pictures.drawing import LOOKS, draw_panes
from tests.pictures.kept import keep


def main() -> None:
    """Draw each pane in each look and write the pictures in the place of those of before."""
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parents[1] / "fonts.conf")
    application = QApplication(sys.argv[:1])
    keep({look: draw_panes(look) for look in LOOKS})
    del application


if __name__ == "__main__":
    main()
