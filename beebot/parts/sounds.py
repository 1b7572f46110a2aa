"""The names of the sounds that cells and targets may have: what every copy of the kit can play.

Who plays has them as files (``simulateur.machine.sound``); content only names them. A content folder may hold others,
recorded by its author, in ``sons``.
"""

SOUNDS = (
    "canard",
    "cheval",
    "chien",
    "cloche",
    "cochon",
    "eau",
    "etoile",
    "loup",
    "mer",
    "mouton",
    "oiseau",
    "porte",
    "poule",
    "sonnette",
    "train",
    "vache",
    "vent",
)
"""In the alphabet's order."""
