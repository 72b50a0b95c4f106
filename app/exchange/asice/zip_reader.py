"""A zip archive read so strictly that every reader must see the same files.

It knows bytes: each one belongs to exactly one local header, one file's data, the directory or the end record, and
both headers of a file say the same. It refuses whatever the dialect of `zip_format` does not need. It writes nothing
to disk and never holds a whole file in memory. What the files mean is not known here.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from app.exchange.asice import zip_format as zf
from app.exchange.asice.faults import Fault
from app.exchange.asice.zip_format import Entry


@dataclass(frozen=True)
class Archive:
    """The entries in the order they lie in the file, and where the directory begins."""

    entries: tuple[Entry, ...]
    directory_at: int

    def entry(self, name: str) -> Entry:
        """The entry called `name`. Raises KeyError."""
        return next(entry for entry in self.entries if entry.name == name)


def read_archive(stream: BinaryIO) -> Archive:
    """Read and compare all headers. Raises Fault; reads no file's data."""
    size = stream.seek(0, 2)
    if size == 0:
        raise Fault("file-empty")
    if size > zf.LARGEST_ARCHIVE:
        raise Fault("zip-too-large")
    count, length, start = _read_end(stream, size)
    directory = _bytes_at(stream, start, length)
    entries = []
    position = 0
    for _ in range(count):
        entry, position = _read_central(directory, position)
        entries.append(entry)
    if position != length:
        raise Fault("zip-gap")
    return Archive(tuple(_read_locals(stream, entries, start)), start)


def chunks(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """The data of `entry`, piece by piece. Raises Fault when it is not what the headers promise.

    Whoever stops before the end has not had the checksum compared.
    """
    checksum = 0
    for piece in _stored(stream, entry) if entry.method == zf.STORED else _inflated(stream, entry):
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if checksum != entry.crc:
        raise Fault("zip-crc", entry.name)


def read_text(stream: BinaryIO, entry: Entry) -> bytes:
    """The whole of a small file. Raises Fault when it is larger than any text of a container needs to be."""
    if entry.size > zf.LARGEST_TEXT:
        raise Fault("zip-too-large", entry.name)
    return b"".join(chunks(stream, entry))


def _bytes_at(stream: BinaryIO, position: int, length: int) -> bytes:
    stream.seek(position)
    data = stream.read(length)
    if len(data) != length:
        raise Fault("zip-truncated")
    return data


def _read_end(stream: BinaryIO, size: int) -> tuple[int, int, int]:
    """Count of entries, length and position of the directory, which must reach exactly to the end record."""
    if size < zf.END.size:
        raise Fault("zip-truncated" if _bytes_at(stream, 0, min(size, 4)) == zf.LOCAL_SIGNATURE[:size] else "not-a-zip")
    record = zf.END.unpack(_bytes_at(stream, size - zf.END.size, zf.END.size))
    signature, disk, first_disk, here, count, length, start, comment = record
    if signature != zf.END_SIGNATURE or comment:
        raise _no_end(stream, size)
    if 0xFFFF in (here, count) or 0xFFFFFFFF in (length, start):
        raise Fault("zip-zip64")
    if disk or first_disk or here != count:
        raise Fault("zip-many-disks")
    if count > zf.MOST_FILES or length > zf.LARGEST_DIRECTORY:
        raise Fault("zip-too-many")
    if start + length > size - zf.END.size:
        raise Fault("zip-truncated")
    if start + length < size - zf.END.size:
        raise Fault("zip-prefix" if _bytes_at(stream, 0, 4) != zf.LOCAL_SIGNATURE else "zip-gap")
    return count, length, start


def _no_end(stream: BinaryIO, size: int) -> Fault:
    """Tell a comment, appended data, a cut-off file and something else altogether from one another."""
    tail_length = min(size, 0xFFFF + zf.END.size)
    tail = _bytes_at(stream, size - tail_length, tail_length)
    found = tail.rfind(zf.END_SIGNATURE)
    if 0 <= found <= tail_length - zf.END.size:
        comment = int.from_bytes(tail[found + 20 : found + 22], "little")
        return Fault("zip-comment" if comment == tail_length - found - zf.END.size else "zip-trailing")
    return Fault("zip-truncated" if _bytes_at(stream, 0, 4) == zf.LOCAL_SIGNATURE else "not-a-zip")


def _read_central(directory: bytes, position: int) -> tuple[Entry, int]:
    """The entry described at `position` of the directory, `data_at` still unknown, and the next position."""
    if len(directory) - position < zf.CENTRAL.size:
        raise Fault("zip-damaged-directory")
    record = zf.CENTRAL.unpack_from(directory, position)
    signature, made_by, needed, flags, method, time, day, crc, packed, size = record[:10]
    name_length, extra, comment, disk, internal, attributes, header_at = record[10:]
    raw_name = directory[position + zf.CENTRAL.size : position + zf.CENTRAL.size + name_length]
    if signature != zf.CENTRAL_SIGNATURE or len(raw_name) != name_length:
        raise Fault("zip-damaged-directory")
    name = _decode(raw_name)
    if 0xFFFFFFFF in (packed, size, header_at):
        raise Fault("zip-zip64", name)
    if extra:
        raise Fault("zip-extra-field", name)
    if comment:
        raise Fault("zip-comment", name)
    if disk:
        raise Fault("zip-many-disks", name)
    _check_common(name, needed, flags, method)
    _check_kind(name, made_by, internal, attributes)
    entry = Entry(name, method, (time, day), crc, packed, size, header_at, 0)
    return entry, position + zf.CENTRAL.size + name_length


def _decode(raw_name: bytes) -> str:
    try:
        return raw_name.decode()
    except UnicodeDecodeError as error:
        raise Fault("name-not-utf8", raw_name.decode("latin-1")) from error


def _check_common(name: str, needed: int, flags: int, method: int) -> None:
    if flags & zf.ENCRYPTED:
        raise Fault("zip-encrypted", name)
    if flags & zf.DESCRIPTOR:
        raise Fault("zip-descriptor", name)
    if flags != zf.flags_of(name):
        raise Fault("name-not-utf8" if flags == 0 else "zip-flags", name)
    if method not in (zf.STORED, zf.DEFLATED):
        raise Fault("zip-method", name)
    if needed != zf.VERSION_NEEDED:
        raise Fault("zip-version", name)


def _check_kind(name: str, made_by: int, internal: int, attributes: int) -> None:
    kind = attributes >> 16 & 0o170000
    if kind == 0o120000:
        raise Fault("zip-symlink", name)
    if kind == 0o040000 or attributes & 0x10:
        raise Fault("name-folder", name)
    if internal or (made_by, attributes) not in zf.KNOWN_ORIGINS:
        raise Fault("zip-attributes", name)


def _read_locals(stream: BinaryIO, entries: list[Entry], directory_at: int) -> Iterator[Entry]:
    """Each entry with its place, after its local header was found equal and adjoining the one before."""
    position = 0
    for entry in entries:
        if entry.header_at != position:
            raise Fault(_misplaced(stream, entry, position), entry.name)
        raw_name = entry.name.encode()
        data_at = position + zf.LOCAL.size + len(raw_name)
        if data_at + entry.packed > directory_at:
            raise Fault("zip-overlap", entry.name)
        header = _bytes_at(stream, position, zf.LOCAL.size + len(raw_name))
        if header != zf.local_header(entry):
            raise Fault(_difference(header), entry.name)
        yield replace(entry, data_at=data_at)
        position = data_at + entry.packed
    if position != directory_at:
        raise Fault("zip-gap")


def _misplaced(stream: BinaryIO, entry: Entry, position: int) -> str:
    if position == 0 and _bytes_at(stream, 0, 4) != zf.LOCAL_SIGNATURE:
        return "zip-prefix"
    return "zip-gap" if entry.header_at > position else "zip-overlap"


def _difference(header: bytes) -> str:
    """What a local header says that the directory does not."""
    signature, _, flags, *_, extra = zf.LOCAL.unpack_from(header)
    if signature != zf.LOCAL_SIGNATURE:
        return "zip-header-missing"
    if flags & zf.DESCRIPTOR:
        return "zip-descriptor"
    if flags & zf.ENCRYPTED:
        return "zip-encrypted"
    return "zip-extra-field" if extra else "zip-header-mismatch"


def _stored(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    if entry.packed != entry.size:
        raise Fault("zip-size-lie", entry.name)
    position = entry.data_at
    while position < entry.end:
        piece = _bytes_at(stream, position, min(zf.CHUNK, entry.end - position))
        position += len(piece)
        yield piece


def _inflated(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """Inflate exactly `size` bytes out of exactly `packed` bytes, never more than a chunk at a time."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    position, made, pending = entry.data_at, 0, b""
    try:
        while not inflater.eof:
            if not pending and position < entry.end:
                pending = _bytes_at(stream, position, min(zf.CHUNK, entry.end - position))
                position += len(pending)
            before = len(pending)
            piece = inflater.decompress(pending, zf.CHUNK)
            pending = inflater.unconsumed_tail
            made += len(piece)
            if made > entry.size:
                raise Fault("zip-size-lie", entry.name)
            if not piece and len(pending) == before and position >= entry.end and not inflater.eof:
                raise Fault("zip-data-damaged", entry.name)
            yield piece
    except zlib.error as error:
        raise Fault("zip-data-damaged", entry.name) from error
    if inflater.unused_data or pending or position != entry.end:
        raise Fault("zip-gap", entry.name)
    if made != entry.size:
        raise Fault("zip-size-lie", entry.name)
