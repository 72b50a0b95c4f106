"""A signing identity is a key and certificate in a file that only its owner can open."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from app.models.errors import UserError
from app.storage import identities, secrets

AT = datetime(2015, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def light_stretching(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "KEY_STRETCHING_ROUNDS", 1000)
    monkeypatch.delenv("HANDSLAG_PASSPHRASE", raising=False)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    store: dict[tuple[str, str], str] = {}

    def keep(service: str, name: str, secret: str, timeout: float = 0) -> bool:
        store[service, name] = secret
        return True

    monkeypatch.setattr(secrets, "store", keep)
    monkeypatch.setattr(secrets, "fetch", lambda s, n, timeout=0: secrets.SecretAnswer(True, store.get((s, n))))
    return store


def made(path: Path, passphrase: str = "hemligt") -> identities.Identity:
    return identities.make_identity(path, "Åsa Öberg", "Exempelnämnden", AT, passphrase)


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    assert str(error.value) and not str(error.value).startswith(error.value.code)
    return error.value.code


def test_a_made_identity_opens_again_with_its_name_and_organisation(tmp_path: Path) -> None:
    first = made(tmp_path / "åsa.p12")
    again = identities.load_identity(tmp_path / "åsa.p12", "hemligt")
    assert (again.name, again.organisation) == ("Åsa Öberg", "Exempelnämnden")
    assert again.fingerprint == first.fingerprint
    assert again.key.private_numbers() == first.key.private_numbers()


def test_the_certificate_says_what_the_key_may_be_used_for(tmp_path: Path) -> None:
    certificate = made(tmp_path / "a.p12").certificate
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical and usage.value.digital_signature and usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert isinstance(certificate.public_key(), ec.EllipticCurvePublicKey)
    assert certificate.not_valid_before_utc == AT
    assert certificate.not_valid_after_utc == AT + identities.VALID_FOR


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    made(tmp_path / "a.p12")
    assert stat.S_IMODE((tmp_path / "a.p12").stat().st_mode) == 0o600


def test_the_file_holds_neither_key_nor_name_in_the_clear(tmp_path: Path) -> None:
    identity = made(tmp_path / "a.p12")
    data = (tmp_path / "a.p12").read_bytes()
    assert identity.certificate.public_bytes(serialization_der())[40:80] not in data
    assert "Åsa".encode() not in data


def serialization_der():  # type: ignore[no-untyped-def]
    from cryptography.hazmat.primitives.serialization import Encoding

    return Encoding.DER


def test_a_wrong_passphrase_is_said_in_a_sentence(tmp_path: Path) -> None:
    made(tmp_path / "a.p12")
    with pytest.raises(UserError) as error:
        identities.load_identity(tmp_path / "a.p12", "fel")
    assert code_of(error) == "identity-not-opened"


@pytest.mark.parametrize("content", [b"", b"not a key file", b"\x30\x82"])
def test_a_file_that_is_no_identity_is_said_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.p12").write_bytes(content)
    with pytest.raises(UserError) as error:
        identities.load_identity(tmp_path / "a.p12", "x")
    assert code_of(error) == "identity-not-opened"


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        identities.load_identity(tmp_path / "a.p12", "x")
    assert code_of(error) == "identity-not-read"


def test_an_identity_is_never_overwritten(tmp_path: Path) -> None:
    first = made(tmp_path / "a.p12")
    with pytest.raises(UserError) as error:
        made(tmp_path / "a.p12")
    assert code_of(error) == "identity-exists"
    assert identities.load_identity(tmp_path / "a.p12", "hemligt").fingerprint == first.fingerprint


def test_a_folder_that_is_missing_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        made(tmp_path / "missing" / "a.p12")
    assert code_of(error) == "identity-not-written"


@pytest.mark.parametrize(("name", "code"), [("  ", "identity-without-name"), ("x" * 65, "identity-name-too-long")])
def test_a_name_that_no_certificate_can_carry_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        identities.make_identity(tmp_path / "a.p12", name, "", AT, "x")
    assert code_of(error) == code
    assert not (tmp_path / "a.p12").exists()


def own_file(path: Path, key: object, with_certificate: bool = True) -> Path:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Örjan")])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())  # type: ignore[attr-defined]
    builder = builder.serial_number(1).not_valid_before(AT).not_valid_after(AT + identities.VALID_FOR)
    certificate = builder.sign(key, hashes.SHA256()) if with_certificate else None  # type: ignore[arg-type]
    data = pkcs12.serialize_key_and_certificates(None, key, certificate, None, BestAvailableEncryption(b"x"))  # type: ignore[arg-type]
    path.write_bytes(data)
    return path


def test_an_rsa_key_from_the_city_is_accepted(tmp_path: Path) -> None:
    identity = identities.load_identity(own_file(tmp_path / "r.p12", rsa.generate_private_key(65537, 2048)), "x")
    assert (identity.name, identity.organisation) == ("Örjan", "")


def test_a_curve_that_packages_do_not_use_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        identities.load_identity(own_file(tmp_path / "e.p12", ec.generate_private_key(ec.SECP384R1())), "x")
    assert code_of(error) == "identity-key-unsupported"


def test_a_file_without_certificate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        identities.load_identity(own_file(tmp_path / "e.p12", ec.generate_private_key(ec.SECP256R1()), False), "x")
    assert code_of(error) == "identity-without-key"


def test_a_file_locked_in_a_way_no_longer_supported_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: object) -> None:
        raise UnsupportedAlgorithm("RC2")

    made(tmp_path / "a.p12")
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", unsupported)
    with pytest.raises(UserError) as error:
        identities.load_identity(tmp_path / "a.p12", "hemligt")
    assert code_of(error) == "identity-old-format"


def test_the_passphrase_is_found_again_even_when_the_file_has_moved(
    tmp_path: Path, kept: dict[tuple[str, str], str]
) -> None:
    passphrase = identities.new_passphrase()
    made(tmp_path / "a.p12", passphrase)
    assert identities.keep_passphrase(tmp_path / "a.p12", passphrase)
    moved = (tmp_path / "a.p12").rename(tmp_path / "b.p12")
    assert identities.open_identity(moved).name == "Åsa Öberg"
    assert [passphrase] == list(kept.values())


def test_the_environment_gives_the_passphrase_before_the_secret_store(
    tmp_path: Path, kept: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "a.p12", "given")
    monkeypatch.setenv("HANDSLAG_PASSPHRASE", "given")
    assert identities.open_identity(tmp_path / "a.p12").name == "Åsa Öberg"


def test_without_a_secret_store_the_passphrase_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "fetch", lambda *_, **__: secrets.SecretAnswer(False))
    made(tmp_path / "a.p12")
    with pytest.raises(UserError) as error:
        identities.open_identity(tmp_path / "a.p12")
    assert code_of(error) == "identity-passphrase-needed"


def test_a_new_passphrase_has_256_bits_and_is_never_the_same() -> None:
    assert len({identities.new_passphrase() for _ in range(50)}) == 50
    assert len(identities.new_passphrase()) == 43


def test_the_passphrase_fits_in_the_smallest_store() -> None:
    assert len(identities.new_passphrase().encode("utf-16")) < 2560
