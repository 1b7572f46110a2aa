"""How an answer ended, told so that it can be shown and said: by a screen, on paper, in a browser.

The judge's ``Outcome`` says which rule was broken. An ``Ending`` says what a child sees of it: the robot stopped short
of the goal, or past it. It also says the cells and the cards that this is about. One answer ends in one way: a bump
goes before the order, then what is forgotten, past, short, and the heading.
"""

from dataclasses import dataclass
from enum import Enum, unique

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.pose import Cell


@unique
class EndingKind(Enum):
    """What a child sees of how an answer ended; the value is the French sentence that she hears."""

    SUCCESS = noted("Bravo !")
    EMPTY = noted("Il n'y a pas encore de carte.")
    EMPTY_REPEAT = noted("Mets une carte dans la répétition.")
    FIRST_EMPTY = noted("La bande jaune n'a pas encore de carte.")
    SECOND_EMPTY = noted("La bande bleue n'a pas encore de carte.")
    NOT_FILLED = noted("Il reste des places à remplir.")
    NOT_CHOSEN = noted("Touche d'abord une bande.")
    TOO_MANY_CARDS = noted("Il y a trop de cartes. On en enlève ?")
    OTHER_CARD = noted("Ici, on joue sans cette carte.")
    SEWN_CARD = noted("Les cartes cousues restent à leur place.")
    NO_CARD_LEFT = noted("Cette carte-là, il n'y en a pas autant.")
    TOO_MANY_TURNS = noted("Elle pivote trop. Un chemin plus droit ?")
    TOO_FEW_CARDS = noted("Elle y est ! Il reste des places à remplir.")
    BUMP = noted("Cette carte, où l'emmène-t-elle ?")
    COLLISION = noted("Elles se gênent. Laquelle attend l'autre ?")
    OUT_OF_ORDER = noted("D'abord un point, ensuite deux.")
    NO_PAUSE = noted("Ici, elle aimerait se reposer.")
    FORGOTTEN = noted("Ici aussi, on l'attend.")
    PASSAGE_FORGOTTEN = noted("Le chemin passe aussi par ici.")
    PAST = noted("Elle est allée un peu trop loin.")
    SHORT = noted("Il manque un petit bout de chemin.")
    ASTRAY = noted("Elle est partie d'un autre côté.")
    OTHER_TRAIL = noted("Ici, elle a quitté le ruban.")
    OTHER_STRIP = noted("Le ruban, oui ! La danse, pas tout à fait.")
    WRONG_CELL = noted("Tiens, elle s'est arrêtée ailleurs.")
    WRONG_HEADING = noted("La case, oui ! Et sa tête ?")
    WRONG_START = noted("Au départ, vers où regarde-t-elle ?")
    WRONG_STRIP = noted("Cette bande l'emmène ailleurs. Et une autre ?")
    NOT_SEEN = noted("Tu avais vu autre chose. On regarde encore ?")
    NO_GOAL = noted("Où va-t-elle ? Pose la ruche ou une fleur.")
    NO_WAY = noted("Le chemin est fermé. On ouvre un passage ?")
    TOO_HARD = noted("C'est un peu long. On rapproche ?")
    NOT_SIDE_BY_SIDE = noted("Elles ne sont pas encore côte à côte.")
    NOT_SWAPPED = noted("Chacune va à la place de l'autre.")
    NOT_BOTH_THERE = noted("Chacune a sa place à elle.")
    OTHER_ANSWER = noted("Pas celle-ci. Regarde encore : et une autre ?")
    OTHER_ORDER = noted("Elle revient : que se passe-t-il avant ?")
    OTHER_BOX = noted("Elle revient : et dans une autre boîte ?")
    WORLD_CHANGED = noted("Le monde a changé, la bande non.")

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
    * ``BUMP``, ``COLLISION``: ``cells`` of the robots that bumped, and the card of ``robot``; where a strip was
      chosen, the card that left the right way.
    * ``OUT_OF_ORDER``: ``cells`` of all targets in their order, the card that met one early, and its ``number``.
    * ``NO_PAUSE``: the cell, and the card that went by.
    * ``FORGOTTEN``, ``PASSAGE_FORGOTTEN``: the cells that wait.
    * ``OTHER_TRAIL``: the cell off the trail, and the card that left it.
    * ``WRONG_CELL``: where it stopped. ``WRONG_HEADING``: the cell, which is right. ``WRONG_START``: the start.
    * ``WRONG_STRIP``: the cell that the robot looks for, and the card that left the way of the right strip.
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


def ending_sentence(kind: EndingKind) -> str:
    """The sentence that a child hears, in the language in use: short, never a reproach, never which card is right."""
    return _(kind.value)
