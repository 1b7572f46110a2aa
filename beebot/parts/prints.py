"""The documents that a sheet may have printed, the keys that each has, and what a séance must have for it."""

from collections.abc import Mapping

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
