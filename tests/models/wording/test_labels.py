"""Every name in the schema has words in two languages, and no words are left over."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import labels, source
from app.models.wording.label_choices import CHOICES, UNITS
from app.models.wording.label_fields import OWN, SHARED
from app.models.wording.label_help import HELP
from app.models.wording.label_types import NEUTER, TYPE_WORDS

FIELDS = [(t, f) for t in RECORD_TYPES for f in fields_of(t).values()]


def test_every_record_type_has_words_and_no_words_lack_a_type():
    assert set(TYPE_WORDS) == set(RECORD_TYPES)
    assert set(RECORD_TYPES) >= NEUTER


def test_a_new_record_has_the_article_its_word_takes():
    for name in RECORD_TYPES:
        assert labels.new_label(name).split()[0] == ("Nytt" if labels.is_neuter(name) else "Ny"), name


def test_every_field_has_a_label_in_both_languages():
    for record_type, field in FIELDS:
        for language in (0, 1):
            label = labels.field_label(record_type, field.name, language)
            assert label and label[0].isupper()


def test_no_field_label_lacks_a_field():
    own = {f"{t}.{f.name}" for t, f in FIELDS}
    assert set(OWN) <= own
    shared = {f.name for t, f in FIELDS if f"{t}.{f.name}" not in OWN}
    assert set(SHARED) == shared


def test_two_fields_of_one_form_never_have_the_same_label():
    for record_type in RECORD_TYPES:
        names = [labels.field_label(record_type, f) for f in fields_of(record_type)]
        assert len(names) == len(set(names)), record_type


def test_every_choice_has_words_and_no_words_lack_a_choice():
    used = set()
    for record_type, field in FIELDS:
        if field.choices:
            words = labels.choice_words(record_type, field.name)
            assert tuple(words) == field.choices
            used.add(f"{record_type}.{field.name}" if f"{record_type}.{field.name}" in CHOICES else field.name)
    assert used == set(CHOICES)


def test_every_unit_has_words():
    assert {f.unit for _, f in FIELDS if f.unit} | {"money"} == set(UNITS)


def test_every_field_that_is_asked_for_has_one_sentence_of_help_and_no_other_field():
    assert set(HELP) == {f"{t}.{f.name}" for t, f in FIELDS if f.wanted}
    for record_type, field in FIELDS:
        text = labels.help_text(record_type, field.name)
        assert bool(text) == field.wanted
        assert "{" not in text + labels.help_text(record_type, field.name, 1)


def test_help_quotes_the_source_with_its_page():
    assert (
        "”Medlen föreslås kunna sökas av de stadsdelsnämnder som programmet gäller för.” (tjänsteutlåtandet, s.\u00a08)"
        in (labels.help_text("application", "applicant"))
    )


@pytest.mark.skipif(not os.environ.get("HANDSLAG_SHARED"), reason="källdokumentet finns inte här")
def test_every_quotation_stands_word_for_word_in_the_source():
    page = Path(os.environ["HANDSLAG_SHARED"]) / "domain" / "seed-tjansteutlatande.txt"
    text = re.sub(r"\s+", " ", page.read_text(encoding="utf-8"))
    assert [words for words, _ in source.QUOTES.values() if words not in text] == []


def test_catalogue_keys_are_shown_by_their_plain_names():
    assert labels.key_label("area:Ekliden") == "Ekliden"
    assert labels.key_label("board:Exempelnämnden") == "Exempelnämnden"
    assert labels.key_label("role:chair") == "Ordförande i lokala styrgruppen"
    assert labels.key_label("role:company_representative") == "Företrädare för bostadsbolaget"
    assert labels.key_label("role:okänd") == "okänd"
    assert labels.key_label("3f9c:2") == ""


def test_values_are_read_with_their_units_words_and_names(whole_plan):
    plan = whole_plan()
    application, activity = plan.record("ap"), plan.record("a1")
    assert labels.value_text(application, "yearly_cost_after") == "600\u00a0000\u00a0kr"
    assert labels.value_text(application, "target_group_size") == "300\u00a0personer"
    assert labels.value_text(application, "activities", plan) == "Jobbtorg på plats"
    assert labels.value_text(application, "withheld") == ""
    assert labels.value_text(activity, "ils_form") == "Aktivitet"
    assert labels.value_text(activity, "start") == "2015-09-01"
    assert labels.value_text(activity, "neighbourhoods") == "Ekliden"
    assert labels.value_text(plan.root, "example", language=1) == "yes"
    assert labels.value_text(plan.record("t1"), "year") == "2018"


def test_several_targets_stand_in_the_order_people_gave_them_and_places_by_the_alphabet(plan_of):
    plan = plan_of(
        ("goal", "z", {"wording": "Först"}),
        ("goal", "a", {"wording": "Sedan"}),
        ("activity", "x", {"goals": ["a", "z", "gone"], "neighbourhoods": ["area:Ängsvik", "area:Ärla", "area:Åby"]}),
    )
    assert labels.value_text(plan.record("x"), "goals", plan) == "Först, Sedan"
    assert labels.value_text(plan.record("x"), "neighbourhoods", plan) == "Åby, Ängsvik, Ärla"
    assert labels.value_text(plan.record("x"), "goals") == ""


def test_a_record_without_a_name_says_so(plan_of):
    plan = plan_of(("finding", "f", {"title": "  "}))
    assert labels.title_of(plan.record("f")) == "Utan namn (slutsats)"
    assert labels.title_of(plan.record("f"), 1) == "Untitled (finding)"
    assert labels.target_label(plan, "gone:1") == ""


def test_counts_and_units_agree():
    assert labels.counted(1, "finding") == "1\u00a0slutsats"
    assert labels.counted(3, "goal") == "3\u00a0mål"
    assert labels.unit_label("people", "1") == "person"
    assert labels.unit_label("") == ""


def test_a_value_from_a_newer_version_is_shown_as_it_is():
    assert labels.choice_label("cost", "kind", "crypto") == "crypto"


def test_every_quotation_is_used_by_a_rule_or_a_help_sentence():
    folder = Path(labels.__file__).parents[1]
    used = " ".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.py") if p.name != "source.py")
    assert [name for name in source.QUOTES if f"{{{name}}}" not in used and f'"{name}"' not in used] == []


@given(data=st.data())
def test_any_legal_value_can_be_shown_in_both_languages(any_plans, data):
    plan = data.draw(any_plans)
    for record in plan:
        for language in (0, 1):
            assert labels.title_of(record, language)
            for name in fields_of(record.type):
                text = labels.value_text(record, name, plan, language)
                assert record.is_empty(name) <= (text == "")
