"""What is said when cells are copied, pasted and emptied in a table of records."""

from __future__ import annotations

from app.models.wording import labels, typography

ERRORS: dict[str, tuple[str, str]] = {
    "name_unknown": (
        "Inget heter ”{name}”. Skriv namnet som det står i planen, eller lägg till det först.",
        "Nothing is called “{name}”. Write the name as it stands in the plan, or add it first.",
    ),
    "name_shared": (
        "{count} poster heter ”{name}”, så det går inte att veta vilken som menas. Välj den i postens formulär.",
        "{count} records are called “{name}”, so it is unclear which is meant. Choose it in the record’s form.",
    ),
    "one_name_only": (
        "Här får bara ett namn stå. Ta bort de andra ur ”{name}”.",
        "Only one name may stand here. Take the others out of “{name}”.",
    ),
    "choice_unreadable": (
        "”{text}” går inte att välja här. Skriv något av: {choices}.",
        "“{text}” cannot be chosen here. Write one of: {choices}.",
    ),
    "cell_parent_moves": (
        "En post flyttas inte genom att skriva här. Gör en ny under rätt post och ta bort den gamla.",
        "A record is not moved by writing here. Make a new one under the right record and delete the old one.",
    ),
    "cell_parent_missing": (
        "Här måste stå vilken post raden hör till. Skriv namnet som det står i planen.",
        "The record that the row belongs to must stand here. Write its name as it stands in the plan.",
    ),
    "cell_outside": (
        "Här finns ingen kolumn. Börja längre till vänster, eller ta fram fler kolumner.",
        "There is no column here. Begin further to the left, or show more columns.",
    ),
    "cell_fixed": (
        "Fältet bestäms när posten skapas och kan inte ändras efteråt.",
        "The field is set when the record is made and cannot change afterwards.",
    ),
    "cell_settled": (
        "Det här är citerat och ändras inte. Det kan tas bort och citeras på nytt i Lägesbild.",
        "This is quoted and does not change. It can be deleted and quoted anew in Situation.",
    ),
    "cell_unfit": (
        "”{text}” passar inte här. Skriv det som i rutorna intill.",
        "“{text}” does not fit here. Write it as in the cells beside.",
    ),
    "rows_not_made_here": (
        "Nya rader av det här slaget görs inte i tabellen. Klistra bara in över rader som finns.",
        "New rows of this kind are not made in the table. Paste only over rows that are there.",
    ),
    "value_too_long_here": (
        "Texten är {length} tecken; högst {longest} får plats. Korta den.",
        "The text has {length} characters; at most {longest} fit. Shorten it.",
    ),
    "year_out_of_range": (
        "”{text}” är inget år mellan 1900 och 2199. Skriv till exempel 2015.",
        "“{text}” is no year between 1900 and 2199. Write for example 2015.",
    ),
}


def pasted(rows: int, kind: str) -> str:
    """ "klistrade in 24 rader i Mått": the change's name in history and beside undo."""
    return f"klistrade in {typography.plural(rows, 'rad', 'rader')} i {_table(kind)}"


def emptied(cells: int, kind: str) -> str:
    """ "tömde 6 rutor i Mått"."""
    return f"tömde {typography.plural(cells, 'ruta', 'rutor')} i {_table(kind)}"


def deleted(count: int, kind: str) -> str:
    """ "tog bort mått", "tog bort 3 mått"."""
    return f"tog bort {labels.type_label(kind) if count == 1 else labels.counted(count, kind)}"


def _table(kind: str) -> str:
    words = labels.type_plural(kind)
    return words[:1].upper() + words[1:]
