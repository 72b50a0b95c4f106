"""From a plan to a signed package, and from any package to a verdict on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import submission
from app.journeys.session import Session
from app.models import verbs
from app.models.errors import UserError
from app.models.verdict import SignerVerdict, Verdict
from app.storage import identities
from tests.journeys.submission_pieces import (
    BO,
    EVA,
    example_session,
    key_of,
    prepared_of,
    run,
    told,
    trust_in,
    written_by,
)

CHAIR = ("Ordförande i lokala styrgruppen", "Exempelnämnden")
COMPANY = ("Företrädare för bostadsbolaget", "Exempelbostäder AB")


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identities, "KEY_STRETCHING_ROUNDS", 1000)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with example_session(tmp_path / "data") as opened:
        yield opened


def test_the_whole_journey_gives_a_package_that_both_have_signed_and_that_is_trusted(
    session: Session, tmp_path: Path
) -> None:
    eva, bo = key_of(tmp_path, EVA), key_of(tmp_path, BO)
    trust = trust_in(tmp_path / "betrodda.json", (eva, EVA[2]), (bo, BO[2]))
    out = tmp_path / "paket.asice"
    written = written_by(session, out, eva)
    assert written.verdict.intact
    verdict = submission.add_signature(out, bo, BO[2], session.now(), trust=trust)
    assert verdict.verdict == "trusted"
    code, value, text = submission.verify(out, trust, session.now())
    assert (code, value["verdict"]) == (0, "trusted")
    assert "Eva Berg" in text
    assert "Bo Ek" in text


def test_progress_says_what_is_being_made_and_ends_before_its_total(session: Session) -> None:
    from app.journeys.snapshot import take

    steps, prepared = told(submission.prepare(take(session), session.today()))
    assert [step.words for step in steps][:2] == ["Räknar indexet", "Skriver handlingsplanen"]
    assert all(step.done < step.total for step in steps)
    assert {file.name for file in prepared.files} >= {"handslag.json", "handlingsplan.pdf", "plan.json", "las-mig.html"}


def test_nothing_is_made_while_a_rule_stops_the_plan(session: Session) -> None:
    application = next(r for r in session.plan.of("application") if not r.flag("withheld"))
    session.do(verbs.set_value(session.plan, application.id, "what_is_new", ""))
    with pytest.raises(UserError, match="stopp återstår"):
        prepared_of(session)


def test_a_package_is_noted_in_the_plan_and_the_next_one_names_it(session: Session, tmp_path: Path) -> None:
    eva = key_of(tmp_path, EVA)
    first = written_by(session, tmp_path / "ett.asice", eva)
    (noted,) = session.plan.of("package")
    assert noted.text("payload_digest") == first.digest
    assert noted.text("signers") == "Eva Berg"
    assert noted.text("exported_on") == session.today()
    second = written_by(session, tmp_path / "två.asice", eva)
    assert second.verdict.facts.previous == first.digest
    assert (first.verdict.facts.version, second.verdict.facts.version) == (1, 2)


def test_a_second_signature_is_noted_beside_the_first(session: Session, tmp_path: Path) -> None:
    eva, bo = key_of(tmp_path, EVA), key_of(tmp_path, BO)
    out = tmp_path / "paket.asice"
    written_by(session, out, eva)
    trust = trust_in(tmp_path / "betrodda.json", (eva, EVA[2]), (bo, BO[2]))
    verdict = submission.add_signature(out, bo, BO[2], session.now(), trust=trust)
    submission.note_signatures(session, verdict)
    (noted,) = session.plan.of("package")
    assert noted.text("signers") == "Eva Berg, Bo Ek"
    assert noted.text("verdict") == "trusted"
    tips = session.plan.tips
    submission.note_signatures(session, verdict)
    assert session.plan.tips == tips


def test_the_signatures_of_a_strange_package_are_not_noted(session: Session) -> None:
    submission.note_signatures(session, Verdict(True, False))
    assert session.plan.of("package") == []


def test_a_failed_write_leaves_the_plan_and_the_file_as_they_were(session: Session, tmp_path: Path) -> None:
    eva, before = key_of(tmp_path, EVA), session.plan.tips
    with pytest.raises(UserError, match="kunde inte sparas"):
        written_by(session, tmp_path / "finns-inte" / "paket.asice", eva)
    with pytest.raises(UserError, match="roll"):
        written_by(session, tmp_path / "paket.asice", eva, role=" ")
    assert session.plan.tips == before
    assert not (tmp_path / "paket.asice").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_writing_can_only_be_stopped_before_anything_is_written(session: Session, tmp_path: Path) -> None:
    eva, out = key_of(tmp_path, EVA), tmp_path / "paket.asice"
    work = submission.write_and_sign(prepared_of(session), out, eva, "chair", session.now())
    next(work)
    assert not out.exists()
    work.close()
    assert not out.exists()
    steps, _ = told(submission.write_and_sign(prepared_of(session), out, eva, "chair", session.now()))
    assert len(steps) == 1


def test_a_known_role_is_written_in_words_and_any_other_as_given(session: Session, tmp_path: Path) -> None:
    written = written_by(session, tmp_path / "a.asice", key_of(tmp_path, EVA), "Vice ordförande")
    assert written.verdict.signers[0].role == "Vice ordförande"
    assert submission.role_words("chair") == CHAIR[0]


def test_an_opened_package_lists_its_files_and_whom_it_requires(session: Session, tmp_path: Path) -> None:
    out = tmp_path / "paket.asice"
    prepared = prepared_of(session)
    run(submission.write_and_sign(prepared, out, key_of(tmp_path, EVA), "chair", session.now()))
    opened = submission.open_package(out, None, session.now())
    assert {(f.name, f.size, f.digest) for f in opened.files} == {
        (f.name, len(f.content), f.digest) for f in prepared.files
    }
    assert opened.required == (CHAIR, COMPANY) == prepared.required
    assert opened.size == out.stat().st_size
    assert submission.read_file(opened, "plan.json") == prepared.content("plan.json")
    assert submission.package_bytes(opened) == out.read_bytes()


def test_nothing_in_a_changed_package_is_listed_or_read(session: Session, tmp_path: Path) -> None:
    out = tmp_path / "paket.asice"
    written_by(session, out, key_of(tmp_path, EVA))
    opened = submission.open_package(out, None, session.now())
    content = bytearray(out.read_bytes())
    content[len(content) // 2] ^= 1
    out.write_bytes(content)
    changed = submission.open_package(out, None, session.now())
    assert changed.verdict.verdict == "rejected"
    assert changed.files == changed.required == ()
    name = next(f.name for f in opened.files if _differs(opened, f.name))
    with pytest.raises(UserError, match="ändrat eller skadat"):
        submission.read_file(opened, name)


def _differs(opened: submission.Opened, name: str) -> bool:
    try:
        submission.read_file(opened, name)
    except UserError:
        return True
    return False


def test_a_file_that_is_gone_is_unreadable_and_never_an_exception(tmp_path: Path) -> None:
    opened = submission.open_package(tmp_path / "borta.asice", None, submission.datetime.now(submission.UTC))
    assert opened.verdict.verdict == "unreadable"
    with pytest.raises(UserError, match="kunde inte läsas"):
        submission.package_bytes(opened)


def test_a_list_that_cannot_be_read_is_said(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="går inte att läsa"):
        submission.verify(tmp_path / "paket.asice", tmp_path / "borta.json", session.now())


def test_each_signature_counts_once_for_what_is_still_owed() -> None:
    eva = SignerVerdict("Eva Berg", CHAIR[1].upper(), CHAIR[0], "", True, False)
    invalid = SignerVerdict("Bo Ek", COMPANY[1], COMPANY[0], "", False, False)
    verdict = Verdict(True, False, (eva, invalid))
    assert submission.unsigned((CHAIR, COMPANY, CHAIR), verdict) == (COMPANY, CHAIR)
    assert submission.unsigned((CHAIR,), verdict) == ()
