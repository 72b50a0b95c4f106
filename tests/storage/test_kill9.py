"""A writer killed in the middle of its work loses nothing it has acknowledged."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from app.storage.device_key import PASSPHRASE_VARIABLE

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "kill9.py"


def test_every_acknowledged_change_is_there_after_the_writer_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "lösenfras")
    assert runpy.run_path(str(SCRIPT))["run"](tmp_path, 3) > 0
