"""Starting and ending: one call opens the window, says how long it took, and leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.ui.application import since_start

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"pandas", "numpy", "reportlab", "keyring", "lxml", "sqlite_utils", "signxml", "openpyxl", "cryptography"}
START = """
import sys
from pathlib import Path
from app.ui.application import show
from tests.ui.frame_pieces import entries, make_doors
code = show(Path(sys.argv[1]), lambda _ask: make_doors(), entries(), first_paint=True)
print(*sorted(set(sys.modules)))
raise SystemExit(code)
"""


def _start(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_first_paint_is_measured_and_nothing_heavy_is_loaded_for_it(tmp_path: Path) -> None:
    ended = _start(tmp_path)
    assert ended.returncode == 0, ended.stderr
    milliseconds, modules = ended.stdout.splitlines()
    assert 10 < int(milliseconds) < 30_000
    assert not HEAVY & set(modules.split())
    assert "Traceback" not in ended.stderr


def test_the_process_knows_its_age() -> None:
    before = since_start(time.monotonic())
    assert before > 0
    assert since_start(time.monotonic()) >= before


def test_where_the_system_does_not_tell_the_caller_must(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert 900 < since_start(time.monotonic() - 1) < 5000
    with pytest.raises(ValueError, match="start"):
        since_start()
