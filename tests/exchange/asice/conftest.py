"""A bench for packages: honest ones, and tools to forge every lie a hostile sender could tell."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from lxml import etree

from app.exchange import asice, office, trust
from app.exchange.asice import keys, safe_xml
from app.exchange.trust import TrustList
from app.models.verdict import Verdict

AT = datetime(2015, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2015, 3, 2)
DS = "{http://www.w3.org/2000/09/xmldsig#}"
XA = "{http://uri.etsi.org/01903/v1.3.2#}"


@dataclass(frozen=True)
class Person:
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    certificate: x509.Certificate
    organisation: str


@dataclass(frozen=True)
class Part:
    """One file of a forged archive, with a place for each lie."""

    name: bytes
    data: bytes
    method: int = 0
    flags: int | None = None
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    packed_size: int | None = None
    needed: int = 20
    made_by: int = 0x0314
    attributes: int = 0o100644 << 16
    internal: int = 0
    disk: int = 0
    extra: bytes = b""
    central_extra: bytes = b""
    comment: bytes = b""
    gap: bytes = b""
    local: dict[str, object] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.data
        packer = zlib.compressobj(wbits=-15)
        return packer.compress(self.data) + packer.flush()

    def numbers(self) -> tuple[int, ...]:
        ascii_only = self.name.isascii()
        flags = self.flags if self.flags is not None else (0 if ascii_only else 0x800)
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        packed = len(self.body) if self.packed_size is None else self.packed_size
        size = len(self.data) if self.size is None else self.size
        return self.needed, flags, self.method, 0, 18018, crc, packed, size


class Bench:
    def __init__(self) -> None:
        self.office = office.make_office("Exempelkontoret", AT)
        self.authority = office.make_office("Exempelutfärdaren", AT)
        self.chair = self.person("Åsa Öberg", "Exempelnämnden")
        self.agent = self.person("Örjan Ängström", "AB Exempelhem")
        self.stranger = self.person("Mallory", "Exempelnämnden")
        pins = [office.pin(self.chair.certificate, "ordförande"), office.pin(self.agent.certificate, "ombud")]
        self.pins = pins
        self.trust = self.trusting(pins)

    def person(self, name: str, organisation: str, **options: object) -> Person:
        key = options.pop("key", None) or ec.generate_private_key(ec.SECP256R1())
        issuer = options.pop("issuer", self.authority)
        at = options.pop("at", AT)
        certificate = office.issue(issuer, key.public_key(), name, organisation, at, **options)  # type: ignore[arg-type, attr-defined]
        return Person(key, certificate, organisation)  # type: ignore[arg-type]

    def trusting(self, pins: Iterable[trust.TrustedSigner] = (), **options: object) -> TrustList:
        return trust.read_trust(office.publish(self.office, 1, AT, signers=pins, **options))  # type: ignore[arg-type]

    def files(self, **changed: object) -> list[asice.PayloadFile]:
        files = [
            asice.PayloadFile("plan.json", "application/json", b'{"plan": 1}'),
            asice.PayloadFile("åtgärder + 50 %.txt", "text/plain", "Exempeldata åäö".encode() * 9),
        ]
        digests = {file.name: hashlib.sha256(file.content).hexdigest() for file in files}  # type: ignore[arg-type]
        members: dict[str, object] = {
            "package": "paket-1",
            "version": 1,
            "previous": None,
            "payload": digests,
            "required_signers": [
                {"role": "ordförande", "organisation": "Exempelnämnden"},
                {"role": "ombud", "organisation": "AB Exempelhem"},
            ],
        } | changed
        content = json.dumps({key: value for key, value in members.items() if value != "left out"}).encode()
        return [asice.PayloadFile("handslag.json", "application/json", content), *files]

    def package(self, folder: Path, *signers: tuple[Person, str], files: list[asice.PayloadFile] | None = None) -> Path:
        path = folder / "paket.asice"
        asice.write_container(path, files or self.files(), DAY)
        for person, role in signers or ((self.chair, "ordförande"), (self.agent, "ombud")):
            asice.sign_container(path, person, role, AT)
        return path

    def judge(self, data: bytes, trusted: TrustList | None = None, now: datetime = AT) -> Verdict:
        return asice.verify(io.BytesIO(data), trusted or self.trust, now)

    def codes(self, data: bytes, trusted: TrustList | None = None, now: datetime = AT) -> set[str]:
        verdict = self.judge(data, trusted, now)
        found = [*verdict.problems, *(problem for signer in verdict.signers for problem in signer.problems)]
        return {problem.code for problem in found}

    @staticmethod
    def parts(data: bytes) -> list[Part]:
        """The files of an honest package, ready to be forged."""
        parts, position = [], 0
        while data[position : position + 4] == b"PK\x03\x04":
            packed, _, name_length, extra = struct.unpack_from("<2I2H", data, position + 18)
            start = position + 30 + name_length + extra
            parts.append(Part(data[position + 30 : position + 30 + name_length], data[start : start + packed]))
            position = start + packed
        return parts

    @staticmethod
    def forge(
        parts: Iterable[Part], prefix: bytes = b"", gap: bytes = b"", trailing: bytes = b"", **end: object
    ) -> bytes:
        """An archive out of `parts`, whatever they claim."""
        out, central, count = bytearray(prefix), bytearray(), 0
        for part in parts:
            out += part.gap
            local = replace(part, **part.local)  # type: ignore[arg-type]
            position = len(out)
            head = struct.pack("<4s5H3I2H", b"PK\x03\x04", *local.numbers(), len(local.name), len(local.extra))
            out += head + local.name + local.extra + part.body
            central += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", part.made_by, *part.numbers(), len(part.name),
                                   len(part.central_extra), len(part.comment), part.disk, part.internal,
                                   part.attributes, position)  # fmt: skip
            central += part.name + part.central_extra + part.comment
            count += 1
        out += gap
        start = len(out)
        comment = end.get("comment", b"")
        assert isinstance(comment, bytes)
        out += central + struct.pack("<4s4H2IH", b"PK\x05\x06", end.get("disk", 0), 0, end.get("here", count),
                                     end.get("count", count), len(central), end.get("start", start),
                                     len(comment))  # fmt: skip
        return bytes(out) + comment + trailing

    def with_part(self, archive: bytes, name: bytes, **changes: object) -> bytes:
        """The archive with one file's entry changed."""
        return self.forge(replace(part, **changes) if part.name == name else part for part in self.parts(archive))  # type: ignore[arg-type]

    def with_extra(self, data: bytes, *extra: Part) -> bytes:
        return self.forge([*self.parts(data), *extra])

    def without(self, data: bytes, name: bytes) -> bytes:
        return self.forge(part for part in self.parts(data) if part.name != name)

    def with_xml(self, data: bytes, change: Callable[[etree._Element], object], *, signer: Person | None = None,
                 number: int = 0) -> bytes:  # fmt: skip
        """The archive with signature `number` changed by `change`, and signed anew by `signer` if given."""
        name = b"META-INF/signatures%d.xml" % number
        before = next(part.data for part in self.parts(data) if part.name == name)
        root = etree.fromstring(before)
        change(root)
        if signer is not None:
            self.sign_anew(root, signer)
        return self.with_part(data, name, data=safe_xml.serialise(root))

    @staticmethod
    def sign_anew(root: etree._Element, signer: Person) -> None:
        properties = root.find(f".//{XA}SignedProperties")
        info = root.find(f".//{DS}SignedInfo")
        assert info is not None
        for reference in info.findall(f"{DS}Reference"):
            value = reference.find(f"{DS}DigestValue")
            if reference.get("URI", "").endswith("-SP") and value is not None and properties is not None:
                digest = hashlib.sha256(safe_xml.exclusive_c14n(properties)).digest()
                value.text = base64.b64encode(digest).decode()
        value = root.find(f".//{DS}SignatureValue")
        assert value is not None
        value.text = base64.b64encode(keys.sign(signer.key, safe_xml.exclusive_c14n(info))).decode()


@pytest.fixture(scope="session")
def bench() -> Bench:
    return Bench()


@pytest.fixture(scope="session")
def package(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An honest package with two signers."""
    return bench.package(tmp_path_factory.mktemp("package")).read_bytes()


@pytest.fixture(scope="session")
def small(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An honest package with one signer."""
    return bench.package(tmp_path_factory.mktemp("small"), (bench.chair, "ordförande")).read_bytes()


@pytest.fixture
def part() -> type[Part]:
    return Part


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def years() -> Callable[[float], timedelta]:
    return lambda count: timedelta(days=365 * count)
