"""The rules every test lives under, each shown to fail the test that breaks it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent


BREAKS = {
    "a Qt warning": """
from PySide6.QtCore import qWarning

def test_it(qapp):
    qWarning(b"unhappy")
""",
    "an error in a slot": """
from PySide6.QtCore import QTimer

def test_it(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(50)
""",
    "a living QThread": """
import atexit
from PySide6.QtCore import QThread

def test_it(qapp):
    thread = QThread()
    thread.start()
    atexit.register(lambda: (thread.quit(), thread.wait()))
""",
    "a living thread": """
import threading

def test_it():
    threading.Thread(target=threading.Event().wait, args=(2,)).start()
""",
    "the network": """
import socket

def test_it():
    socket.create_connection(("192.0.2.1", 80), timeout=1)
""",
    "a Python warning": """
import warnings

def test_it():
    warnings.warn("unhappy")
""",
}


def run_alone(folder: Path, deed: str) -> subprocess.CompletedProcess[str]:
    """Runs one test file under the rules of this house, with less patience for what is left running."""
    rules = (HOUSE / "tests" / "conftest.py").read_text(encoding="utf-8")
    (folder / "conftest.py").write_text(rules.replace("PATIENCE = 5.0", "PATIENCE = 0.1"), encoding="utf-8")
    (folder / "test_deed.py").write_text(deed, encoding="utf-8")
    settings = ("-c", str(HOUSE / "pyproject.toml"), "--rootdir", ".", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", *settings, "."]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("deed", BREAKS)
def test_a_test_fails_on(deed: str, tmp_path: Path) -> None:
    done = run_alone(tmp_path, BREAKS[deed])
    assert done.returncode == 1, done.stdout
    assert re.search(r"1 failed|1 error", done.stdout), done.stdout


def test_a_test_that_breaks_nothing_passes(tmp_path: Path) -> None:
    done = run_alone(tmp_path, "def test_it(qapp, home):\n    assert not any(home.iterdir())\n")
    assert done.returncode == 0, done.stdout


def test_no_secret_store_of_the_person_is_reached() -> None:
    import keyring
    import keyring.errors

    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("handslag", "anyone")
