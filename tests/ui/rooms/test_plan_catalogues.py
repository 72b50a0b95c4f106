"""Reading goals and requirements into the plan from a file, and ticking requirements where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.models import verbs
from app.ui.rooms.action_plan import catalogue_dialog
from app.ui.rooms.action_plan.catalogue_dialog import CatalogueDialog
from app.ui.rooms.action_plan.checklist import Checklist
from app.ui.rooms.action_plan.headings import HeadingPage
from tests.ui.plan_pieces import SMALL, click, press, words, write
from tests.ui.rooms.plan_places import place  # noqa: F401

GOALS = "Beteckning;Formulering\n1.1;Unga har arbete\n1.2;\n"
ITEMS = (
    *SMALL,
    {"type": "requirement", "id": "r1", "set": {"wording": "Redovisa metod", "source": "Anvisning 2014"}},
    {"type": "requirement", "id": "r2", "set": {"wording": "Ange ansvarig"}},
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "delmål.csv"
    path.write_text(GOALS, "utf-8")
    return path


def read_in(there: Any, path: Path, fill: Any, kind: str = "programme_goal") -> None:
    there.asker.answers += [path, fill]
    catalogue_dialog.read_in(there.context, kind)
    there.settle()


def test_the_rows_are_shown_with_what_happens_and_nothing_is_written_when_the_person_leaves(
    place: Any,  # noqa: F811
    table: Path,
) -> None:
    there, seen = place(), []

    def leave(dialog: CatalogueDialog) -> bool:
        seen.extend([line.state for line in dialog.preview.lines])
        assert not dialog.buttons["take"].isEnabled()
        assert "Nivån saknas" in dialog.told(dialog.preview.lines[0])
        return False

    before = there.session.plan.tips
    read_in(there, table, leave)
    assert seen == ["unread", "unread"]
    assert there.session.plan.tips == before


def test_what_the_file_does_not_say_is_asked_and_the_rows_follow_at_once(place: Any, table: Path) -> None:  # noqa: F811
    there = place()

    def take(dialog: CatalogueDialog) -> bool:
        assert list(dialog.asked) == ["level", "source_document", "case_number", "status"]
        dialog.asked["level"].committed.emit("sub_goal")
        dialog.asked["source_document"].setText("Budget 2015")
        assert [line.state for line in dialog.preview.lines] == ["new", "unread"]
        assert dialog.buttons["take"].text() == "Läs in 1\u00a0rad"
        dialog.buttons["take"].click()
        return True

    read_in(there, table, take)
    made = there.session.plan.of("programme_goal")[-1]
    assert (made.text("wording"), made.text("source_document"), made.text("level")) == (
        "Unga har arbete",
        "Budget 2015",
        "sub_goal",
    )
    assert there.session.undo_name == "Ångra: läste in programmål"
    assert there.told[-1].startswith("delmål.csv är inläst.")


def test_a_file_that_cannot_be_read_is_told_in_plain_words(place: Any, tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "bild.xlsx"
    path.write_bytes(b"PK\x03\x04 torn")
    there = place()
    read_in(there, path, "")
    assert "skadad" in there.asker.asked[-1].sentence


def test_a_heading_without_anything_offers_to_read_a_file(place: Any, table: Path) -> None:  # noqa: F811
    there = place()
    page = there.show(lambda context: HeadingPage(context, "council_goal", lambda _id: None, lambda _kind: None))
    there.asker.answers.append(None)
    click(page, "Läs in ur en fil…")
    assert there.asker.asked == ["Läs in mål från kommunfullmäktige ur en fil"]


# The checklist


@pytest.fixture
def listed(place: Any) -> Any:  # noqa: F811
    there = place(items=ITEMS)
    page = there.show(lambda context: HeadingPage(context, "requirement", lambda _id: None, lambda _kind: None))
    there.session.subscribe(lambda _kinds, _records: page.refresh())
    return there, page


def test_a_requirement_is_ticked_where_it_stands_and_the_rules_say_what_is_left(listed: Any) -> None:
    there, page = listed
    assert "0 av 2\u00a0krav är avprickade" in words(page)
    first = page.list.rows[there.ids["r1"]]
    first.tick.click()
    assert there.session.plan.record(there.ids["r1"]).flag("done")
    assert "1 av 2\u00a0krav är avprickade" in words(page)
    assert "Säg vad som besvarar kravet." in words(first)


def test_what_answers_it_is_written_on_its_line(listed: Any) -> None:
    there, page = listed
    line = page.list.rows[there.ids["r2"]].answer
    line.setFocus()
    write(line, "Kapitel 4")
    press(line, Qt.Key.Key_Return)
    assert there.session.plan.record(there.ids["r2"]).text("answered_by") == "Kapitel 4"


def test_what_could_not_be_stored_stays_with_its_reason(listed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    there, page = listed
    there.refuse(monkeypatch)
    shown = page.list.rows[there.ids["r2"]]
    write(shown.answer, "Kapitel 4")
    page.finish()
    assert shown.answer.text() == "Kapitel 4"
    shown.tick.click()
    assert not shown.tick.isChecked()


def test_a_new_or_removed_requirement_leaves_the_other_rows_as_they_are(listed: Any, nameless: Any) -> None:
    there, page = listed
    assert isinstance(page.list, Checklist)
    kept = page.list.rows[there.ids["r2"]]
    there.session.do(verbs.delete(there.session.plan, [there.ids["r1"]]))
    there.session.do(verbs.create(there.session.plan, "requirement", {"wording": "Nytt"}, there.session.chance))
    assert [row._words.text() for row in page.list.rows.values()] == ["Ange ansvarig", "Nytt"]
    assert page.list.rows[there.ids["r2"]] is kept
    assert nameless(page) == []
