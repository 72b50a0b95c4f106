"""Whatever bytes come, the verifier answers with a verdict: no exception, no flood, no text that steers a terminal."""

from __future__ import annotations

import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exchange.asice.certificates import read_certificate
from app.exchange.asice.faults import Fault
from app.models.verdict import Problem
from app.models.wording.packages import problem_sentence, verdict_text

calm = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
edits = st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=6)


def edited(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    for position, inserted, removed in changes:
        at = position % (len(data) + 1)
        data = data[:at] + inserted + data[at + removed :]
    return data


@calm
@given(edits)
def test_a_mangled_archive_is_never_trusted_and_never_an_exception(bench, small, changes) -> None:
    mangled = edited(small, changes)
    if mangled != small:
        assert bench.judge(mangled).verdict == "rejected"


@calm
@given(edits, st.sampled_from([b"META-INF/signatures0.xml", b"META-INF/manifest.xml", b"handslag.json", b"mimetype"]))
def test_a_mangled_file_in_a_sound_archive_is_rejected(bench, small, changes, name) -> None:
    before = next(part.data for part in bench.parts(small) if part.name == name)
    after = edited(before, changes)
    if after != before:
        assert bench.judge(bench.with_part(small, name, data=after)).verdict == "rejected"


@calm
@given(st.binary(max_size=400))
def test_any_bytes_at_all_get_a_verdict(bench, data) -> None:
    for junk in (data, b"PK\x03\x04" + data, data + b"PK\x05\x06" + bytes(18)):
        assert bench.judge(junk).verdict == "rejected"


@calm
@given(edits)
def test_a_mangled_certificate_is_read_or_called_damaged(bench, changes) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        read_certificate(edited(bench.chair.certificate.public_bytes(Encoding.DER), changes))
    except Fault as fault:
        assert fault.code in ("certificate-damaged", "key-unsupported", "key-weak")


def test_xml_as_large_as_allowed_takes_no_time_to_speak_of(bench, small, part) -> None:
    declaration = b"<?xml version='1.0' encoding='UTF-8'?>\n"
    flood = declaration + b"<a>" + b"<b/>" * 260_000 + b"</a>"
    extra = [part(b"META-INF/signatures%d.xml" % number, flood) for number in range(1, 3)]
    before = time.process_time()
    assert bench.judge(bench.with_extra(small, *extra[:1])).verdict == "rejected"
    assert bench.judge(bench.with_extra(small, *extra)).verdict == "rejected"
    assert time.process_time() - before < 5


def test_signatures_beyond_all_measure_are_not_read(bench, small, part) -> None:
    flood = [part(b"META-INF/signatures%d.xml" % number, bytes(1 << 20)) for number in range(1, 4)]
    assert bench.codes(bench.with_extra(small, *flood)) == {"zip-too-large"}


def test_a_file_that_inflates_for_ever_is_not_kept_in_memory(bench, small) -> None:
    packer = zlib.compressobj(9, wbits=-15)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(60)) + packer.flush()
    forged = bench.with_part(
        small, b"handslag.json", method=8, packed=body, size=60 << 20, crc=zlib.crc32(bytes(60 << 20))
    )
    assert "zip-too-large" in bench.codes(forged)


@pytest.mark.parametrize("text", ["\x1b[2Jhej", "a\nb", "\u202eabc", "\x00"])
def test_text_from_strangers_cannot_steer_a_terminal(bench, small, text) -> None:
    person = bench.person("Eva" + text, "Organisation" + text)
    assert read_certificate(der(person)).name.isprintable()
    assert problem_sentence(Problem("zip-crc", "rejected", text)).isprintable()
    verdict = bench.judge(small)
    assert all(line.isprintable() for line in verdict_text(verdict).splitlines())


def der(person) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return person.certificate.public_bytes(Encoding.DER)
