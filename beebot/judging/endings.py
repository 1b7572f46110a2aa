"""How an answer ended, told so that it can be shown and said: by a screen, on paper, in a browser.

The judge's ``Outcome`` says which rule was broken. An ``Ending`` says what a child sees of it: the robot stopped short
of the goal, or past it. It also says the cells and the cards that this is about. One answer ends in one way: a bump
goes before the order, then what is forgotten, past, short, and the heading.
"""

from dataclasses import dataclass
from enum import Enum

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.pose import Cell


class EndingKind(Enum):
    """What a child sees of how an answer ended; the value says it to the people who write tests."""

    SUCCESS = "réussi"
    EMPTY = "rien à jouer"
    EMPTY_REPEAT = "une répétition vide"
    FIRST_EMPTY = "la première bande vide"
    SECOND_EMPTY = "la deuxième bande vide"
    NOT_FILLED = "des places encore vides"
    NOT_CHOSEN = "aucune bande choisie"
    TOO_MANY_CARDS = "trop de cartes"
    OTHER_CARD = "une carte d'un autre défi"
    SEWN_CARD = "une carte cousue changée"
    NO_CARD_LEFT = "plus de cette carte"
    TOO_MANY_TURNS = "trop de virages"
    TOO_FEW_CARDS = "pas assez de cartes"
    BUMP = "un choc"
    COLLISION = "l'une dans l'autre"
    OUT_OF_ORDER = "pas dans cet ordre"
    NO_PAUSE = "pas de pause"
    FORGOTTEN = "une cible oubliée"
    PASSAGE_FORGOTTEN = "un passage oublié"
    PAST = "trop loin"
    SHORT = "trop court"
    ASTRAY = "d'un autre côté"
    OTHER_TRAIL = "hors du ruban"
    OTHER_STRIP = "le ruban, par d'autres cartes"
    WRONG_CELL = "une autre case"
    WRONG_HEADING = "la tête ailleurs"
    WRONG_START = "mal tournée au départ"
    WRONG_STRIP = "une autre bande"
    NOT_SEEN = "pas ce qu'on a vu"
    NO_GOAL = "nulle part où aller"
    NO_WAY = "un chemin fermé"
    TOO_HARD = "un défi trop long"
    NOT_SIDE_BY_SIDE = "pas côte à côte"
    NOT_SWAPPED = "pas échangées"
    NOT_BOTH_THERE = "pas toutes deux arrivées"
    OTHER_ANSWER = "une autre image répond"
    OTHER_ORDER = "des images à une autre place"
    OTHER_BOX = "une image pour une autre boîte"
    WORLD_CHANGED = "le monde a changé"

    __hash__ = object.__hash__  # members are unique; Enum's own hashes the name at each look-up


@dataclass(frozen=True, slots=True)
class Ending:
    """How an answer ended, and what that is about; fields that its kind does not name below are empty.

    * ``EMPTY``, ``FIRST_EMPTY``, ``SECOND_EMPTY``: the ``robot`` whose strip has no card. ``EMPTY_REPEAT``: that repeat
      among the cards. ``NOT_FILLED``, ``NOT_CHOSEN``: nothing. After these six nothing ran.
    * ``SHORT``: ``cells`` still to go, in order, the last being what the robot looks for. ``missing`` are the fewest
      cards that would do it; it is empty where no card can be added.
    * ``PAST``: ``cells`` beyond what the robot looked for, in order. ``cards`` were run after it was there.
    * ``ASTRAY``: the robot is no nearer than when it set out, or no cards are left. ``cells``: what it looks for.
    * ``BUMP``, ``COLLISION``: ``cells`` of the robots that bumped, and the card of ``robot``.
    * ``OUT_OF_ORDER``: ``cells`` of all targets in their order, the card that met one early, and its ``number``.
    * ``NO_PAUSE``: the cell, and the card that went by.
    * ``FORGOTTEN``, ``PASSAGE_FORGOTTEN``: the cells that wait.
    * ``OTHER_TRAIL``: the cell off the trail, and the card that left it.
    * ``WRONG_CELL``: where it stopped. ``WRONG_HEADING``: the cell, which is right. ``WRONG_START``: the start.
    * ``WRONG_STRIP``: the cell that the robot looks for.
    * ``NOT_SEEN``: the last cell that is as it was watched, and the card that left the way.
    * ``NO_GOAL``: nothing. ``NO_WAY``: the cells to which no way leads. ``TOO_HARD``: those of the shortest way.
    * ``NOT_SIDE_BY_SIDE``, ``NOT_SWAPPED``, ``NOT_BOTH_THERE``: the cells where a robot should be and none is; for the
      first, where the two stand.
    * ``WORLD_CHANGED``: the cells where something is now that was not there, or no longer.
    * ``OTHER_ANSWER``, ``OTHER_ORDER``, ``OTHER_BOX``: ``pictures`` that were chosen or laid elsewhere.
    * ``TOO_MANY_CARDS``, ``NO_CARD_LEFT``, ``TOO_MANY_TURNS``: the cards that are too many. ``TOO_FEW_CARDS``: the
      places still to be filled. ``OTHER_CARD``, ``SEWN_CARD``, ``OTHER_STRIP``: that card, if it is one card.

    ``cards`` are places in the program of ``robot``, 0 or 1, ``pictures`` places in ``Pictures.asked``. ``gazes`` has
    for each robot the cell that it looks for.
    """

    kind: EndingKind
    cells: tuple[Cell, ...] = ()
    cards: tuple[int, ...] = ()
    missing: FlatProgram = ()
    number: int = 0
    robot: int = 0
    gazes: tuple[Cell | None, Cell | None] = (None, None)
    pictures: tuple[int, ...] = ()


_SENTENCES = {
    EndingKind.SUCCESS: noted("Bravo !"),
    EndingKind.EMPTY: noted("Il n'y a pas encore de carte."),
    EndingKind.EMPTY_REPEAT: noted("Mets une carte dans la répétition."),
    EndingKind.FIRST_EMPTY: noted("La bande jaune n'a pas encore de carte."),
    EndingKind.SECOND_EMPTY: noted("La bande bleue n'a pas encore de carte."),
    EndingKind.NOT_FILLED: noted("Il reste des places à remplir."),
    EndingKind.NOT_CHOSEN: noted("Touche d'abord une bande."),
    EndingKind.TOO_MANY_CARDS: noted("Il y a trop de cartes. On en enlève ?"),
    EndingKind.OTHER_CARD: noted("Ici, on joue sans cette carte."),
    EndingKind.SEWN_CARD: noted("Les cartes cousues restent à leur place."),
    EndingKind.NO_CARD_LEFT: noted("Cette carte-là, il n'y en a pas autant."),
    EndingKind.TOO_MANY_TURNS: noted("Elle pivote trop. Un chemin plus droit ?"),
    EndingKind.TOO_FEW_CARDS: noted("Elle y est ! Il reste des places à remplir."),
    EndingKind.BUMP: noted("Cette carte, où l'emmène-t-elle ?"),
    EndingKind.COLLISION: noted("Elles se gênent. Laquelle attend l'autre ?"),
    EndingKind.OUT_OF_ORDER: noted("D'abord un point, ensuite deux."),
    EndingKind.NO_PAUSE: noted("Ici, elle aimerait se reposer."),
    EndingKind.FORGOTTEN: noted("Ici aussi, on l'attend."),
    EndingKind.PASSAGE_FORGOTTEN: noted("Le chemin passe aussi par ici."),
    EndingKind.PAST: noted("Elle est allée un peu trop loin."),
    EndingKind.SHORT: noted("Il manque un petit bout de chemin."),
    EndingKind.ASTRAY: noted("Elle est partie d'un autre côté."),
    EndingKind.OTHER_TRAIL: noted("Ici, elle a quitté le ruban."),
    EndingKind.OTHER_STRIP: noted("Le ruban, oui ! La danse, pas tout à fait."),
    EndingKind.WRONG_CELL: noted("Tiens, elle s'est arrêtée ailleurs."),
    EndingKind.WRONG_HEADING: noted("La case, oui ! Et sa tête ?"),
    EndingKind.WRONG_START: noted("Au départ, vers où regarde-t-elle ?"),
    EndingKind.WRONG_STRIP: noted("Cette bande l'emmène ailleurs. Et une autre ?"),
    EndingKind.NOT_SEEN: noted("Tu avais vu autre chose. On regarde encore ?"),
    EndingKind.NO_GOAL: noted("Où va-t-elle ? Pose la ruche ou une fleur."),
    EndingKind.NO_WAY: noted("Le chemin est fermé. On ouvre un passage ?"),
    EndingKind.TOO_HARD: noted("C'est un peu long. On rapproche ?"),
    EndingKind.NOT_SIDE_BY_SIDE: noted("Elles ne sont pas encore côte à côte."),
    EndingKind.NOT_SWAPPED: noted("Chacune va à la place de l'autre."),
    EndingKind.NOT_BOTH_THERE: noted("Chacune a sa place à elle."),
    EndingKind.OTHER_ANSWER: noted("Pas celle-ci. Regarde encore : et une autre ?"),
    EndingKind.OTHER_ORDER: noted("Elle revient : que se passe-t-il avant ?"),
    EndingKind.OTHER_BOX: noted("Elle revient : et dans une autre boîte ?"),
    EndingKind.WORLD_CHANGED: noted("Le monde a changé, la bande non."),
}


def ending_sentence(kind: EndingKind) -> str:
    """What is said to a child, in the language in use: short, never a reproach, never which card is right."""
    return _(_SENTENCES[kind])
