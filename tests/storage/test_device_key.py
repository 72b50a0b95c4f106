"""The device's key: made once, never in plain text, not needed for reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.errors import UserError
from app.storage.device_key import PASSPHRASE_VARIABLE, DeviceKey, verify
from tests.storage.desk import MemorySecrets, Repeating


def key_in(folder: Path, secrets: MemorySecrets, passphrase: str | None = None) -> DeviceKey:
    return DeviceKey(folder, Repeating(), secrets, lambda: passphrase)


def test_a_key_is_made_at_the_first_write_and_found_again(tmp_path: Path) -> None:
    secrets = MemorySecrets()
    first = key_in(tmp_path, secrets)
    assert first.public is None
    signature = first.sign(b"hej")
    again = key_in(tmp_path, secrets)
    assert again.public == first.public
    assert again.sign(b"hej") == signature
    assert verify(first.public or "", signature, b"hej")
    assert not verify(first.public or "", signature, b"nej")
    assert not verify("00" * 32, signature, b"hej")


def test_knowing_ones_name_opens_no_secret(tmp_path: Path) -> None:
    key_in(tmp_path, MemorySecrets()).make_sure()
    assert key_in(tmp_path, MemorySecrets(has_store=False)).public


def test_nothing_secret_lies_in_the_folder_when_there_is_a_secret_store(tmp_path: Path) -> None:
    secrets = MemorySecrets()
    key_in(tmp_path, secrets).make_sure()
    (secret,) = secrets.kept.values()
    for file in tmp_path.iterdir():
        assert secret not in file.read_text("utf-8")


def test_without_a_secret_store_the_key_lies_under_a_passphrase(tmp_path: Path) -> None:
    nowhere = MemorySecrets(has_store=False)
    first = key_in(tmp_path, nowhere, "korrekt häst")
    signature = first.sign(b"hej")
    assert b"ENCRYPTED PRIVATE KEY" in (tmp_path / "device.pem").read_bytes()
    assert (tmp_path / "device.pem").stat().st_mode & 0o077 == 0
    assert key_in(tmp_path, nowhere, "korrekt häst").sign(b"hej") == signature


@pytest.mark.parametrize(
    ("passphrase", "code"), [(None, "device_passphrase_needed"), ("fel", "device_passphrase_wrong")]
)
def test_a_missing_or_wrong_passphrase_is_said(tmp_path: Path, passphrase: str | None, code: str) -> None:
    nowhere = MemorySecrets(has_store=False)
    key_in(tmp_path, nowhere, "rätt").make_sure()
    with pytest.raises(UserError) as refused:
        key_in(tmp_path, nowhere, passphrase).sign(b"hej")
    assert refused.value.code == code


def test_no_key_is_half_made_when_there_is_neither_store_nor_passphrase(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        key_in(tmp_path, MemorySecrets(has_store=False)).make_sure()
    assert refused.value.code == "device_passphrase_needed"
    assert key_in(tmp_path, MemorySecrets()).public is None


@pytest.mark.parametrize(("has_store", "code"), [(True, "device_key_missing"), (False, "device_key_locked")])
def test_a_locked_or_emptied_secret_store_is_said(tmp_path: Path, has_store: bool, code: str) -> None:
    key_in(tmp_path, MemorySecrets()).make_sure()
    with pytest.raises(UserError) as refused:
        key_in(tmp_path, MemorySecrets(has_store=has_store)).sign(b"hej")
    assert refused.value.code == code


def test_the_passphrase_may_stand_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "ur miljön")
    DeviceKey(tmp_path, Repeating(), MemorySecrets(has_store=False)).make_sure()
    assert (tmp_path / "device.pem").exists()
