"""A signature is checked by the key that made it, by the one method that goes with it."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.asice import keys
from app.exchange.asice.faults import Fault

EC_KEY = ec.generate_private_key(ec.SECP256R1())
RSA_KEY = rsa.generate_private_key(65537, 2048)
both = pytest.mark.parametrize("key", [EC_KEY, RSA_KEY], ids=["P-256", "RSA"])


@both
@settings(max_examples=20, deadline=None)
@given(data=st.binary(max_size=50))
def test_what_is_signed_is_found_signed_and_nothing_else_is(key, data) -> None:
    method, value = keys.method_for(key), keys.sign(key, data)
    keys.check_signature(key.public_key(), method, value, data)
    for other_value, other_data in (
        (value, data + b"x"),
        (bytes([value[0] ^ 1]) + value[1:], data),
        (value[:-1], data),
        (b"", data),
    ):
        with pytest.raises(Fault) as fault:
            keys.check_signature(key.public_key(), method, other_value, other_data)
        assert fault.value.code == "signature-wrong"


def test_an_ec_signature_is_two_numbers_of_32_bytes() -> None:
    assert {len(keys.sign(EC_KEY, bytes([number]))) for number in range(50)} == {64}


def test_a_number_written_with_a_zero_in_front_is_refused() -> None:
    value = keys.sign(EC_KEY, b"data")
    with pytest.raises(Fault) as fault:
        keys.check_signature(EC_KEY.public_key(), keys.method_for(EC_KEY), value[:32] + b"\0" + value[32:], b"data")
    assert fault.value.code == "signature-wrong"


def test_zero_is_no_signature() -> None:
    with pytest.raises(Fault) as fault:
        keys.check_signature(EC_KEY.public_key(), keys.method_for(EC_KEY), bytes(64), b"data")
    assert fault.value.code == "signature-wrong"


def test_a_method_that_does_not_go_with_the_key_is_refused() -> None:
    for key, other in ((EC_KEY, RSA_KEY), (RSA_KEY, EC_KEY)):
        with pytest.raises(Fault) as fault:
            keys.check_signature(key.public_key(), keys.method_for(other), keys.sign(key, b""), b"")
        assert fault.value.code == "signature-algorithm"


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (lambda: rsa.generate_private_key(65537, 1024), "key-weak"),
        (lambda: ec.generate_private_key(ec.SECP521R1()), "key-unsupported"),
        (lambda: ec.generate_private_key(ec.SECP256K1()), "key-unsupported"),
        (ed25519.Ed25519PrivateKey.generate, "key-unsupported"),
        (lambda: dsa.generate_private_key(1024), "key-unsupported"),
    ],
)
def test_a_weak_or_unknown_key_is_refused(key, code) -> None:
    with pytest.raises(Fault) as fault:
        keys.check_key(key().public_key())
    assert fault.value.code == code


@both
def test_the_keys_in_use_are_accepted(key) -> None:
    assert keys.check_key(key.public_key()) == key.public_key()
