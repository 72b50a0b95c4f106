"""What stands out is answered by people: a weak indicator by a finding or a reason, a strength by a finding."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys import answering, evidence, example
from app.journeys.answering import STRONG, WEAK, Outstanding
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.models import coverage, verbs
from app.models.errors import UserError
from app.models.wording import answering as words
from tests.storage.desk import hurried, library_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path / "d"))) as made:
        made.do(verbs.set_value(made.plan, made.plan.id, "weak_threshold", "0.25"))
        yield made


def computed(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def rows(session: Session) -> tuple[Outstanding, ...]:
    return answering.outstanding(computed(session), session.plan, WEAK)


def unanswered(session: Session) -> Outstanding:
    return next(row for row in rows(session) if not row.answered)


def test_the_weak_of_the_list_are_those_of_the_coverage(session: Session) -> None:
    known = computed(session)
    listed = {(row.key, row.unit, row.place, row.of, row.year) for row in rows(session)}
    assert listed == {(weak.indicator, weak.unit, weak.place, weak.of, weak.year) for weak in known.weak}
    pairs = [(weak.indicator, weak.unit) for weak in known.weak]
    matrix = coverage.matrix(session.plan, coverage.weak_by_key(session.plan, pairs))
    assert sum(not row.answered for row in rows(session)) == len(matrix.unanswered)


def test_a_row_says_value_place_and_year_and_who_answers(session: Session) -> None:
    row = next(row for row in rows(session) if (row.key, row.unit) == ("ohalsotal", "Ekliden"))
    assert (row.value, row.year, row.place, row.of, row.domain) == ("34,1\u00a0dagar", 2014, 1, 40, "halsa")
    assert [session.plan.record(each).type for each in row.findings] == ["finding"]
    assert row.answered


def test_strengths_are_counted_from_the_other_end(session: Session) -> None:
    best = ("Ekliden", "Norrtorp", "Alnäs")
    session.do(verbs.set_value(session.plan, session.plan.id, "programme_neighbourhoods", [f"area:{n}" for n in best]))
    known = computed(session)
    strong = answering.outstanding(known, session.plan, STRONG)
    assert strong
    assert {row.unit for row in strong} == {"Alnäs"}
    assert all(row.place <= 0.25 * row.of for row in strong)
    assert not any(row.reason for row in strong)
    both = {(row.key, row.unit) for row in strong} & {(row.key, row.unit) for row in rows(session)}
    assert both == set()


def test_a_finding_that_quotes_it_answers_it(session: Session) -> None:
    row = unanswered(session)
    found = answering.quote_of(computed(session), row)
    assert found.kind == "risk_factor"
    finding = evidence.as_new_finding(session, "Ny", found)
    again = next(each for each in rows(session) if (each.key, each.unit) == (row.key, row.unit))
    assert again.findings == (finding,)
    assert session.plan.record(finding).text("kind") == "risk_factor"


def test_a_strength_becomes_a_finding_about_what_protects(session: Session) -> None:
    session.do(verbs.set_value(session.plan, session.plan.id, "programme_neighbourhoods", ["area:Alnäs"]))
    known = computed(session)
    row = answering.outstanding(known, session.plan, STRONG)[0]
    finding = evidence.as_new_finding(session, "Styrka", answering.quote_of(known, row))
    assert session.plan.record(finding).text("kind") == "protective_factor"
    assert answering.outstanding(known, session.plan, STRONG)[0].findings == (finding,)


def test_a_written_reason_answers_it_and_can_be_rewritten_and_taken_back(session: Session) -> None:
    row = unanswered(session)

    def now() -> Outstanding:
        return next(each for each in rows(session) if (each.key, each.unit) == (row.key, row.unit))

    answering.leave(session, row.indicator, [row.unit], "  Staden arbetar redan med det. ")
    assert now().answered
    assert session.plan.record(now().reason).text("reason") == "Staden arbetar redan med det."
    answering.rewrite(session, now().reason, "Andra skäl.")
    assert session.plan.record(now().reason).text("reason") == "Andra skäl."
    answering.take_back(session, now().reason)
    assert not now().answered
    session.undo()
    assert now().answered


def test_one_reason_for_several_places_is_one_change(session: Session) -> None:
    row = unanswered(session)
    before = len(session.latest_changes(100))
    already = len(session.plan.of("weak_indicator_answer"))
    answering.leave(session, row.indicator, ["Ekliden", "Stenhaga"], "Skäl")
    made = session.plan.of("weak_indicator_answer")[already:]
    assert [record.text("neighbourhood") for record in made] == ["area:Ekliden", "area:Stenhaga"]
    assert len(session.latest_changes(100)) == before + 1


def test_an_empty_reason_answers_nothing(session: Session) -> None:
    row = unanswered(session)
    tips = session.plan.tips
    with pytest.raises(UserError) as refusal:
        answering.leave(session, row.indicator, [row.unit], "   ")
    assert refusal.value.code == "reason_missing"
    assert session.plan.tips == tips


@pytest.mark.parametrize(
    ("written", "stored"),
    [("25", "0.25"), ("25 %", "0.25"), ("0,25", "0.25"), ("12,5", "0.125"), ("1", "0.01"), ("50", "0.5"), ("", "")],
)
def test_the_share_is_written_as_people_write_it(session: Session, written: str, stored: str) -> None:
    answering.set_threshold(session, "33")
    answering.set_threshold(session, written)
    assert session.plan.root.text("weak_threshold") == stored


@pytest.mark.parametrize("written", ["0", "51", "100", "-5", "0,6", "en fjärdedel"])
def test_a_share_that_cannot_be_meant_is_refused_in_words(session: Session, written: str) -> None:
    before = session.plan.root.text("weak_threshold")
    with pytest.raises(UserError) as refusal:
        answering.set_threshold(session, written)
    assert str(refusal.value).endswith(".")
    assert session.plan.root.text("weak_threshold") == before


@given(st.integers(1, 50))
def test_what_the_field_shows_can_be_written_back(percent: int) -> None:
    shown = words.share_field(percent / 100)
    assert answering._share(shown) * 100 == percent


def test_a_smaller_share_never_makes_more_weak(session: Session) -> None:
    counts = []
    for share in ("50", "33", "25", "10", "1"):
        answering.set_threshold(session, share)
        counts.append({(row.key, row.unit) for row in rows(session)})
    assert all(small <= large for large, small in pairwise(counts))
    assert counts[0] > counts[-1]


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.25, "sämsta fjärdedelen"),
        (1 / 3, "sämsta tredjedelen"),
        (0.1, "sämsta tiondelen"),
        (0.5, "sämsta halvan"),
        (0.15, "sämsta 15\u00a0procenten"),
        (0.125, "sämsta 12,5\u00a0procenten"),
    ],
)
def test_a_share_is_said_in_words(share: float, said: str) -> None:
    assert words.share_words(share) == said
    assert words.share_words(share, strong=True) == said.replace("sämsta", "bästa")


def test_the_heading_counts_what_nobody_has_answered() -> None:
    assert words.heading(0, 0) == "Svaga indikatorer"
    assert words.heading(9, 1) == "Svaga indikatorer (1 obesvarad)"
    assert words.heading(9, 0) == "Svaga indikatorer (0 obesvarade)"
