"""The files that are signed, and the digest that names them whatever signatures are added later.

It knows a name, a media type and where the bytes come from; nothing of what the files say.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.exchange.asice.zip_format import CHUNK


@dataclass(frozen=True)
class PayloadFile:
    """One file to sign. `content` is its bytes, the path of a file, or pieces of bytes given one at a time."""

    name: str
    media_type: str
    content: bytes | Path | Iterable[bytes]


def payload_digest(digests: Mapping[str, str]) -> str:
    """SHA-256 (hexadecimal) of the canonical list of (name, SHA-256 in hexadecimal).

    Canonical: a JSON array of two-element arrays, sorted by name in code point order, no white space, UTF-8.
    """
    listed = [[name, digest.lower()] for name, digest in sorted(digests.items())]
    return hashlib.sha256(json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def pieces(content: bytes | Path | Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of `content`, at most a chunk at a time when they come from a file. Raises OSError."""
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, Path):
        with content.open("rb") as file:
            yield from _read_pieces(file)
    else:
        yield from content


def _read_pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield piece
