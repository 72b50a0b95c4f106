"""Every kind of change has a name in both languages, built from the schema's words."""

from __future__ import annotations

import pytest

from app.models.format1.ops import _READERS
from app.models.wording.history import (
    change_name,
    own_device,
    redo_name,
    restore_name,
    thing,
    told,
    undo_name,
    unknown_device,
)

VERBS = sorted({"add": "link", "remove": "unlink"}.get(kind, kind) for kind in _READERS)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", [0, 1])
def test_each_kind_alone_and_twice_has_a_name(verb: str, language: int) -> None:
    deed = (verb, "goal", "wording" if verb in ("set", "text", "link", "unlink") else "", "r")
    for name in (change_name([deed], language), change_name([deed, deed], language)):
        assert name
        assert "{" not in name
        assert verb not in name.split() or language == 1


@pytest.mark.parametrize(
    ("deeds", "name"),
    [
        ([("create", "goal", "", "a"), ("set", "goal", "wording", "a")], "lade till mål"),
        ([("set", "goal", "wording", "a")], "ändrade Målet"),
        ([("set", "goal", "position", "a")], "flyttade mål"),
        ([("set", "goal", "wording", "a"), ("text", "goal", "expected_result", "a")], "ändrade mål"),
        ([("set", "goal", "wording", "a"), ("set", "measure", "name", "b")], "ändrade 1\u00a0mål och 1\u00a0mått"),
        ([("set", "goal", "wording", "a"), ("set", "goal", "wording", "b")], "ändrade 2\u00a0mål"),
        ([("set", "cost", "position", "a"), ("set", "cost", "position", "b")], "flyttade 2\u00a0kostnadsrader"),
        (
            [("create", "dataset", "", "d"), *(("create", "indicator_definition", "", f"i{n}") for n in range(13))],
            "lade till 1\u00a0dataunderlag och 13\u00a0indikatorer",
        ),
        (
            [("set", kind, "x", kind) for kind in ("goal", "measure", "activity", "cost", "finding")],
            "ändrade 1\u00a0mål, 1\u00a0mått och 3 andra poster",
        ),
        ([("delete", "cost", "", "b"), ("delete", "cost", "", "a")], "tog bort 2\u00a0kostnadsrader"),
        ([("found", "plan", "", "p"), ("admit", "", "", ""), ("set", "plan", "title", "p")], "grundade planen"),
    ],
)
def test_what_matters_most_names_the_whole(deeds: list[tuple[str, str, str, str]], name: str) -> None:
    assert change_name(deeds) == name


def test_what_a_newer_version_wrote_is_called_by_its_own_name() -> None:
    assert thing("vote_result", "count") == "count"
    assert thing("goal", "colour") == "colour"
    assert thing("", None) == "posten"


def test_undo_and_redo_say_what_they_would_do() -> None:
    assert undo_name("ändrade Målet") == "Ångra: ändrade Målet"
    assert redo_name("ändrade Målet", 1) == "Redo: ändrade Målet"
    assert unknown_device("12ab34cd") == "okänd dator 12ab34cd"
    assert own_device() == "den här datorn"


def test_one_edit_is_told_as_a_sentence_with_its_decision() -> None:
    assert told("Anna", "Målvärde", ("45", "40"), when="23 april", note="beslut § 12") == (
        "Anna ändrade målvärde: 45 → 40, 23 april, beslut § 12."
    )
    assert told("Anna", "Målvärde", ("", "40"), when="23 april") == "Anna fyllde i målvärde: 40, 23 april."
    assert told("Anna", "ILS-form", ("Aktivitet", ""), when="i dag") == "Anna tog bort Aktivitet ur ILS-form, i dag."
    assert "…" in told("Anna", "Text", ("a" * 200, "b"), when="i dag")


def test_what_is_taken_back_is_named_by_its_field() -> None:
    assert restore_name("target", "value") == "tog tillbaka det som stod i Målvärde"
