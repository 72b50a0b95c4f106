"""Making and choosing a signing identity in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from app.journeys import signing
from app.journeys.session import Person
from app.journeys.signing import KeyCard
from app.storage import identities
from app.ui.identity.chooser import IdentityChooser
from app.ui.identity.trust import choose_trust_list
from app.ui.identity.wizard import IdentityWizard
from app.ui.jobs import JobRunner
from app.ui.theme import Theme
from tests.journeys.submission_pieces import EVA, PASSPHRASE, SPRING, key_of, run, trust_in
from tests.ui.rooms.submit_pieces import words_in

MakeWizard = Callable[[], IdentityWizard]


@pytest.fixture
def wizard(
    qtbot: Any, theme: Theme, jobs: JobRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MakeWizard]:
    monkeypatch.setattr(identities, "KEY_STRETCHING_ROUNDS", 1000)
    made: list[IdentityWizard] = []

    def make() -> IdentityWizard:
        made.append(IdentityWizard(theme, jobs, tmp_path, Person("Eva Berg", "Exempelnämnden"), SPRING))
        made[-1].show()
        return made[-1]

    yield make
    for dialog in made:
        dialog.close()
        delete(dialog)  # at once: it must not become the parent of the next one


def pressed(wizard: IdentityWizard, qtbot: Any) -> None:
    wizard.buttons["make"].click()
    qtbot.waitUntil(lambda: not wizard._jobs.busy, timeout=10_000)
    qtbot.wait(1)


def test_a_key_is_made_at_once_where_the_computer_keeps_its_passphrase(
    wizard: MakeWizard, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(identities, "keep_passphrase", lambda path, secret: bool(kept.append(secret) or True))
    dialog = wizard()
    assert dialog.name.text() == "Eva Berg"
    assert "Datorns egen nyckel" in words_in(dialog)
    pressed(dialog, qtbot)
    assert dialog.card is not None
    assert signing.in_groups(dialog.card.fingerprint) in words_in(dialog)
    assert f"Filen ligger i {dialog.card.path.parent}" in words_in(dialog)
    assert kept[0] not in words_in(dialog)
    assert run(signing.open_key(dialog.card.path, kept[0])) is not None
    dialog.buttons["make"].click()
    assert dialog.result() == 1


def test_without_a_store_the_person_chooses_a_passphrase_and_is_told_to_write_it_down(
    wizard: MakeWizard, qtbot: Any
) -> None:
    dialog = wizard()
    assert not dialog.asks_passphrase
    pressed(dialog, qtbot)
    assert dialog.asks_passphrase
    assert "Skriv ned den" in words_in(dialog)
    assert dialog.first.echoMode() == QLineEdit.EchoMode.Password
    dialog.first.setText("kort")
    pressed(dialog, qtbot)
    assert "minst 12" in words_in(dialog)
    dialog.first.setText(PASSPHRASE)
    dialog.second.setText("något helt annat")
    pressed(dialog, qtbot)
    assert "inte lika" in words_in(dialog)
    assert dialog.card is None
    dialog.second.setText(PASSPHRASE)
    pressed(dialog, qtbot)
    assert dialog.card is not None
    assert PASSPHRASE not in words_in(dialog)
    assert run(signing.open_key(dialog.card.path, PASSPHRASE)) is not None


def test_a_key_needs_a_name(wizard: MakeWizard) -> None:
    dialog = wizard()
    dialog.name.setText("  ")
    assert not dialog.buttons["make"].isEnabled()


def test_what_the_certificate_cannot_hold_is_said(wizard: MakeWizard, qtbot: Any) -> None:
    dialog = wizard()
    dialog.name.setText("A" * 90)
    pressed(dialog, qtbot)
    assert "för långt" in words_in(dialog)


def test_leaving_while_the_key_is_made_touches_nothing_more(wizard: MakeWizard, qtbot: Any) -> None:
    dialog = wizard()
    dialog.buttons["make"].click()
    dialog.buttons[""].click()
    qtbot.waitUntil(lambda: not dialog._jobs.busy, timeout=10_000)
    assert dialog.card is None


def test_the_fingerprint_can_be_copied_to_be_sent(
    wizard: MakeWizard, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identities, "keep_passphrase", lambda path, secret: True)
    dialog = wizard()
    pressed(dialog, qtbot)
    from tests.ui.rooms.submit_pieces import button_in

    button_in(dialog, "Kopiera fingeravtrycket").click()
    assert dialog.card is not None
    assert QApplication.clipboard().text() == signing.in_groups(dialog.card.fingerprint)


def test_the_chooser_starts_at_a_key_that_is_still_valid(qtbot: Any, theme: Theme) -> None:
    old = KeyCard(Path("a.p12"), "Gammal", "X", date(2014, 1, 1), "a")
    good = KeyCard(Path("b.p12"), "Eva Berg", "Exempelnämnden", date(2018, 4, 22), "b")
    unknown = KeyCard(Path("c.p12"))
    chooser = IdentityChooser(theme, [old, good, unknown], date(2015, 4, 23))
    qtbot.addWidget(chooser)
    assert chooser.current() == good
    model = chooser.model()
    assert [[model.index(r, c).data() for c in range(3)] for r in range(3)] == [
        ["Gammal", "X", "gick ut 1\u00a0januari 2014"],
        ["Eva Berg", "Exempelnämnden", "22\u00a0april 2018"],
        ["c.p12", "–", "visas när den öppnas"],
    ]


def test_a_list_from_the_known_office_is_taken_without_asking(
    scripted: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.exchange import office

    monkeypatch.setattr(identities, "KEY_STRETCHING_ROUNDS", 1000)
    eva, central = key_of(tmp_path, EVA), office.make_office("Centrala styrgruppen (exempel)", SPRING)
    lists = [trust_in(tmp_path / f"{n}.json", (eva, EVA[2]), number=n, by=central) for n in (1, 2)]
    asker = scripted(None, lists[0], "same", lists[1])
    assert choose_trust_list(asker, tmp_path) is None
    assert choose_trust_list(asker, tmp_path) is not None
    kept = choose_trust_list(asker, tmp_path)
    assert kept is not None
    assert kept.read_bytes() == lists[1].read_bytes()
    assert len(asker.asked) == 4
