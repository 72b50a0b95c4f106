"""The application as it will be printed, to read before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Protocol

from app.journeys import documents
from app.journeys.snapshot import Progress, Snapshot, take
from app.models.errors import UserError
from app.models.wording import labels
from app.ui.widgets import Dialog, Verb

if TYPE_CHECKING:
    from app.journeys.situation import Situation
    from app.ui.room import Context
    from app.ui.theme import Theme

WIDTH, HEIGHT = 720, 640


class Open(Protocol):
    """The open application: what is being written in it is stored first."""

    record_id: str

    def finish(self) -> bool: ...


def show_preview(context: Context, page: Open, refused: Callable[[str], object]) -> None:
    """Sets the document on the worker and shows it; `refused` is told the sentence when it cannot be set."""
    page.finish()
    session, record_id = context.session, page.record_id
    snapshot, today, computed = take(session), session.today(), context.standpoint.situation

    def show(content: bytes) -> None:
        title = labels.title_of(snapshot.plan.record(record_id))
        context.ask.run(PreviewDialog(context.theme, title, content))

    def fail(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        refused(str(error))

    context.tell("Sätter sidorna …")
    context.jobs.start(lambda: _printed(snapshot, record_id, today, computed), show, fail)


def _printed(
    snapshot: Snapshot, record_id: str, today: str, computed: Situation | None
) -> Generator[Progress, None, bytes]:
    """The PDF of the application as the plan was when it was asked for."""
    yield Progress(0, 2, "Samlar underlaget")
    given = documents.attachments(snapshot, today, computed)
    yield Progress(1, 2, "Sätter sidorna")
    return documents.application(snapshot.plan, snapshot.plan.record(record_id), given)


class PreviewDialog(Dialog):
    """The pages under each other; Escape or *Stäng* leaves."""

    def __init__(self, theme: Theme, title: str, content: bytes) -> None:
        from app.ui.rooms.submit.reader import PageReader

        super().__init__(theme, f"Förhandsvisning: {title}", "", [Verb("close", "Stäng", "primary")])
        self.reader = PageReader(theme, title, content)
        self.reader.setMinimumSize(theme.px(320), theme.px(280))
        self.body.addWidget(self.reader, 1)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(WIDTH), room.width() - 40), min(theme.px(HEIGHT), room.height() - 40))
        self.finished.connect(lambda _result: self.reader.close_file())
        self.reader.setFocus()
