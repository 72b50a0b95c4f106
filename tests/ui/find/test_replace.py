"""Replacing in the window: a list to tick in, one named step, and back again with one undo."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from app.journeys import founding
from app.models import verbs
from app.models.search.replacing import Wanted, places, replaced
from app.ui.find.replace import DO, ReplaceDialog
from tests.storage.desk import hurried, library_in, seen
from tests.ui.rooms.plan_places import place  # noqa: F401


def opened(there: Any, find: str, put: str) -> ReplaceDialog:
    dialog = ReplaceDialog(there.context, find)
    there.qtbot.addWidget(dialog)
    dialog.put_line.setText(put)
    return dialog


def test_the_ticked_places_are_replaced_in_one_step_with_a_name(place: Any) -> None:  # noqa: F811
    there = place()
    before = seen(there.session.plan)
    dialog = opened(there, "unga", "ungdomar")
    assert dialog.buttons[DO].text() == "Ersätt på 3\u00a0ställen"
    dialog._rows.item(2, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog.close_with(DO)
    titles = [there.session.plan.record(there.ids[name]) for name in ("f1", "g1", "m3")]
    assert titles[0].text("title") == "Ungdomar utan arbete"
    assert titles[1].text("wording") == "Fler ungdomar i arbete"
    assert titles[2].text("name") == "Vägledda unga"
    assert there.session.undo_name == "Ångra: ersatte ”unga” med ”ungdomar” på 2\u00a0ställen"
    there.session.undo()
    assert seen(there.session.plan) == before


def test_nothing_ticked_leaves_nothing_to_do_and_says_what_was_found(place: Any) -> None:  # noqa: F811
    there = place()
    dialog = opened(there, "unga", "")
    assert "Ordet tas bort" in dialog.told.text()
    dialog._tick_all(Qt.CheckState.Unchecked)
    assert not dialog.buttons[DO].isEnabled()
    dialog.find_line.setText("hasselnöt")
    assert dialog.told.text() == "”hasselnöt” står inte i någon text som kan ersättas."


def test_what_cannot_be_stored_stays_in_the_list_with_the_reason(place: Any, monkeypatch: Any) -> None:  # noqa: F811
    there = place()
    dialog = opened(there, "unga", "ungdomar")
    dialog.show()
    there.refuse(monkeypatch)
    dialog.close_with(DO)
    assert dialog.isVisible() and "Disken är full" in dialog.refused.text() and len(dialog.ticked()) == 3


def test_the_list_is_painted_and_everything_has_a_name(place: Any, nameless: Any) -> None:  # noqa: F811
    dialog = opened(place(), "unga", "ungdomar")
    dialog.show()
    assert not dialog.grab().isNull()
    assert nameless(dialog) == []


texts = st.lists(st.sampled_from(["unga", "Unga", "och", "barn", "ungas", "å"]), min_size=1, max_size=8).map(" ".join)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(texts, min_size=1, max_size=3), find=st.sampled_from(["unga", "barn", "å"]), whole=st.booleans())
def test_replacing_and_undoing_is_as_if_nothing_had_happened(texts: list[str], find: str, whole: bool) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        hurried(founding.new_plan(library_in(Path(folder)), "Plan", "Exempelnämnden")) as session,
    ):
        for text in texts:
            fields = {"wording": text, "lesson": text, "target_group": text}
            session.do(verbs.create(session.plan, "goal", fields, session.chance))
        before = seen(session.plan)
        change = replaced(session.plan, places(session.plan, Wanted(find, "nytt", whole)))
        done = session.do(change, words="ersatte")
        if not done.change_id:
            return
        assert seen(session.plan) != before
        session.undo()
        assert seen(session.plan) == before
