"""Every component on one sheet, so that their look can be tested and seen: `python tests/ui/component_sheet.py DIR`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from app.ui.theme import Theme
from app.ui.widgets import (
    Badge,
    Card,
    Chip,
    Column,
    EmptyState,
    Field,
    Notice,
    NumberEdit,
    ProgressLine,
    SegmentedButtons,
    Station,
    TabBar,
    TableView,
    ThreadStrip,
    button,
    icon_button,
    label,
    row,
)


def sheet(theme: Theme) -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setSpacing(theme.space("base"))
    cards = (_buttons, _fields, _notices, _marks, _table, _empty)
    for number, card in enumerate(cards):
        grid.addWidget(card(theme), number // 2, number % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return page


def _buttons(theme: Theme) -> Card:
    card = Card(theme, "Knappar", "verb med föremål")
    primary = button(theme, "Använd som underlag", "primary", "quote")
    plain = button(theme, "Exportera", icon="download")
    card.body.addLayout(row(primary, plain, button(theme, "Visa regeln", "quiet"), None))
    closed = button(theme, "Spärrad")
    closed.setEnabled(False)
    stop = button(theme, "Ta bort ändå", "stop", "trash-2")
    card.body.addLayout(row(stop, closed, icon_button(theme, "copy", "Kopiera tabellen"), None))
    places = [("s", "Stenhaga"), ("e", "Ekliden"), ("n", "Norrtorp"), ("b", "Björkholm")]
    card.body.addWidget(SegmentedButtons(theme, places, "Stadsdel", "e"))
    views = [("state", "Läget"), ("why", "Varför"), ("profile", "Profil"), ("heat", "Värmetabell")]
    card.body.addWidget(TabBar(theme, views, "Vyer"))
    card.body.addStretch(1)
    return card


def _fields(theme: Theme) -> Card:
    card = Card(theme, "Fält")
    unit = QComboBox()
    unit.addItems(["procent", "antal"])
    base, money = QLineEdit(), NumberEdit("Belopp, tkr", 350)
    base.setPlaceholderText("värde")
    grid = QGridLayout()
    fields = [
        Field(theme, "Målvärde", NumberEdit("Målvärde", 62.5), "krävs vid ansökan"),
        Field(theme, "Enhet", unit),
        Field(theme, "Baslinje", base),
        Field(theme, "Belopp, tkr", money),
    ]
    for number, field in enumerate(fields):
        grid.addWidget(field, number // 2, number % 2)
    fields[2].set_remark("remark", "saknas, målet kan inte följas")
    fields[3].set_remark("stop", "investering (F3)")
    card.body.addLayout(grid)
    ticked, chosen = QCheckBox("Delas upp på kön"), QRadioButton("Resultat")
    ticked.setChecked(True)
    chosen.setChecked(True)
    card.body.addLayout(row(ticked, QCheckBox("Bara egna stadsdelar"), chosen, QRadioButton("Process"), None))
    prose = QPlainTextEdit("Andelen unga 20–24 år ska halveras till 2018.")
    prose.setFixedHeight(theme.px(60))
    card.body.addWidget(Field(theme, "Formulering", prose))
    return card


def _notices(theme: Theme) -> Card:
    card = Card(theme, "Anmärkningar: form, ord och färg")
    card.body.addWidget(
        Notice(
            theme,
            "stop",
            "investering betalas inte av programmet (F3).",
            "Låt bolaget betala eller ta bort raden.",
            [("Byt till Bolag", lambda: None), ("Visa regeln", lambda: None)],
        )
    )
    card.body.addWidget(Notice(theme, "remark", "målet har bara processmått.", "Kan bemötas med ett skäl."))
    card.body.addWidget(Notice(theme, "info", "delmålen är inte inlästa.", "Läs in programmet när det finns."))
    card.body.addWidget(Notice(theme, "done", "alla aktiviteter har en ansvarig."))
    card.body.addStretch(1)
    return card


def _marks(theme: Theme) -> Card:
    card = Card(theme, "Märken och val")
    words = [("example", "Exempeldata"), ("stop", "Stopp"), ("remark", "2 anmärkningar"), ("done", "Godkänd")]
    card.body.addLayout(row(*(Badge(theme, level, text) for level, text in words), None))
    card.body.addLayout(row(*(Chip(theme, text) for text in ("Ekliden", "Björkholm")), None))
    card.body.addWidget(label("Den röda tråden", "heading"))
    card.body.addWidget(
        ThreadStrip(
            theme,
            [
                Station("finding", "Slutsats", "filled", "finns"),
                Station("goal", "Mål", "here", "du är här"),
                Station("measure", "Mått", "missing", "saknas", tone="remark"),
                Station("activity", "Aktivitet", "filled", "finns"),
                Station("application", "Ansökan", "filled", "finns"),
                Station("decision", "Beslut", "later", "senare"),
            ],
            clickable=True,
        )
    )
    card.body.addWidget(
        ThreadStrip(
            theme,
            [
                Station("index", "Index", "filled", "8 svaga", count="24"),
                Station("finding", "Slutsatser", "missing", "2 utan svar", count="6", tone="remark"),
                Station("sign", "Skriv under", "filled", "steg", count="3", check=True),
            ],
        )
    )
    progress = ProgressLine(theme)
    progress.begin("Räknar osäkerhet", lambda: None)
    progress.show_progress("Räknar osäkerhet, 5\u00a0800 av 10\u00a0000 dragningar", 58, 100)
    card.body.addWidget(progress)
    progress.show()
    return card


def _table(theme: Theme) -> Card:
    card = Card(theme, "Tabell: vald rad, saknat värde, summa")
    state = {"utan slutsats": ("triangle-alert", "remark"), "besvarad": ("circle-check", "done")}
    rows = [
        ("Björkholm", "81,4", "77,2–85,6", "utan slutsats"),
        ("Ekliden", "74,2", "70,0–78,4", "besvarad"),
        ("Lillmossen", "–", "–", "för få invånare"),
        ("Hela staden", "41,3", "–", "–"),
    ]
    columns = [
        Column("Stadsdel", lambda r: r[0], strong=lambda r: r[0] == "Hela staden"),
        Column("Index", lambda r: r[1], "right", width=80, strong=lambda r: r[0] == "Hela staden"),
        Column("90\u00a0%", lambda r: r[2], "right", width=110),
        Column("Läge", lambda r: r[3], width=160, icon=lambda r: state.get(r[3])),
    ]
    table = TableView(theme, "Stadsdelar", columns, rows)
    table.selectRow(0)
    table.fit_height()
    card.body.addWidget(table)
    card.body.addStretch(1)
    return card


def _empty(theme: Theme) -> Card:
    card = Card(theme, "Tomt rum")
    card.body.addWidget(
        EmptyState(
            theme,
            "target",
            "Inga mål ännu",
            "Ett mål svarar på en slutsats. Du har sex slutsatser att börja från.",
            ("Skriv första målet", lambda: None),
            other=("Läs in .handslag-fil", lambda: None),
        )
    )
    return card


def _main(folder: Path) -> None:
    from app.ui.theme import load_fonts, load_tokens
    from app.ui.widgets.focus import FocusRing

    app = QApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as cache:
        looks = [("light", 1.0), ("dark", 1.0), ("contrast_light", 1.0), ("contrast_dark", 1.0), ("light", 2.0)]
        for name, scale in looks:
            theme = Theme(load_tokens(), name, Path(cache), scale)
            theme.apply(app)
            page = sheet(theme)
            ring = FocusRing(theme)
            page.resize(round(1366 * scale), round(880 * scale))
            page.show()
            ring.move_to(None, page.findChildren(QLineEdit)[1])
            app.processEvents()
            page.grab().save(str(folder / f"components-{name}-{scale}.png"))
            page.close()


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
