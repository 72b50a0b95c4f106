"""How format 1 names things: changes and keys by 64 hex digits, edits by `change:index`, `#index` inside one change.

It knows shapes only; whether the named thing exists is judged by the store.
"""

from __future__ import annotations

import re

START = ""
"""The anchor that means the start of a text."""

_INDEX = r"(?:0|[1-9][0-9]{0,5})"
_HEX64 = re.compile(r"[0-9a-f]{64}")
_EDIT = re.compile(rf"(?:[0-9a-f]{{64}}:{_INDEX}|#{_INDEX})")
_RECORD = re.compile(rf"(?:[0-9a-f]{{64}}(?::{_INDEX})?|#{_INDEX})")
_RUN = re.compile(rf"(?:[0-9a-f]{{64}}:{_INDEX}|#{_INDEX})\.{_INDEX}")
_CATALOGUE = re.compile(r"[a-z]{1,32}:[^\x00-\x1f\x7f]{1,200}")
_WORD = re.compile(r"[a-z][a-z0-9_]{0,63}")

_P = 2**255 - 19
# The y coordinates of the eight points of small order on Curve25519's twisted Edwards form (RFC 8032 encoding).
_SMALL_ORDER_Y = frozenset(
    {
        0,
        1,
        _P - 1,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    }
)


def is_hash(name: object) -> bool:
    """64 lower-case hex digits: a change, a blob, or a device key."""
    return isinstance(name, str) and _HEX64.fullmatch(name) is not None


def is_device(name: object) -> bool:
    """A device key: 64 hex digits that encode a point in one way only and not one of small order."""
    if not isinstance(name, str) or not is_hash(name):
        return False
    y = int.from_bytes(bytes.fromhex(name), "little") & (2**255 - 1)
    return y < _P and y not in _SMALL_ORDER_Y


def is_edit(name: object) -> bool:
    """`change:index`, or `#index` for an edit of the same change."""
    return isinstance(name, str) and _EDIT.fullmatch(name) is not None


def is_record(name: object) -> bool:
    """A record: `change:index`, the founding change for the plan's own, or `#index` in the same change."""
    return isinstance(name, str) and _RECORD.fullmatch(name) is not None


def is_target(name: object) -> bool:
    """What a reference may point to: a record, or a catalogue key such as `area:Ekliden`."""
    return is_record(name) or (isinstance(name, str) and _CATALOGUE.fullmatch(name) is not None)


def is_run(name: object) -> bool:
    """`edit.splice`: the run of text that one splice put in; or the start of the text."""
    return name == START or (isinstance(name, str) and _RUN.fullmatch(name) is not None)


def is_word(name: object) -> bool:
    """A field's, type's or role's code name."""
    return isinstance(name, str) and _WORD.fullmatch(name) is not None


def resolve(name: str, change: str) -> str:
    """The full name of what `name` means inside `change`: `#3` becomes `change:3`, everything else is itself."""
    return f"{change}:{name[1:]}" if name.startswith("#") else name
