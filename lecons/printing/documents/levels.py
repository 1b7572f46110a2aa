"""What belongs to a level: what an adult looks at over the year, and what a child can say of it at its end."""

from beebot.i18n import gettext as _
from beebot.lesson import Level
from beebot.measures.level_bounds import BOUNDS
from lecons.names import ANIMALS, animal, school_year
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.observation import grid_document, token
from lecons.printing.documents.print_options import Order

_A_SHEET, _TOKEN = 2, 54.0
"""Certificates on a sheet, and the side of the token of each, in millimetres."""

_FEWEST = 10
"""Places for arrows on a certificate, where the level's longest program has not more cards."""


def level_grid(level: Level, order: Order) -> Document:
    """An observation grid for the year at ``level``, with five rows; the adult alone decides what is seen."""
    title = _("Observer toute l'année : {level}").format(level=school_year(level))
    return grid_document(title, watched(level), order)


def watched(level: Level) -> tuple[str, ...]:
    """The things to observe in the children of a ``level``, five at most, as sentences."""
    return {
        Level.PS: (
            _("montre la tête du robot"),
            _("fait un appui par pas, de 1 à 3"),
            _("dit devant, derrière"),
            _("continue un motif de deux gestes"),
            _("attend son tour, et appuie sur GO"),
        ),
        Level.MS: (
            _("dit un geste par carte"),
            _("sait que pivoter ne change pas de case"),
            _("choisit le côté, le robot de dos"),
            _("prolonge un motif et dit la règle"),
            _("raconte un trajet dans l'ordre"),
        ),
        Level.GS: (
            _("code un trajet de trois à cinq instructions"),
            _("prévoit la case d'arrivée et la tête"),
            _("garde la gauche du robot de face"),
            _("trouve et change la seule carte fausse"),
            _("explique son programme à un autre"),
        ),
        Level.CP: (
            _("écrit jusqu'à dix instructions"),
            _("décode le programme d'un autre"),
            _("se situe et se déplace sur un plan"),
            _("emploie « quart de tour »"),
            _("tient un des trois rôles"),
        ),
        Level.CE1: (
            _("planifie jusqu'à quinze instructions"),
            _("décompose un long trajet"),
            _("optimise et justifie"),
            _("trace une figure par répétition"),
            _("aide un plus jeune sans faire à sa place"),
        ),
    }[level]


def known(level: Level) -> tuple[str, ...]:
    """Three sentences that a child of ``level`` may say of what she can do."""
    return {
        Level.PS: (
            _("Je sais montrer la tête de l'abeille."),
            _("Je sais faire un appui par pas."),
            _("Je sais attendre mon tour et appuyer sur GO."),
        ),
        Level.MS: (
            _("Je sais dire un geste par carte."),
            _("Je sais que pivoter ne change pas de case."),
            _("Je sais raconter un chemin dans l'ordre."),
        ),
        Level.GS: (
            _("Je sais écrire un chemin de cinq cartes."),
            _("Je sais dire où l'abeille s'arrêtera."),
            _("Je sais trouver la carte à changer."),
        ),
        Level.CP: (
            _("Je sais écrire un chemin de dix cartes."),
            _("Je sais lire le programme d'un autre."),
            _("Je sais me repérer sur un plan."),
        ),
        Level.CE1: (
            _("Je sais préparer un chemin de quinze cartes."),
            _("Je sais tracer une figure en répétant."),
            _("Je sais aider un plus jeune sans faire à sa place."),
        ),
    }[level]


def certificates(level: Level, order: Order) -> Document:
    """Certificates for ``level``, two on a sheet: one for each child, by animal, with an empty line for the family."""
    names = [ANIMALS[place % len(ANIMALS)] for place in range(order.children)]
    items: list[Value] = [
        {
            "token": token(name, order, _TOKEN),
            "title": _("Certificat de programmeur"),
            "who": _("{level} · l'animal : {animal}").format(level=school_year(level), animal=animal(name)),
            "known": list(known(level)),
            "strip": _("Ma plus longue bande, en flèches, au crayon :"),
            "places": max(_FEWEST, BOUNDS[level].cards),
            "year": _("Année scolaire :"),
            "stamp": _("Tampon de l'école"),
        }
        for name in names
    ]
    pages = tuple(
        Page("certificat", order.paper, {"items": items[first : first + _A_SHEET]})
        for first in range(0, len(items), _A_SHEET)
    )
    title = _("Certificats : {level}").format(level=school_year(level))
    return Document("certificat", title, pages, _("deux par feuille, à couper en deux"))
