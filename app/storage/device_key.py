"""This device's Ed25519 key: made at the first write, kept by the secret store, else in a file under a passphrase.

The private half never lies in plain text and is never part of a plan. The public half is written beside it, so that
reading, and knowing whether one may write, needs no secret. It knows nothing of what is signed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.models.errors import UserError
from app.storage.secrets import SecretAnswer

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SERVICE = "Handslag"
PASSPHRASE_VARIABLE = "HANDSLAG_DEVICE_PASSPHRASE"
SEED_BYTES = 32


class Secrets(Protocol):
    """The secret store, as `app.storage.secrets` is."""

    def store(self, service: str, name: str, secret: str) -> bool:
        """True when the secret is kept."""

    def fetch(self, service: str, name: str) -> SecretAnswer:
        """The secret, or that there is none."""


class DeviceKey:
    """The key of this data folder. `ask` is called for a passphrase where there is no secret store.

    `public` is the lower-case hex of the key, or None before the first write ever.
    """

    def __init__(
        self,
        folder: Path,
        chance: Callable[[int], bytes],
        secrets: Secrets,
        ask: Callable[[], str | None] = lambda: os.environ.get(PASSPHRASE_VARIABLE),
    ) -> None:
        self._folder = folder
        self._chance = chance
        self._secrets = secrets
        self._ask = ask
        self._key: Ed25519PrivateKey | None = None
        self._public: str | None = None

    @property
    def public(self) -> str | None:
        """This device's name in the plans; no secret is opened for it."""
        if self._public is None and self._card.exists():
            self._public = str(json.loads(self._card.read_text("utf-8"))["device"])
        return self._public

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature. Opens the key the first time; `UserError` when it cannot be opened."""
        return self._open().sign(message)

    def make_sure(self) -> str:
        """The public name, making the key if this device has none yet."""
        if self.public is None:
            self._make()
        assert self._public is not None
        return self._public

    @property
    def _card(self) -> Path:
        return self._folder / "device.json"

    @property
    def _file(self) -> Path:
        return self._folder / "device.pem"

    def _make(self) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        seed = self._chance(SEED_BYTES)
        key = Ed25519PrivateKey.from_private_bytes(seed)
        public = key.public_key().public_bytes_raw().hex()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise UserError("folder_read_only", folder=self._folder) from fault
        if not self._secrets.store(SERVICE, public, seed.hex()):
            _write_whole(self._file, _encrypted(key, self._passphrase()))
        _write_whole(self._card, json.dumps({"device": public}).encode())
        self._key, self._public = key, public

    def _open(self) -> Ed25519PrivateKey:
        if self._key is not None:
            return self._key
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        public = self.make_sure()
        if self._key is not None:
            return self._key
        if self._file.exists():
            key = _decrypted(self._file.read_bytes(), self._passphrase())
        else:
            answer = self._secrets.fetch(SERVICE, public)
            if answer.secret is None:
                raise UserError("device_key_missing" if answer.has_store else "device_key_locked")
            key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(answer.secret))
        self._key = key
        return key

    def _passphrase(self) -> bytes:
        passphrase = self._ask()
        if not passphrase:
            raise UserError("device_passphrase_needed")
        return passphrase.encode()


def verify(device: str, signature: bytes, message: bytes) -> bool:
    """Whether the device with this public key signed `message`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(device)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _encrypted(key: Ed25519PrivateKey, passphrase: bytes) -> bytes:
    from cryptography.hazmat.primitives import serialization as s

    return key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.BestAvailableEncryption(passphrase))


def _decrypted(data: bytes, passphrase: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(data, passphrase)
    except (ValueError, TypeError) as fault:
        raise UserError("device_passphrase_wrong") from fault
    assert isinstance(key, Ed25519PrivateKey)
    return key


def _write_whole(path: Path, data: bytes) -> None:
    """All of the file or none of it, and readable by its owner only."""
    part = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as fault:
        raise UserError("folder_read_only", folder=path.parent) from fault
