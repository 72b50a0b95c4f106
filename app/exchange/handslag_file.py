"""The `.handslag` file: a ZIP of signed lines and the blobs they name, packed and unpacked within limits.

It knows the shape of the file, not what the lines say: signatures, hashes of changes and rights are judged where the
plan is kept. A file is written whole or not at all, and a faulty one is refused with its reason.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.models.errors import UserError
from app.models.wording.storage import REASONS

if TYPE_CHECKING:
    import zipfile

MEDIA_TYPE = b"application/vnd.handslag+zip"
MAX_LINE = 1_000_000
MAX_LINES = 200_000_000
MAX_BLOB = 50_000_000
MAX_ENTRIES = 10_000
_LINES = "changes.jsonl"
_BLOBS = "blobs/"
_PART = 1_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that has the right shape: its lines, and the hashes of the blobs it carries."""

    path: Path
    lines: tuple[bytes, ...]
    blobs: tuple[str, ...]


def write(out: Path, lines: Iterable[bytes], blobs: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Writes the file whole: to a temporary name, forced to the disk, then renamed. `UserError` when it cannot be."""
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            _pack(file, lines, blobs)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as fault:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise _not_written(out, fault) from fault


def read(path: Path) -> Opened:
    """The lines and the names of the blobs. `UserError` when it is no such file, or breaks a limit."""
    with _archive(path) as archive:
        names = [info.filename for info in archive.infolist()]
        blobs = [name.removeprefix(_BLOBS) for name in names if name.startswith(_BLOBS)]
        whole = len(set(names)) == len(names) <= MAX_ENTRIES and set(names) - {_BLOBS + b for b in blobs} == {
            "mimetype",
            _LINES,
        }
        typed = whole and archive.getinfo("mimetype").file_size == len(MEDIA_TYPE)
        if not typed or archive.read("mimetype") != MEDIA_TYPE or not all(_is_hash(blob) for blob in blobs):
            raise _refusal(path, "not_handslag")
        if archive.getinfo(_LINES).file_size > MAX_LINES:
            raise _refusal(path, "too_large")
        with archive.open(_LINES) as file:
            lines = tuple(_lines(path, file))
        return Opened(path, lines, tuple(blobs))


def blob_parts(path: Path, name: str) -> Iterator[bytes]:
    """A blob, part by part. `UserError` when it is too large or is not what its name says."""
    with _archive(path) as archive, archive.open(_BLOBS + name) as file:
        size, digest = 0, hashlib.sha256()
        while part := file.read(_PART):
            size += len(part)
            digest.update(part)
            if size > MAX_BLOB:
                raise _refusal(path, "too_large")
            yield part
        if digest.hexdigest() != name:
            raise _refusal(path, "blob_wrong")


def _pack(file: IO[bytes], lines: Iterable[bytes], blobs: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    import zipfile

    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(_entry("mimetype"), MEDIA_TYPE)
        with archive.open(_entry(_LINES), "w", force_zip64=True) as entry:
            for line in lines:
                entry.write(line + b"\n")
        for name, parts in blobs:
            with archive.open(_entry(_BLOBS + name), "w") as entry:
                for part in parts:
                    entry.write(part)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without a date, so that the same plan gives the same file; `mimetype` stands uncompressed."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
    return entry


def _lines(path: Path, file: IO[bytes]) -> Iterator[bytes]:
    total = 0
    while line := file.readline(MAX_LINE + 2):
        total += len(line)
        if total > MAX_LINES or len(line) > MAX_LINE + 1:
            raise _refusal(path, "too_large")
        if not line.endswith(b"\n"):
            raise _refusal(path, "not_zip")
        yield line[:-1]


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
    ) as fault:
        raise _refusal(path, "not_zip") from fault
    except OSError as fault:
        raise UserError("file_unreadable", file=path.name, reason=fault.strerror or str(fault)) from fault


def _is_hash(name: str) -> bool:
    return len(name) == 64 and not name.strip("0123456789abcdef")


def _refusal(path: Path, reason: str) -> UserError:
    return UserError("handslag_file_unreadable", file=path.name, reason=REASONS[reason][0])


def _not_written(out: Path, fault: OSError) -> UserError:
    return UserError("file_not_written", file=out.name, reason=fault.strerror or str(fault))
