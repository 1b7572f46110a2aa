"""Whom a séance is for, and what its sheet has printed: data, of which the sentences for people are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from beebot.command import Command
from beebot.text import Text

MOST_CHILDREN = 40
"""How many children a sheet is for at most."""
BEADS = 8
"""How many beads a strip of them has where nobody says it."""
_COUNT = ("nombre", "par")
ASKABLE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("fiche", "demain", "defis", "reponses", "grille", "pochettes", "feuillet", "livret"), ()),
    **dict.fromkeys(("tapis", "tapis-entier", "carres", "cases-de-sol", "loto", "regle"), ()),
    **dict.fromkeys(("brassards", "coccinelle", "coloriage", "enquete", "etiquettes", "petites-cartes"), ()),
    **dict.fromkeys(("points", "reperes", "roles", "signes"), ()),
    **dict.fromkeys(("badges", "bracelets", "carnet", "certificat", "disques", "drapeaux", "enveloppe"), _COUNT),
    **dict.fromkeys(("fiche-auteur", "fleches", "masque", "traces", "vignettes"), _COUNT),
    "affiche": ("titre", "vierge"),
    "bandes": (*_COUNT, "places"),
    "bandes-pretes": (*_COUNT, "pour"),
    "cartes": (*_COUNT, "cartes"),
    "cartes-de-sol": ("cartes",),
    "chemins": ("par",),
    "de": (*_COUNT, "valeurs"),
    "frise": (*_COUNT, "pour", "places"),
    "images": ("pour",),
    "jetons": ("valeurs",),
    "lettres": ("lettres",),
    "perles": (*_COUNT, "places"),
    "plan": ("par", "vierge"),
    "quadrillage": ("par", "cases"),
}
"""The documents that a sheet may have printed, and the keys that each has besides those of all."""
NEEDED: Mapping[str, str] = {"jetons": "valeurs", "lettres": "lettres", "images": "pour"}
"""The key that a document cannot do without."""
PURPOSES: Mapping[str, tuple[str, ...]] = {
    "bandes-pretes": ("reparer", "raccourcir", "associer"),
    "frise": ("vignettes", "cartes"),
    "images": ("histoire", "ranger", "trier", "tapis", "animaux", "auteurs"),
}
"""What a document may be for."""
SHOWS: Mapping[tuple[str, str], str] = {
    ("images", "histoire"): "histoire",
    ("images", "auteurs"): "images",
    ("images", "trier"): "genre: trier",
    ("bandes-pretes", "reparer"): "genre: deboguer",
    **dict.fromkeys((("images", "ranger"), ("frise", "vignettes"), ("vignettes", "")), "genre: ranger"),
}
"""What a séance must have so that a document, for a purpose, has something to show."""


class Share(Enum):
    """For whom there are so many of a thing; the value is the word in files."""

    CHILD = "enfant"
    TEAM = "equipe"
    CLASS = "classe"


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that a sheet has printed: ``number`` of it for each ``share``; 0 and None where it says neither.

    ``purpose`` is one of ``PURPOSES``, "" if unsaid. An optional one is printed only if asked for by its name. ``note``
    is what else people read. Of a strip it tells the ``places``, of cards how many of each, of a die or tokens the
    least and the greatest number (``between``), of a grid its columns and rows (``size``), of a poster the ``title``;
    a poster or plan ``is_blank`` if nothing stands on it.
    """

    document: str
    purpose: str = ""
    number: int = 0
    share: Share | None = None
    is_optional: bool = False
    note: Text | None = None
    places: int = 0
    cards: tuple[tuple[Command, int], ...] = ()
    between: tuple[int, int] | None = None
    letters: tuple[str, ...] = ()
    size: tuple[int, int] | None = None
    title: Text | None = None
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Whom a séance is for: children ``at_a_time`` (the fewest and the most), ``in_class``, and in how many groups.

    ``islands`` are groups that work beside each other, each of so many children; ``teams`` play against each other.
    What a sheet does not say is 0. ``note`` is what else people read, as « un groupe par jour ».
    """

    at_a_time: tuple[int, int] = (0, 0)
    in_class: int = 0
    islands: int = 0
    teams: int = 0
    note: Text | None = None
