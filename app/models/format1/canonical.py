"""Canonical JSON: one value, one sequence of bytes, so that a hash and a signature mean the same everywhere.

UTF-8, keys sorted by code point, no spaces, no duplicate keys, integers within ±(2^53−1), no floats, no lone
surrogates, at most 12 levels of nesting (counted before anything is parsed). It knows nothing of changes.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import NoReturn, TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

MAX_NESTING = 12
MAX_INTEGER = 2**53 - 1
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
"""A string, also one that never ends: so that each byte is looked at once."""
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class NotCanonical(ValueError):
    """The bytes are not the one canonical form of any value."""


def encode(value: Json) -> bytes:
    """The canonical bytes of `value`; `NotCanonical` when it has none (a float, a lone surrogate, too deep)."""
    _refuse_what_has_no_form(value, 0)
    return dump(value)


def parse(data: bytes) -> Json:
    """The value whose canonical bytes are `data`; `NotCanonical` for everything else."""
    if _nesting(data) > MAX_NESTING:
        raise NotCanonical("nested too deep")
    try:
        value: Json = _decoder().decode(data.decode("utf-8"))
    except ValueError as fault:
        raise NotCanonical(str(fault)) from fault
    if dump(value) != data:
        raise NotCanonical("not in canonical form")
    return value


def dump(value: Json) -> bytes:
    """The canonical bytes of a value known to have them: shallow, without floats or big integers."""
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except UnicodeEncodeError as fault:
        raise NotCanonical("lone surrogate") from fault


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_int=_integer, parse_float=_refuse, parse_constant=_refuse)


def _integer(digits: str) -> int:
    number = int(digits) if len(digits) <= 17 else MAX_INTEGER + 1
    if abs(number) > MAX_INTEGER:
        raise NotCanonical("integer out of range")
    return number


def _refuse(_: str) -> NoReturn:
    raise NotCanonical("a float")


def _refuse_what_has_no_form(value: object, depth: int) -> None:
    if isinstance(value, list | dict):
        if depth >= MAX_NESTING:
            raise NotCanonical("nested too deep")
        if isinstance(value, dict) and not all(isinstance(key, str) for key in value):
            raise NotCanonical("a key that is not text")
        for item in value.values() if isinstance(value, dict) else value:
            _refuse_what_has_no_form(item, depth + 1)
    elif isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise NotCanonical("integer out of range")
    elif value is not None and not isinstance(value, str):
        raise NotCanonical(f"a {type(value).__name__}")


def _nesting(data: bytes) -> int:
    """The deepest level of brackets outside strings; bytes are enough, since UTF-8 never hides an ASCII character."""
    if data.count(b"[") + data.count(b"{") <= MAX_NESTING:
        return 0
    depth = deepest = 0
    for byte in _STRING.sub(b"", data).translate(None, _ALL_BUT_BRACKETS):
        depth += 1 if byte in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest
