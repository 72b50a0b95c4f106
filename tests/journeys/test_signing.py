"""The keys and the trust list that a computer keeps."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import office
from app.journeys import signing
from app.models.errors import UserError
from app.storage import identities
from tests.journeys.submission_pieces import EVA, PASSPHRASE, SPRING, key_of, run, told, trust_in


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "KEY_STRETCHING_ROUNDS", 1000)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A secret store that keeps what it is given, by file."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(identities, "keep_passphrase", lambda path, secret: bool(kept.update({path.name: secret}) or 1))
    monkeypatch.setattr(identities, "find_passphrase", lambda path: kept.get(path.name))
    return kept


def test_a_key_is_made_with_a_passphrase_nobody_has_to_know(tmp_path: Path, store: dict[str, str]) -> None:
    steps, card = told(signing.make_key(tmp_path, "Åsa Öst", "Exempelnämnden", SPRING))
    assert card is not None
    assert (card.name, card.organisation, card.valid_to) == ("Åsa Öst", "Exempelnämnden", date(2018, 4, 22))
    assert card.path == tmp_path / "identities" / "asa-ost.p12"
    assert len(store["asa-ost.p12"]) >= 43
    assert len(steps) == 2
    identity = run(signing.open_key(card.path))
    assert identity is not None
    assert identity.fingerprint == card.fingerprint


def test_without_a_store_nothing_is_left_and_a_person_must_choose_the_passphrase(tmp_path: Path) -> None:
    assert run(signing.make_key(tmp_path, "Eva Berg", "Exempelnämnden", SPRING)) is None
    assert list((tmp_path / "identities").iterdir()) == []
    card = run(signing.make_key(tmp_path, "Eva Berg", "Exempelnämnden", SPRING, PASSPHRASE))
    assert card is not None
    assert run(signing.open_key(card.path)) is None
    assert run(signing.open_key(card.path, PASSPHRASE)) is not None
    with pytest.raises(UserError, match="Fel lösenfras"):
        run(signing.open_key(card.path, "fel"))


def test_stopping_half_way_leaves_no_key_whose_passphrase_nobody_has(tmp_path: Path, store: dict[str, str]) -> None:
    work = signing.make_key(tmp_path, "Eva Berg", "Exempelnämnden", SPRING)
    next(work)
    next(work)
    work.close()
    assert list((tmp_path / "identities").iterdir()) == []


def test_the_chooser_knows_whose_key_it_is_without_the_passphrase(tmp_path: Path) -> None:
    assert signing.key_cards(tmp_path) == []
    made = run(signing.make_key(tmp_path, "Eva Berg", "Exempelnämnden", SPRING, PASSPHRASE))
    (card,) = signing.key_cards(tmp_path)
    assert card == made
    assert b"PRIVATE" not in card.path.with_suffix(".pem").read_bytes()
    if os.name != "nt":
        assert card.path.stat().st_mode & 0o077 == 0


def test_a_key_without_its_certificate_beside_can_still_be_chosen(tmp_path: Path) -> None:
    made = run(signing.make_key(tmp_path, "Eva Berg", "Exempelnämnden", SPRING, PASSPHRASE))
    assert made is not None
    made.path.with_suffix(".pem").write_text("inget certifikat")
    assert signing.key_cards(tmp_path) == [signing.KeyCard(made.path)]


def test_a_second_key_of_the_same_name_gets_a_number_and_the_first_is_never_touched(tmp_path: Path) -> None:
    made = [run(signing.make_key(tmp_path, "Eva Berg", "", SPRING, PASSPHRASE)) for _ in range(3)]
    assert [card.path.name for card in made if card] == ["eva-berg.p12", "eva-berg-2.p12", "eva-berg-3.p12"]
    assert len({card.fingerprint for card in made if card}) == 3


@given(st.text())
def test_any_name_becomes_a_file_name_that_every_system_takes(name: str) -> None:
    plain = signing.plain_name(name)
    assert len(plain) <= 60
    assert set(plain) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_list_from_the_same_office_is_known_and_never_goes_back(tmp_path: Path) -> None:
    central = office.make_office("Centrala styrgruppen (exempel)", SPRING)
    eva = key_of(tmp_path, EVA)
    first, second = (
        trust_in(tmp_path / f"{number}.json", (eva, EVA[2]), number=number, by=central) for number in (4, 5)
    )
    assert signing.trust_file(tmp_path) is None
    found, same = signing.read_trust_list(tmp_path, second)
    assert (found.number, same) == (5, False)
    kept = signing.remember_trust_list(tmp_path, second)
    assert signing.trust_file(tmp_path) == kept
    assert kept.read_bytes() == second.read_bytes()
    assert signing.read_trust_list(tmp_path, second)[1]
    with pytest.raises(UserError, match="nummer 4"):
        signing.read_trust_list(tmp_path, first)


def test_a_list_from_another_office_is_not_the_same(tmp_path: Path) -> None:
    eva = key_of(tmp_path, EVA)
    signing.remember_trust_list(tmp_path, trust_in(tmp_path / "a.json", (eva, EVA[2]), number=9))
    assert not signing.read_trust_list(tmp_path, trust_in(tmp_path / "b.json", (eva, EVA[2])))[1]


def test_a_remembered_list_that_was_damaged_can_be_replaced_like_a_first_one(tmp_path: Path) -> None:
    offered = trust_in(tmp_path / "a.json", (key_of(tmp_path, EVA), EVA[2]))
    signing.remember_trust_list(tmp_path, offered).write_bytes(b"skadad")
    assert not signing.read_trust_list(tmp_path, offered)[1]


def test_what_is_no_list_is_not_remembered(tmp_path: Path) -> None:
    wrong = tmp_path / "fel.json"
    wrong.write_text("{}")
    with pytest.raises(UserError, match="ingen lista"):
        signing.read_trust_list(tmp_path, wrong)
    with pytest.raises(UserError, match="går inte att läsa"):
        signing.read_trust_list(tmp_path, tmp_path / "borta.json")


def test_a_fingerprint_is_read_aloud_in_groups_of_four() -> None:
    assert signing.in_groups("0123456789ab") == "0123 4567 89ab"
