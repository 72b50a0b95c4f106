"""What the journeys say when the world does not let them go on."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "title_missing": ("Ge planen en rubrik, så att den går att hitta igen.", "Give the plan a title."),
    "board_unknown": (
        "Det finns ingen stadsdelsnämnd som heter ”{board}”. Välj en av: {boards}.",
        "There is no district board called ”{board}”. Choose one of: {boards}.",
    ),
    "real_figures_in_example": (
        "Exempelplanen är påhittad och kan inte få verkliga uppgifter. Skapa en plan för en av stadens nämnder.",
        "The example plan is made up and cannot hold real figures. Make a plan for one of the city's boards.",
    ),
    "example_foreign": (
        "Filen {file} är inget gott exempel från Handslag, eller skadad. Planen är orörd. Be om filen på nytt.",
        "The file {file} is no good example from Handslag, or it is damaged. The plan is untouched. Ask for it again.",
    ),
    "example_too_large": (
        "Filen {file} är för stor för att vara ett gott exempel. Planen är orörd. Välj en annan fil.",
        "The file {file} is too large to be a good example. The plan is untouched. Choose another file.",
    ),
    "comment_empty": ("Skriv kommentaren först.", "Write the comment first."),
    "file_unreadable": (
        "Filen {file} går inte att läsa ({reason}). Kontrollera att den finns kvar och är stängd i andra program.",
        "The file {file} cannot be read ({reason}). See that it is still there and not open in another program.",
    ),
    "file_not_json": ("Filen {file} är inte JSON. Välj en annan fil.", "The file {file} is not JSON. Choose another."),
    "file_not_text": (
        "Filen {file} är inte vanlig text. Spara den som UTF-8 och försök igen.",
        "The file {file} is not plain text. Save it as UTF-8 and try again.",
    ),
    "framework_file_wrong": (
        "Filen {file} saknar kolumnerna key, parent och direction. Lägg till dem och försök igen.",
        "The file {file} lacks the columns key, parent and direction. Add them and try again.",
    ),
    "file_unwritable": (
        "Det gick inte att skriva {file} ({reason}). Välj en annan mapp och försök igen; planen är orörd.",
        "Could not write {file} ({reason}). Choose another folder and try again; the plan is untouched.",
    ),
    "report_record_missing": (
        "Ange vilken ansökan som ska skrivas ut med --record. Planen har {count} ansökningar.",
        "Say which application to print with --record. The plan has {count} applications.",
    ),
    "submission_blocked": (
        "Paketet kan inte skrivas än: {count} stopp återstår. Först: {first}",
        "The package cannot be written yet: {count} stops remain. First: {first}",
    ),
    "blob_missing": (
        "Innehållet {digest} saknas i planen. Ta emot planen på nytt från den som skickade den.",
        "The content {digest} is missing from the plan. Receive the plan again from whoever sent it.",
    ),
    "approved_not_here": (
        "Det som beslutades finns inte helt på den här datorn och kan inte återställas. Registrera ett nytt beslut, "
        "eller ta emot planen på nytt från den som skrev in beslutet.",
        "What was decided is not wholly on this computer and cannot be put back. Record a new decision, or receive the "
        "plan again from whoever recorded the decision.",
    ),
    "approved_not_whole": (
        "Allt gick inte att återställa, så ingenting är ändrat. Någon annan har ändrat samma uppgifter samtidigt. "
        "Rätta dem för hand eller registrera ett nytt beslut.",
        "Not everything could be put back, so nothing is changed. Someone else has changed the same at the same time. "
        "Correct it by hand or record a new decision.",
    ),
    "approved_unknown_field": (
        "En nyare version har skrivit i ett fält ({field}) som den här inte känner. Uppdatera den här.",
        "A newer version has written in a field ({field}) that this one does not know. Update this one.",
    ),
    "written_package_differs": (
        "Paketet skrevs men gick inte att läsa tillbaka helt. Kontrollera disken och skriv det på en annan plats.",
        "The package was written but did not read back unchanged. Check the disk and write it again elsewhere.",
    ),
}
