"""Header, words and line: which faults refuse a change, which only silence its words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.format1.canonical import encode
from app.models.format1.change import (
    MAX_LINE,
    Header,
    NewerVersion,
    Refused,
    Sealed,
    check_hashes,
    read_header,
    read_line,
    read_words,
    sha256,
    write_header,
    write_line,
    write_words,
)

A, B = "a" * 64, "b" * 64
KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
HEADER = Header(A, KEY, (A, B), 1_429_797_600_000, A, B, 2)
SALT = bytes(range(16))
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    st.sets(st.text("0123456789abcdef", min_size=64, max_size=64), min_size=1, max_size=4),
    st.integers(0, 2**53 - 1),
    st.integers(0, 10_000),
)
def test_a_header_reads_as_it_was_written(after: set[str], at: int, n: int) -> None:
    header = Header(A, KEY, tuple(sorted(after)), at, A, B, n)
    assert read_header(write_header(header)) == header


def test_only_the_founding_change_has_no_parents_and_no_plan() -> None:
    assert read_header(write_header(replace(HEADER, plan=None, after=())))
    for wrong in (replace(HEADER, plan=None), replace(HEADER, after=())):
        with pytest.raises(Refused):
            read_header(write_header(wrong))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("by", A[:-1]),
        ("by", KEY.upper()),
        ("by", "01" + "00" * 31),
        ("after", [B, A]),
        ("after", [A, A]),
        ("after", "a"),
        ("at", -1),
        ("at", True),
        ("at", "1"),
        ("n", 10_001),
        ("n", None),
        ("ops", "x"),
        ("words", A + "0"),
        ("plan", "x"),
        ("v", True),
        ("v", "1"),
        ("more", 1),
    ],
)
def test_a_fault_in_the_header_refuses_the_change(key: str, value: Any) -> None:
    body = json.loads(write_header(HEADER)) | {key: value}
    with pytest.raises(Refused):
        read_header(encode(body))


def test_a_missing_key_refuses_and_a_newer_version_waits() -> None:
    body = json.loads(write_header(HEADER))
    for key in body:
        with pytest.raises(Refused):
            read_header(encode({k: v for k, v in body.items() if k != key}))
    with pytest.raises(NewerVersion):
        read_header(encode(body | {"v": 2, "colour": "blue"}))


def test_a_header_with_a_space_in_it_is_refused() -> None:
    with pytest.raises(Refused):
        read_header(write_header(HEADER).replace(b",", b", ", 1))


@given(text, st.lists(st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text, max_size=5))
def test_words_read_as_they_were_written(note: str, values: list[Any]) -> None:
    words = read_words(write_words(SALT, note, tuple(values)), len(values))
    assert words is not None
    assert (words.note, list(words.values)) == (note, values)


def test_words_are_cut_or_filled_out_to_the_number_the_header_says() -> None:
    data = write_words(SALT, "", ("a", "b"))
    cut, filled = read_words(data, 1), read_words(data, 3)
    assert cut is not None
    assert filled is not None
    assert cut.values == ("a",)
    assert filled.values == ("a", "b", None)


@pytest.mark.parametrize(
    "data", [None, b"", b"{}", b'{"note":"", "salt":"", "words":[]}', b'{"note":1,"salt":"","words":[]}', b"[]"]
)
def test_faulty_words_read_as_missing_and_never_decide_whether_the_change_exists(data: bytes | None) -> None:
    assert read_words(data, 1) is None


def test_a_word_that_is_no_single_value_reads_as_empty() -> None:
    words = read_words(encode({"salt": "0" * 32, "note": "", "words": [["x"], {"a": 1}, "y"]}), 3)
    assert words is not None
    assert words.values == (None, None, "y")


def sealed() -> Sealed:
    ops, words = b'{"ops":[]}', write_words(SALT, "åäö", ("x",))
    header = write_header(replace(HEADER, ops=sha256(ops), words=sha256(words)))
    return Sealed(header, ops, words, bytes(64))


def test_a_line_carries_the_pieces_unchanged_with_or_without_words() -> None:
    whole = sealed()
    redacted = replace(whole, words=None)
    assert read_line(write_line(whole)) == whole
    assert read_line(write_line(redacted)) == redacted
    assert b"words" not in json.loads(write_line(redacted))


@given(st.integers(0, 2000), st.integers(1, 255))
def test_no_flipped_byte_of_a_line_gets_past_hash_and_shape(at: int, flip: int) -> None:
    whole = sealed()
    line = bytearray(write_line(whole))
    line[at % len(line)] ^= flip
    try:
        read = read_line(bytes(line))
        check_hashes(read_header(read.header), read)
    except (Refused, NewerVersion):
        return
    assert read.id != whole.id or read.signature != whole.signature


@pytest.mark.parametrize("cut", [1, 10, 200])
def test_a_truncated_line_is_refused(cut: int) -> None:
    with pytest.raises(Refused):
        read_line(write_line(sealed())[:-cut])


def test_a_line_that_is_too_long_or_has_other_keys_is_refused() -> None:
    body = json.loads(write_line(sealed()))
    wrong: list[dict[str, Any]] = [
        body | {"more": "x"},
        body | {"ops": None},
        body | {"signature": body["signature"].upper() + "A"},
        body | {"signature": "zz" * 64},
        {k: v for k, v in body.items() if k != "ops"},
    ]
    for item in wrong:
        with pytest.raises(Refused):
            read_line(encode(item))
    with pytest.raises(Refused):
        read_line(encode(body | {"words": "x" * MAX_LINE}))


def test_pieces_that_are_not_what_the_header_names_are_refused() -> None:
    whole = sealed()
    header = read_header(whole.header)
    check_hashes(header, whole)
    check_hashes(header, replace(whole, words=None))
    for wrong in (replace(whole, ops=b'{"ops":[{}]}'), replace(whole, words=b"{}")):
        with pytest.raises(Refused):
            check_hashes(header, wrong)
