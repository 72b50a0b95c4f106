"""What the signed handslag.json says must agree with what lies beside it."""

from __future__ import annotations

import json

import pytest

from app.exchange import asice
from app.exchange.asice.content import read_content
from app.exchange.asice.faults import Fault


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"package": ""}, "content-damaged"),
        ({"package": 7}, "content-damaged"),
        ({"package": "left out"}, "content-damaged"),
        ({"version": 0}, "content-damaged"),
        ({"version": True}, "content-damaged"),
        ({"version": "1"}, "content-damaged"),
        ({"previous": "abc"}, "content-damaged"),
        ({"payload": []}, "content-damaged"),
        ({"payload": "left out"}, "content-damaged"),
        ({"payload": {}}, "content-differs"),
        ({"required_signers": {}}, "content-damaged"),
        ({"required_signers": ["x"]}, "content-damaged"),
        ({"required_signers": [{"role": "ordförande"}]}, "content-damaged"),
    ],
)
def test_a_signed_description_that_does_not_hold_is_refused(bench, tmp_path, members, code) -> None:
    files = bench.files(**members)
    data = packed(bench, tmp_path, files)
    assert bench.codes(data) == {code}
    assert bench.judge(data).verdict == "rejected"


def packed(bench, tmp_path, files):
    """Signed without the writer's own check, which would refuse to sign what it describes."""
    path = tmp_path / "paket.asice"
    asice.write_container(path, bench.files(), container_day())
    asice.sign_container(path, bench.chair, "ordförande", bench.chair.certificate.not_valid_before_utc)
    import base64
    import hashlib

    content = files[0].content
    data = bench.with_part(path.read_bytes(), b"handslag.json", data=content)

    def change(root):
        ds = "{http://www.w3.org/2000/09/xmldsig#}"
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        root.find(f".//{ds}Reference/{ds}DigestValue").text = digest

    return bench.with_xml(data, change, signer=bench.chair)


def container_day():
    from datetime import date

    return date(2015, 3, 2)


@pytest.mark.parametrize("members", [{"required_signers": []}, {"required_signers": "left out"}])
def test_a_package_that_does_not_say_who_must_sign_is_incomplete(bench, tmp_path, members) -> None:
    data = bench.package(tmp_path, files=bench.files(**members)).read_bytes()
    assert bench.codes(data) == {"required-signers-missing"}
    assert bench.judge(data).verdict == "incomplete"


def test_a_package_of_other_files_is_genuine_but_incomplete(bench, tmp_path) -> None:
    data = bench.package(tmp_path, files=[asice.PayloadFile("a.txt", "text/plain", b"x")]).read_bytes()
    verdict = bench.judge(data)
    assert (verdict.verdict, verdict.intact, verdict.complete) == ("incomplete", True, False)
    assert "content-missing" in bench.codes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        b"{" * 100_000,
        b"[" * 100_000,
        b'{"package": NaN}',
        b'{"package": "a", "package": "b"}',
        b'{"package": "\\ud800", "version": 1, "payload": {}}',
        b'{"version": ' + b"9" * 5000 + b"}",
    ],
)
def test_json_that_readers_disagree_on_is_refused(data) -> None:
    with pytest.raises(Fault) as fault:
        read_content(data, {})
    assert fault.value.code == "content-damaged"


def test_a_file_that_the_description_does_not_name_is_seen() -> None:
    data = json.dumps({"package": "p", "version": 1, "payload": {"a": "0" * 64}}).encode()
    assert read_content(data, {"a": "0" * 64, "handslag.json": "1" * 64}).package == "p"
    for digests in ({}, {"a": "0" * 64, "b": "1" * 64}, {"a": "1" * 64}):
        with pytest.raises(Fault) as fault:
            read_content(data, digests)
        assert fault.value.code == "content-differs"
