"""What is said while a package is read, signed and handed over. The verdict's own words are in `packages`."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "not_printed": (
        "{name} kunde inte skrivas ut. Se om skrivaren är på, eller spara som PDF och skriv ut därifrån.",
        "{name} could not be printed. See that the printer is on, or save it as a PDF and print that.",
    ),
    "document_not_shown": (
        "Dokumentet {file} går inte att visa här. Spara en kopia och öppna den i ett annat program.",
        "The document {file} cannot be shown here. Save a copy and open it in another program.",
    ),
    "passphrase_too_short": (
        "Lösenfrasen har {count} tecken och behöver minst {least}. Lägg till ett par ord.",
        "The passphrase has {count} characters and needs at least {least}. Add a word or two.",
    ),
    "passphrases_differ": (
        "De två lösenfraserna är inte lika. Skriv samma en gång till.",
        "The two passphrases are not the same. Write the same one again.",
    ),
}

SIGNATURE_SHORT = (
    "Underskriften visar vem och vad. Den ersätter inte nämndens beslut och är inte en kvalificerad elektronisk "
    "underskrift. Tiden är vad datorn uppgav.",
    "The signature shows who and what. It does not replace the board's decision and is not a qualified electronic "
    "signature. The time is what the computer said.",
)

OWN_WITHOUT_LIST = (
    "Ingen fil är ändrad. Här finns ingen lista över betrodda undertecknare att jämföra med: det är mottagaren som "
    "avgör om den som skrev under är betrodd.",
    "No file is changed. There is no list of trusted signers here to compare with: it is the receiver who decides "
    "whether the one who signed is trusted.",
)

OTHER_ORGANISATION = (
    "Nyckeln är gjord för {organisation}, som inte ska skriva under det här paketet. Underskriften räknas då inte. "
    "Stavas organisationen som i planen?",
    "The identity was made for {organisation}, who is not to sign this package. The signature does not count then. "
    "Is the organisation spelt as in the plan?",
)

TWO_KEYS = (
    "Datorns egen nyckel undertecknar dina ändringar i planen och sköter sig själv. Underskriftsnyckeln är en annan: "
    "med den skriver du, som person, under ett paket.",
    "This computer's own key signs your changes to the plan and looks after itself. The signing identity is another: "
    "with it you, as a person, sign a package.",
)

PLAN_CHANGED = (
    "Planen har ändrats sedan dokumenten gjordes. Kontrollera och gör dokumenten på nytt, så att du skriver under "
    "det som gäller.",
    "The plan has changed since the documents were made. Check and make the documents again, so that you sign what "
    "holds.",
)
