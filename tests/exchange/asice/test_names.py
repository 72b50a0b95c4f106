"""Whatever name is let through lands as exactly one file in the folder it is unpacked to."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exchange.asice.faults import Fault
from app.exchange.asice.names import check_name, check_names, is_payload, is_signature
from app.exchange.asice.xades_elements import name_of_uri

pieces = st.sampled_from(
    ["..", ".", "/", "\\", "a", "Å", "å", " ", "con", "nul.txt", "META-INF", "mimetype", "~", "\u0301", ":", "%2e"]
)
risky = st.lists(pieces, min_size=1, max_size=5).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(risky | st.text(min_size=1, max_size=10))
def test_a_name_that_is_let_through_stays_in_its_folder(tmp_path, name) -> None:
    try:
        check_name(name)
    except (Fault, UnicodeEncodeError):
        return
    if is_payload(name):
        landed = (tmp_path / name).resolve()
        assert landed.parent == tmp_path.resolve()
        assert landed.name == name


@given(st.lists(st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=4), min_size=2, max_size=4))
def test_names_let_through_together_differ_even_for_a_careless_file_system(names) -> None:
    try:
        check_names(names)
    except Fault:
        return
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    "name", ["handlingsplan.pdf", "åtgärder + 50 %.txt", "las-mig.html", "a..b", ".dold", "100 % klart.pdf"]
)
def test_ordinary_names_are_let_through(name) -> None:
    check_name(name)
    assert is_payload(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("META-INF/signatures0.xml", True), ("META-INF/signatures12.xml", True), ("META-INF/signatures01.xml", False),
     ("META-INF/signatures.xml", False), ("signatures0.xml", False), ("META-INF/signatures0.xml\n", False)],
)  # fmt: skip
def test_signature_files_are_known_by_their_exact_name(name, expected) -> None:
    assert is_signature(name) is expected


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_an_address_leads_back_to_its_file_and_is_written_in_one_way_only(name) -> None:
    from urllib.parse import quote

    try:
        assert name_of_uri(quote(name)) == name
    except Fault as fault:
        assert fault.code == "reference-scheme" and name.startswith("//")


@given(st.text(st.characters(codec="ascii"), max_size=20))
def test_two_addresses_never_name_the_same_file(uri) -> None:
    from urllib.parse import quote

    try:
        name = name_of_uri(uri)
    except Fault:
        return
    assert quote(name) == uri
