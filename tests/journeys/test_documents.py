"""The plan and its applications as PDF: what they say of decisions and of the index, and how they are written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from app.journeys import documents
from app.journeys.session import Session
from app.journeys.snapshot import Snapshot, take
from app.models import verbs
from app.models.errors import UserError
from app.models.plan import Plan
from tests.journeys.submission_pieces import example_session


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with example_session(tmp_path_factory.mktemp("data")) as session:
        yield take(session)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with example_session(tmp_path / "data") as opened:
        yield opened


def said(content: bytes) -> str:
    """The words of a PDF, one space between them."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[number] for number in range(len(document))]
    texts = [page.get_textpage() for page in pages]
    words = " ".join(text.get_text_bounded() for text in texts)
    for part in (*texts, *pages, document):
        part.close()
    return " ".join(words.replace("\ufffe", "").split())


def without(snapshot: Snapshot, *kinds: str) -> Snapshot:
    left = [record for record in snapshot.plan if record.type not in kinds]
    return Snapshot(Plan.of_records(snapshot.plan.id, snapshot.plan.tips, left), {})


def test_each_kind_is_written_whole_under_the_name_given(example: Snapshot, tmp_path: Path) -> None:
    plan, application = tmp_path / "plan.pdf", tmp_path / "ansokan.pdf"
    documents.write(example, "handlingsplan", None, plan, "2015-04-23")
    record = example.plan.of("application")[0]
    documents.write(example, "ansokan", record.id, application, "2015-04-23")
    assert "Handlingsplan" in said(plan.read_bytes())
    assert record.text("title") in said(application.read_bytes())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ansokan.pdf", "plan.pdf"]


def test_which_application_must_be_said_where_there_are_several(example: Snapshot, tmp_path: Path) -> None:
    assert len(example.plan.of("application")) > 1
    for wrong in (None, example.plan.id, "finns-inte"):
        with pytest.raises(UserError, match="--record"):
            documents.write(example, "ansokan", wrong, tmp_path / "x.pdf", "2015-04-23")
    assert list(tmp_path.iterdir()) == []


def test_the_only_application_needs_no_name(session: Session, tmp_path: Path) -> None:
    first, *others = session.plan.of("application")
    session.do(verbs.delete(session.plan, [record.id for record in others]))
    documents.write(session, "ansokan", None, tmp_path / "x.pdf", "2015-04-23")
    assert first.text("title") in said((tmp_path / "x.pdf").read_bytes())


def test_example_data_is_marked_in_the_document(example: Snapshot) -> None:
    content = documents.action_plan(example.plan, documents.attachments(example, "2015-04-23"))
    assert "Exempeldata" in said(content)


def test_without_an_index_the_document_says_why_instead_of_a_figure(example: Snapshot) -> None:
    bare = without(example, "dataset")
    given = documents.attachments(bare, "2015-04-23")
    assert given.why_not
    assert not given.situation
    assert "indextabell" in said(documents.action_plan(bare.plan, given))


def test_an_approval_of_other_content_does_not_make_the_application_decided(session: Session) -> None:
    plan = session.plan
    application = next(record for record in plan.of("application") if not record.flag("withheld"))
    given = documents.attachments(session, "2015-04-23")
    before = said(documents.application(plan, application, given))
    session.do(verbs.set_value(plan, application.id, "what_is_new", "Något helt annat än det som godkändes."))
    after = said(documents.application(session.plan, session.plan.record(application.id), given))
    assert "innehållet har ändrats" not in before
    assert "innehållet har ändrats" in after


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Välj en annan mapp"):
        documents.save(b"x", tmp_path / "borta" / "x.pdf")


def test_a_write_that_fails_leaves_what_was_there_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "x.pdf"
    out.write_bytes(b"det gamla")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        documents.save(b"det nya", out)
    assert out.read_bytes() == b"det gamla"
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]
    folder = tmp_path / "mapp"
    folder.mkdir()
    monkeypatch.undo()
    with pytest.raises(UserError):
        documents.save(b"x", folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mapp", "x.pdf"]
