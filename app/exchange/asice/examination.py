"""A container examined from the first byte to the last, without asking whom to trust.

It joins the layers: archive, names, mimetype, manifest, signatures, digests and `handslag.json`, and says for each
signature whether it is genuine and covers every file. It decides nothing about persons.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from app.exchange.asice import names, zip_reader
from app.exchange.asice import zip_format as zf
from app.exchange.asice.certificates import SignerCertificate, check_claims
from app.exchange.asice.content import CONTENT_NAME, Content, read_content
from app.exchange.asice.faults import Fault
from app.exchange.asice.manifest import MEDIA_TYPE, check_manifest
from app.exchange.asice.xades_reader import SignatureClaims, read_signature
from app.exchange.asice.zip_reader import Archive
from app.models.verdict import Problem

LARGEST_SIGNATURES = 1 << 21


@dataclass(frozen=True)
class ExaminedSignature:
    """One signature file. `fault` is None when it is genuine and covers exactly the files that are there."""

    file: str
    claims: SignatureClaims | None
    certificate: SignerCertificate | None
    fault: Fault | None


@dataclass(frozen=True)
class Examination:
    """`problems` concern the container as a whole; `digests` is every payload file → SHA-256 in hexadecimal."""

    problems: tuple[Problem, ...]
    signatures: tuple[ExaminedSignature, ...] = ()
    digests: tuple[tuple[str, str], ...] = ()
    media_types: tuple[tuple[str, str], ...] = ()
    content: Content | None = None
    archive: Archive | None = None

    @property
    def fault(self) -> str:
        """The code of the first thing that makes the container unfit to sign, empty when it is fit."""
        codes = [one.fault.code for one in self.signatures if one.fault is not None]
        codes += [one.code for one in self.problems if one.forces != "incomplete" and one.code != "no-signature"]
        return next(iter(codes), "")

    @property
    def intact(self) -> bool:
        """Every byte is unchanged and covered by every signature, of which there is at least one."""
        return bool(self.signatures) and not self.fault


def examine(stream: BinaryIO) -> Examination:
    """Read everything once. Faults become problems; only OSError from the stream itself is raised."""
    problems: list[Problem] = []
    try:
        archive = zip_reader.read_archive(stream)
        names.check_names(entry.name for entry in archive.entries)
    except Fault as fault:
        return Examination((fault.problem(),))
    payload = [entry.name for entry in archive.entries if names.is_payload(entry.name)]
    media_types = _check_container(stream, archive, payload, problems)
    digests = {name: _digest(stream, archive, name, problems) for name in payload}
    signatures = _examine_signatures(stream, archive, digests, media_types)
    problems += _repeated(signatures)
    if not signatures:
        problems.append(Problem("no-signature", "rejected"))
    content = _content(stream, archive, digests, problems)
    return Examination(
        problems=tuple(problems),
        signatures=signatures,
        digests=tuple(digests.items()),
        media_types=tuple(media_types.items()),
        content=content,
        archive=archive,
    )


def _check_container(stream: BinaryIO, archive: Archive, payload: list[str], problems: list[Problem]) -> dict[str, str]:
    """The manifest's media types; what is wrong with mimetype or manifest is added to `problems`."""
    if not payload:
        problems.append(Problem("no-payload", "rejected"))
    try:
        _check_mimetype(stream, archive)
    except Fault as fault:
        problems.append(fault.problem())
    try:
        return check_manifest(_text(stream, archive, names.MANIFEST, "manifest-missing"), payload)
    except Fault as fault:
        problems.append(fault.problem())
        return {}


def _check_mimetype(stream: BinaryIO, archive: Archive) -> None:
    content = _text(stream, archive, names.MIMETYPE, "mimetype-missing")
    if archive.entries[0].name != names.MIMETYPE:
        raise Fault("mimetype-not-first")
    if archive.entries[0].method != zf.STORED:
        raise Fault("mimetype-compressed")
    if content != MEDIA_TYPE.encode():
        raise Fault("mimetype-wrong")


def _text(stream: BinaryIO, archive: Archive, name: str, missing: str) -> bytes:
    if all(entry.name != name for entry in archive.entries):
        raise Fault(missing)
    return zip_reader.read_text(stream, archive.entry(name))


def _digest(stream: BinaryIO, archive: Archive, name: str, problems: list[Problem]) -> str:
    """SHA-256 of a payload file, empty where its data is not what the archive promises."""
    digest = hashlib.sha256()
    try:
        for piece in zip_reader.chunks(stream, archive.entry(name)):
            digest.update(piece)
    except Fault as fault:
        problems.append(fault.problem())
        return ""
    return digest.hexdigest()


def _examine_signatures(
    stream: BinaryIO, archive: Archive, digests: Mapping[str, str], media_types: Mapping[str, str]
) -> tuple[ExaminedSignature, ...]:
    entries = [entry for entry in archive.entries if names.is_signature(entry.name)]
    if sum(entry.size for entry in entries) > LARGEST_SIGNATURES:
        fault = Fault("zip-too-large", entries[0].name)
        return (ExaminedSignature(entries[0].name, None, None, fault),)
    return tuple(examine_signature(stream, archive, entry.name, digests, media_types) for entry in entries)


def examine_signature(
    stream: BinaryIO, archive: Archive, file: str, digests: Mapping[str, str], media_types: Mapping[str, str]
) -> ExaminedSignature:
    """One signature file against the files that are there (`digests`) and what the manifest says of them."""
    claims = certificate = None
    try:
        claims = read_signature(zip_reader.read_text(stream, archive.entry(file)), file)
        certificate = check_claims(claims)
        _check_coverage(claims, digests)
        for name, media_type in claims.media_types.items():
            if media_types and media_types.get(name) != media_type:
                raise Fault("manifest-media-type", name)
    except Fault as fault:
        return ExaminedSignature(file, claims, certificate, fault)
    return ExaminedSignature(file, claims, certificate, None)


def _check_coverage(claims: SignatureClaims, digests: Mapping[str, str]) -> None:
    """Raise Fault unless the signature names exactly the payload files, each with its digest."""
    for name in digests:
        if name not in claims.digests:
            raise Fault("reference-not-covered", name)
    for name, digest in claims.digests.items():
        if name not in digests:
            raise Fault("reference-unknown-file", name)
        if digest.hex() != digests[name]:
            raise Fault("digest-differs", name)


def _repeated(signatures: tuple[ExaminedSignature, ...]) -> list[Problem]:
    """A signature that is a copy of another, and a person who signed more than once."""
    problems: list[Problem] = []
    values: set[bytes] = set()
    certificates: set[bytes] = set()
    for one in signatures:
        if one.claims is None:
            continue
        if one.claims.value in values:
            problems.append(Problem("signature-twice", "rejected", one.file))
        elif one.claims.certificate in certificates:
            problems.append(Problem("signer-twice", "incomplete", one.file))
        values.add(one.claims.value)
        certificates.add(one.claims.certificate)
    return problems


def _content(stream: BinaryIO, archive: Archive, digests: Mapping[str, str], problems: list[Problem]) -> Content | None:
    if CONTENT_NAME not in digests:
        problems.append(Problem("content-missing", "incomplete"))
        return None
    try:
        return read_content(zip_reader.read_text(stream, archive.entry(CONTENT_NAME)), digests)
    except Fault as fault:
        problems.append(fault.problem())
        return None
