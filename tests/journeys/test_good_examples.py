"""Good examples as a file: readable, without people and places, copied from with its origin, hostile files refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys import founding, good_examples
from app.journeys.good_examples import CARRIED, Examples, SharedGoal
from app.journeys.session import Session
from app.models.apply_json import from_json
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in, seen

ITEMS: tuple[dict[str, Any], ...] = (
    {"type": "member", "id": "eva", "set": {"name": "Eva Berg", "role": "Företrädare"}},
    {
        "type": "goal",
        "id": "g",
        "set": {
            "wording": "Fler unga i arbete",
            "good_example": True,
            "lesson": "Börja <tidigt>. Det sade Eva Berg.",
            "neighbourhoods": ["area:Ekliden"],
        },
    },
    {"type": "goal", "id": "other", "set": {"wording": "Ett annat mål"}},
    {
        "type": "measure",
        "set": {"goal": "g", "name": "Arbetslöshet", "kind": "outcome", "unit": "%", "responsible": "eva"},
    },
    {"type": "activity", "set": {"name": "Jobbtorg", "goals": ["g"], "what": "Coacher", "responsible": "eva"}},
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(founding.new_plan(library_in(tmp_path / "a"), "Plan", "Exempelnämnden")) as made:
        made.do(from_json(made.plan, ITEMS, made.chance))
        yield made


@pytest.fixture
def file(session: Session, tmp_path: Path) -> Path:
    found = good_examples.gather(session.plan, good_examples.marked(session.plan), "2016-03-01")
    good_examples.write(found, tmp_path / "ut.html")
    return tmp_path / "ut.html"


def test_only_what_is_marked_goes_along_and_neither_people_places_nor_figures(session: Session, file: Path) -> None:
    found = good_examples.read(file)
    assert (found.source, found.date) == ("Exempelnämnden", "2016-03-01")
    assert [goal.title for goal in found.goals] == ["Fler unga i arbete"]
    assert found.goals[0].measures == ({"name": "Arbetslöshet", "kind": "outcome", "unit": "%"},)
    assert found.goals[0].activities == ({"name": "Jobbtorg", "what": "Coacher"},)
    assert "Ekliden" not in file.read_text("utf-8")


def test_the_page_is_readable_and_what_people_wrote_is_never_code(file: Path) -> None:
    text = file.read_text("utf-8")
    assert "<h2>Fler unga i arbete</h2>" in text and "Börja &lt;tidigt&gt;." in text
    assert text.count("<script") == text.count("</script>") == 1 and "Börja <tidigt>" not in text


def test_a_name_in_running_text_is_pointed_out(session: Session) -> None:
    found = good_examples.gather(session.plan, good_examples.marked(session.plan), "2016-03-01")
    assert good_examples.names_in(session.plan, found) == [("Eva Berg", "Fler unga i arbete")]


def test_a_copy_is_one_step_and_says_where_it_is_from(file: Path, tmp_path: Path) -> None:
    with hurried(founding.new_plan(library_in(tmp_path / "b"), "Vår", "Exempelnämnden")) as other:
        before = seen(other.plan)
        found = good_examples.read(file)
        made = good_examples.copy(other, found, found.goals)
        goal = other.plan.record(made)
        assert goal.text("copied_from") == "Exempelnämnden, 2016-03-01"
        assert [m.text("name") for m in other.plan.referring(made, "measure", "goal")] == ["Arbetslöshet"]
        assert [a.text("name") for a in other.plan.referring(made, "activity", "goals")] == ["Jobbtorg"]
        assert other.undo_name == "Ångra: hämtade ett gott exempel från Exempelnämnden"
        other.undo()
        assert seen(other.plan) == before


def inside(content: object) -> str:
    return f'<script type="application/json" id="{good_examples.FORMAT}">{json.dumps(content)}</script>'


GOOD: dict[str, Any] = {
    "format": good_examples.FORMAT,
    "version": 1,
    "from": "Någon",
    "date": "",
    "goals": [{"wording": "Mål", "measures": [], "activities": []}],
}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>hej</html>",
        inside([]),
        inside(GOOD | {"version": 2}),
        inside(GOOD | {"goals": []}),
        inside(GOOD | {"goals": [{"wording": 7, "measures": [], "activities": []}]}),
        inside(GOOD | {"goals": [{"wording": "M", "measures": {}, "activities": []}]}),
        inside(GOOD | {"goals": [{"wording": "M", "measures": ["x"] * 300, "activities": []}]}),
        inside(GOOD)[:-20] + "[" * 100_000 + "</script>",
        inside("[" * 5000),
    ],
)
def test_a_foreign_or_damaged_file_is_refused_with_a_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "in.html").write_text(text, "utf-8")
    with pytest.raises(UserError) as caught:
        good_examples.read(tmp_path / "in.html")
    assert caught.value.code == "example_foreign"


def test_what_cannot_be_opened_is_said_and_a_huge_file_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "bytes.html").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "huge.html").write_bytes(b"x" * (good_examples.LARGEST + 1))
    codes = []
    for name in ("gone.html", "bytes.html", "huge.html"):
        with pytest.raises(UserError) as caught:
            good_examples.read(tmp_path / name)
        codes.append(caught.value.code)
    assert codes == ["file_unreadable", "example_foreign", "example_too_large"]


def test_a_value_that_does_not_fit_copies_nothing(session: Session) -> None:
    before = seen(session.plan)
    goal = SharedGoal({"wording": "Mål"}, ({"name": "Mått", "kind": "påhittat"},), ())
    with pytest.raises(UserError):
        good_examples.copy(session, Examples("Någon", "", (goal,)), [goal])
    assert seen(session.plan) == before


def test_a_file_that_cannot_be_written_leaves_nothing_behind(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        good_examples.write(Examples("X", "", ()), tmp_path / "saknas" / "ut.html")


PIECES = ("a", "å", "  ", "&amp;", '"', "'", "\\", "/", "\n", "<!--", "<script>", "</script>")
texts = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
parts = {kind: st.fixed_dictionaries({}, optional=dict.fromkeys(CARRIED[kind], texts)) for kind in CARRIED}
goals = st.builds(
    SharedGoal,
    parts["goal"],
    st.lists(parts["measure"], max_size=2).map(tuple),
    st.lists(parts["activity"], max_size=2).map(tuple),
)


@given(source=texts, shared=st.lists(goals, min_size=1, max_size=3).map(tuple))
def test_whatever_is_written_is_read_back_as_it_was(
    source: str, shared: tuple[SharedGoal, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("ex") / "ut.html"
    examples = Examples(source, "2016-03-01", shared)
    good_examples.write(examples, path)
    assert good_examples.read(path) == examples
