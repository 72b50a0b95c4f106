"""What every test lives under: no screen, no network, no keyring, a home of its own, and nothing left running after it.

The platform is set when this file is imported, before Qt is.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)

settings.register_profile("modest", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("heavy", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile("heavy" if os.environ.get("HANDSLAG_HEAVY") else "modest")

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
PATIENCE = 5.0
"""Seconds a thread that has been told to stop may need to come to its end."""


class NetworkBlocked(AssertionError):
    """A test reached for the network, which the program never does."""


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Every connection to another address than a local socket file fails loudly."""

    def guarded(name: str) -> Any:
        allowed = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any) -> Any:
            if self.family != getattr(socket, "AF_UNIX", None):
                raise NetworkBlocked(f"{name} {arguments}")
            return allowed(self, *arguments)

        return call

    def look_up(*arguments: Any, **_: Any) -> Any:
        raise NetworkBlocked(f"getaddrinfo {arguments}")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(name))
        patch.setattr(socket, "getaddrinfo", look_up)
        yield


@pytest.fixture(scope="session", autouse=True)
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One cache folder for the whole run: the font cache is slow to build and holds nothing of the person's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test, so that no test reads or writes the person's own files."""
    folder = tmp_path_factory.mktemp("home")
    for variable, inside in HOMES.items():
        monkeypatch.setenv(variable, str(folder / inside))
    return folder


@pytest.fixture(autouse=True)
def _nothing_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails a test that leaves a thread, a QThread or a pool job alive."""
    before = set(threading.enumerate())
    started = _watch_qthreads(monkeypatch)
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(PATIENCE)
    alive = [thread.name for thread in left if thread.is_alive()]
    alive += [f"QThread {thread.objectName()}" for thread in started if _still_running(thread)]
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
            alive.append("QThreadPool")
    assert not alive, f"still running after the test: {alive}"


def _watch_qthreads(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Lists every QThread that is started from now on; empty in a test where Qt is never imported."""
    started: list[Any] = []
    if "PySide6.QtCore" not in sys.modules:
        return started
    from PySide6.QtCore import QThread

    begin = QThread.start

    def start(self: QThread, *arguments: Any) -> None:
        started.append(self)
        begin(self, *arguments)

    monkeypatch.setattr(QThread, "start", start)
    return started


def _still_running(thread: Any) -> bool:
    """Whether a QThread is alive after a last moment of patience; one that Qt has deleted is not."""
    from shiboken6 import isValid

    return isValid(thread) and thread.isRunning() and not thread.wait(int(PATIENCE * 1000))
