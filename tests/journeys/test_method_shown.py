"""What the page Metod shows of a proposal: shares as sliders, words for the method, places before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from app.journeys import example, method, method_change, method_shown
from app.journeys.method_shown import DOMAINS_GROUP
from app.journeys.session import Person, Session
from app.journeys.situation import Situation, situation
from app.models import verbs
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield session


@pytest.fixture(scope="module")
def known(plan: Session) -> Situation:
    found = situation(plan.plan, plan.blob)
    assert found is not None
    return found


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_the_domains_and_each_domain_of_several_indicators_can_be_weighed(known: Situation) -> None:
    now = method.in_force(known)
    found = method_shown.groups(now)
    assert [words for _, words in found] == [
        "Huvudområdena", "Sociala riskfaktorer", "Hälsa", "Säkerhet & trygghet", "Försörjning",
    ]  # fmt: skip
    alone = replace(now, indicators={**now.indicators, "halsa": {"ohalsotal": 100.0}})
    assert "Hälsa" not in [words for _, words in method_shown.groups(alone)]


def test_a_slider_stands_at_the_share_and_begins_at_what_is_in_force(known: Situation) -> None:
    now = method.in_force(known)
    draft = now.sharing("halsa", 40)
    found = {slider.key: slider for slider in method_shown.sliders(known, draft, now, DOMAINS_GROUP)}
    assert (found["halsa"].value, found["halsa"].start, found["halsa"].unit) == (40, 25, "%")
    assert (found["halsa"].low, found["halsa"].high) == (5, 85)
    assert found["halsa"].moved
    inside = method_shown.sliders(known, draft, now, "sakerhet_trygghet")
    assert [slider.label for slider in inside] == ["Anmälda våldsbrott", "Anmäld skadegörelse", "Upplevd trygghet"]
    assert all((slider.low, slider.high) == (0, 100) for slider in inside)
    assert not any(slider.moved for slider in inside)


def test_one_group_is_put_back_and_the_others_stay(known: Situation) -> None:
    now = method.in_force(known)
    key = next(iter(now.indicators["halsa"]))
    draft = now.sharing("halsa", 40).sharing(key, 60)
    assert method_shown.reset(draft, now, DOMAINS_GROUP).indicators == draft.indicators
    assert method_shown.reset(draft, now, DOMAINS_GROUP).domains == now.domains
    assert method_shown.reset(draft, now, "halsa").domains == draft.domains
    assert method_shown.reset(draft, now, "halsa").indicators == now.indicators


def test_a_proposal_is_told_in_words(known: Situation) -> None:
    now = method.in_force(known)
    assert method_shown.said(now).endswith("Alla vikter är lika.")
    key = next(iter(now.indicators["halsa"]))
    told = method_shown.said(now.sharing("halsa", 40).sharing(key, 60))
    assert "Områdena väger Hälsa 40\u00a0%, Försörjning 20\u00a0%" in told
    assert told.endswith("Indikatorerna väger olika i Hälsa.")


def test_what_is_in_force_is_told_with_who_and_why(known: Situation) -> None:
    assert method_shown.in_force_sentence(known).startswith("Standardmetoden gäller. Varje indikator")
    settled = method.Settled(known.result.method, {}, "Anna Lindqvist", "Skeva mått.", "x")
    own = method_change.preview(known, method.in_force(known).choosing("zscore"), draws=20).situation
    told = method_shown.in_force_sentence(replace(own, settled=settled))
    assert told.startswith("Egen metod: z-tal, vald av Anna Lindqvist. Skäl: ”Skeva mått.”.")


def test_authors_are_who_chose_last_who_sits_here_and_the_plans_members(plan: Session, known: Situation) -> None:
    plan.person = Person("Bo Ek", "Förvaltningen")
    members = [record.text("name") for record in plan.plan.of("member")]
    assert method_shown.authors(plan, known) == tuple(dict.fromkeys(["Bo Ek", *members]))
    settled = method.Settled(known.result.method, {}, "Anna Lindqvist", "", "x")
    assert method_shown.authors(plan, replace(known, settled=settled))[0] == "Anna Lindqvist"


def test_places_before_and_after_stand_with_the_own_first_and_those_that_move_before_those_that_stay(
    known: Situation,
) -> None:
    seen = method_change.preview(known, method.in_force(known).choosing("percentile"), draws=50)
    found = method_shown.shown(known, seen)
    rows = found.table.rows
    assert len(rows) == 39
    assert {row.key for row in rows[:4]} == set(known.own)
    others = [row.muted for row in rows[4:]]
    assert others == sorted(others)
    for row in rows:
        before, after = (known.result.rank(row.key, 2014), seen.situation.result.rank(row.key, 2014))
        assert row.cells == (row.key, str(before), str(after))
        assert row.muted == (before == after)
    assert "Ekliden plats 1 → 3" in found.sentence
    scene = found.chart(500.0, 500.0, width, 1.0)
    assert len(scene.marks) == 39
    assert scene.title == "Index med förslaget"


def test_what_is_kept_between_moves_changes_nothing(known: Situation) -> None:
    kept: dict = {}
    draft = method.in_force(known)
    for share in (26, 40, 70):
        draft = draft.sharing("halsa", share)
        quick = method_change.preview(known, draft, 200, kept).intervals
        plain = method_change.preview(known, draft, 200).intervals
        assert quick is not None
        assert plain is not None
        for name in ("rank", "low", "high", "points_low", "points_high"):
            np.testing.assert_array_equal(getattr(quick, name), getattr(plain, name))
    assert len(kept) == 3


def test_a_rename_of_the_label_reaches_the_slider(plan: Session, known: Situation) -> None:
    record = next(r for r in plan.plan.of("indicator_definition") if r.text("key") == "ohalsotal")
    plan.do(verbs.set_value(plan.plan, record.id, "label", "Ohälsotalet"))
    found = situation(plan.plan, plan.blob)
    assert found is not None
    now = method.in_force(found)
    assert "Ohälsotalet" in [slider.label for slider in method_shown.sliders(found, now, now, "halsa")]
