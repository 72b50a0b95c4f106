"""The secret store is asked politely, waited for briefly and never trusted with plain text."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from app.storage import secrets


class MemoryKeyring(KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class PlaintextKeyring(MemoryKeyring):
    pass


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")


class ForgetfulKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class BrokenKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise ZeroDivisionError


class BlockingKeyring(MemoryKeyring):
    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.released.wait()
        return "too late"


@pytest.fixture(autouse=True)
def keyring_restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)
    for thread in threading.enumerate():
        if thread.name == "secret-store":
            thread.join(5)


def test_a_stored_secret_is_fetched_again() -> None:
    keyring.set_keyring(MemoryKeyring())
    assert secrets.store("service", "name", "åäö hemligt")
    assert secrets.fetch("service", "name") == secrets.SecretAnswer(True, "åäö hemligt")


def test_a_store_that_lacks_the_secret_still_counts_as_a_store() -> None:
    keyring.set_keyring(MemoryKeyring())
    assert secrets.fetch("service", "name") == secrets.SecretAnswer(True, None)


def test_a_forgotten_secret_is_gone_and_forgetting_twice_is_no_fault() -> None:
    keyring.set_keyring(MemoryKeyring())
    secrets.store("service", "name", "x")
    assert secrets.forget("service", "name")
    assert secrets.forget("service", "name")
    assert secrets.fetch("service", "name").secret is None


@pytest.mark.parametrize("backend", [NoKeyring, LockedKeyring, PlaintextKeyring])
def test_no_store_a_locked_store_and_a_plain_text_store_are_all_no_store(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    assert not secrets.store("service", "name", "x")
    assert secrets.fetch("service", "name") == secrets.SecretAnswer(False)


def test_nothing_is_written_to_a_plain_text_store() -> None:
    plain = PlaintextKeyring()
    keyring.set_keyring(plain)
    secrets.store("service", "name", "x")
    assert plain.kept == {}


def test_a_store_that_does_not_give_back_what_it_got_has_not_kept_it() -> None:
    keyring.set_keyring(ForgetfulKeyring())
    assert not secrets.store("service", "name", "x")


def test_a_store_that_blocks_is_left_within_the_time_limit_and_leaves_no_thread_that_holds_the_exit() -> None:
    blocking = BlockingKeyring()
    keyring.set_keyring(blocking)
    try:
        assert secrets.fetch("service", "name", timeout=0.05) == secrets.SecretAnswer(False)
        assert all(thread.daemon for thread in threading.enumerate() if thread.name == "secret-store")
    finally:
        blocking.released.set()


def test_a_process_with_a_blocked_store_ends_by_itself() -> None:
    program = (
        "import keyring, threading\n"
        "from keyring.backend import KeyringBackend\n"
        "class Blocking(KeyringBackend):\n"
        "    priority = 1\n"
        "    def get_password(self, s, u): threading.Event().wait()\n"
        "    def set_password(self, s, u, p): threading.Event().wait()\n"
        "keyring.set_keyring(Blocking())\n"
        "from app.storage import secrets\n"
        "print(secrets.store('s', 'n', 'x', timeout=0.05))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True)
    assert done.stdout.strip() == "False"


def test_a_store_that_fails_in_a_way_of_its_own_counts_as_none_and_says_why() -> None:
    keyring.set_keyring(BrokenKeyring())
    answer = secrets.fetch("service", "name")
    assert (answer.has_store, answer.reason) == (False, "ZeroDivisionError")


def test_a_chain_is_only_as_safe_as_its_weakest_store(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = ChainerBackend()
    monkeypatch.setattr(ChainerBackend, "backends", [MemoryKeyring()], raising=False)
    assert secrets.is_safe(chain)
    monkeypatch.setattr(ChainerBackend, "backends", [MemoryKeyring(), PlaintextKeyring()], raising=False)
    assert not secrets.is_safe(chain)


def test_keyring_is_not_imported_before_it_is_needed() -> None:
    program = (
        "import sys, app.storage.secrets, app.storage.identities; print({'keyring', 'cryptography'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True)
    assert done.stdout.strip() == "set()"
