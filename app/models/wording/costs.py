"""What the cost table says when a pasted block cannot be taken."""

from __future__ import annotations

from app.models.wording import Sentence

ERRORS: dict[str, Sentence] = {
    "paste_nothing": (
        "Urklippet är tomt. Kopiera cellerna i Excel först.",
        "The clipboard is empty. Copy the cells in Excel first.",
    ),
    "paste_heading_unknown": (
        "Rubriken ”{text}” är varken ett år eller en av tabellens kolumner. Ta bort kolumnen eller byt rubrik.",
        "The heading “{text}” is neither a year nor a column of the table. Remove the column or change its heading.",
    ),
    "paste_heading_missing": (
        "Kolumn {number} har belopp men ingen rubrik. Skriv vilket år den gäller.",
        "Column {number} has amounts but no heading. Write which year it is for.",
    ),
    "paste_two_columns": (
        "Två kolumner är {name}. Ta bort den ena.",
        "Two columns are {name}. Remove one of them.",
    ),
    "paste_year_outside": (
        "{year} ligger utanför planens år, {period}. Ta bort kolumnen eller börja i ett tidigare år.",
        "{year} is outside the plan's years, {period}. Remove the column or begin in an earlier year.",
    ),
    "paste_past_last_column": (
        "Det finns ingen kolumn till höger om den sista. Börja i ett år, eller ta med rubrikerna från Excel.",
        "There is no column to the right of the last. Begin in a year, or bring the headings from Excel.",
    ),
    "paste_too_many_rows": (
        "Urklippet har {rows} rader, men härifrån och ned har tabellen {lines}. Ta med rubrikerna från Excel "
        "(Kostnad, Slag, Betalas av och åren), så läggs nya rader till.",
        "The clipboard has {rows} rows, but from here down the table has {lines}. Bring the headings from Excel "
        "(Kostnad, Slag, Betalas av and the years), and new rows are added.",
    ),
    "paste_row_unknown": (
        "Ingen rad heter ”{name}”. Ta med rubrikerna från Excel, så läggs raden till.",
        "No row is called “{name}”. Bring the headings from Excel, and the row is added.",
    ),
    "paste_row_unnamed": (
        "Raden säger inte vad kostnaden gäller. Skriv det i kolumnen Kostnad.",
        "The row does not say what the cost is for. Write it in the column Kostnad.",
    ),
    "paste_row_ambiguous": (
        "Flera rader heter ”{name}”. Ta med kolumnerna Slag och Betalas av, så går de att skilja åt.",
        "Several rows are called “{name}”. Bring the columns Slag and Betalas av to tell them apart.",
    ),
    "paste_row_twice": (
        "”{name}” finns två gånger i urklippet. Slå ihop raderna i Excel.",
        "“{name}” is in the clipboard twice. Merge the rows in Excel.",
    ),
    "paste_no_activity": (
        "Ansökan gäller ingen aktivitet än. Välj den först; kostnaderna hör till den.",
        "The application is for no activity yet. Choose it first; the costs belong to it.",
    ),
    "paste_which_activity": (
        "Ansökan gäller flera aktiviteter. Ta med en kolumn Aktivitet, så att nya rader läggs på rätt ställe.",
        "The application is for several activities. Bring a column Aktivitet, so that new rows find their place.",
    ),
    "paste_activity_unknown": (
        "Ansökan har ingen aktivitet som heter ”{name}”.",
        "The application has no activity called “{name}”.",
    ),
    "paste_kind_unknown": (
        "”{name}” är inget kostnadsslag. Använd orden i kolumnen Slag.",
        "“{name}” is no kind of cost. Use the words of the column Slag.",
    ),
    "paste_payer_unknown": (
        "”{name}” är ingen som betalar. Använd orden i kolumnen Betalas av.",
        "“{name}” is nobody who pays. Use the words of the column Betalas av.",
    ),
}
