"""A genuine signature is trusted only when the trust list vouches for the person, in that role, at that time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import asice, office
from app.exchange.asice.verifier import _assign


def signed_by(bench, tmp_path, *signers, **members):
    return bench.package(tmp_path, *signers, files=bench.files(**members)).read_bytes()


def only_signer(verdict):
    assert len(verdict.signers) == 1
    return verdict.signers[0], {problem.code for problem in verdict.signers[0].problems}


def test_without_a_trust_list_a_genuine_package_is_untrusted(package, bench, at, tmp_path) -> None:
    (tmp_path / "p.asice").write_bytes(package)
    verdict = asice.verify(tmp_path / "p.asice", None, at)
    assert (verdict.verdict, verdict.intact, verdict.complete) == ("untrusted", True, False)
    assert all(signer.valid and not signer.trusted for signer in verdict.signers)
    assert bench.codes(package) == set()


def test_a_person_who_is_not_listed_is_untrusted(bench, small) -> None:
    verdict = bench.judge(small, bench.trusting())
    signer, codes = only_signer(verdict)
    assert (verdict.verdict, signer.valid, signer.trusted, codes) == ("untrusted", True, False, {"signer-unknown"})


def test_the_trust_list_says_the_name_whatever_the_certificate_says(bench, small) -> None:
    pin = office.pin(bench.chair.certificate, "ordförande", name="Åsa Öberg Lind", organisation="Nämnden")
    signer, _ = only_signer(bench.judge(small, bench.trusting([pin])))
    assert (signer.name, signer.organisation, signer.trusted) == ("Åsa Öberg Lind", "Nämnden", True)


def test_a_listed_person_in_another_role_is_untrusted(bench, tmp_path) -> None:
    data = signed_by(bench, tmp_path, (bench.chair, "direktör"))
    assert only_signer(bench.judge(data))[1] == {"role-differs"}
    assert bench.judge(data).verdict == "untrusted"


def test_a_person_may_be_listed_in_two_roles(bench, tmp_path) -> None:
    pins = [office.pin(bench.chair.certificate, role) for role in ("ordförande", "direktör")]
    data = signed_by(bench, tmp_path, (bench.chair, "direktör"))
    assert only_signer(bench.judge(data, bench.trusting(pins)))[0].trusted


def test_a_certificate_from_a_listed_authority_is_trusted_in_the_role_it_states(bench, tmp_path) -> None:
    person = bench.person("Eva Ek", "Exempelnämnden", role="ordförande")
    trusting = bench.trusting(authorities=[bench.authority])
    data = signed_by(
        bench,
        tmp_path,
        (person, "ordförande"),
        required_signers=[{"role": "ordförande", "organisation": "Exempelnämnden"}],
    )
    assert bench.judge(data, trusting).verdict == "trusted"


def test_a_role_that_only_the_signer_states_does_not_count(bench, tmp_path) -> None:
    person = bench.person("Eva Ek", "Exempelnämnden")
    data = signed_by(
        bench,
        tmp_path,
        (person, "ordförande"),
        required_signers=[{"role": "ordförande", "organisation": "Exempelnämnden"}],
    )
    verdict = bench.judge(data, bench.trusting(authorities=[bench.authority]))
    signer, codes = only_signer(verdict)
    assert (verdict.verdict, signer.trusted, codes) == ("incomplete", True, {"role-not-vouched"})


def test_a_role_other_than_the_certificates_is_untrusted(bench, tmp_path) -> None:
    person = bench.person("Eva Ek", "Exempelnämnden", role="handläggare")
    data = signed_by(bench, tmp_path, (person, "ordförande"))
    assert only_signer(bench.judge(data, bench.trusting(authorities=[bench.authority])))[1] == {"role-differs"}


def test_an_authority_of_the_same_name_is_an_impostor(bench, tmp_path, at) -> None:
    impostor = office.make_office("Exempelutfärdaren", at)
    person = bench.person("Åsa Öberg", "Exempelnämnden", issuer=impostor, role="ordförande")
    data = signed_by(bench, tmp_path, (person, "ordförande"))
    verdict = bench.judge(data, bench.trusting(authorities=[bench.authority]))
    assert only_signer(verdict)[1] == {"issuer-impostor"}
    assert verdict.verdict == "untrusted"


def test_a_signer_who_plays_authority_is_not_one(bench, tmp_path) -> None:
    signer_as_authority = office.Office(bench.chair.key, bench.chair.certificate)
    person = bench.person("Eva Ek", "Exempelnämnden", issuer=signer_as_authority, role="ordförande")
    data = signed_by(bench, tmp_path, (person, "ordförande"))
    verdict = bench.judge(data, bench.trusting(authorities=[signer_as_authority]))
    assert only_signer(verdict)[1] == {"authority-unfit"}


@pytest.mark.parametrize("which", ["signer", "authority"])
def test_a_revoked_certificate_is_refused_whatever_time_it_claims(bench, tmp_path, which) -> None:
    person = bench.person("Eva Ek", "Exempelnämnden", role="ordförande")
    revoked = {"signer": person, "authority": bench.authority}[which].certificate
    trusting = bench.trusting(authorities=[bench.authority], revoked=[office.fingerprint(revoked)])
    data = signed_by(bench, tmp_path, (person, "ordförande"))
    assert only_signer(bench.judge(data, trusting))[1] == {"certificate-revoked"}
    assert bench.judge(data, trusting).verdict == "untrusted"


def test_a_certificate_that_has_expired_is_untrusted_though_it_was_valid_when_signing(bench, small, at, years) -> None:
    late = bench.trusting(bench.pins, valid_for=years(9))
    verdict = bench.judge(small, late, at + years(4))
    assert only_signer(verdict)[1] == {"certificate-expired"}
    assert (verdict.verdict, verdict.intact) == ("untrusted", True)


def resigned_at(bench, small, text):
    def change(root):
        root.find(".//{http://uri.etsi.org/01903/v1.3.2#}SigningTime").text = text

    return bench.with_xml(small, change, signer=bench.chair)


def test_a_signature_from_before_the_certificate_is_untrusted(bench, small) -> None:
    assert only_signer(bench.judge(resigned_at(bench, small, "2014-01-01T00:00:00Z")))[1] == {
        "certificate-not-yet-valid"
    }


def test_a_signature_from_the_future_is_untrusted(bench, small) -> None:
    assert only_signer(bench.judge(resigned_at(bench, small, "2015-03-03T09:00:00Z")))[1] == {"signed-in-future"}


def test_clocks_may_differ_a_little(bench, small) -> None:
    assert only_signer(bench.judge(resigned_at(bench, small, "2015-03-02T09:05:00Z")))[0].trusted


def test_a_certificate_without_the_right_usage_is_untrusted(bench, small, monkeypatch, tmp_path) -> None:
    usage = office._usage(authority=False)
    without = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
    assert usage.content_commitment
    monkeypatch.setattr(office, "_usage", lambda authority: without)
    person = bench.person("Åsa Öberg", "Exempelnämnden")
    monkeypatch.undo()
    trusting = bench.trusting([office.pin(person.certificate, "ordförande")])
    assert only_signer(bench.judge(put_signer(bench, small, person), trusting))[1] == {"certificate-usage"}


def test_a_certificate_that_states_no_usage_signs_but_is_not_trusted(bench, tmp_path, at) -> None:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Eva Ek")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(bench.chair.key.public_key())
    builder = builder.serial_number(1).not_valid_before(at).not_valid_after(at + timedelta(days=9))
    plain = type(bench.chair)(bench.chair.key, builder.sign(bench.chair.key, hashes.SHA256()), "")
    data = signed_by(bench, tmp_path, (plain, "ordförande"))
    verdict = bench.judge(data, bench.trusting([office.pin(plain.certificate, "ordförande")]))
    assert only_signer(verdict)[1] == {"certificate-usage"}
    assert (verdict.verdict, verdict.intact) == ("untrusted", True)


def test_an_authority_as_signer_is_untrusted(bench, small) -> None:
    authority = type(bench.chair)(bench.authority.key, bench.authority.certificate, "")
    trusting = bench.trusting([office.pin(authority.certificate, "ordförande")])
    codes = only_signer(bench.judge(put_signer(bench, small, authority), trusting))[1]
    assert codes == {"certificate-is-authority", "certificate-usage"}


def put_signer(bench, data, person):
    """The package as signed by someone whom the writer would have refused."""
    import base64
    import hashlib

    from cryptography.hazmat.primitives.serialization import Encoding

    der = person.certificate.public_bytes(Encoding.DER)

    def change(root):
        ds, xa = "{http://www.w3.org/2000/09/xmldsig#}", "{http://uri.etsi.org/01903/v1.3.2#}"
        root.find(f".//{ds}X509Certificate").text = base64.b64encode(der).decode()
        root.find(f".//{xa}CertDigest/{ds}DigestValue").text = base64.b64encode(hashlib.sha256(der).digest()).decode()

    return bench.with_xml(data, change, signer=person)


def test_an_expired_trust_list_is_said(bench, package, at, years) -> None:
    verdict = bench.judge(package, now=at + years(1) + timedelta(days=1))
    assert ("trust-list-expired", "untrusted") in {(problem.code, problem.forces) for problem in verdict.problems}
    assert verdict.verdict == "untrusted"


def test_a_trust_list_from_the_future_is_said(bench, package, at) -> None:
    assert "trust-list-not-yet-valid" in bench.codes(package, now=at - timedelta(minutes=15))
    assert "trust-list-not-yet-valid" not in bench.codes(package, now=at - timedelta(minutes=5))


def test_the_same_person_with_two_certificates_counts_once(bench, tmp_path) -> None:
    twin = bench.person("Åsa Öberg", "Exempelnämnden")
    pins = [office.pin(one.certificate, "ordförande") for one in (bench.chair, twin)]
    twice = [{"role": "ordförande", "organisation": "Exempelnämnden"}] * 2
    data = signed_by(bench, tmp_path, (bench.chair, "ordförande"), (twin, "ordförande"), required_signers=twice)
    verdict = bench.judge(data, bench.trusting(pins))
    assert (verdict.verdict, verdict.complete) == ("incomplete", False)
    assert [problem.code for problem in verdict.problems] == ["signer-missing"]


def test_two_signatures_with_one_certificate_count_once(bench, small) -> None:
    first = next(part for part in bench.parts(small) if part.name.endswith(b"signatures0.xml"))
    other = bench.with_xml(small, lambda root: None, signer=bench.chair)
    again = next(part for part in bench.parts(other) if part.name.endswith(b"signatures0.xml"))
    assert again.data != first.data
    forged = bench.with_extra(small, type(again)(b"META-INF/signatures1.xml", again.data))
    assert "signer-twice" in bench.codes(forged)
    assert bench.judge(forged).verdict == "incomplete"


def test_an_untrusted_extra_signature_weighs_more_than_a_complete_set(bench, tmp_path) -> None:
    data = signed_by(
        bench, tmp_path, (bench.chair, "ordförande"), (bench.agent, "ombud"), (bench.stranger, "ordförande")
    )
    verdict = bench.judge(data)
    assert (verdict.verdict, verdict.complete) == ("untrusted", True)


names = st.sampled_from([("a", ""), ("b", ""), ("c", ""), ("d", "")])


@given(st.lists(st.sets(names), max_size=5))
def test_roles_are_filled_by_as_many_distinct_persons_as_can_be(candidates) -> None:
    filled = _assign(candidates)
    chosen = [person for person in filled if person is not None]
    assert len(chosen) == len(set(chosen))
    assert all(person is None or person in some for person, some in zip(filled, candidates, strict=True))
    assert len(chosen) == most(candidates, frozenset())


def most(candidates, used):
    if not candidates:
        return 0
    rest = candidates[1:]
    return max([most(rest, used), *(1 + most(rest, used | {one}) for one in candidates[0] - used)])
