"""A package is written the same way every time, signed by several, and never harmed on the way."""

from __future__ import annotations

import gc
import hashlib
import io
import subprocess
import sys
import tracemalloc
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exchange import asice
from app.exchange.asice import container
from app.exchange.asice.content import Requirement
from app.models.errors import UserError

DAY = container.date(2015, 3, 2)


def refused(call, *arguments, **options) -> str:
    with pytest.raises(UserError) as error:
        call(*arguments, **options)
    assert not str(error.value).startswith(error.value.code), "the error has no sentence"
    return error.value.code


def test_two_signatures_make_a_trusted_package(bench, package) -> None:
    verdict = bench.judge(package)
    assert (verdict.verdict, verdict.intact, verdict.complete, verdict.problems) == ("trusted", True, True, ())
    shown = [(one.name, one.organisation, one.role, one.signed_at) for one in verdict.signers]
    assert shown == [
        ("Åsa Öberg", "Exempelnämnden", "ordförande", "2015-03-02T09:00:00Z"),
        ("Örjan Ängström", "AB Exempelhem", "ombud", "2015-03-02T09:00:00Z"),
    ]


def test_the_same_files_give_the_same_bytes(bench, tmp_path) -> None:
    for name in ("a.asice", "b.asice"):
        asice.write_container(tmp_path / name, bench.files(), DAY)
    assert (tmp_path / "a.asice").read_bytes() == (tmp_path / "b.asice").read_bytes()


def test_a_second_signature_leaves_every_byte_of_the_first_where_it_was(bench, tmp_path) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    before = path.read_bytes()
    asice.sign_container(path, bench.agent, "ombud", bench.chair.certificate.not_valid_before_utc)
    after = path.read_bytes()
    directory_at = int.from_bytes(before[-6:-2], "little")
    assert after[:directory_at] == before[:directory_at]
    assert before[directory_at:-22] in after


def test_a_package_written_and_signed_in_one_step_is_the_same_package(bench, tmp_path, at) -> None:
    path = tmp_path / "paket.asice"
    digest = asice.write_signed(path, bench.files(), DAY, bench.chair, role="ordförande", at=at)
    asice.sign_container(path, bench.agent, "ombud", at)
    verdict = bench.judge(path.read_bytes())
    assert (verdict.verdict, verdict.facts.digest) == ("trusted", digest)


def test_the_payload_digest_is_the_same_whatever_signatures_there_are(bench, tmp_path, at) -> None:
    path = tmp_path / "paket.asice"
    digest = asice.write_container(path, bench.files(), DAY)
    for person, role in ((bench.chair, "ordförande"), (bench.agent, "ombud")):
        asice.sign_container(path, person, role, at)
        assert bench.judge(path.read_bytes()).facts.digest == digest


def test_the_payload_digest_is_written_down_in_one_way() -> None:
    empty = hashlib.sha256(b"").hexdigest()
    line = f'[["a.txt","{empty}"],["å.txt","{empty}"]]'.encode()
    assert asice.payload_digest({"å.txt": empty, "a.txt": empty.upper()}) == hashlib.sha256(line).hexdigest()


def test_facts_of_the_package_are_those_that_were_signed(bench, tmp_path) -> None:
    before = "ab" * 32
    path = bench.package(tmp_path, files=bench.files(version=3, previous=before))
    facts = bench.judge(path.read_bytes()).facts
    assert (facts.package, facts.version, facts.previous) == ("paket-1", 3, before)


def test_an_rsa_key_signs_as_well(bench, tmp_path) -> None:
    person = bench.person("Karin Kort", "Exempelnämnden", key=rsa.generate_private_key(65537, 2048), role="ordförande")
    path = bench.package(tmp_path, (person, "ordförande"))
    assert bench.judge(path.read_bytes(), bench.trusting(authorities=[bench.authority])).signers[0].trusted


def test_common_tools_read_the_container(package) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        assert "åtgärder + 50 %.txt" in archive.namelist()
    assert package[30:38] == b"mimetype"
    assert package[38:69] == b"application/vnd.etsi.asic-e+zip"


name_text = st.text(st.characters(codec="utf-8", categories=("L", "N", "Zs", "P", "S")), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.dictionaries(name_text, st.binary(max_size=300), min_size=1, max_size=5), compress=st.booleans())
def test_whatever_is_written_is_found_intact_or_refused_before(bench, tmp_path, at, contents, compress) -> None:
    files = [asice.PayloadFile(name, "application/octet-stream", data) for name, data in contents.items()]
    path = tmp_path / "any.asice"
    try:
        digest = asice.write_signed(path, files, DAY, bench.chair, role="ordförande", at=at)
    except UserError as error:
        assert error.code == "package-file-name"
        return
    verdict = bench.judge(path.read_bytes())
    assert (verdict.intact, verdict.facts.digest) == (True, digest)
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in contents} == contents


@pytest.mark.parametrize(
    "name",
    [
        "a/b.txt",
        "../a",
        "",
        "mimetype",
        "META-INF/x",
        "META-INF/manifest.xml",
        "META-INF/signatures0.xml",
        "con",
        "a\u0308",
    ],
)
def test_a_name_no_package_may_have_is_refused(tmp_path, name) -> None:
    file = asice.PayloadFile(name, "text/plain", b"x")
    assert refused(asice.write_container, tmp_path / "p.asice", [file], DAY) == "package-file-name"
    assert list(tmp_path.iterdir()) == []


def test_two_names_that_differ_in_case_only_are_refused(tmp_path) -> None:
    files = [asice.PayloadFile(name, "text/plain", b"x") for name in ("Å.txt", "å.txt")]
    assert refused(asice.write_container, tmp_path / "p.asice", files, DAY) == "package-file-name"


@pytest.mark.parametrize("media_type", ["", "text", "text/", "text/åäö", "a\n/b"])
def test_a_media_type_that_is_none_is_refused(tmp_path, media_type) -> None:
    file = asice.PayloadFile("a.txt", media_type, b"x")
    assert refused(asice.write_container, tmp_path / "p.asice", [file], DAY) == "package-media-type"


def test_an_empty_package_is_refused(tmp_path) -> None:
    assert refused(asice.write_container, tmp_path / "p.asice", [], DAY) == "package-without-files"


def test_a_payload_file_is_read_from_disk(bench, tmp_path, at) -> None:
    (tmp_path / "big.bin").write_bytes(b"x" * 3_000_000)
    files = [asice.PayloadFile("big.bin", "application/octet-stream", tmp_path / "big.bin")]
    asice.write_signed(tmp_path / "p.asice", files, DAY, bench.chair, role="ordförande", at=at)
    assert bench.judge((tmp_path / "p.asice").read_bytes()).intact


def test_a_payload_file_that_cannot_be_read_leaves_nothing_behind(tmp_path) -> None:
    files = [asice.PayloadFile("a.txt", "text/plain", tmp_path / "absent")]
    assert refused(asice.write_container, tmp_path / "p.asice", files, DAY) == "package-file-not-read"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_or_package_is_said_in_a_sentence(bench, tmp_path, at) -> None:
    assert refused(asice.write_container, tmp_path / "x" / "p.asice", bench.files(), DAY) == "package-not-written"
    assert refused(asice.sign_container, tmp_path / "p.asice", bench.chair, "ordförande", at) == "package-not-read"
    assert list(tmp_path.iterdir()) == []


def test_no_one_signs_twice_with_the_same_certificate(bench, tmp_path, at) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    before = path.read_bytes()
    assert refused(asice.sign_container, path, bench.chair, "annan roll", at) == "package-signed-already"
    assert path.read_bytes() == before


def test_a_damaged_package_is_never_signed(bench, tmp_path, package, at) -> None:
    position = package.index(b"Exempeldata")
    for damaged in (package[:-1], package[:position] + b"X" + package[position + 1 :], b"", b"hej"):
        (tmp_path / "p.asice").write_bytes(damaged)
        assert refused(asice.sign_container, tmp_path / "p.asice", bench.stranger, "x", at) == "package-not-intact"
        assert (tmp_path / "p.asice").read_bytes() == damaged
    assert [path.name for path in tmp_path.iterdir()] == ["p.asice"]


def test_a_package_whose_first_signature_is_false_is_never_signed(bench, tmp_path, small, at) -> None:
    forged = bench.with_xml(small, lambda root: None, signer=bench.stranger)
    (tmp_path / "p.asice").write_bytes(forged)
    assert refused(asice.sign_container, tmp_path / "p.asice", bench.agent, "ombud", at) == "package-not-intact"


def test_a_signing_that_fails_half_way_leaves_the_package_as_it_was(bench, tmp_path, at, monkeypatch) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(container.os, "fsync", full)
    assert refused(asice.sign_container, path, bench.agent, "ombud", at) == "package-not-written"
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["paket.asice"]


@pytest.mark.parametrize("role", ["", " ordförande", "a\nb", "x" * 201])
def test_a_role_must_be_a_word_to_stand_by(bench, tmp_path, at, role) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    assert refused(asice.sign_container, path, bench.agent, role, at) == "signer-without-role"


def test_a_certificate_signs_only_while_it_is_valid(bench, tmp_path, at, years) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    for when in (at - timedelta(days=1), at + years(4)):
        assert refused(asice.sign_container, path, bench.agent, "ombud", when) == "signer-certificate-out-of-time"


def test_an_authority_does_not_sign_packages(bench, tmp_path, at) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    authority = type(bench.chair)(bench.authority.key, bench.authority.certificate, "")
    assert refused(asice.sign_container, path, authority, "ombud", at) == "signer-certificate-unusable"


def test_the_organisation_must_be_the_certificates_own(bench, tmp_path, at) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    given = {"organisation": "AB Annat"}
    assert refused(asice.sign_container, path, bench.agent, "ombud", at, **given) == "signer-other-organisation"
    asice.sign_container(path, bench.agent, "ombud", at, organisation="AB Exempelhem")
    assert bench.judge(path.read_bytes()).verdict == "trusted"


KILLED_IN_THE_MIDDLE = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from app.exchange.asice import container
from app.storage.identities import load_identity
container._check_appended = lambda *_: os.kill(os.getpid(), 9)
identity = load_identity(Path(sys.argv[2]), "x")
container.sign_container(Path(sys.argv[1]), identity, "ombud", datetime(2015, 3, 2, 9, tzinfo=UTC))
"""


def test_a_process_killed_while_signing_leaves_the_old_package(bench, tmp_path, at) -> None:
    path = bench.package(tmp_path, (bench.chair, "ordförande"))
    before = path.read_bytes()
    identity = pkcs12.serialize_key_and_certificates(
        None, bench.agent.key, bench.agent.certificate, None, BestAvailableEncryption(b"x")
    )
    (tmp_path / "agent.p12").write_bytes(identity)
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(path), str(tmp_path / "agent.p12")]
    assert subprocess.run(command, check=False, timeout=60).returncode != 0
    assert path.read_bytes() == before
    asice.sign_container(path, bench.agent, "ombud", at)
    assert bench.judge(path.read_bytes()).verdict == "trusted"


def test_memory_stays_flat_whatever_the_size(bench, tmp_path, at) -> None:
    def lazily(megabytes: int):
        for index in range(megabytes):
            yield bytes([index % 256]) * (1 << 20)

    path = tmp_path / "p.asice"
    gc.collect()
    tracemalloc.start()
    try:
        files = [asice.PayloadFile("big.bin", "application/octet-stream", lazily(50))]
        asice.write_signed(path, files, DAY, bench.chair, role="ordförande", at=at)
        asice.sign_container(path, bench.agent, "ombud", at)
        verdict = asice.verify(path, bench.trust, at)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert verdict.intact
    assert peak < 12_000_000


def test_required_roles_of_the_receiver_override_those_of_the_sender(bench, package, at) -> None:
    stream = io.BytesIO(package)
    other = [Requirement("direktör", "Exempelnämnden")]
    assert asice.verify(stream, bench.trust, at, required=other).verdict == "incomplete"
    assert asice.verify(stream, bench.trust, at, required=[Requirement("Ordförande", "Exempelnämnden")]).complete


def test_a_path_and_a_stream_are_judged_alike(bench, tmp_path, package, at) -> None:
    path: Path = tmp_path / "p.asice"
    path.write_bytes(package)
    by_path, by_text = asice.verify(path, bench.trust, at), asice.verify(str(path), bench.trust, at)
    assert by_path == by_text == bench.judge(package)


def test_a_file_that_cannot_be_opened_is_unreadable(bench, tmp_path, at) -> None:
    for path in (tmp_path / "absent.asice", tmp_path):
        verdict = asice.verify(path, bench.trust, at)
        assert (verdict.verdict, verdict.intact, verdict.signers) == ("unreadable", False, ())
