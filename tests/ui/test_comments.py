"""The comments of a record in the window: the button counts those that wait, the thread is written and settled in."""

from __future__ import annotations

from typing import Any

from app.journeys import comments
from app.ui.comments import CommentsDialog
from app.ui.comments.button import button_words
from app.ui.comments.dialog import UNSENT
from app.ui.rooms.action_plan.room import ActionPlanRoom
from tests.ui.plan_pieces import click, words
from tests.ui.rooms.plan_places import place  # noqa: F401


def opened(there: Any, name: str = "g1") -> CommentsDialog:
    dialog = CommentsDialog(there.context, there.ids[name])
    there.qtbot.addWidget(dialog)
    return dialog


def test_the_button_counts_what_waits_and_leads_to_the_thread(place: Any) -> None:  # noqa: F811
    there = place(True)
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["g1"])
    click(room, "Kommentarer")
    there.asker.asked[0].text.setPlainText("Är det rätt år?")
    there.asker.asked[0].say()
    assert room.right.page._comments.accessibleName() == "Kommentarer (1)"


def test_the_button_says_when_everything_is_settled() -> None:
    assert button_words(2, 5) == "Kommentarer (2)"
    assert button_words(0, 1) == "Kommentarer (1\u00a0avklarad)"
    assert button_words(0, 0) == "Kommentarer"


def test_a_comment_is_settled_and_opened_again_in_the_thread(place: Any) -> None:  # noqa: F811
    there = place()
    comments.say(there.session, there.ids["g1"], "Fel år")
    dialog = opened(there)
    assert "Fel år" in words(dialog)
    click(dialog, "Markera som avklarad: Fel år")
    assert comments.counted(there.session.plan, there.ids["g1"]) == (0, 1) and "Avklarad" in words(dialog)
    click(dialog, "Öppna igen: Fel år")
    assert comments.counted(there.session.plan, there.ids["g1"]) == (1, 0)


def test_what_is_written_and_not_sent_is_not_thrown_away_unasked(place: Any) -> None:  # noqa: F811
    dialog = opened(place())
    dialog.show()
    dialog.text.setPlainText("Halvskrivet")
    dialog.reject()
    assert dialog.isVisible() and UNSENT in words(dialog)
    dialog.reject()
    assert not dialog.isVisible()


def test_what_cannot_be_stored_stays_with_the_reason(place: Any, monkeypatch: Any) -> None:  # noqa: F811
    there = place()
    dialog = opened(there)
    dialog.say()
    assert "Skriv kommentaren först." in words(dialog)
    there.refuse(monkeypatch)
    dialog.text.setPlainText("Viktigt")
    dialog.say()
    assert dialog.text.toPlainText() == "Viktigt" and "Disken är full" in words(dialog)


def test_everything_in_the_thread_has_a_name(place: Any, nameless: Any) -> None:  # noqa: F811
    there = place()
    comments.say(there.session, there.ids["g1"], "Fel år")
    assert nameless(opened(there)) == []
