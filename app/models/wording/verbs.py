"""What the verbs of the plan say when they cannot be done."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "value_wrong": (
        "”{value}” passar inte i fältet {field} ({kind}). Rätta värdet och försök igen.",
        "”{value}” does not fit the field {field} ({kind}). Correct the value and try again.",
    ),
    "value_too_long": (
        "Texten i fältet {field} är {length} tecken; högst {longest} får plats. Korta texten eller bifoga den som fil.",
        "The text in the field {field} has {length} characters; at most {longest} fit. Shorten it or attach a file.",
    ),
    "value_unknown_choice": (
        "”{value}” går inte att välja i fältet {field}. Välj något av: {choices}.",
        "”{value}” cannot be chosen in the field {field}. Choose one of: {choices}.",
    ),
    "field_set_once": (
        "Fältet {field} bestäms när posten skapas och kan inte ändras efteråt. Skapa en ny post i stället.",
        "The field {field} is set when the record is made and cannot change afterwards. Make a new record instead.",
    ),
    "record_settled": (
        "Ett citat skrivs inte om. Ta bort underlaget och citera på nytt i Lägesbild.",
        "A quote is not rewritten. Remove the evidence and quote again in Situation.",
    ),
    "field_unknown": (
        "Det finns inget fält {field} i {type}. Se docs/datamodell.md för fälten.",
        "There is no field {field} in {type}. See docs/datamodell.md for the fields.",
    ),
    "type_unknown": (
        "Det finns ingen post av slaget {type}. Se docs/datamodell.md för alla slag.",
        "There is no record type {type}. See docs/datamodell.md for all types.",
    ),
    "parent_wrong": (
        "En post av slaget {type} kan inte ligga där. Ange en post som den får ligga under, eller ingen alls.",
        "A record of type {type} cannot lie there. Name a record it may lie under, or none at all.",
    ),
    "target_wrong": (
        "Fältet {field} kan inte hänvisa till ”{target}”. Välj något av rätt slag.",
        "The field {field} cannot refer to ”{target}”. Choose something of the right kind.",
    ),
    "record_missing": (
        "Posten {record} finns inte i planen; den kan ha tagits bort. Uppdatera och försök igen.",
        "The record {record} is not in the plan; it may have been deleted. Refresh and try again.",
    ),
    "plan_not_deleted": (
        "Själva planen kan inte tas bort. Ta bort de poster i den som inte längre gäller.",
        "The plan itself cannot be deleted. Delete the records in it that no longer hold.",
    ),
    "replace_text_changed": (
        "En av texterna har ändrats sedan listan gjordes, så inget ersattes. Sök igen.",
        "One of the texts has changed since the list was made, so nothing was replaced. Search again.",
    ),
    "nothing_to_restore": (
        "Det står redan så i fältet. Välj en annan ändring i listan.",
        "That already stands in the field. Choose another change in the list.",
    ),
    "apply_item": (
        "Ändring nummer {number} kunde inte göras, så ingen av dem gjordes: {reason}",
        "Edit number {number} could not be made, so none was: {reason}",
    ),
    "apply_list": (
        "Filen ska vara en JSON-lista med ändringar. Se handboken om kommandoraden.",
        "The file must be a JSON list of edits. See the handbook on the command line.",
    ),
    "apply_shape": (
        "Den har fel form ({keys}). Varje ändring ska ha type, eller id, och sedan set eller delete.",
        "It has the wrong shape ({keys}). Each edit needs type, or id, and then set or delete.",
    ),
    "target_decided": (
        "Målvärdet för {year} är beslutat {date}. Ange beslutet som ändrar det: instans, datum och paragraf.",
        "The target for {year} was decided on {date}. Name the decision that changes it: who, when and paragraph.",
    ),
    "reference_without_instance": (
        "Ange vem som har beslutat, till exempel lokala styrgruppen.",
        "Say who decided, for example the local steering group.",
    ),
    "reference_without_date": (
        "Ange dagen för beslutet, till exempel 2016-03-02.",
        "Give the day of the decision, for example 2016-03-02.",
    ),
    "reference_in_the_future": (
        "{date} har inte varit än. Ange dagen då beslutet fattades.",
        "{date} has not been yet. Give the day on which it was decided.",
    ),
    "reference_without_paragraph": (
        "Ange beslutets paragraf, till exempel § 12.",
        "Give the paragraph of the decision, for example § 12.",
    ),
    "judgement_without_motive": (
        "Skriv motiveringen först. Helt, delvis eller ej är en bedömning, och den som läser behöver veta varför.",
        "Write the grounds first. Full, partial or not met is a judgement, and the reader needs to know why.",
    ),
    "activity_undated": (
        "{name} saknar början eller slut. Fyll i båda datumen i formuläret, så går den att flytta.",
        "{name} lacks a start or an end. Fill in both dates in the form, and it can be moved.",
    ),
    "activity_turned": (
        "{name} skulle sluta innan den börjar. Flytta den andra änden först.",
        "{name} would end before it starts. Move the other end first.",
    ),
    "activity_out_of_time": (
        "{name} kan inte flyttas så långt. Skriv datumet i formuläret i stället.",
        "{name} cannot be moved so far. Write the date in the form instead.",
    ),
}
