"""Which rooms there are and which journeys the window's doors lead to. The only place that knows both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.room import Context, Room, RoomEntry
from app.ui.start_page import Doors, PlanEntry

if TYPE_CHECKING:
    from app.journeys.library import Library
    from app.journeys.session import Session
    from app.ui.ask import Asker

THREAD = frozenset({"finding", "goal", "measure", "activity", "evidence", "target", "actual", "cost", "follow_up"})
AROUND = frozenset(
    {
        "plan",
        "organisation",
        "member",
        "working_group",
        "dialogue_input",
        "deadline",
        "task",
        "requirement",
        "housing_stock",
    }
)
CATALOGUES = frozenset({"programme_goal", "council_goal", "version", "weak_indicator_answer", "attachment"})


def _overview(context: Context) -> Room:
    from app.ui.rooms.overview.room import OverviewRoom

    return OverviewRoom(context)


def _situation(context: Context) -> Room:
    from app.ui.rooms.situation.room import SituationRoom

    return SituationRoom(context)


def _action_plan(context: Context) -> Room:
    from app.ui.rooms.action_plan.room import ActionPlanRoom

    return ActionPlanRoom(context)


def _applications(context: Context) -> Room:
    from app.ui.rooms.applications.room import ApplicationsRoom

    return ApplicationsRoom(context)


def _submit(context: Context) -> Room:
    from app.ui.rooms.submit.room import SubmitRoom

    return SubmitRoom(context)


ROOMS: Sequence[RoomEntry] = (
    RoomEntry("overview", "Översikt", "layout-dashboard", _overview, help_page="oversikt"),
    RoomEntry(
        "situation",
        "Lägesbild",
        "map",
        _situation,
        frozenset({"dataset", "indicator_definition", "index_method", "place_alias", "indicator_alias"}),
        "lagesbild",
    ),
    RoomEntry("action_plan", "Handlingsplan", "list-tree", _action_plan, THREAD | AROUND | CATALOGUES, "handlingsplan"),
    RoomEntry(
        "applications", "Ansökningar", "banknote", _applications, frozenset({"application", "decision"}), "ansokningar"
    ),
    RoomEntry("submit", "Skicka in", "package-check", _submit, frozenset({"package"}), "skicka-in"),
)


def data_folder(data_dir: Path | None) -> Path:
    """The folder given, or this person's own on this computer."""
    from app.storage import folders

    return data_dir or folders.standard()


def doors(folder: Path, ask: Callable[[], Asker]) -> Doors:
    """The ways to the plans in `folder`; `ask` gives whoever asks the person, also for the device key's passphrase."""
    from app.journeys import library
    from app.ui.passphrase import device_passphrase

    key = folder / "keys" / "device.pem"
    return _Doors(library.standard(folder, lambda: device_passphrase(ask(), new=not key.exists()))).doors()


class _Doors:
    """The journeys behind the start page, for one library."""

    def __init__(self, shelf: Library) -> None:
        self._shelf = shelf

    def doors(self) -> Doors:
        return Doors(
            plans=self._plans,
            boards=self._boards,
            open=self._shelf.open,
            create=self._create,
            example=self._example,
            receive=self._receive,
            close=lambda session: session.close(),
            person=lambda: self._shelf.person,
            set_person=self._shelf.set_person,
        )

    def _plans(self) -> list[PlanEntry]:
        return [PlanEntry(e.id, e.title, e.board, e.changed_at, e.example, e.problem) for e in self._shelf.plans()]

    def _boards(self) -> list[str]:
        from app.journeys import atlas
        from app.models.wording.typography import swedish_key

        return sorted((place.name for place in atlas.catalogue(False).boards()), key=swedish_key)

    def _create(self, title: str, board: str) -> Session:
        from app.journeys import founding

        return founding.new_plan(self._shelf, title, board)

    def _example(self) -> Session:
        """The example plan on this computer, made the first time it is asked for."""
        from app.journeys import example

        known = next((entry.id for entry in self._shelf.plans() if entry.example), None)
        return self._shelf.open(known) if known else example.build(self._shelf)

    def _receive(self, path: Path) -> Session:
        return self._shelf.open(self._shelf.receive(path).plan)
