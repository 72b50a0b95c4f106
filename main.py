"""Starts the window, or hands the arguments to `app.cli` when they name a subcommand."""

from __future__ import annotations

import sys
import time
from pathlib import Path

STARTED = time.monotonic()
FIRST_PAINT = "--first-paint"
DATA_DIR = "--data-dir"


def main(arguments: list[str]) -> int:
    """The exit code of the window or of the subcommand."""
    data_dir, rest = _data_dir(arguments)
    if rest not in ([], [FIRST_PAINT]):
        from app import cli

        return cli.run(arguments)
    from app.ui import application

    return application.run(data_dir, first_paint=rest == [FIRST_PAINT], started=STARTED)


def _data_dir(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """The folder named before anything else, and what remains."""
    if len(arguments) > 1 and arguments[0] == DATA_DIR:
        return Path(arguments[1]), arguments[2:]
    return None, arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
