"""A drafted change becomes bytes with a signature; and the founding change, which makes the plan's file.

It knows the key, the clock and the chance that writing needs. It reads no plan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.models.errors import UserError
from app.models.format1.canonical import NotCanonical
from app.models.format1.change import (
    MAX_LINE,
    MAX_WORDS,
    SALT_BYTES,
    SIGNED_PREFIX,
    Header,
    Sealed,
    sha256,
    write_header,
    write_line,
    write_words,
)
from app.models.format1.ops import DISTRICT, Admit, Found, Op, write_ops
from app.storage import log
from app.storage.author import Drafted
from app.storage.derive import Derivation
from app.storage.device_key import DeviceKey
from app.storage.files import file_of, new_file


@dataclass(frozen=True, slots=True)
class Pen:
    """What writing takes: this device's key, a clock (ms since 1970, UTC), and chance (that many random bytes)."""

    key: DeviceKey
    clock: Callable[[], int]
    chance: Callable[[int], bytes]


def seal(pen: Pen, plan: str | None, after: tuple[str, ...], drafted: Drafted, note: str) -> Sealed:
    """The three pieces and the signature. `UserError` for text that has no bytes, or more than one line can carry."""
    ops = write_ops(tuple(drafted.ops))
    try:
        words = write_words(pen.chance(SALT_BYTES), note, tuple(drafted.words))
    except NotCanonical as fault:
        raise UserError("text_not_storable") from fault
    if len(drafted.words) > MAX_WORDS:
        raise UserError("change_too_large", size=(len(ops) + len(words)) // 1000, limit=MAX_LINE // 1000)
    header = write_header(
        Header(plan, pen.key.make_sure(), after, max(0, pen.clock()), sha256(ops), sha256(words), len(drafted.words))
    )
    sealed = Sealed(header, ops, words, b"")
    if len(ops) + len(words) > MAX_LINE // 4:
        size = len(write_line(sealed)) + 2 * 64
        if size > MAX_LINE:
            raise UserError("change_too_large", size=size // 1000, limit=MAX_LINE // 1000)
    return Sealed(header, ops, words, pen.key.sign(SIGNED_PREFIX + header))


def found(folder: Path, pen: Pen, drafted: Drafted, name: str) -> Path:
    """Makes a plan file in `folder` with its founding change: this device is the founder, under `name`.

    The ops of `drafted` come after `found` and the founder's own admission, and name the plan's record `#0`. The file
    is there whole or not at all.
    """
    device = pen.key.make_sure()
    first: list[Op] = [Found((device,)), Admit(device, DISTRICT, "administrator", drafted.word(name), ())]
    founding = Drafted([*first, *drafted.ops], drafted.words, drafted.blobs)
    sealed = seal(pen, None, (), founding, "")
    logged = log.decode(sealed)
    with new_file(folder, logged.id) as connection:
        derivation = Derivation(connection)
        log.append(connection, logged.id, sealed, logged.header.at)
        derivation.apply(logged, logged.header.at)
        derivation.finish()
    return file_of(folder, logged.id)
