"""Writing a signed package: the container, then one signature after another, never harming what is there.

It knows files and how they are replaced. Everything is written to a temporary file beside the target, read back and
found intact, flushed to the disk and only then given its name; a process that is killed leaves the old file as it was.
Payload is stored, not deflated: the same bytes on every computer, and nothing for a decoder to disagree about.
"""

from __future__ import annotations

import hashlib
import os
import secrets as random_source
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.serialization import Encoding

from app.exchange.asice import names, zip_reader
from app.exchange.asice import zip_format as zf
from app.exchange.asice.certificates import read_certificate
from app.exchange.asice.examination import Examination, examine, examine_signature
from app.exchange.asice.faults import Fault
from app.exchange.asice.keys import SigningIdentity
from app.exchange.asice.manifest import MEDIA_TYPE, write_manifest
from app.exchange.asice.payload import PayloadFile, payload_digest, pieces
from app.exchange.asice.xades_writer import write_signature
from app.exchange.asice.zip_format import Entry
from app.models.errors import UserError


def write_container(path: Path, files: Iterable[PayloadFile], clock_date: date) -> str:
    """Write an unsigned container with `files` in the order given; the payload digest is returned.

    Same files and same date give the same bytes. Raises UserError: an unsuitable or repeated file name, a file that
    cannot be read, a place that cannot be written.
    """
    with _replacing(path) as target:
        return _write(target, files, clock_date)


def sign_container(
    path: Path, identity: SigningIdentity, role: str, at: datetime, *, organisation: str | None = None
) -> None:
    """Add one signature over every file of the container at `path`; nothing that is there is touched.

    `role` is claimed in the signature, `at` (aware) is its claimed time. `organisation`, where given, must be the
    certificate's. Raises UserError: the container is not intact, this certificate has signed already or may not sign
    now, the file cannot be read or replaced.
    """
    _check_identity(identity, role, at, organisation)
    with _replacing(path) as target:
        try:
            with path.open("rb") as source:
                shutil.copyfileobj(source, target, zf.CHUNK)
        except OSError as error:
            raise UserError("package-not-read", file=path.name, reason=error.strerror) from error
        _append_signature(target, path.name, identity, role, at)


def write_signed(
    path: Path, files: Iterable[PayloadFile], clock_date: date, identity: SigningIdentity, *, role: str, at: datetime
) -> str:
    """Write and sign in one step, so that no unsigned package is ever seen; the payload digest is returned."""
    _check_identity(identity, role, at, None)
    with _replacing(path) as target:
        digest = _write(target, files, clock_date)
        _append_signature(target, path.name, identity, role, at)
        return digest


def _write(target: BinaryIO, files: Iterable[PayloadFile], clock_date: date) -> str:
    stamp = zf.stamp_of(clock_date)
    entries = [_store(target, names.MIMETYPE, [MEDIA_TYPE.encode()], stamp)[0]]
    media_types: dict[str, str] = {}
    digests: dict[str, str] = {}
    for file in files:
        _check_file(file, media_types)
        entry, digests[file.name] = _store(target, file.name, _readable(file), stamp)
        media_types[file.name] = file.media_type
        entries.append(entry)
    if not media_types:
        raise UserError("package-without-files")
    entries.append(_store(target, names.MANIFEST, [write_manifest(media_types)], stamp)[0])
    _write_directory(target, entries)
    return payload_digest(digests)


def _check_file(file: PayloadFile, before: Iterable[str]) -> None:
    try:
        names.check_names([*before, file.name])
        if not names.is_payload(file.name):
            raise Fault("name-reserved", file.name)
    except Fault as fault:
        raise UserError("package-file-name", file=fault.subject) from fault
    kind, slash, form = file.media_type.partition("/")
    if not (kind and slash and form and file.media_type.isascii() and file.media_type.isprintable()):
        raise UserError("package-media-type", file=file.name)


def _readable(file: PayloadFile) -> Iterator[bytes]:
    try:
        yield from pieces(file.content)
    except OSError as error:
        raise UserError("package-file-not-read", file=file.name, reason=error.strerror) from error


def _store(target: BinaryIO, name: str, content: Iterable[bytes], stamp: tuple[int, int]) -> tuple[Entry, str]:
    """Write one file, its header last since only then its checksum is known; the entry and SHA-256."""
    header_at = target.tell()
    entry = Entry(name, zf.STORED, stamp, 0, 0, 0, header_at, 0)
    target.write(zf.local_header(entry))
    checksum, size, digest = 0, 0, hashlib.sha256()
    for piece in content:
        target.write(piece)
        digest.update(piece)
        checksum = zlib.crc32(piece, checksum)
        size += len(piece)
        if header_at + size > zf.LARGEST_ARCHIVE:
            raise UserError("package-too-large")
    entry = replace(entry, crc=checksum, packed=size, size=size)
    end = target.tell()
    target.seek(header_at)
    target.write(zf.local_header(entry))
    target.seek(end)
    return entry, digest.hexdigest()


def _write_directory(target: BinaryIO, entries: Iterable[Entry], before: bytes = b"", count: int = 0) -> None:
    """The directory: `before` as it was, then `entries`, then the end record."""
    start = target.tell()
    headers = [zf.central_header(entry) for entry in entries]
    directory = before + b"".join(headers)
    target.write(directory + zf.end_record(count + len(headers), len(directory), start))


def _append_signature(target: BinaryIO, name: str, identity: SigningIdentity, role: str, at: datetime) -> None:
    """Find what `target` holds fit to sign, append the signature after the last file, and read it back.

    The payload is read once: what is appended cannot change what lies before it in the same file.
    """
    target.flush()
    before = examine(target)
    if before.fault or before.archive is None:
        raise UserError("package-not-intact", file=name, problem=before.fault)
    certificate = identity.certificate.public_bytes(Encoding.DER)
    if any(one.claims and one.claims.certificate == certificate for one in before.signatures):
        raise UserError("package-signed-already")
    digests, media_types = dict(before.digests), dict(before.media_types)
    number = _next_number([entry.name for entry in before.archive.entries])
    signed = {one: (media_types[one], digests[one]) for one in digests}
    signature = write_signature(number, signed, identity, role, at)
    target.seek(before.archive.directory_at)
    directory = target.read()[: -zf.END.size]
    target.seek(before.archive.directory_at)
    file = f"META-INF/signatures{number}.xml"
    entry, _ = _store(target, file, [signature], zf.stamp_of(at.date()))
    _write_directory(target, [entry], directory, len(before.archive.entries))
    target.flush()
    _check_appended(target, before, file)


def _check_appended(target: BinaryIO, before: Examination, file: str) -> None:
    """A signature that cannot be read back as written is a bug, and must never get the package's name."""
    archive = zip_reader.read_archive(target)
    written = examine_signature(target, archive, file, dict(before.digests), dict(before.media_types))
    if written.fault is not None:
        raise written.fault
    if before.archive is None or archive.entries[:-1] != before.archive.entries:
        raise Fault("zip-header-mismatch", file)


def _next_number(present: list[str]) -> int:
    taken = {int(match[1]) for match in map(names.SIGNATURE_NAME.fullmatch, present) if match}
    return max(taken, default=-1) + 1


def _check_identity(identity: SigningIdentity, role: str, at: datetime, organisation: str | None) -> None:
    """Refuse now what every verifier would refuse later."""
    try:
        certificate = read_certificate(identity.certificate.public_bytes(Encoding.DER))
    except Fault as fault:
        raise UserError("signer-certificate-unusable") from fault
    if not role.strip() or role.strip() != role or len(role) > 200 or not role.isprintable():
        raise UserError("signer-without-role")
    if certificate.forbids_signing:
        raise UserError("signer-certificate-unusable")
    if not certificate.valid_from <= at <= certificate.valid_to:
        first, last = certificate.valid_from.date(), certificate.valid_to.date()
        raise UserError("signer-certificate-out-of-time", first=first, last=last)
    if organisation is not None and organisation != identity.organisation:
        raise UserError("signer-other-organisation", given=organisation, certified=identity.organisation)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A temporary file beside `path` that takes its name when all went well, and is gone otherwise."""
    temporary = path.with_name(f".{path.name}.{random_source.token_hex(4)}.part")
    try:
        with temporary.open("x+b") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise UserError("package-not-written", file=path.name, reason=error.strerror) from error
    finally:
        temporary.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Make the new name durable too, where folders can be flushed (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
