"""What a screen reader is told of Lägesbild, asked over AT-SPI in a real window on a screen of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.journeys.views import VIEWS

READER = Path(__file__).with_name("screen_reader.py")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
NEEDED = ("Xvfb", "dbus-run-session", "xvfb-run", "xauth")

pytestmark = pytest.mark.skipif(
    not LAUNCHER.exists() or any(shutil.which(name) is None for name in NEEDED),
    reason="needs Xvfb, dbus-run-session and at-spi2-core",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list]]:
    folder = tmp_path_factory.mktemp("reader")
    (folder / "run").mkdir(mode=0o700)
    env = {
        **os.environ,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "HANDSLAG_DEVICE_PASSPHRASE": "korrekt häst batteri",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--"]
    command = [*screen, sys.executable, str(READER), str(folder / "data"), *(kind.tab for kind in VIEWS)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode:
        pytest.fail(done.stderr[-3000:], pytrace=False)
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.mark.parametrize("tab", [kind.tab for kind in VIEWS])
def test_every_view_is_a_named_table_and_a_chart_with_words(told, tab: str) -> None:
    tables = told[tab]["tables"]
    assert len(tables) == 1
    assert tables[0]["name"].startswith("Tabell: ")
    assert tables[0]["rows"] > 0
    assert tables[0]["columns"] > 1
    assert tables[0]["first"], "a cell says what it holds"
    assert told[tab]["charts"], "a chart says in words what it shows"


@pytest.mark.parametrize("tab", [kind.tab for kind in VIEWS])
def test_nothing_that_takes_focus_is_without_a_name(told, tab: str) -> None:
    assert told[tab]["nameless"] == []
