"""The operating system's secret store, asked with a time limit.

It knows how to keep and fetch one secret by service and name. A locked or half-configured store may block for a
minute or for ever, so each question is put by a daemon thread that is abandoned when the time is up and never holds
up the exit of the process. A store that keeps secrets in plain text counts as no store. What the secrets open is
not known here.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

WAIT_SECONDS = 5.0
PLAIN_TEXT_PACKAGES = ("keyrings.alt",)
EMPTY_BACKENDS = ("keyring.backends.fail", "keyring.backends.null")


@dataclass(frozen=True)
class SecretAnswer:
    """What the store said. `has_store` is false when there is none, it is locked, failing, or too slow.

    `reason` is the kind of failure, for a log; it never holds a secret.
    """

    has_store: bool
    secret: str | None = None
    reason: str = field(default="", compare=False)


def store(service: str, name: str, secret: str, timeout: float = WAIT_SECONDS) -> bool:
    """Keep `secret`; true only when it was read back unchanged within `timeout` seconds."""

    def keep(backend: KeyringBackend) -> str | None:
        backend.set_password(service, name, secret)
        return backend.get_password(service, name)

    return _ask(keep, timeout).secret == secret


def fetch(service: str, name: str, timeout: float = WAIT_SECONDS) -> SecretAnswer:
    """The secret kept under `name`; `secret` is None where the store has none."""
    return _ask(lambda backend: backend.get_password(service, name), timeout)


def forget(service: str, name: str, timeout: float = WAIT_SECONDS) -> bool:
    """Remove the secret; true when the store now lacks it."""

    def remove(backend: KeyringBackend) -> str | None:
        if backend.get_password(service, name) is not None:
            backend.delete_password(service, name)
        return backend.get_password(service, name)

    answer = _ask(remove, timeout)
    return answer.has_store and answer.secret is None


def is_safe(backend: KeyringBackend) -> bool:
    """Whether `backend` is a real store that does not write secrets in plain text."""
    members = getattr(backend, "backends", None)
    if type(backend).__module__ == "keyring.backends.chainer" and members is not None:
        return bool(members) and all(is_safe(member) for member in members)
    module = type(backend).__module__
    if module.startswith(PLAIN_TEXT_PACKAGES) or module in EMPTY_BACKENDS:
        return False
    return "plaintext" not in type(backend).__name__.casefold()


def _ask(question: Callable[[KeyringBackend], str | None], timeout: float) -> SecretAnswer:
    """Put one question to the store from a daemon thread; an answer after `timeout` seconds is thrown away."""
    answers: queue.SimpleQueue[SecretAnswer] = queue.SimpleQueue()

    def work() -> None:
        try:
            import keyring

            backend = keyring.get_keyring()
            safe = is_safe(backend)
            answers.put(
                SecretAnswer(True, question(backend)) if safe else SecretAnswer(False, reason="not a safe store")
            )
        except Exception as error:  # noqa: BLE001 - stores fail each in their own way (D-Bus, Windows, plug-ins)
            answers.put(SecretAnswer(False, reason=type(error).__name__))

    threading.Thread(target=work, name="secret-store", daemon=True).start()
    try:
        return answers.get(timeout=timeout)
    except queue.Empty:
        return SecretAnswer(False, reason="no answer in time")
