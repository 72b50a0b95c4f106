"""Good examples to share: saving those that are marked as a file, and copying from one that another district made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QWidget

from app.journeys import good_examples
from app.journeys.good_examples import Examples, SharedGoal
from app.models.errors import UserError
from app.models.plan import Record
from app.models.wording import labels, typography
from app.ui.rooms.action_plan.parts import RecordPart
from app.ui.widgets import CANCEL, Dialog, Question, Verb, button, column, label, row

if TYPE_CHECKING:
    from app.ui.room import Context, Room

KINDS = "Goda exempel (*.html)"
COPY, ANYWAY = "copy", "anyway"


def example_actions(room: Room) -> list[QAction]:
    """The two verbs, for the room and the palette."""
    made = []
    for words, do in (("Spara goda exempel som fil", save), ("Hämta gott exempel från fil", fetch)):
        action = QAction(words, room)
        action.triggered.connect(lambda _checked=False, do=do: do(room.context))
        made.append(action)
    made[1].setEnabled(room.context.session.writable)
    return made


def save(context: Context, goals: list[Record] | None = None) -> None:
    """Asks where, and writes the goals that are marked; a person's name in their texts is asked about first."""
    plan = context.session.plan
    goals = good_examples.marked(plan) if goals is None else goals
    if not goals:
        _say(context, "Inget mål är utpekat", "Markera Gott exempel att sprida på ett mål, under Visa fler fält.")
        return
    examples = good_examples.gather(plan, goals, context.session.today())
    names = good_examples.names_in(plan, examples)
    if names and context.ask.choose(_about_names(names)) != ANYWAY:
        return
    out = context.ask.save_file("Spara goda exempel", "Goda exempel.html", KINDS)
    if out is None:
        return
    try:
        good_examples.write(examples, out if out.suffix else out.with_suffix(".html"))
    except UserError as error:
        _say(context, "Det gick inte", str(error))
        return
    context.tell(f"Sparade {typography.plural(len(goals), 'gott exempel', 'goda exempel')} i {out.name}")


def fetch(context: Context) -> None:
    """Asks for a file, shows what it holds, and copies what is chosen into the plan."""
    path = context.ask.open_file("Hämta gott exempel", KINDS)
    if path is None:
        return
    try:
        examples = good_examples.read(path)
        dialog = ExampleDialog(context, examples)
        if context.ask.run(dialog) and dialog.chosen():
            context.go("action_plan", good_examples.copy(context.session, examples, dialog.chosen()))
    except UserError as error:
        _say(context, "Det gick inte", str(error))


class ExampleDialog(Dialog):
    """What a file of good examples holds, with a tick for each goal."""

    def __init__(self, context: Context, examples: Examples, parent: QWidget | None = None) -> None:
        super().__init__(
            context.theme,
            f"Goda exempel från {examples.source}",
            "Det ni väljer kopieras till er plan, märkt med var det kommer ifrån. Fälten för ansvariga, stadsdelar, "
            "pengar och mätvärden följer inte med; dem fyller ni i själva.",
            [CANCEL, Verb(COPY, "Kopiera till planen", "primary")],
            parent,
        )
        self._ticks: list[tuple[QCheckBox, SharedGoal]] = []
        theme = context.theme
        for goal in examples.goals:
            title = goal.title or labels.NAMELESS[0]
            tick = QCheckBox()
            tick.setAccessibleName(title)
            tick.setChecked(len(examples.goals) == 1)
            tick.toggled.connect(lambda _on: self._count())
            held = (
                f"{labels.counted(len(goal.measures), 'measure')}, {labels.counted(len(goal.activities), 'activity')}"
            )
            name = label(title, wrap=True)
            name.setBuddy(tick)
            lines = column(name, label(held, "small", "ink_soft"), spacing=theme.px(2))
            if goal.fields.get("lesson"):
                lines.addWidget(label(str(goal.fields["lesson"]), wrap=True))
            line = row(tick, lines, spacing=theme.px(10))
            line.setStretch(1, 1)
            self.body.addLayout(line)
            self._ticks.append((tick, goal))
        self._count()

    def chosen(self) -> list[SharedGoal]:
        """The goals that are ticked."""
        return [goal for tick, goal in self._ticks if tick.isChecked()]

    def _count(self) -> None:
        self.buttons[COPY].setEnabled(bool(self.chosen()))


class SharePart(RecordPart):
    """On a goal that is marked as a good example: the way to share it."""

    def __init__(self, context: Context, record_id: str) -> None:
        super().__init__()
        self._context, self._record_id = context, record_id
        share = button(context.theme, "Spara det goda exemplet som fil", icon="file-up", on=self._save)
        self.setLayout(row(share, None))

    def refresh(self, record: Record) -> None:
        """Shown while the goal is marked."""
        self.setVisible(record.flag("good_example"))

    def _save(self) -> None:
        save(self._context, [self._context.session.plan.record(self._record_id)])


def _about_names(names: list[tuple[str, str]]) -> Question:
    told = typography.listed([f"{name} (i ”{goal}”)" for name, goal in names[:3]])
    return Question(
        "Namn på personer står i texten",
        f"Filen är till för andra. Där står {told}. Ta bort namnen ur texterna först om de inte ska spridas.",
        [Verb(ANYWAY, "Spara ändå"), Verb("", "Gå tillbaka och rätta", "primary")],
    )


def _say(context: Context, title: str, sentence: str) -> None:
    context.ask.choose(Question(title, sentence, [Verb("ok", "Stäng", "primary")]))
