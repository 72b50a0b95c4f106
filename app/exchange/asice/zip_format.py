"""The bytes of a zip archive as this product writes them: one narrow, fully pinned dialect (APPNOTE 6.3).

It knows the three records, their sizes and the values that writer and reader agree on. No zip64, no descriptors, no
extra fields, no comments, no encryption, one disk: whatever is not needed is not there, so nothing can hide in it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
LOCAL_SIGNATURE = b"PK\x03\x04"
CENTRAL_SIGNATURE = b"PK\x01\x02"
END_SIGNATURE = b"PK\x05\x06"

STORED = 0
DEFLATED = 8
VERSION_NEEDED = 20
UTF8_NAME = 0x0800
ENCRYPTED = 0x2041
DESCRIPTOR = 0x0008

MADE_ON_UNIX = 0x0314
REGULAR_FILE = 0o100644 << 16
# The pairs (made by, attributes) in use: this writer's, and those of Python's zipfile on Unix and Windows.
KNOWN_ORIGINS = frozenset({(MADE_ON_UNIX, REGULAR_FILE), (MADE_ON_UNIX, 0o600 << 16), (0x0014, 0o600 << 16)})

CHUNK = 1 << 20
LARGEST_ARCHIVE = (1 << 31) - 1
LARGEST_DIRECTORY = 1 << 20
LARGEST_TEXT = 1 << 22
MOST_FILES = 1000


@dataclass(frozen=True)
class Entry:
    """One file of the archive as both its headers describe it. Positions and sizes in bytes, `stamp` as in zip."""

    name: str
    method: int
    stamp: tuple[int, int]
    crc: int
    packed: int
    size: int
    header_at: int
    data_at: int

    @property
    def end(self) -> int:
        """The position after the last byte of the entry."""
        return self.data_at + self.packed


def stamp_of(day: date) -> tuple[int, int]:
    """Midnight of `day` as zip's (time, date); zip knows the years 1980–2107."""
    year = min(max(day.year, 1980), 2107)
    return 0, (year - 1980) << 9 | day.month << 5 | day.day


def flags_of(name: str) -> int:
    """The only flag in use: the name is UTF-8, set exactly when it is not plain ASCII."""
    return 0 if name.isascii() else UTF8_NAME


def local_header(entry: Entry) -> bytes:
    """The record before the data of `entry`."""
    name = entry.name.encode()
    fields = (VERSION_NEEDED, flags_of(entry.name), entry.method, *entry.stamp, entry.crc, entry.packed, entry.size)
    return LOCAL.pack(LOCAL_SIGNATURE, *fields, len(name), 0) + name


def central_header(entry: Entry) -> bytes:
    """The record of `entry` in the directory at the end."""
    name = entry.name.encode()
    fields = (VERSION_NEEDED, flags_of(entry.name), entry.method, *entry.stamp, entry.crc, entry.packed, entry.size)
    rest = (len(name), 0, 0, 0, 0, REGULAR_FILE, entry.header_at)
    return CENTRAL.pack(CENTRAL_SIGNATURE, MADE_ON_UNIX, *fields, *rest) + name


def end_record(count: int, size: int, position: int) -> bytes:
    """The last record: `count` entries in a directory of `size` bytes at `position`."""
    return END.pack(END_SIGNATURE, 0, 0, count, count, size, position, 0)
