"""Every trick with the archive itself is refused, each by its own name."""

from __future__ import annotations

import random
import struct
import zlib
from dataclasses import replace

import pytest

PDF = b"plan.json"


def test_an_honest_archive_put_together_again_is_the_same_bytes(bench, package) -> None:
    assert bench.forge(bench.parts(package)) == package
    assert bench.judge(package).verdict == "trusted"


def test_deflated_payload_of_other_tools_is_read(bench, package) -> None:
    repacked = bench.forge(
        replace(one, method=8) if not one.name.startswith(b"m") else one for one in bench.parts(package)
    )
    assert bench.judge(repacked).verdict == "trusted"


LIES = {
    "zip-crc": {"crc": 1},
    "zip-size-lie": {"method": 8, "size": 5},
    "zip-encrypted": {"flags": 1},
    "zip-descriptor": {"flags": 8},
    "zip-flags": {"flags": 0x10},
    "zip-method": {"method": 12},
    "zip-version": {"needed": 63},
    "zip-attributes": {"attributes": 0o100755 << 16},
    "zip-symlink": {"attributes": 0o120777 << 16},
    "name-folder": {"attributes": 0o040755 << 16},
    "zip-many-disks": {"disk": 1},
    "zip-comment": {"comment": b"x"},
    "zip-header-mismatch": {"local": {"name": b"plan.jsom"}},
    "zip-data-damaged": {"method": 8, "packed": b"\xff\xff"},
    "zip-gap": {"gap": b"hidden"},
    "zip-zip64": {"size": 0xFFFFFFFF},
}


@pytest.mark.parametrize("code", LIES)
def test_a_lie_about_one_file_is_called_by_its_name(bench, package, code) -> None:
    forged = bench.with_part(package, PDF, **LIES[code])
    assert code in bench.codes(forged)
    assert bench.judge(forged).verdict == "rejected"


@pytest.mark.parametrize(
    "local",
    [{"crc": 7}, {"size": 1}, {"packed_size": 1}, {"method": 8}, {"needed": 10}, {"flags": 0x800}],
)
def test_the_two_headers_of_a_file_must_say_the_same(bench, package, local) -> None:
    assert bench.codes(bench.with_part(package, PDF, local=local)) == {"zip-header-mismatch"}


@pytest.mark.parametrize(
    ("local", "code"),
    [({"flags": 8}, "zip-descriptor"), ({"flags": 1}, "zip-encrypted"), ({"extra": b"ABCD"}, "zip-extra-field")],
)
def test_a_local_header_alone_cannot_bring_what_is_forbidden(bench, package, local, code) -> None:
    assert bench.codes(bench.with_part(package, PDF, local=local)) == {code}


def test_a_deflated_file_that_is_shorter_than_it_says_is_refused(bench, package) -> None:
    assert "zip-size-lie" in bench.codes(bench.with_part(package, PDF, method=8, size=500))


def test_an_extra_field_in_the_directory_is_refused(bench, package) -> None:
    assert bench.codes(bench.with_part(package, PDF, central_extra=b"\x01\x00\x00\x00")) == {"zip-extra-field"}


def test_a_stored_file_with_two_sizes_is_refused(bench, package) -> None:
    assert "zip-size-lie" in bench.codes(bench.with_part(package, PDF, size=3))


@pytest.mark.parametrize("missing", [0, 1])
def test_deflated_data_must_end_where_the_headers_say(bench, package, missing) -> None:
    data = b'{"plan": 1}'
    packer = zlib.compressobj(wbits=-15)
    body = packer.compress(data) + packer.flush()
    longer = bench.with_part(package, PDF, method=8, packed=body + b"tail")
    assert "zip-gap" in bench.codes(longer)
    cut = bench.with_part(package, PDF, method=8, packed=body[:-1])
    assert "zip-data-damaged" in bench.codes(cut)


def test_a_bomb_is_stopped_at_the_size_it_claims(bench, package) -> None:
    packer = zlib.compressobj(9, wbits=-15)
    body = packer.compress(bytes(50_000_000)) + packer.flush()
    assert "zip-size-lie" in bench.codes(bench.with_part(package, PDF, method=8, packed=body, size=1000))
    honest_bomb = bench.with_part(package, b"META-INF/signatures0.xml", method=8, packed=body, size=50_000_000)
    assert "zip-too-large" in bench.codes(honest_bomb)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"prefix": b"MZ prefix"}, "zip-prefix"),
        ({"gap": b"between"}, "zip-gap"),
        ({"trailing": b"after"}, "zip-trailing"),
        ({"comment": b"hello"}, "zip-comment"),
        ({"disk": 1}, "zip-many-disks"),
        ({"here": 1}, "zip-many-disks"),
        ({"count": 0xFFFF, "here": 0xFFFF}, "zip-zip64"),
        ({"count": 2000, "here": 2000}, "zip-too-many"),
        ({"count": 3, "here": 3}, "zip-gap"),
        ({"count": 30, "here": 30}, "zip-damaged-directory"),
    ],
)
def test_bytes_that_belong_to_no_file_are_refused(bench, package, changes, code) -> None:
    forged = bench.forge(bench.parts(package), **changes)
    assert bench.codes(forged) == {code}
    assert bench.judge(forged).verdict == "rejected"


def test_a_prefix_that_the_directory_does_not_count_is_refused(bench, package) -> None:
    assert bench.codes(b"MZ" + package) == {"zip-prefix"}


def test_bytes_hidden_in_the_directory_are_refused(bench, package) -> None:
    fields = list(struct.unpack("<4s4H2IH", package[-22:]))
    fields[5] += 6
    hidden = package[:-22] + b"hidden" + struct.pack("<4s4H2IH", *fields)
    assert bench.codes(hidden) == {"zip-gap"}


def test_two_directory_entries_for_one_place_are_refused(bench, package) -> None:
    start = struct.unpack_from("<I", package, len(package) - 6)[0]
    directory = package[start:-22]
    first_length = 46 + len("mimetype")
    doubled = directory[:first_length] + directory
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 8, 8, len(doubled), start, 0)
    assert bench.codes(package[:start] + doubled + end) <= {"zip-overlap", "zip-damaged-directory", "zip-many-disks"}
    assert bench.judge(package[:start] + doubled + end).verdict == "rejected"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (b"../evil.txt", "name-unsafe"),
        (b"/etc/passwd", "name-unsafe"),
        (b"C:evil.txt", "name-unsafe"),
        (b"a\\b.txt", "name-unsafe"),
        (b"a/./b", "name-unsafe"),
        (b"a\x00b", "name-unsafe"),
        ("\u202egpj.exe".encode(), "name-unsafe"),
        (b"", "name-unsafe"),
        (b"x" * 201, "name-unsafe"),
        (b"CON", "name-reserved"),
        (b"nul.txt", "name-reserved"),
        (b"Com1.pdf", "name-reserved"),
        (b"dot.", "name-reserved"),
        (b"folder/", "name-folder"),
        (b"folder/file.txt", "name-folder"),
        (b"META-INF/evil.xml", "meta-inf-unknown"),
        (b"meta-inf/manifest.xml", "name-alike"),
        (b"META-INF/signatures00.xml", "meta-inf-unknown"),
        (b"PLAN.JSON", "name-alike"),
        (b"plan.json", "name-twice"),
        (b"mimetype", "name-twice"),
        (b"META-INF/manifest.xml", "name-twice"),
        (b"META-INF/signatures0.xml", "name-twice"),
        ("a\u030atga\u0308rder.txt".encode(), "name-not-nfc"),
        ("a\u030atga\u0308rder + 50 %.txt".encode(), "name-alike"),
    ],
)
def test_a_dangerous_name_is_refused(bench, package, part, name, code) -> None:
    forged = bench.with_extra(package, part(name, b"x"))
    assert bench.codes(forged) == {code}
    assert bench.judge(forged).verdict == "rejected"


def test_a_name_that_is_not_utf8_is_refused(bench, package, part) -> None:
    assert bench.codes(bench.with_extra(package, part(b"\xe5.txt", b"x"))) == {"name-not-utf8"}
    assert bench.codes(bench.with_extra(package, part("å.txt".encode(), b"x", flags=0))) == {"name-not-utf8"}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "file-empty"), (b"hej", "not-a-zip"), (b"x" * 500, "not-a-zip"), (b"PK\x03\x04", "zip-truncated")],
)
def test_what_is_no_package_is_rejected(bench, data, code) -> None:
    assert bench.codes(data) == {code}
    assert bench.judge(data).verdict == "rejected"


def test_a_package_cut_off_anywhere_is_rejected(bench, small) -> None:
    for length in range(0, len(small), 7):
        assert bench.judge(small[:length]).verdict == "rejected", length


def test_one_changed_byte_anywhere_is_rejected(bench, small) -> None:
    chance = random.Random(2015)
    headers = [at for at in range(len(small)) if small[at : at + 2] == b"PK"]
    positions = {start + step for start in headers for step in range(50) if start + step < len(small)}
    positions |= set(range(len(small) - 22, len(small))) | set(chance.sample(range(len(small)), 600))
    for position in sorted(positions):
        changed = bytearray(small)
        changed[position] ^= 1 << chance.randrange(8)
        verdict = bench.judge(bytes(changed))
        assert verdict.verdict == "rejected", position
        assert not verdict.intact
