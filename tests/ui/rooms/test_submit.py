"""Handing in: from the rules' remarks, through reading and signing, to a verdict on what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.journeys import signing, submission
from app.models import verbs
from app.models.wording import packages
from app.storage import identities
from app.ui.identity.wizard import IdentityWizard
from app.ui.jobs import JobRunner
from app.ui.rooms.submit.steps import CHECKS, DONE, READ, SIGN, VERDICT
from app.ui.theme import Theme
from tests.journeys.submission_pieces import BO, EVA, PASSPHRASE, SPRING, example_session, key_of, trust_in
from tests.ui.rooms.submit_pieces import Stage, words_in

MakeStage = Callable[..., Stage]


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "KEY_STRETCHING_ROUNDS", 1000)


@pytest.fixture
def stage(qtbot: Any, theme: Theme, jobs: JobRunner, tmp_path: Path, scripted: Any) -> Iterator[MakeStage]:
    """`stage(answer, …)` makes the room over the example plan; the asker gives the answers in order."""
    made: list[Stage] = []

    def make(*answers: Any, keys: bool = True) -> Stage:
        session = example_session(tmp_path / "data")
        made.append(Stage(qtbot, theme, jobs, session, scripted(*answers), tmp_path / "data"))
        if keys:
            made[0].keys()
        made[0].show()
        return made[0]

    yield make
    for each in made:
        each.close()


def stopped(stage: Stage) -> str:
    """Makes the plan one that may not be sent; the id of what stops it."""
    plan = stage.session.plan
    application = next(record for record in plan.of("application") if not record.flag("withheld"))
    stage.session.do(verbs.set_value(plan, application.id, "what_is_new", ""))
    stage.settle()
    return application.id


# Step 1


def test_a_stop_is_shown_with_its_source_and_leads_to_where_it_is_cured(stage: MakeStage) -> None:
    on = stage()
    assert "Inga stopp" in words_in(on.page)
    assert on.page.go_on.isEnabled()
    application = stopped(on)
    said = words_in(on.page)
    assert "Stopp:" in said
    assert "tjänsteutlåtandet" in said
    assert not on.page.go_on.isEnabled()
    cures = [b for b in on.page.findChildren(QPushButton) if b.text() == "Åtgärda i Ansökningar" and b.isVisible()]
    assert len(cures) == said.count("Stopp:")
    cures[0].click()
    assert on.went == [("applications", application)]


def test_remarks_are_counted_and_folded_until_somebody_wants_them(stage: MakeStage) -> None:
    on = stage()
    count = len(on.standpoint.remarks)
    assert f"Visa {count} anmärkningar" in words_in(on.page)
    assert "Anmärkning:" not in words_in(on.page)
    on.press(f"Visa {count} anmärkningar")
    assert words_in(on.page).count("Anmärkning:") == count
    on.press(f"Dölj {count} anmärkningar")
    assert "Anmärkning:" not in words_in(on.page)


def test_a_plan_that_can_only_be_read_says_why_it_cannot_be_sent_from_here(stage: MakeStage) -> None:
    from app.models.errors import UserError

    on = stage()
    on.page.show_remarks(on.session.plan, [], UserError("folder_read_only", folder="X"))
    assert not on.page.go_on.isEnabled()
    assert "X" in words_in(on.page)


# Step 2


def test_nobody_signs_before_every_document_is_opened(stage: MakeStage) -> None:
    on = stage()
    on.press("Gör dokumenten")
    assert on.room.step == READ
    assert on.room.state_line() == "Steg 2 av 5"
    assert not on.page.go_on.isEnabled()
    assert f"1 av {len(on.page.view.papers)} öppnade" in words_in(on.page)
    on.read_all()
    assert on.page.go_on.isEnabled()
    assert "Alla dokument är öppnade." in words_in(on.page)


def test_saying_that_all_are_read_opens_the_way_too_and_taking_it_back_closes_it(stage: MakeStage) -> None:
    on = stage()
    on.press("Gör dokumenten")
    on.page.all_read.setChecked(True)
    assert on.page.go_on.isEnabled()
    on.page.all_read.setChecked(False)
    assert not on.page.go_on.isEnabled()


def test_what_was_read_is_still_read_when_one_comes_back_from_signing(stage: MakeStage) -> None:
    on = stage()
    on.press("Gör dokumenten")
    page = on.page
    on.read_all()
    on.press("Gå till underskriften")
    on.press("Tillbaka till dokumenten")
    assert on.page is page
    assert page.go_on.isEnabled()


def test_a_plan_that_changes_on_the_way_sends_the_person_back_and_says_so(stage: MakeStage) -> None:
    on = stage()
    on.to_signing()
    plan = on.session.plan
    on.session.do(verbs.set_value(plan, plan.of("goal")[0].id, "wording", "Ett annat mål"))
    assert on.room.step == CHECKS
    assert "Planen har ändrats sedan dokumenten gjordes" in words_in(on.room)


# Steps 3 to 5


def test_the_whole_way_from_checks_to_a_package_two_people_have_signed(stage: MakeStage, tmp_path: Path) -> None:
    out = tmp_path / "ut" / "paket"
    out.parent.mkdir()
    on = stage(PASSPHRASE, out, PASSPHRASE, tmp_path / "kopia.asice")
    on.to_signing()
    assert on.page.chooser.current().name == "Eva Berg"
    assert on.page.role.currentText() == "Ordförande i lokala styrgruppen"
    on.press("Skriv under och spara paketet…")
    package = out.with_name("paket.asice")
    assert on.room.step == VERDICT
    assert "Underskrift saknas: Företrädare för bostadsbolaget" in words_in(on.page)
    assert on.session.plan.of("package")[0].text("signers") == "Eva Berg"
    on.press("Lägg till underskrift")
    assert on.page.chooser.current().name == "Bo Ek"
    on.press("Lägg till underskriften")
    assert on.session.plan.of("package")[0].text("signers") == "Eva Berg, Bo Ek"
    assert submission.unsigned(on.room.package.opened.required, on.room.package.opened.verdict) == ()  # type: ignore[union-attr]
    on.press("Gå vidare till inlämningen")
    assert on.room.step == DONE
    assert "Lämna filen till den centrala styrgruppens sekreterare" in words_in(on.page)
    opened: list[Path] = []
    on.room.package.show_folder = opened.append
    on.press("Öppna mappen")
    assert opened == [package.parent]
    on.press("Spara en kopia till inlämning…")
    assert (tmp_path / "kopia.asice").read_bytes() == package.read_bytes()
    assert on.told[-1] == "En kopia är sparad som kopia.asice"
    on.press("Gör ett nytt paket")
    assert on.room.step == CHECKS


def test_a_wrong_passphrase_is_a_notice_and_the_next_try_asks_again(stage: MakeStage, tmp_path: Path) -> None:
    on = stage("fel", PASSPHRASE, tmp_path / "paket.asice")
    on.to_signing()
    on.press("Skriv under och spara paketet…")
    assert on.room.step == SIGN
    assert "Fel lösenfras" in words_in(on.room)
    on.press("Skriv under och spara paketet…")
    assert on.room.step == VERDICT


def test_leaving_a_question_leaves_everything_as_it_was(stage: MakeStage) -> None:
    on = stage(None, PASSPHRASE, None)
    tips = on.session.plan.tips
    on.to_signing()
    on.press("Skriv under och spara paketet…")
    on.press("Skriv under och spara paketet…")
    assert on.room.step == SIGN
    assert on.session.plan.tips == tips


def test_a_failed_write_is_said_and_the_plan_is_untouched(stage: MakeStage, tmp_path: Path) -> None:
    on = stage(PASSPHRASE, tmp_path / "finns-inte" / "paket.asice")
    tips = on.session.plan.tips
    on.to_signing()
    on.press("Skriv under och spara paketet…")
    assert on.room.step == SIGN
    assert "kunde inte sparas" in words_in(on.room)
    assert on.session.plan.tips == tips


def test_without_a_key_the_only_primary_is_to_make_one(stage: MakeStage) -> None:
    def leave(dialog: Any) -> bool:
        assert isinstance(dialog, IdentityWizard)
        return False

    on = stage(leave, keys=False)
    on.to_signing()
    primary = [b for b in on.page.findChildren(type(on.page.sign)) if b.property("kind") == "primary" and b.isVisible()]
    assert [b.text().strip() for b in primary] == ["Skapa ny underskriftsnyckel"]
    on.press("Skapa ny underskriftsnyckel")
    assert on.room.step == SIGN


def test_a_key_file_from_elsewhere_can_be_opened_and_signs(stage: MakeStage, tmp_path: Path) -> None:
    key_of(tmp_path, EVA)
    on = stage(tmp_path / "Eva Berg.p12", PASSPHRASE, tmp_path / "paket.asice", keys=False)
    on.to_signing()
    on.press("Öppna en nyckelfil (.p12)…")
    assert [card.name for card in on.page.chooser.rows] == ["Eva Berg"]
    on.page.role.setCurrentText("Vice ordförande")
    on.press("Skriv under och spara paketet…")
    assert "Vice ordförande, Exempelnämnden" in words_in(on.page)


def test_the_list_of_the_trusted_is_compared_once_and_judges_from_then_on(stage: MakeStage, tmp_path: Path) -> None:
    eva, bo = key_of(tmp_path, EVA), key_of(tmp_path, BO)
    trust = trust_in(tmp_path / "betrodda.json", (eva, EVA[2]), (bo, BO[2]))
    package = tmp_path / "paket.asice"
    on = stage(package, trust, "", trust, "same")
    submission.export_and_sign(on.session, package, eva, EVA[2])
    submission.add_signature(package, bo, BO[2], on.session.now())
    on.press("Öppna ett paket…")
    assert packages.HEADLINES["untrusted"][0] in words_in(on.page)
    on.press("Välj lista över betrodda…")
    assert signing.trust_file(on.folder) is None
    on.press("Välj lista över betrodda…")
    question = on.asker.asked[-1]
    assert "Ring kontoret" in question.sentence
    assert packages.HEADLINES["trusted"][0] in words_in(on.page)
    assert words_in(on.page).count("Giltig och betrodd") == 2
    assert "oförändrad" in [on_column.value(None) for on_column in _columns(on)]


def _columns(on: Stage) -> list[Any]:
    from app.ui.widgets import TableView

    (table,) = on.page.findChildren(TableView)
    return [column for column in table._columns if column.title == "Kontroll"]


def test_a_changed_package_is_refused_in_one_headline_and_shows_no_file(stage: MakeStage, tmp_path: Path) -> None:
    package = tmp_path / "paket.asice"
    on = stage(package)
    submission.export_and_sign(on.session, package, key_of(tmp_path, EVA), EVA[2])
    content = bytearray(package.read_bytes())
    content[len(content) // 3] ^= 1
    package.write_bytes(content)
    on.press("Öppna ett paket…")
    said = words_in(on.page)
    assert packages.HEADLINES["rejected"][0] in said
    assert "Lägg till underskrift" not in said
    assert "las-mig.html" not in said
    assert on.room.state_line() == "Kontroll av paket.asice"
    assert not on.room._steps.isVisible()
    on.press("Tillbaka till inlämningen")
    assert on.room.step == CHECKS
    assert on.room._steps.isVisible()


def test_whoever_signs_another_persons_package_reads_it_first(stage: MakeStage, tmp_path: Path) -> None:
    package = tmp_path / "paket.asice"
    on = stage(package, PASSPHRASE)
    submission.export_and_sign(on.session, package, key_of(tmp_path, EVA), EVA[2])
    on.press("Öppna ett paket…")
    on.press("Lägg till underskrift")
    assert not on.page.go_on.isEnabled()
    on.press("Tillbaka till paketet")
    assert on.room.step == VERDICT
    on.press("Lägg till underskrift")
    on.read_all()
    on.press("Gå till underskriften")
    assert on.page.chooser.current().name == "Bo Ek"
    on.press("Lägg till underskriften")
    assert on.room.step == VERDICT
    assert "Bo Ek" in words_in(on.page)
    assert on.session.plan.of("package")[0].text("signers") == "Eva Berg, Bo Ek"


def test_one_comes_back_to_the_same_package_when_the_window_is_built_anew(stage: MakeStage, tmp_path: Path) -> None:
    package = tmp_path / "paket.asice"
    on = stage()
    submission.export_and_sign(on.session, package, key_of(tmp_path, EVA), EVA[2])
    on.room.package.judge(package, own=False)
    on.settle()
    place = on.room.place()
    assert place is not None
    on.room.show_checks()
    assert on.room.place() is None
    on.room.show_record(place)
    on.settle()
    assert on.room.step == VERDICT
    on.room.show_record(on.session.plan.of("package")[0].id)
    assert "paket.asice skrevs" in words_in(on.room)


def test_coming_back_to_reading_makes_the_documents_again(stage: MakeStage) -> None:
    on = stage()
    on.press("Gör dokumenten")
    place = on.room.place()
    on.room.show_checks()
    assert place is not None
    on.room.show_record(place)
    on.settle()
    assert on.room.step == READ


def test_work_that_is_stopped_says_so_and_leaves_the_room_usable(stage: MakeStage) -> None:
    on = stage()
    on.page.go_on.click()
    on.room.area.progress.cancel.click()
    on.settle()
    assert on.room.step == CHECKS
    assert "arbetet avbröts" in words_in(on.room)
    on.press("Gör dokumenten")
    assert on.room.step == READ


def test_every_step_has_at_most_one_primary_and_names_for_a_screen_reader(
    stage: MakeStage, tmp_path: Path, nameless: Any
) -> None:
    on = stage(PASSPHRASE, tmp_path / "paket.asice")
    seen = []

    def step() -> None:
        primary = [b for b in on.room.findChildren(QPushButton) if b.property("kind") == "primary" and b.isVisible()]
        seen.append((on.room.step, len(primary), nameless(on.room)))

    step()
    on.press("Gör dokumenten")
    step()
    on.page.all_read.setChecked(True)
    on.press("Gå till underskriften")
    step()
    on.press("Skriv under och spara paketet…")
    step()
    on.press("Fortsätt utan fler underskrifter")
    step()
    assert seen == [(number, 1, []) for number in range(5)]


def test_the_verbs_of_the_room_are_listed_for_the_palette(stage: MakeStage) -> None:
    on = stage()
    assert [action.text() for action in on.room.verbs()] == [
        "Öppna ett paket…",
        "Börja inlämningen från början",
        "Skapa ny underskriftsnyckel",
        "Välj lista över betrodda undertecknare…",
    ]


def test_the_claimed_time_is_told_as_people_tell_time() -> None:
    from app.ui.rooms.submit.verdict_page import claimed_time

    assert claimed_time("") == "ingen läsbar tid"
    assert "april 2015" in claimed_time(SPRING.strftime("%Y-%m-%dT%H:%M:%SZ"))


def test_enter_in_the_list_moves_on_to_the_page(stage: MakeStage, qtbot: Any) -> None:
    on = stage()
    on.press("Gör dokumenten")
    view = on.page.view
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view._pages.hasFocus()
