"""The gate of the house: format, rules, types, layers and tests in turn, stopping at the first that fails.

It is run by the environment's Python through `./check`. It knows the steps and their order; what each step demands is
written in `pyproject.toml`. pytest comes last, so that its closing line is the last that is written.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
TOOLS = Path(sysconfig.get_path("scripts"))
WRONG_USAGE = 64
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("formatering (ruff format)", ("ruff", "format", "--check", "--quiet", ".")),
    ("regler (ruff check)", ("ruff", "check", "--quiet", ".")),
    ("typer (mypy)", ("mypy", "--no-error-summary")),
    ("lager (import-linter)", ("lint-imports", "--no-cache")),
    ("prov (pytest)", ("pytest", "-n", "auto")),
)


def main(arguments: list[str]) -> int:
    """Runs every step; returns 0, the code of the step that failed, or 64 for an argument that is not known."""
    if arguments not in ([], ["--tungt"]):
        print("Användning: ./check [--tungt]     --tungt söker längre efter motexempel i varje regel", file=sys.stderr)
        return WRONG_USAGE
    environ = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")
    if arguments:
        environ["HANDSLAG_HEAVY"] = "1"
    for name, (tool, *rest) in STEPS:
        print(f"check: {name}", flush=True)
        code = subprocess.run([str(TOOLS / tool), *rest], cwd=HOUSE, env=environ, check=False).returncode
        if code != 0:
            print(f"check: stopp vid {name}. Se raderna ovan.", file=sys.stderr, flush=True)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
