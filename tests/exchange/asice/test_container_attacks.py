"""The container says what it is, lists what it holds, and brings nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

MANIFEST = b"META-INF/manifest.xml"


def order(bench, data, *names):
    parts = {part.name: part for part in bench.parts(data)}
    chosen = [parts.pop(name) for name in names]
    return bench.forge([*chosen, *parts.values()])


def test_a_package_without_mimetype_is_refused(bench, package) -> None:
    assert bench.codes(bench.without(package, b"mimetype")) == {"mimetype-missing"}


def test_the_mimetype_must_come_first(bench, package) -> None:
    assert bench.codes(order(bench, package, b"plan.json")) == {"mimetype-not-first"}


def test_the_mimetype_must_not_be_deflated(bench, package) -> None:
    assert bench.codes(bench.with_part(package, b"mimetype", method=8)) == {"mimetype-compressed"}


@pytest.mark.parametrize(
    "content",
    [b"application/zip", b"\xef\xbb\xbfapplication/vnd.etsi.asic-e+zip", b"application/vnd.etsi.asic-e+zip\n", b""],
)
def test_another_mimetype_is_refused(bench, package, content) -> None:
    assert bench.codes(bench.with_part(package, b"mimetype", data=content)) == {"mimetype-wrong"}


def test_a_package_without_manifest_is_refused(bench, package) -> None:
    assert bench.codes(bench.without(package, MANIFEST)) == {"manifest-missing"}


def manifest_changed(bench, package, before, after):
    part = next(part for part in bench.parts(package) if part.name == MANIFEST)
    assert before in part.data
    return bench.with_part(package, MANIFEST, data=part.data.replace(before, after, 1))


PLAN = b'<manifest:file-entry manifest:full-path="plan.json" manifest:media-type="application/json"/>'


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (PLAN, PLAN + PLAN, "manifest-entry-twice"),
        (PLAN, b"", "manifest-file-unlisted"),
        (PLAN, PLAN + PLAN.replace(b"plan.json", b"absent.txt"), "manifest-file-missing"),
        (PLAN, PLAN.replace(b"application/json", b"text/html"), "manifest-media-type"),
        (PLAN, PLAN.replace(b"/>", b' extra="1"/>'), "manifest-damaged"),
        (b'version="1.2"', b'version="1.3"', "manifest-damaged"),
        (b"asic-e+zip", b"asic-s+zip", "manifest-damaged"),
        (PLAN, b" " + PLAN, "xml-not-canonical"),
        (PLAN, b"<!-- hidden -->" + PLAN, "xml-unexpected"),
        (PLAN, PLAN.replace(b'"plan.json"', b"'plan.json'"), "xml-not-canonical"),
        (b"<manifest:manifest", b"<!DOCTYPE x><manifest:manifest", "xml-doctype"),
        (b"</manifest:manifest>", b"", "xml-malformed"),
    ],
)
def test_a_manifest_that_is_not_as_written_is_refused(bench, package, before, after, code) -> None:
    forged = manifest_changed(bench, package, before, after)
    assert code in bench.codes(forged)
    assert bench.judge(forged).verdict == "rejected"


def test_an_unsigned_extra_file_is_refused(bench, package, part) -> None:
    forged = bench.with_extra(package, part(b"extra.txt", b"x"))
    assert bench.codes(forged) >= {"manifest-file-unlisted", "reference-not-covered"}
    verdict = bench.judge(forged)
    assert verdict.verdict == "rejected"
    assert not any(signer.valid for signer in verdict.signers)


def test_an_extra_file_listed_in_the_manifest_is_refused_all_the_same(bench, package, part) -> None:
    listed = manifest_changed(bench, package, PLAN, PLAN + PLAN.replace(b"plan.json", b"extra.txt"))
    codes = bench.codes(bench.with_extra(listed, part(b"extra.txt", b"x")))
    assert "reference-not-covered" in codes


def test_a_missing_payload_file_is_refused(bench, package) -> None:
    assert bench.codes(bench.without(package, b"plan.json")) >= {"manifest-file-missing", "reference-unknown-file"}


def test_a_package_with_nothing_in_it_is_refused(bench, package) -> None:
    empty = bench.forge(part for part in bench.parts(package) if part.name.startswith(b"m"))
    assert bench.codes(empty) >= {"no-payload", "no-signature"}


def test_a_package_without_signature_is_refused(bench, small) -> None:
    unsigned = bench.without(small, b"META-INF/signatures0.xml")
    assert bench.codes(unsigned) == {"no-signature"}
    assert bench.judge(unsigned).verdict == "rejected"


def test_a_changed_file_with_every_checksum_put_right_breaks_every_signature(bench, package) -> None:
    forged = bench.with_part(package, b"plan.json", data=b'{"plan": 2}')
    verdict = bench.judge(forged)
    assert [signer.valid for signer in verdict.signers] == [False, False]
    assert "digest-differs" in bench.codes(forged)


def test_the_order_of_the_payload_is_of_no_consequence(bench, package) -> None:
    parts = bench.parts(package)
    swapped = bench.forge([parts[0], *reversed(parts[1:])])
    assert bench.judge(swapped).intact


def test_the_same_signature_twice_is_refused(bench, package) -> None:
    first = next(part for part in bench.parts(package) if part.name == b"META-INF/signatures0.xml")
    forged = bench.with_extra(package, replace(first, name=b"META-INF/signatures7.xml"))
    assert bench.codes(forged) == {"signature-twice"}
    assert bench.judge(forged).verdict == "rejected"


def test_a_signature_from_another_package_is_refused(bench, package, tmp_path) -> None:
    other = bench.package(tmp_path, (bench.agent, "ombud"), files=bench.files(version=2)).read_bytes()
    grafted = next(part for part in bench.parts(other) if part.name == b"META-INF/signatures0.xml")
    forged = bench.with_part(package, b"META-INF/signatures1.xml", data=grafted.data)
    assert "digest-differs" in bench.codes(forged)
    assert bench.judge(forged).verdict == "rejected"


def test_one_of_two_signatures_removed_leaves_an_incomplete_package(bench, package) -> None:
    verdict = bench.judge(bench.without(package, b"META-INF/signatures1.xml"))
    assert (verdict.verdict, verdict.intact, verdict.complete) == ("incomplete", True, False)
    assert [problem.subject for problem in verdict.problems] == ["ombud, AB Exempelhem"]
