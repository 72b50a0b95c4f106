"""A trust list is believed only as it was signed, by the office it should come from, and never backwards."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange import office
from app.exchange.trust import TrustedSigner, TrustList, make_trust, read_trust
from app.models.errors import UserError

AT = datetime(2015, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def central() -> office.Office:
    return office.make_office("Exempelkontoret", AT, "Exempelstaden")


@pytest.fixture(scope="module")
def published(central: office.Office) -> bytes:
    authority = office.make_office("Exempelutfärdaren", AT)
    certificate = office.issue(authority, authority.key.public_key(), "Åsa Öberg", "Exempelnämnden", AT)
    pins = [office.pin(certificate, "ordförande", district="Exempelnämnden")]
    return office.publish(central, 3, AT, signers=pins, authorities=[authority], revoked=["ab" * 32])


def refused(data: bytes, **options: object) -> str:
    with pytest.raises(UserError) as error:
        read_trust(data, **options)  # type: ignore[arg-type]
    assert not str(error.value).startswith(error.value.code), "the error has no sentence"
    return error.value.code


def test_a_published_list_is_read_as_it_was_made(central, published) -> None:
    trusted = read_trust(published)
    assert (trusted.number, trusted.issued, trusted.valid_to) == (3, AT, AT + office.LIST_VALID_FOR)
    assert [(one.name, one.organisation, one.role, one.district) for one in trusted.signers] == [
        ("Åsa Öberg", "Exempelnämnden", "ordförande", "Exempelnämnden")
    ]
    assert (len(trusted.authorities), trusted.revoked) == (1, frozenset({"ab" * 32}))
    assert trusted.root == office.fingerprint(central.certificate)


def test_a_changed_list_is_refused(published) -> None:
    assert refused(published.replace("ordförande".encode(), "ordförandf".encode())) == "trust-changed"


def test_a_list_signed_by_someone_else_in_the_offices_name_is_refused(central, published) -> None:
    impostor = make_trust(read_trust(published), ec.generate_private_key(ec.SECP256R1()), central.certificate)
    assert refused(impostor) == "trust-changed"


def test_the_offices_own_certificate_is_not_changed_unseen(published) -> None:
    envelope = json.loads(published)
    der = bytearray(base64.b64decode(envelope["certificate"]))
    der[-1] ^= 1
    assert refused(json.dumps(envelope | {"certificate": base64.b64encode(der).decode()}).encode()) == "trust-changed"


def test_only_the_office_that_is_trusted_may_publish(central, published) -> None:
    root = office.fingerprint(central.certificate)
    assert read_trust(published, root=root.upper()).number == 3
    other = office.publish(office.make_office("Exempelkontoret", AT), 4, AT)
    assert refused(other, root=root) == "trust-other-office"


def test_a_list_older_than_one_already_seen_is_refused(published) -> None:
    assert refused(published, newest=4) == "trust-rolled-back"
    assert read_trust(published, newest=3).number == 3


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b"null", b"[" * 100_000, b'{"format": "\\ud800"}', b" " * (1 << 23)]
)
def test_what_is_no_list_is_said_to_be_none(data) -> None:
    assert refused(data) == "trust-not-a-list"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("format", "handslag-trust-2"),
        ("certificate", "AAAA"),
        ("certificate", "å"),
        ("signature", "*"),
        ("payload", None),
    ],
)
def test_a_damaged_envelope_is_no_list(published, member, value) -> None:
    envelope = json.loads(published)
    assert refused(json.dumps(envelope | {member: value}).encode()) in ("trust-not-a-list", "trust-changed")


def test_an_envelope_with_more_in_it_is_no_list(published) -> None:
    assert refused(json.dumps(json.loads(published) | {"more": 1}).encode()) == "trust-not-a-list"
    assert refused(published.replace(b'"format"', b'"format": 1, "format"', 1)) == "trust-not-a-list"


def signed(central: office.Office, payload: str) -> bytes:
    from cryptography.hazmat.primitives import hashes

    from app.exchange import trust

    envelope = json.loads(make_trust(TrustList(1, AT, AT), central.key, central.certificate))
    signature = central.key.sign(payload.encode(), ec.ECDSA(hashes.SHA256()))
    return json.dumps(envelope | {"payload": payload, "signature": trust._text(signature)}).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0},
        {"number": True},
        {"number": "1"},
        {"issued": "yesterday"},
        {"valid_to": None},
        {"signers": {}},
        {"signers": [{}]},
        {"signers": [{"fingerprint": "x", "name": "", "organisation": "", "role": "", "district": ""}]},
        {"signers": [{"fingerprint": "a" * 64, "name": 1, "organisation": "", "role": "", "district": ""}]},
        {"authorities": ["*"]},
        {"authorities": ["AAAA"]},
        {"revoked": ["AB" * 32]},
        {"revoked": ["b" * 64, "a" * 64]},
        {"extra": 1},
    ],
)
def test_a_signed_payload_of_the_wrong_shape_is_no_list(central, changes) -> None:
    members = json.loads(json.loads(make_trust(TrustList(1, AT, AT), central.key, central.certificate))["payload"])
    assert read_trust(signed(central, json.dumps(members, sort_keys=True, separators=(",", ":")))).number == 1
    payload = json.dumps(members | changes, sort_keys=True, separators=(",", ":"))
    assert refused(signed(central, payload)) == "trust-not-a-list"


def test_a_payload_that_is_not_canonical_is_no_list(central) -> None:
    members = json.loads(json.loads(make_trust(TrustList(1, AT, AT), central.key, central.certificate))["payload"])
    assert refused(signed(central, json.dumps(members))) == "trust-not-a-list"


fingerprints = st.binary(min_size=32, max_size=32).map(bytes.hex)
words = st.text(st.characters(codec="utf-8"), max_size=20)
people = st.builds(TrustedSigner, fingerprints, words, words, words, words)
moments = st.integers(0, 3_000_000_000).map(
    lambda seconds: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@given(
    st.builds(
        TrustList,
        number=st.integers(1, 10**9),
        issued=moments,
        valid_to=moments,
        signers=st.lists(people, max_size=3).map(tuple),
        revoked=st.frozensets(fingerprints, max_size=3),
    )
)
def test_whatever_is_listed_is_read_back(central, content) -> None:
    from dataclasses import replace

    again = read_trust(make_trust(content, central.key, central.certificate))
    assert replace(again, root="") == content


def test_an_issued_certificate_comes_from_its_authority(central) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = office.issue(central, key.public_key(), "Eva Ek", "Exempelnämnden", AT, role="ordförande")
    certificate.verify_directly_issued_by(central.certificate)
    assert office.pin(certificate, "x").name == "Eva Ek"
    assert certificate.not_valid_after_utc == AT + office.SIGNER_VALID_FOR


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1 << 16), st.binary(max_size=5), st.integers(0, 5)), min_size=1, max_size=5))
def test_a_mangled_list_is_refused_or_says_the_same(published, changes) -> None:
    data = published
    for position, inserted, removed in changes:
        at = position % (len(data) + 1)
        data = data[:at] + inserted + data[at + removed :]
    try:
        again = read_trust(data)
    except UserError as error:
        assert error.code in ("trust-not-a-list", "trust-changed")
    else:
        assert again == read_trust(published)
