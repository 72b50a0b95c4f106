"""The sheets of the plan, read back by the reader that the program itself has, say what the plan says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from app.journeys import documents, matrix
from app.journeys.session import Session
from app.models import ils, verbs
from tests.journeys.submission_pieces import example_session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with example_session(tmp_path_factory.mktemp("data")) as opened:
        yield opened


def sheets_of(content: bytes) -> dict[str, list[list[object]]]:
    import io

    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_sheets_come_in_the_order_of_ils_after_one_that_explains_them(session: Session) -> None:
    assert list(sheets_of(matrix.matrix(session.plan))) == [
        "Läs mig",
        "Nämndmål",
        "Indikator",
        "Aktivitet",
        "Åtagande",
    ]


def test_every_row_read_back_is_a_node_of_the_plan_with_the_same_values(session: Session) -> None:
    plan = session.plan
    sheets = sheets_of(matrix.matrix(plan))
    assert len(ils.nodes(plan)) > 5
    for kind, name in zip(ils.NODES, list(sheets)[1:], strict=True):
        heads, *rows = sheets[name]
        nodes = ils.of_kind(plan, kind)
        assert [row[-1] for row in rows] == [node.record for node in nodes]
        for node, row in zip(nodes, rows, strict=True):
            read = dict(zip(heads, row, strict=True))
            for cell in node.cells:
                assert _as_text(read[cell.column.title], cell) == cell.text


def _as_text(content: object, cell: ils.Cell) -> str:
    """What the workbook holds, written as the copy desk writes it."""
    if content == "":
        return ""
    if cell.column.kind in ("number", "year"):
        assert isinstance(content, float)
        return f"{content:g}".replace(".", ",")
    if cell.column.kind == "date":
        assert isinstance(content, date)
        return content.isoformat()
    return str(content)


def test_the_length_of_a_long_text_stands_beside_it(session: Session) -> None:
    heads, *rows = sheets_of(matrix.matrix(session.plan))["Aktivitet"]
    at = heads.index("Vad som görs")
    assert heads[at + 1] == "Tecken i vad som görs"
    assert [row[at + 1] for row in rows] == [len(str(row[at])) for row in rows]


def test_example_data_are_marked_and_what_is_left_out_is_told(session: Session) -> None:
    told = {str(row[0]): str(row[1]) for row in sheets_of(matrix.matrix(session.plan))["Läs mig"]}
    assert "påhittade" in told["Exempeldata"]
    assert told["Nämndmål"].endswith(("rad", "rader"))


def test_the_day_of_the_workbook_is_the_plans_and_the_bytes_follow_from_the_plan(session: Session) -> None:
    newest = max(r.text("date") for kind in ("version", "decision") for r in session.plan.of(kind))
    assert matrix.created(session.plan).isoformat() == newest
    assert matrix.matrix(session.plan) == matrix.matrix(session.plan)


def test_it_is_written_as_a_report(session: Session, tmp_path: Path) -> None:
    documents.write(session, "matris", None, tmp_path / "matris.xlsx", session.today())
    assert openpyxl.load_workbook(tmp_path / "matris.xlsx").sheetnames[0] == "Läs mig"


def test_an_edit_of_the_plan_is_in_the_next_workbook(session: Session) -> None:
    goal = ils.of_kind(session.plan, "board_goal")[0].record
    session.do(verbs.set_value(session.plan, goal, "target_group", "=Unga"))
    rows = sheets_of(matrix.matrix(session.plan))["Nämndmål"]
    assert "=Unga" in rows[1]
