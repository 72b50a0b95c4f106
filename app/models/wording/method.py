"""What is said of how the index is computed: the methods to choose from, the one in force, and who chose it and why.

Knows names and choices as plain values. Refuses to compute, and to recommend: each method has a reason and a cost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models.wording import typography
from app.models.wording.typography import NBSP

Sentence = tuple[str, str]

ERRORS: dict[str, Sentence] = {
    "method_without_author": (
        "Skriv vem som har valt metoden: en annan metod än den vanliga ska ha en avsändare.",
        "Write who chose the method: another method than the usual one must have a sender.",
    ),
    "method_without_reason": (
        "Skriv varför metoden har valts: en annan metod än den vanliga ska ha ett skäl.",
        "Write why the method was chosen: another method than the usual one must have a reason.",
    ),
    "bad_weights": (
        "Planens vikter går inte att läsa: {reason}. Gå tillbaka till standardmetoden, eller be den som valde dem att "
        "välja om.",
        "The plan's weights cannot be read: {reason}. Go back to the standard method, or ask whoever chose them to "
        "choose again.",
    ),
}

PRESETS: dict[str, tuple[str, str, str]] = {
    "standard": (
        "Standard",
        "Går att följa över tid: ett nytt år ändrar aldrig de gamla.",
        "Ett enda extremt värde i basåret drar ut skalan för alla andra.",
    ),
    "damped": (
        "Dämpade extremvärden",
        "Som standard, men högst fem extrema värden per indikator dras in till närmaste granne, efter en fast regel.",
        "Den som ligger ytterst ser ut att ligga närmare de andra än den gör.",
    ),
    "geometric": (
        "Geometriskt mellan områdena",
        "Framhäver stadsdelar där risken är hög i alla fyra områdena samtidigt.",
        "Hög risk i ett enda område syns mindre, för låg risk i ett annat väger tyngre. Värden utanför basårets "
        "gränser räknas som gränsen.",
    ),
    "percentile": (
        "Percentiler",
        "Bara ordningen mellan stadsdelarna räknas, så inget extremt värde drar ut skalan.",
        "Går inte att följa mål med: medelvärdet ligger fast, så den enas förbättring är den andras försämring. Hela "
        "staden får inget index.",
    ),
    "zscore": (
        "z-tal",
        "Varje indikator mäts i hur mycket stadsdelarna brukar skilja sig åt: 50 är medel basåret, 10 en vanlig "
        "skillnad.",
        "Skalan har inget lägsta och högsta, och kartans färgklasser är gjorda för 0–100.",
    ),
}
"""For each preset its name, one sentence on why, one on what it costs."""
OWN_METHOD = "Annan metod"
OWN_METHOD_SAID = "Inställningarna i planen är inte någon av metoderna här. De gäller tills du väljer en annan."
STANDARD_IN_FORCE = "Standardmetoden gäller."
DOMAINS = "Huvudområdena"
CHART = "Index med förslaget"
WHISKER = "strecket: 9\u00a0av\u00a010 beräkningar"

_NORMALISED = {
    "minmax": "min–max",
    "zscore": "z-tal",
    "rank": "rangtal",
    "percentile": "percentiler",
    "borda": "Bordapoäng",
    "distance_to_target": "avstånd till mål",
    "distance_to_reference": "avstånd till det högsta värdet",
    "exponential": "exponentiella rangtal",
    "goalposts": "givna gränser",
}
_MEANS = {"arithmetic": "vanligt", "geometric": "geometriskt", "harmonic": "harmoniskt"}


def preset_name(key: str | None) -> str:
    """What a preset is called; None is somebody's own."""
    return PRESETS[key][0] if key is not None else OWN_METHOD


def described(normalise: str, baseline: int | str | None, means: tuple[str, str], treat: str, clip: bool) -> str:
    """A method in one sentence: how values are made comparable, against what, and how they are joined."""
    parts = [f"Varje indikator räknas om med {_NORMALISED[normalise]}{_against(normalise, baseline)}"]
    if clip:
        parts[0] += ", och värden utanför gränserna räknas som gränsen"
    within, between = (_MEANS[mean] for mean in means)
    joined = f"{within} medelvärde"
    if within != between:
        joined += f" inom områdena och {between} mellan dem"
    parts.append(f"De vägs ihop med {joined}")
    if treat == "winsorise":
        parts.append("Extrema värden dras först in till närmaste granne")
    return ". ".join(parts) + "."


def _against(normalise: str, baseline: int | str | None) -> str:
    if normalise in ("rank", "percentile", "borda", "exponential"):
        return " inom varje år"
    if normalise == "goalposts":
        return ""
    if baseline == "all":
        return " mot alla års värden"
    return " mot varje års egna värden" if baseline is None else f" mot värdena {baseline}"


def scale_sentence(normalise: str, scale: tuple[float, float]) -> str:
    """What the points mean; `scale` is lowest and highest, or mean and standard deviation for z-scores."""
    first, second = (typography.number(end, 0) for end in scale)
    if normalise == "zscore":
        return f"{first} poäng är medel basåret och {second} poäng en vanlig skillnad; högre är högre risk."
    return f"Poängen går från {first} där risken är lägst till {second} där den är högst."


def shares_sentence(shares: Sequence[tuple[str, float]]) -> str:
    """Who weighs what, largest first: "Hälsa 40 %, Försörjning 20 %"."""
    ordered = sorted(shares, key=lambda part: (-part[1], typography.swedish_key(part[0])))
    return ", ".join(f"{name} {typography.number(share, 0)}{NBSP}%" for name, share in ordered)


def in_force_line(method: str, weights: bool, author: str) -> str:
    """What stands at every figure computed otherwise than usual; `method` is its name, "" for the standard one.

    `weights`: somebody has given other weights than equal ones.
    """
    what = [part for part in (method[:1].lower() + method[1:], "egna vikter" if weights else "") if part]
    if not what:
        return ""
    chosen = f"vald av {author}" if author else "utan skrivet skäl"
    return f"Egen metod: {typography.listed(what)}, {chosen}."


def moves_sentence(moves: Mapping[str, tuple[int | None, int | None]], others: int) -> str:
    """What a proposal does to the places: `moves` of the plan's own (rank before, after), `others` how many more."""
    told = []
    for unit, (before, after) in moves.items():
        if before == after:
            continue
        if before is None or after is None:
            told.append(f"{unit} {'får' if before is None else 'förlorar'} sitt index")
        else:
            told.append(f"{unit} plats {before} → {after}")
    rest = "1 annan plats ändras" if others == 1 else f"{others} andra platser ändras"
    if not told and not others:
        return "Ingen plats ändras."
    if not told:
        return f"Ingen av era platser ändras, men {rest}."
    return f"{typography.listed(told)}{f', och {rest}' if others else ''}."
