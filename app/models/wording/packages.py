"""What is said of signed packages, signatures, identities and trust lists. Swedish first, English beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.wording.package_problems import PROBLEMS

if TYPE_CHECKING:
    from app.models.verdict import Problem, SignerVerdict, Verdict, Word

HEADLINES: dict[Word, tuple[str, str]] = {
    "trusted": ("Paketet är äkta och fullständigt", "The package is genuine and complete"),
    "incomplete": ("Paketet är äkta men inte färdigt", "The package is genuine but not finished"),
    "untrusted": ("Vi vet inte säkert vem som har skrivit under", "We do not know for certain who has signed"),
    "rejected": ("Använd inte paketet: det är ändrat eller skadat", "Do not use the package: it is changed or damaged"),
    "unreadable": ("Filen går inte att öppna", "The file cannot be opened"),
}

EXPLANATIONS: dict[Word, tuple[str, str]] = {
    "trusted": (
        "Ingen fil är ändrad, och alla som ska skriva under har gjort det.",
        "No file is changed, and everyone who must sign has signed.",
    ),
    "incomplete": (
        "Ingen fil är ändrad, men någon underskrift eller uppgift saknas ännu.",
        "No file is changed, but a signature or a piece of information is still missing.",
    ),
    "untrusted": (
        "Ingen fil är ändrad, men minst en underskrift kan inte knytas till en betrodd person. "
        "Ring avsändaren på ett nummer du redan har.",
        "No file is changed, but at least one signature cannot be tied to a trusted person. "
        "Call the sender on a number you already have.",
    ),
    "rejected": (
        "Innehållet och underskrifterna hör inte ihop. Be avsändaren om ett nytt paket.",
        "The content and the signatures do not belong together. Ask the sender for a new package.",
    ),
    "unreadable": (
        "Kontrollera att filen finns kvar och att du får läsa den.",
        "Check that the file is still there and that you may read it.",
    ),
}

DISCLAIMER = (
    "Underskriften visar vem och vad. Den ersätter inte nämndens beslut och är inte en kvalificerad elektronisk "
    "underskrift.",
    "The signature shows who and what. It does not replace the board's decision and is not a qualified electronic "
    "signature.",
)


def problem_sentence(problem: Problem, language: int = 0) -> str:
    """What `problem` says to a person; `language` 0 is Swedish, 1 English."""
    subject = "".join(letter if letter.isprintable() else "\ufffd" for letter in problem.subject)
    return PROBLEMS[problem.code][language].format(subject=subject).strip()


def verdict_text(verdict: Verdict, language: int = 0) -> str:
    """The whole verdict as lines of plain text: headline, sentence, each signer, what is wrong, what it is not."""
    lines = [HEADLINES[verdict.verdict][language], EXPLANATIONS[verdict.verdict][language], ""]
    for signer in verdict.signers:
        lines.append(signer_line(signer, language))
        lines += [f"  – {problem_sentence(problem, language)}" for problem in signer.problems]
    lines += [f"– {problem_sentence(problem, language)}" for problem in verdict.problems]
    return "\n".join([*lines, "", DISCLAIMER[language]])


def signer_line(signer: SignerVerdict, language: int = 0) -> str:
    """One signer: name, organisation, role, claimed time, and how far that is to be believed."""
    if not signer.valid:
        standing = ("underskriften är ogiltig", "the signature is invalid")[language]
    elif not signer.trusted:
        standing = (
            "äkta underskrift, men personen är inte betrodd",
            "genuine signature, but the person is not trusted",
        )[language]
    else:
        standing = ("äkta underskrift av en betrodd person", "genuine signature by a trusted person")[language]
    unknown = ("okänd", "unknown")[language]
    who = ", ".join(part for part in (signer.name, signer.organisation, signer.role) if part) or unknown
    when = signer.signed_at.replace("T", " ").replace("Z", " UTC")
    stated = ("enligt egen uppgift", "by their own account")[language]
    return f"{who}: {standing}" + (f" ({when}, {stated})" if when else "")


ERRORS: dict[str, tuple[str, str]] = {
    "identity-without-name": (
        "Underskriften behöver ett namn. Skriv ditt för- och efternamn.",
        "The signing identity needs a name. Write your first and last name.",
    ),
    "identity-name-too-long": (
        "Namnet är för långt för ett certifikat: namn och organisation får ha högst 64 tecken vardera. Korta ”{name}”.",
        "The name is too long for a certificate: name and organisation may have at most 64 characters each. "
        "Shorten “{name}”.",
    ),
    "identity-exists": (
        "Filen {file} finns redan och skrivs aldrig över. Välj ett annat filnamn.",
        "The file {file} already exists and is never overwritten. Choose another file name.",
    ),
    "identity-not-written": (
        "Nyckelfilen {file} kunde inte sparas ({reason}). Välj en mapp där du får skriva.",
        "The key file {file} could not be saved ({reason}). Choose a folder where you may write.",
    ),
    "identity-not-read": (
        "Nyckelfilen {file} kunde inte läsas ({reason}). Kontrollera att den finns och att du får läsa den.",
        "The key file {file} could not be read ({reason}). Check that it exists and that you may read it.",
    ),
    "identity-not-opened": (
        "Nyckelfilen {file} gick inte att öppna. Fel lösenfras, eller så är filen ingen nyckelfil (PKCS#12). "
        "Försök igen med rätt lösenfras.",
        "The key file {file} could not be opened. Wrong passphrase, or the file is no key file (PKCS#12). "
        "Try again with the right passphrase.",
    ),
    "identity-old-format": (
        "Nyckelfilen {file} är låst på ett gammalt sätt som inte längre stöds. Be utfärdaren om en ny fil med AES.",
        "The key file {file} is locked in an old way, no longer supported. Ask the issuer for a new file with AES.",
    ),
    "identity-without-key": (
        "Filen {file} saknar nyckel eller certifikat. Be den som gav dig filen om en fullständig PKCS#12-fil.",
        "The file {file} lacks a key or a certificate. Ask whoever gave it to you for a complete PKCS#12 file.",
    ),
    "identity-key-unsupported": (
        "Nyckeln i {file} är av ett slag som inte kan skriva under paket. "
        "Använd P-256 eller RSA med minst 2\u00a0048 bitar.",
        "The key in {file} is of a kind that cannot sign packages. Use P-256 or RSA of at least 2,048 bits.",
    ),
    "identity-passphrase-needed": (
        "Lösenfrasen till {file} finns inte sparad på den här datorn. Skriv den, eller sätt variabeln {variable}.",
        "The passphrase of {file} is not kept on this computer. Type it, or set the variable {variable}.",
    ),
    "package-without-files": (
        "Paketet har inga filer. Lägg till minst en handling innan du skickar in.",
        "The package has no files. Add at least one document before you submit.",
    ),
    "package-file-name": (
        "Filnamnet ”{file}” kan inte användas i ett paket: det finns redan, är en sökväg eller är upptaget. "
        "Byt namn på filen.",
        "The file name “{file}” cannot be used in a package: it is taken, a path or reserved. Rename the file.",
    ),
    "package-media-type": (
        "Filen {file} har ingen känd filtyp. Spara den i ett vanligt format och försök igen.",
        "The file {file} has no known file type. Save it in a common format and try again.",
    ),
    "package-file-not-read": (
        "Filen {file} kunde inte läsas ({reason}). Kontrollera att den finns kvar och försök igen.",
        "The file {file} could not be read ({reason}). Check that it is still there and try again.",
    ),
    "package-too-large": (
        "Paketet blir för stort (mer än 2\u00a0GB). Ta bort stora bilagor och försök igen.",
        "The package becomes too large (more than 2\u00a0GB). Remove large attachments and try again.",
    ),
    "package-not-read": (
        "Paketet {file} kunde inte läsas ({reason}). Kontrollera att det finns kvar.",
        "The package {file} could not be read ({reason}). Check that it is still there.",
    ),
    "package-not-written": (
        "Paketet {file} kunde inte sparas ({reason}). Det som fanns är kvar. Välj en annan mapp eller frigör plats.",
        "The package {file} could not be saved ({reason}). What was there is untouched. Choose another folder or "
        "free some space.",
    ),
    "package-not-intact": (
        "Paketet {file} är ändrat eller skadat och kan inte skrivas under. Be om ett nytt paket.",
        "The package {file} is changed or damaged and cannot be signed. Ask for a new package.",
    ),
    "package-signed-already": (
        "Du har redan skrivit under paketet. Skicka det till nästa undertecknare.",
        "You have already signed the package. Send it to the next signatory.",
    ),
    "signer-without-role": (
        "Skriv i vilken roll du skriver under, till exempel ordförande (högst 200 tecken).",
        "Write in which role you sign, for instance chair (at most 200 characters).",
    ),
    "signer-certificate-unusable": (
        "Certifikatet får inte användas till underskrifter. Gör en ny nyckel eller be om ett annat certifikat.",
        "The certificate may not be used for signatures. Make a new key or ask for another certificate.",
    ),
    "signer-certificate-out-of-time": (
        "Certifikatet gäller från {first} till {last}. Gör en ny nyckel, eller kontrollera datorns klocka.",
        "The certificate is valid from {first} to {last}. Make a new key, or check this computer's clock.",
    ),
    "signer-other-organisation": (
        "Certifikatet är utfärdat för {certified}, inte för {given}. Välj rätt nyckel.",
        "The certificate is issued for {certified}, not for {given}. Choose the right key.",
    ),
    "trust-not-a-list": (
        "Filen är ingen lista över betrodda undertecknare. Välj filen betrodda.json från centralt håll.",
        "The file is no trust list. Choose the file betrodda.json from the central office.",
    ),
    "trust-changed": (
        "Listan över betrodda undertecknare är ändrad sedan den skrevs under. Hämta den på nytt.",
        "The trust list was changed after it was signed. Get it anew.",
    ),
    "trust-other-office": (
        "Listan över betrodda undertecknare kommer från ett annat kontor än det du litar på. "
        "Ring och jämför fingeravtrycket.",
        "The trust list comes from another office than the one you trust. Call and compare the fingerprint.",
    ),
    "trust-rolled-back": (
        "Listan över betrodda undertecknare har nummer {number}, men nummer {newest} är redan känd. Använd den nyare.",
        "The trust list has number {number}, but number {newest} is already known. Use the newer one.",
    ),
}
