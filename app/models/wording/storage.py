"""Sentences about keeping plans on this computer: what went wrong with a file, a key or a folder, and the next step."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "plan_newer": (
        "Planen {file} är skriven av en nyare version av Handslag. Uppdatera Handslag och öppna den igen.",
        "The plan {file} was written by a newer version of Handslag. Update Handslag and open it again.",
    ),
    "plan_damaged": (
        "Planens fil {file} är skadad och har inte ändrats. "
        "Hämta den senaste säkerhetskopian ur mappen {backups}, eller ta emot planen på nytt från en partner.",
        "The plan's file {file} is damaged and was left as it is. "
        "Take the newest backup from the folder {backups}, or receive the plan again from a partner.",
    ),
    "not_a_plan": (
        "Filen {file} är inte en plan från Handslag. Välj en annan fil.",
        "The file {file} is not a Handslag plan. Choose another file.",
    ),
    "plan_locked": (
        "Planen {file} används av ett annat program just nu. Ingenting har ändrats. Stäng det andra och försök igen.",
        "The plan {file} is in use by another program. Nothing was changed. Close the other and try again.",
    ),
    "disk_full": (
        "Disken är full, så ändringen sparades inte. Allt som sparats tidigare finns kvar. "
        "Frigör utrymme och försök igen.",
        "The disk is full, so the change was not saved. All that was saved before is still there. "
        "Free some space and try again.",
    ),
    "disk_error": (
        "Datorn kunde inte läsa eller skriva {file}. Det som sparats tidigare är orört. "
        "Kontrollera disken och försök igen.",
        "The computer could not read or write {file}. What was saved before is untouched. "
        "Check the disk and try again.",
    ),
    "folder_read_only": (
        "Det går inte att skriva i mappen {folder}. Välj en annan datamapp eller be om skrivrättighet.",
        "The folder {folder} cannot be written to. Choose another data folder or ask for permission to write.",
    ),
    "folder_synchronised": (
        "Mappen {folder} ligger i en synkroniserad mapp ({service}), som skadar planens fil. "
        "Välj en mapp som bara finns på den här datorn.",
        "The folder {folder} lies in a synchronised folder ({service}), which damages the plan's file. "
        "Choose a folder that exists on this computer only.",
    ),
    "plan_open_elsewhere": (
        "Planen är öppen i ett annat fönster på den här datorn, så här kan den bara läsas. "
        "Stäng det andra fönstret för att kunna ändra.",
        "The plan is open in another window on this computer, so here it can only be read. "
        "Close the other window to make changes.",
    ),
    "not_a_writer": (
        "Den här datorn har inte rätt att ändra planen, så den kan bara läsas. "
        "Den som grundade planen behöver släppa in dig som medlem.",
        "This computer has no right to change the plan, so it can only be read. "
        "The one who founded the plan needs to admit you as a member.",
    ),
    "plan_read_only": (
        "Planens mapp går bara att läsa, så ingenting kan ändras här. Öppna planen från en mapp som går att skriva i.",
        "The plan's folder is read-only, so nothing can be changed here. Open the plan from a folder you can write to.",
    ),
    "plan_missing": (
        "Det finns ingen plan som heter {name}. Planerna här: {known}.",
        "There is no plan called {name}. The plans here: {known}.",
    ),
    "plan_ambiguous": (
        "Flera planer heter {name}. Ange planens id i stället.",
        "Several plans are called {name}. Give the plan's id instead.",
    ),
    "record_gone": (
        "Posten finns inte längre i planen. Ingenting har ändrats.",
        "The record is no longer in the plan. Nothing was changed.",
    ),
    "text_not_storable": (
        "Texten innehåller ett trasigt tecken som inte kan sparas. Ta bort det och försök igen.",
        "The text holds a broken character that cannot be saved. Remove it and try again.",
    ),
    "change_too_large": (
        "Ändringen är för stor för att sparas på en gång ({size} kB, högst {limit} kB). Dela upp den i mindre delar.",
        "The change is too large to save at once ({size} kB, at most {limit} kB). Split it into smaller parts.",
    ),
    "blob_too_large": (
        "Filen är för stor ({size} MB, högst {limit} MB). Välj en mindre fil.",
        "The file is too large ({size} MB, at most {limit} MB). Choose a smaller file.",
    ),
    "changed_since": (
        "Det går inte att ångra: {who} har ändrat {what} sedan dess. Ändra tillbaka för hand om det behövs.",
        "This cannot be undone: {who} has changed {what} since. Change it back by hand if needed.",
    ),
    "unknown_version": (
        "Den versionen av planen finns inte på den här datorn. Ta emot planen på nytt och försök igen.",
        "That version of the plan is not on this computer. Receive the plan again and try once more.",
    ),
    "device_key_locked": (
        "Datorns nyckel kan inte öppnas: datorns nyckelring svarar inte. Lås upp nyckelringen och försök igen.",
        "The computer's key cannot be opened: the secret store does not answer. Unlock it and try again.",
    ),
    "device_key_missing": (
        "Datorns nyckel finns inte längre i nyckelringen. Planen kan läsas men inte ändras härifrån; "
        "återställ nyckelringen, eller be om att bli insläppt på nytt.",
        "The computer's key is no longer in the secret store. The plan can be read but not changed from here; "
        "restore the secret store, or ask to be admitted anew.",
    ),
    "device_passphrase_needed": (
        "Datorn saknar nyckelring, så datorns nyckel skyddas av en lösenfras. "
        "Skriv lösenfrasen, eller sätt HANDSLAG_DEVICE_PASSPHRASE.",
        "The computer has no secret store, so its key is protected by a passphrase. "
        "Type the passphrase, or set HANDSLAG_DEVICE_PASSPHRASE.",
    ),
    "device_passphrase_wrong": (
        "Lösenfrasen öppnar inte datorns nyckel. Försök igen.",
        "The passphrase does not open the computer's key. Try again.",
    ),
    "handslag_file_unreadable": (
        "Filen {file} går inte att läsa som en .handslag-fil: {reason}. Ingenting har ändrats. Be om en ny kopia.",
        "The file {file} cannot be read as a .handslag file: {reason}. Nothing was changed. Ask for a new copy.",
    ),
    "handslag_file_refused": (
        "Filen {file} innehåller ändringar som inte kan godtas: {reason}. Ingenting har ändrats. Be om en ny kopia.",
        "The file {file} holds changes that cannot be accepted: {reason}. Nothing was changed. Ask for a new copy.",
    ),
    "handslag_file_without_plan": (
        "Filen {file} innehåller bara en del av en plan som inte finns här. Be om hela planen.",
        "The file {file} holds only a part of a plan that is not here. Ask for the whole plan.",
    ),
    "handslag_file_other_plan": (
        "Filen {file} hör till en annan plan än den som är öppen. Stäng planen och ta emot filen från startsidan.",
        "The file {file} belongs to another plan than the open one. Close the plan and receive it from the start page.",
    ),
    "file_not_written": (
        "Filen {file} kunde inte skrivas: {reason}. Välj en annan plats.",
        "The file {file} could not be written: {reason}. Choose another place.",
    ),
}

REASONS: dict[str, tuple[str, str]] = {
    "not_zip": ("den är ingen hel ZIP-fil", "it is not a whole ZIP file"),
    "not_handslag": ("den saknar rätt innehåll", "it lacks the right contents"),
    "too_large": ("den är för stor", "it is too large"),
    "tampered": ("en ändring är skadad eller förfalskad", "a change is damaged or forged"),
    "foreign": ("en ändring hör till en annan plan", "a change belongs to another plan"),
    "blob_wrong": ("en bilaga stämmer inte med sitt fingeravtryck", "an attachment does not match its fingerprint"),
}
