"""One value has one canonical form, and nothing else is let in."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.format1.canonical import MAX_INTEGER, MAX_NESTING, NotCanonical, encode, parse

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_is_written_reads_back_as_itself(value: object) -> None:
    assert parse(encode(value)) == value  # type: ignore[arg-type]


@given(values)
def test_bytes_that_read_are_the_only_bytes_of_their_value(value: object) -> None:
    data = encode(value)  # type: ignore[arg-type]
    assert encode(parse(data)) == data


@given(values, st.integers(0, 200), st.integers(0, 255))
def test_a_changed_byte_never_reads_as_the_same_value(value: object, at: int, byte: int) -> None:
    data = bytearray(encode([value]))  # type: ignore[list-item]
    at %= len(data)
    if data[at] == byte:
        return
    data[at] = byte
    with suppress(NotCanonical):
        assert repr(parse(bytes(data))) != repr([value])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"1.0",
        b"1e3",
        b"-0",
        b"01",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b"-9007199254740992",
        b"9" * 5000,
        b'"\\u00e5"',
        b'"\\ud800"',
        b'"\\/"',
        b"\xff",
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf1",
        b"1\n",
        b"[" * 13 + b"]" * 13,
        b"[" * 100_000,
    ],
)
def test_other_forms_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        parse(data)


def test_twelve_levels_are_allowed_and_thirteen_are_not() -> None:
    deep: object = 1
    for _ in range(MAX_NESTING):
        deep = [deep]
    assert parse(encode(deep)) == deep  # type: ignore[arg-type]
    with pytest.raises(NotCanonical):
        encode([deep])  # type: ignore[list-item]


def test_brackets_inside_text_do_not_count_as_nesting() -> None:
    value = '["{\\' * 40
    assert parse(encode(value)) == value


@pytest.mark.parametrize("value", [1.5, float("nan"), "\ud800", MAX_INTEGER + 1, {1: "a"}, b"a", (1,)])
def test_what_has_no_form_cannot_be_written(value: object) -> None:
    with pytest.raises(NotCanonical):
        encode([value])  # type: ignore[list-item]


def test_swedish_letters_stand_as_themselves_and_keys_sort_by_code_point() -> None:
    assert encode({"ö": "å", "z": 1, "Z": None}).decode() == '{"Z":null,"z":1,"ö":"å"}'
    assert json.loads(encode({"a": '\n"\\\x01'})) == {"a": '\n"\\\x01'}


@given(st.text('"\\\\[]{}a', max_size=40))
def test_nesting_is_counted_outside_strings_however_they_are_escaped_or_end(inside: str) -> None:
    assert parse(encode([inside] * 14)) == [inside] * 14  # type: ignore[list-item]
    deep = b"[" * 12 + encode(inside) + b"]" * 12
    assert parse(deep) is not None
    with pytest.raises(NotCanonical, match="nested too deep"):
        parse(b"[" + deep + b"]")


def test_a_line_made_to_be_slow_is_refused_in_one_pass() -> None:
    for data in (b'"' + b'\\"' * 300_000 + b"[" * 13, b'"' + b"\\" * 300_001, b'"[' * 300_000):
        with pytest.raises(NotCanonical):
            parse(b"[" * 13 + data)
