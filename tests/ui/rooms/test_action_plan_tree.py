"""The tree of Handlingsplan: its rows, its filter, and that what is folded and chosen stays so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QColor, QImage

from app.models import verbs
from app.models.rules import Remark
from app.ui.rooms.action_plan.nodes import Node, tree
from app.ui.rooms.action_plan.room import ActionPlanRoom
from app.ui.rooms.action_plan.tree import PlanTree
from tests.ui.rooms.plan_places import place  # noqa: F401


def filtered(nodes: Any, text: str) -> tuple[Node, ...]:
    """The rows whose words hold `text`, with the way to them: what the tree's filter should come to."""
    wanted = text.casefold().strip()
    if not wanted:
        return tuple(nodes)
    kept = []
    for node in nodes:
        inside = filtered(node.children, text)
        if inside or wanted in node.words.casefold():
            kept.append(replace(node, children=inside or node.children))
    return tuple(kept)


def drawn(nodes: Any, depth: int = 0) -> list[str]:
    return [line for node in nodes for line in ("  " * depth + node.words, *drawn(node.children, depth + 1))]


def index_of(room: ActionPlanRoom, record: str, nth: int = 0) -> QModelIndex:
    return [index for index in room.tree._indexes() if index.data(room_record_role()) == record][nth]


def room_record_role() -> int:
    from app.ui.rooms.action_plan.tree_rows import RECORD

    return RECORD


def test_a_goal_stands_under_every_finding_it_answers(place: Any) -> None:  # noqa: F811
    there = place()
    assert drawn(tree(there.session.plan))[:13] == [
        "Unga utan arbete",
        "  Fler unga i arbete",
        "    Arbetslöshet",
        "    Vägledda unga",
        "    Jobbtorg",
        "Lågt valdeltagande",
        "  Fler unga i arbete",
        "    Arbetslöshet",
        "    Vägledda unga",
        "    Jobbtorg",
        "  Fler röstar",
        "    Röstande",
        "Om planen",
    ]


def test_what_answers_nothing_is_seen_under_a_heading_of_its_own(place: Any) -> None:  # noqa: F811
    there = place()
    session = there.session
    session.do(verbs.create(session.plan, "goal", {"wording": "Löst mål"}, session.chance))
    session.do(verbs.create(session.plan, "measure", {"name": "Löst mått"}, session.chance))
    loose = next(node for node in tree(session.plan) if node.kind == "heading")
    assert drawn(loose.children) == ["Löst mål", "Löst mått"]


def test_stops_win_over_remarks_and_empty_fields_give_no_mark(place: Any) -> None:  # noqa: F811
    there = place()
    said = [
        Remark("F5", "remark", there.ids["f1"], "", "a", ""),
        Remark("F3", "block", there.ids["f1"], "", "b", ""),
        Remark("F3", "block", there.ids["f2"], "", "b", ""),
        Remark("F5", "remark", there.ids["f2"], "", "a", ""),
        Remark("empty", "remark", there.ids["g2"], "", "a", ""),
    ]
    first, second, *_ = tree(there.session.plan, said)
    assert (first.level, second.level, second.children[1].level) == ("stop", "stop", "")


def test_the_filter_keeps_the_way_to_what_it_finds(qtbot: Any, theme: Any) -> None:
    view = PlanTree(theme)
    qtbot.addWidget(view)
    view.show_nodes((Node("A", "finding", "1", children=(Node("Ökad hälsa", "goal", "2"), Node("B", "goal", "3"))),))
    for text in ("ÖKAD", "a"):
        view.show_only(text)
        assert [index.data() for index in view._indexes()] == ["A", "Ökad hälsa"]
    view.show_only("finns inte")
    assert list(view._indexes()) == []
    view.show_only("  ")
    assert [index.data() for index in view._indexes()] == ["A", "Ökad hälsa", "B"]


def test_what_is_folded_stays_folded_when_the_plan_changes(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.tree.collapse(index_of(room, there.ids["g1"], 1))
    session = there.session
    session.do(verbs.set_value(session.plan, there.ids["m2"], "name", "Ännu fler"))
    assert room.tree.isExpanded(index_of(room, there.ids["g1"], 0))
    assert not room.tree.isExpanded(index_of(room, there.ids["g1"], 1))
    room.tree.expand(index_of(room, there.ids["g1"], 1))
    session.do(verbs.set_value(session.plan, there.ids["m2"], "name", "Fler"))
    assert room.tree.isExpanded(index_of(room, there.ids["g1"], 1))


def test_the_second_row_of_a_record_stays_the_current_one(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.tree.setCurrentIndex(index_of(room, there.ids["g1"], 1))
    there.session.do(verbs.set_value(there.session.plan, there.ids["m2"], "name", "Ännu fler"))
    assert room.tree.currentIndex() == index_of(room, there.ids["g1"], 1)
    assert room.place() == there.ids["g1"]


def test_a_renamed_record_stays_chosen(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.show_record(there.ids["m3"])
    there.session.do(verbs.set_value(there.session.plan, there.ids["m3"], "name", "Åtgärdade"))
    assert room.tree.current_record() == there.ids["m3"]
    assert room.tree.currentIndex().data() == "Åtgärdade"


def test_nothing_is_built_anew_when_nothing_is_different(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    there.settle()
    before = room.tree._rows.item(0)
    room.refresh(frozenset(), frozenset())
    assert room.tree._rows.item(0) is before


def test_the_filter_opens_what_is_folded_and_folds_it_again_when_cleared(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.tree.collapse(index_of(room, there.ids["f2"]))
    room.panes.filter.setText("röstande")
    assert [index.data() for index in room.tree._indexes()] == ["Lågt valdeltagande", "Fler röstar", "Röstande"]
    assert all(room.tree.isExpanded(index) for index in room.tree._indexes() if room.tree.model().hasChildren(index))
    room.panes.filter.clear()
    assert not room.tree.isExpanded(index_of(room, there.ids["f2"]))
    assert room.tree.isExpanded(index_of(room, there.ids["f1"]))


def test_a_filter_that_hides_the_wanted_record_gives_way(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    room.panes.filter.setText("röstande")
    room.show_record(there.ids["m2"])
    assert room.panes.filter.text() == "röstande"
    room.show_record(there.ids["a1"])
    assert room.panes.filter.text() == ""
    assert room.tree.current_record() == there.ids["a1"]


def test_what_surrounds_the_thread_is_folded_until_asked_for(place: Any) -> None:  # noqa: F811
    there = place()
    room = there.show(ActionPlanRoom)
    about = index_of(room, there.session.plan.id)
    assert about.data() == "Om planen" and not room.tree.isExpanded(about)
    room.show_record(there.ids["company"])
    assert room.tree.isExpanded(index_of(room, there.session.plan.id))
    assert room.tree.current_record() == there.ids["company"]


def test_a_mark_stands_at_the_right_end_and_the_row_keeps_its_icon(qtbot: Any, theme: Any) -> None:
    shown = {}
    for level in ("", "remark"):
        view = PlanTree(theme)
        qtbot.addWidget(view)
        view.show_nodes((Node("Ett mål", "goal", "1", level=level),))
        view.resize(300, 60)
        view.clearFocus()
        with qtbot.waitExposed(view):
            view.show()
        shown[level] = view.viewport().grab().toImage()
    row = 16
    right = (shown["remark"].width() - 34, shown["remark"].width())
    assert different(shown[""], shown["remark"], row, right)
    assert not different(shown[""], shown["remark"], row, (0, shown["remark"].width() - 34))


def different(one: QImage, two: QImage, middle: int, columns: tuple[int, int]) -> bool:
    reach = range(middle - 8, middle + 8)
    return any(QColor(one.pixel(x, y)) != QColor(two.pixel(x, y)) for x in range(*columns) for y in reach)


def test_a_mark_is_said_in_words_too(qtbot: Any, theme: Any) -> None:
    view = PlanTree(theme)
    qtbot.addWidget(view)
    view.show_nodes((Node("Ett mål", "goal", "1", level="stop"),))
    assert view._rows.item(0).toolTip() == "Ett mål, stopp"


LEAVES = st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "stop"]), st.sampled_from(["Ett", "Två", "Röst"]))


def grown(children: Any) -> Any:
    return st.lists(st.tuples(LEAVES, children), max_size=4, unique_by=lambda pair: pair[0][0]).map(
        lambda pairs: tuple(Node(words, "goal", name, level, inner) for (name, level, words), inner in pairs)
    )


TREES = grown(grown(grown(st.just(()))))


def shown(tree_of: PlanTree, above: QModelIndex) -> tuple[Any, ...]:
    model = tree_of.model()
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return tuple(
        (i.data(), i.data(room_record_role()), shown(tree_of, i))
        for i in rows
        if not tree_of.isRowHidden(i.row(), above)
    )


def plain(nodes: Any) -> tuple[Any, ...]:
    return tuple((node.words, node.record, plain(node.children)) for node in nodes)


def test_whatever_changes_the_rows_are_those_of_the_plan_and_of_the_filter(qtbot: Any, theme: Any) -> None:
    view = PlanTree(theme)
    qtbot.addWidget(view)

    @given(st.lists(st.tuples(TREES, st.sampled_from(["", "röst", "två"])), max_size=4))
    @settings(max_examples=60, deadline=None)
    def follow(steps: Any) -> None:
        for nodes, wanted in steps:
            view.show_nodes(nodes)
            view.show_only(wanted)
            assert shown(view, QModelIndex()) == plain(filtered(nodes, wanted))

    follow()
