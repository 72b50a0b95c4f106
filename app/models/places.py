"""The catalogue of places a figure may belong to: the city, its district boards and its neighbourhoods.

It knows names, which board a neighbourhood belongs to, and aliases somebody has stated. It refuses to guess: a
name is found when it is the same after Unicode NFC, trimming and case folding, or not at all. Files are read
elsewhere; this module is given GeoJSON already parsed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

CITY = "Hela staden"
"""The name of the reference row for the whole city; it stands outside bounds and ranks."""

NEIGHBOURHOOD = "neighbourhood"
DISTRICT_BOARD = "district_board"
WHOLE_CITY = "city"


@dataclass(frozen=True)
class Place:
    """One place. `board` is the district board of 2014 (its own name for a board, None for the city)."""

    name: str
    kind: str
    board: str | None = None
    in_programme: bool = False
    is_example: bool = False


def name_key(name: str) -> str:
    """What two spellings of one name share: NFC, outer and repeated white space gone, case folded."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


@dataclass(frozen=True)
class Places:
    """A frozen catalogue. `aliases` are (alias, name) pairs somebody has stated; they never override a real name."""

    places: tuple[Place, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    _by_key: dict[str, tuple[Place, ...]] = field(init=False, repr=False, compare=False)
    _alias_keys: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[str, tuple[Place, ...]] = {}
        for place in self.places:
            key = name_key(place.name)
            by_key[key] = (*by_key.get(key, ()), place)
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_alias_keys", {name_key(alias): name_key(name) for alias, name in self.aliases})

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place with this name or stated alias: none, one, or a board and a neighbourhood of the same name."""
        key = name_key(name)
        return self._by_key.get(key) or self._by_key.get(self._alias_keys.get(key, ""), ())

    def find(self, name: str, kind: str | None = None) -> Place | None:
        """The place with this name, of `kind` where given; a neighbourhood goes before a board of the same name."""
        found = [place for place in self.named(name) if kind is None or place.kind == kind]
        found.sort(key=lambda place: place.kind != NEIGHBOURHOOD)
        return found[0] if found else None

    def boards(self) -> tuple[Place, ...]:
        """The district boards, in the order of the catalogue."""
        return tuple(place for place in self.places if place.kind == DISTRICT_BOARD)

    def neighbourhoods(self, board: str | None = None) -> tuple[Place, ...]:
        """The neighbourhoods, of one board where it is named."""
        return tuple(place for place in self.places if place.kind == NEIGHBOURHOOD and board in (None, place.board))

    def with_aliases(self, pairs: Iterable[tuple[str, str]]) -> Places:
        """The same places with more stated aliases; a later alias replaces an earlier of the same spelling."""
        return Places(self.places, (*self.aliases, *pairs))


def from_geojson(*collections: Mapping[str, object], aliases: Iterable[tuple[str, str]] = ()) -> Places:
    """The catalogue of parsed FeatureCollections of neighbourhoods and of boards (the shipped map files).

    A feature with `stadsdel` is a neighbourhood, one with only `stadsdelsnamnd` a board; boards named by
    neighbourhoods alone are added. The source's own spelling (`kallnamn`) becomes an alias where it differs.
    The city comes first. Raises ValueError when a collection holds no features.
    """
    neighbourhoods: dict[str, Place] = {}
    boards: dict[str, Place] = {}
    stated: list[tuple[str, str]] = []
    for properties in (each for collection in collections for each in _properties(collection)):
        board = properties.get("stadsdelsnamnd")
        board = board if isinstance(board, str) else None
        name = properties.get("stadsdel")
        programme, example = properties.get("program_2015_2020") is True, properties.get("exempel") is True
        if board is not None:
            boards.setdefault(board, Place(board, DISTRICT_BOARD, board, programme, example))
        if isinstance(name, str):
            neighbourhoods[name] = Place(name, NEIGHBOURHOOD, board, programme, example)
            source_name = properties.get("kallnamn")
            if isinstance(source_name, str) and name_key(source_name) != name_key(name):
                stated.append((source_name, name))
    city = Place(CITY, WHOLE_CITY)
    return Places((city, *boards.values(), *neighbourhoods.values()), (*stated, *aliases))


def _properties(collection: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    features = collection.get("features")
    if not isinstance(features, list) or not features:
        raise ValueError("a FeatureCollection with features was expected")
    for feature in features:
        properties = feature.get("properties") if isinstance(feature, Mapping) else None
        yield properties if isinstance(properties, Mapping) else {}
