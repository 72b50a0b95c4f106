"""A change as bytes: header, ops and words, its id and what is signed, and the one line that carries it in a file.

Whether the signature holds is found out elsewhere (`storage`); here are the shapes, the hashes, and which faults refuse
a change. Bytes are kept and passed on as they came, never written anew.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise

from app.models.change import Value
from app.models.format1.canonical import Json, NotCanonical, dump, encode, parse
from app.models.format1.names import is_device, is_hash

VERSION = 1
SIGNED_PREFIX = b"handslag-change-1\n"
MAX_LINE = 1_000_000
MAX_WORDS = 10_000
SALT_BYTES = 16
_HEADER_KEYS = {"v", "plan", "by", "after", "at", "ops", "words", "n"}


class Refused(ValueError):
    """The bytes are not a change of format 1; nothing of them is kept."""


class NewerVersion(ValueError):
    """A header of a version that is not known here: the change waits for a newer Handslag."""


@dataclass(frozen=True, slots=True)
class Header:
    """Who, after what, when (the author's claim, whole milliseconds UTC), and the hashes of the other two pieces."""

    plan: str | None
    by: str
    after: tuple[str, ...]
    at: int
    ops: str
    words: str
    n: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """The pieces of a change as they are stored and passed on. `words` is None when they were redacted."""

    header: bytes
    ops: bytes
    words: bytes | None
    signature: bytes

    @property
    def id(self) -> str:
        """The change's id: SHA-256 of the header."""
        return hashlib.sha256(self.header).hexdigest()


@dataclass(frozen=True, slots=True)
class Words:
    """What people wrote: the note, and one value for each index."""

    note: str
    values: tuple[Value, ...]


def sha256(data: bytes) -> str:
    """Lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def write_header(header: Header) -> bytes:
    """The canonical bytes, whose SHA-256 is the change's id."""
    return dump(
        {
            "v": VERSION,
            "plan": header.plan,
            "by": header.by,
            "after": list(header.after),
            "at": header.at,
            "ops": header.ops,
            "words": header.words,
            "n": header.n,
        }
    )


def read_header(data: bytes) -> Header:
    """The header in `data`; `Refused` for any fault, `NewerVersion` for a version that is not known here."""
    try:
        body = parse(data)
    except NotCanonical as fault:
        raise Refused(f"header: {fault}") from fault
    if not isinstance(body, dict) or isinstance(body.get("v"), bool) or not isinstance(body.get("v"), int):
        raise Refused("header without version")
    if body["v"] != VERSION:
        raise NewerVersion(str(body["v"]))
    if set(body) != _HEADER_KEYS:
        raise Refused("header keys")
    plan, by, at, n, after = body["plan"], body["by"], body["at"], body["n"], _sorted_hashes(body["after"])
    if not is_device(by) or not isinstance(by, str):
        raise Refused("author's key")
    if (not is_hash(plan) or not after) if plan is not None else after:
        raise Refused("plan")
    if not _whole(at) or not _whole(n) or not isinstance(at, int) or not isinstance(n, int) or n > MAX_WORDS:
        raise Refused("numbers")
    if not is_hash(body["ops"]) or not is_hash(body["words"]):
        raise Refused("hashes")
    return Header(plan if isinstance(plan, str) else None, by, after, at, str(body["ops"]), str(body["words"]), n)


def write_words(salt: bytes, note: str, values: tuple[Value, ...]) -> bytes:
    """The canonical bytes of the words; `salt` is 16 bytes of chance, so that short words cannot be guessed by hash."""
    if len(salt) != SALT_BYTES:
        raise ValueError("salt")
    return encode({"salt": salt.hex(), "note": note, "words": list(values)})


def read_words(data: bytes | None, n: int) -> Words | None:
    """The words, cut or filled out to `n`; None when they are missing.

    A line may travel without its words, so a fault inside them cannot decide whether the change exists: it reads as
    words that are missing.
    """
    if data is None:
        return None
    try:
        body = parse(data)
    except NotCanonical:
        return None
    if not isinstance(body, dict) or set(body) != {"salt", "note", "words"}:
        return None
    note, values, salt = body["note"], body["words"], body["salt"]
    if not isinstance(note, str) or not isinstance(values, list) or not _is_hex(salt, 2 * SALT_BYTES):
        return None
    plain: list[Value] = [v if v is None or isinstance(v, str | int) else None for v in values[:n]]
    return Words(note, tuple(plain) + (None,) * (n - len(plain)))


def check_hashes(header: Header, sealed: Sealed) -> None:
    """`Refused` unless ops and words (when there) are the bytes the header names."""
    if sha256(sealed.ops) != header.ops:
        raise Refused("the hash of ops")
    if sealed.words is not None and sha256(sealed.words) != header.words:
        raise Refused("the hash of words")


def write_line(sealed: Sealed) -> bytes:
    """One line of `changes.jsonl`, without its newline."""
    line: dict[str, Json] = {
        "header": sealed.header.decode(),
        "ops": sealed.ops.decode(),
        "signature": sealed.signature.hex(),
    }
    if sealed.words is not None:
        line["words"] = sealed.words.decode()
    return encode(line)


def read_line(data: bytes) -> Sealed:
    """The pieces in one line; `Refused` when it is too long, not canonical, or has other keys."""
    if len(data) > MAX_LINE:
        raise Refused("line too long")
    try:
        body = parse(data)
    except NotCanonical as fault:
        raise Refused(f"line: {fault}") from fault
    if not isinstance(body, dict) or set(body) | {"words"} != {"header", "ops", "signature", "words"}:
        raise Refused("line keys")
    pieces = {key: value for key, value in body.items() if isinstance(value, str)}
    if len(pieces) != len(body):
        raise Refused("line pieces")
    signature = pieces["signature"]
    if not _is_hex(signature, 128):
        raise Refused("signature")
    words = pieces.get("words")
    return Sealed(
        pieces["header"].encode(),
        pieces["ops"].encode(),
        None if words is None else words.encode(),
        bytes.fromhex(signature),
    )


def _sorted_hashes(value: Json) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(is_hash(item) for item in value):
        raise Refused("after")
    found = tuple(str(item) for item in value)
    if any(a >= b for a, b in pairwise(found)):
        raise Refused("after is not sorted and unique")
    return found


def _is_hex(value: Json, length: int) -> bool:
    return isinstance(value, str) and len(value) == length and not value.strip("0123456789abcdef")


def _whole(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
