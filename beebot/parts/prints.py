"""The documents that a sheet may have printed, the keys that each has, and what a séance must have for it."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

BEADS = 8
"""How many beads a strip of them has where nobody says it."""
_COUNT = ("nombre", "par")
COPIED = ("chemins", "coloriage", "enveloppe", "fiche-auteur", "plan", "quadrillage")
"""What prints once, and is photocopied for all who need one."""
ASKABLE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("fiche", "demain", "defis", "reponses", "grille", "pochettes", "feuillet", "livret"), ()),
    **dict.fromkeys(("tapis", "tapis-entier", "carres", "cases-de-sol", "loto", "regle"), ()),
    **dict.fromkeys(("coccinelle", "enquete", "etiquettes", "petites-cartes"), ()),
    **dict.fromkeys(("points", "reperes", "roles", "signes"), ()),
    **dict.fromkeys(("badges", "bracelets", "carnet", "certificat", "disques", "drapeaux"), _COUNT),
    **dict.fromkeys(("fleches", "masque", "traces", "vignettes"), _COUNT),
    **dict.fromkeys(COPIED, ("par",)),
    "affiche": ("titre", "vierge"),
    "bandes": (*_COUNT, "places"),
    "bandes-pretes": (*_COUNT, "pour"),
    "brassards": ("nombre",),
    "cartes": (*_COUNT, "cartes"),
    "cartes-de-sol": ("cartes",),
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
_NEAR = 0.75
"""How alike a word of a sentence and the name of a document are at least."""


def example_for(written: str) -> str:
    """How to write what a sentence of before asks for, as a document: the one whose name is nearest to its words."""
    names = [name for name in ASKABLE if name not in NEEDED]
    words = re.findall(r"\w+", written.lower())
    near = next((near for word in words for near in get_close_matches(word, names, 1, _NEAR)), "bandes")
    return f"{{document: {near}}}"
