"""Judges that no one here wrote find every good signature valid and every changed byte invalid."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
import signxml
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from lxml import etree

from app.exchange import asice, office

JUDGE = Path(__file__).parent / "XmlSignatureJudge.java"
XMLDSIG = "{http://www.w3.org/2000/09/xmldsig#}"

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="no JDK here to act as an outside judge")
needs_xmlsec = pytest.mark.skipif(shutil.which("xmlsec1") is None, reason="no xmlsec1 here to act as an outside judge")
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to act as an outside judge")


@pytest.fixture(scope="module")
def java_judge(tmp_path_factory):
    """The judge compiled once where there is a compiler, else run from its source."""
    if shutil.which("javac") is None:
        return ["java", str(JUDGE)]
    folder = tmp_path_factory.mktemp("judge")
    subprocess.run(["javac", "-d", str(folder), str(JUDGE)], check=True, timeout=120)
    return ["java", "-Xshare:auto", "-cp", str(folder), "XmlSignatureJudge"]


def java_says(java_judge, path: Path) -> list[str]:
    done = subprocess.run([*java_judge, str(path)], capture_output=True, text=True, timeout=120, check=False)
    lines = done.stdout.splitlines()
    assert done.stderr == ""
    assert (done.returncode == 0) == (bool(lines) and all(line.startswith("VALID") for line in lines))
    return [line.split()[0] for line in lines]


def xmlsec_says(path: Path, folder: Path, number: int) -> bool:
    """Whether xmlsec1, run beside the unpacked payload and trusting only the signer, finds the signature valid."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    name = folder / f"META-INF/signatures{number}.xml"
    shutil.copy(name, folder / "signature.xml")
    der = base64.b64decode(etree.parse(str(name)).findtext(f".//{XMLDSIG}X509Certificate"))
    (folder / "signer.der").write_bytes(der)
    command = ["xmlsec1", "--verify", "--id-attr:Id", "SignedProperties", "--trusted-der", "signer.der"]
    command += ["--verification-gmt-time", "2015-03-02+12:00:00", "signature.xml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
    return done.returncode == 0


@pytest.fixture(scope="module")
def three_signers(bench, tmp_path_factory) -> Path:
    clerk = bench.person("Karin Kort", "Exempelnämnden", key=rsa.generate_private_key(65537, 2048), role="sekreterare")
    signers = ((bench.chair, "ordförande"), (bench.agent, "ombud"), (clerk, "sekreterare"))
    return bench.package(tmp_path_factory.mktemp("three"), *signers)


def flipped(path: Path, where: bytes, target: Path, offset: int = 0) -> Path:
    data = bytearray(path.read_bytes())
    data[data.index(where) + offset] ^= 1
    target.write_bytes(data)
    return target


def changed_payload(bench, path: Path, target: Path) -> Path:
    """One byte of the payload changed, and the archive's checksum put right so that only signatures can tell."""
    part = next(part for part in bench.parts(path.read_bytes()) if part.name == b"plan.json")
    changed = bytes([part.data[0] ^ 1]) + part.data[1:]
    target.write_bytes(bench.with_part(path.read_bytes(), b"plan.json", data=changed))
    return target


@needs_java
def test_the_jdk_finds_every_signature_valid(three_signers, java_judge) -> None:
    assert java_says(java_judge, three_signers) == ["VALID"] * 3


@needs_java
def test_the_jdk_finds_a_changed_payload_invalid(bench, three_signers, java_judge, tmp_path) -> None:
    changed = changed_payload(bench, three_signers, tmp_path / "changed.asice")
    assert java_says(java_judge, changed) == ["INVALID"] * 3
    assert bench.judge(changed.read_bytes()).verdict == "rejected"


@needs_java
def test_the_jdk_finds_a_changed_signature_invalid(bench, three_signers, java_judge, tmp_path) -> None:
    def change(root):
        root.find(".//{http://uri.etsi.org/01903/v1.3.2#}ClaimedRole").text = "direktör"

    changed = tmp_path / "changed.asice"
    changed.write_bytes(bench.with_xml(three_signers.read_bytes(), change, number=1))
    assert java_says(java_judge, changed) == ["VALID", "INVALID", "VALID"]
    assert [signer.valid for signer in bench.judge(changed.read_bytes()).signers] == [True, False, True]


@needs_xmlsec
@pytest.mark.parametrize("number", [0, 1, 2])
def test_xmlsec_finds_every_signature_valid(bench, tmp_path_factory, tmp_path, number) -> None:
    assert xmlsec_says(self_made(bench, tmp_path_factory), tmp_path, number)


def self_made(bench, tmp_path_factory) -> Path:
    """Signed with self-made certificates, which xmlsec1 can be told to trust one by one."""
    people = []
    for name, key in (
        ("Åsa Öberg", None),
        ("Örjan Ängström", None),
        ("Karin Kort", rsa.generate_private_key(65537, 2048)),
    ):
        own = bench.person(name, "Exempelnämnden", **({"key": key} if key else {}))
        people.append((type(own)(own.key, self_issued(own, name, bench), own.organisation), "ordförande"))
    return bench.package(tmp_path_factory.mktemp("own"), *people)


def self_issued(person, name, bench):
    subject = office._subject(name, "Exempelnämnden")
    builder = office._builder(
        subject, person.key.public_key(), bench.chair.certificate.not_valid_before_utc, office.SIGNER_VALID_FOR
    )
    builder = builder.issuer_name(subject).add_extension(office._usage(authority=False), critical=True)
    return builder.sign(person.key, office.hashes.SHA256())


@needs_xmlsec
@pytest.mark.parametrize("number", [0, 2])
def test_xmlsec_finds_a_changed_payload_invalid(bench, tmp_path_factory, tmp_path, number) -> None:
    honest = self_made(bench, tmp_path_factory)
    assert not xmlsec_says(changed_payload(bench, honest, tmp_path / "changed.asice"), tmp_path, number)


@needs_xmlsec
def test_xmlsec_finds_a_changed_signature_invalid(bench, tmp_path_factory, tmp_path) -> None:
    def change(root):
        root.find(".//{http://uri.etsi.org/01903/v1.3.2#}SigningTime").text = "2015-03-02T09:00:01Z"

    changed = tmp_path / "changed.asice"
    changed.write_bytes(bench.with_xml(self_made(bench, tmp_path_factory).read_bytes(), change))
    assert not xmlsec_says(changed, tmp_path, 0)


@needs_openssl
def test_openssl_checks_the_trust_list(bench, tmp_path) -> None:
    envelope = json.loads(
        office.publish(bench.office, 1, bench.chair.certificate.not_valid_before_utc, signers=bench.pins)
    )
    (tmp_path / "payload").write_text(envelope["payload"], encoding="utf-8")
    (tmp_path / "signature").write_bytes(base64.b64decode(envelope["signature"]))
    key = bench.office.key.public_key()
    (tmp_path / "key.pem").write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    command = ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "payload"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=30, check=False).returncode == 0
    (tmp_path / "payload").write_text(envelope["payload"] + " ", encoding="utf-8")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=30, check=False).returncode != 0


def signxml_says(bench, at, path: Path, number: int) -> bool:
    """What signxml says of one signature, with the signer's certificate pinned."""
    parts = {part.name.decode(): part.data for part in bench.parts(path.read_bytes())}
    xml = parts[f"META-INF/signatures{number}.xml"]
    der = base64.b64decode(etree.fromstring(xml).findtext(f".//{XMLDSIG}X509Certificate"))
    config = signxml.SignatureConfiguration(location=".//", expect_references=4, verification_time=at)
    try:
        signxml.XMLVerifier().verify(
            xml,
            x509_cert=x509.load_der_x509_certificate(der),
            uri_resolver=lambda uri: parts[unquote(uri)],
            expect_config=config,
            id_attribute="Id",
        )
    except (signxml.exceptions.InvalidDigest, signxml.exceptions.InvalidSignature):
        return False
    return True


def test_signxml_agrees(bench, at, three_signers, tmp_path) -> None:
    assert [signxml_says(bench, at, three_signers, number) for number in range(3)] == [True] * 3
    changed = changed_payload(bench, three_signers, tmp_path / "changed.asice")
    assert [signxml_says(bench, at, changed, number) for number in range(3)] == [False] * 3


def test_a_container_with_one_signer_is_judged_alike(bench, small, tmp_path, java_judge) -> None:
    path = tmp_path / "p.asice"
    path.write_bytes(small)
    assert asice.verify(path, bench.trust, bench.chair.certificate.not_valid_before_utc).intact
    if shutil.which("java"):
        assert java_says(java_judge, path) == ["VALID"]
