"""What children hear of a real robot: while they program one without a link, and where none can be reached."""

from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.unlinked_robots import Keys
from simulateur.game.controls import Key
from simulateur.game.play.by_hand import ByHand, Stage

BEATS = (noted("Un."), noted("Deux."), noted("Trois : GO !"))
"""The count to GO."""
BEGIN_AGAIN = noted("On recommence : remets le robot à son départ.")
"""After a wrong key, or GO too early."""
NOT_FOLLOWED = noted("Tes cartes vont bien jusque-là : le robot a fait autre chose. Recommence avec CLEAR.")
"""Where the cards lead to the goal, and the robot did not go there."""
CANNOT = noted("Ce robot ne sait pas faire ce programme. Demande à un grand.")
GONE = noted("Le robot ne répond plus. Appelle un grand.")
"""Where a robot is lost in the middle of a run: it may still be rolling."""
LOOKED_FOR = noted("On cherche le robot. En attendant, touche GO : l'abeille part sur l'écran.")
"""Where a robot is lost or not there yet: what is done, and what can be done meanwhile."""
_READY = noted("Pose le robot à son départ. Touche GO ici : à trois, appuie aussi sur le robot.")
_ASKED = noted("Est-elle arrivée ?")
_ON_ROBOT = {
    Key.CLEAR: noted("D'abord CLEAR, la croix : le robot oublie tout."),
    Key.FORWARD: noted("Appuie sur avancer."),
    Key.BACKWARD: noted("Appuie sur reculer."),
    Key.LEFT: noted("Appuie sur pivoter à gauche."),
    Key.RIGHT: noted("Appuie sur pivoter à droite."),
    Key.PAUSE: noted("Appuie sur pause."),
}
_ON_BOARD = {
    Key.CLEAR: noted("D'abord, enlève tous les blocs du tableau."),
    Key.FORWARD: noted("Pose un bloc avancer."),
    Key.BACKWARD: noted("Pose un bloc reculer."),
    Key.LEFT: noted("Pose un bloc pivoter à gauche."),
    Key.RIGHT: noted("Pose un bloc pivoter à droite."),
    Key.PAUSE: noted("Pose un bloc pause."),
}


def told_by_hand(by_hand: ByHand) -> tuple[str, ...]:
    """What children are told to do on the page of a robot programmed by hand; empty while the robot rolls."""
    match by_hand.stage:
        case Stage.KEYS:
            on_board = by_hand.robots[by_hand.robot].facts.keys is Keys.BOARD
            return tuple(_((_ON_BOARD if on_board else _ON_ROBOT)[press.key]) for press in by_hand.now)
        case Stage.READY:
            return (_(_READY),)
        case Stage.COUNTS | Stage.ROLLS:
            return (_(BEATS[by_hand.beat - 1]),)
        case Stage.ASKS:
            return (_(_ASKED),)
    return ()


def all_said() -> tuple[str, ...]:
    """Every sentence of this file, once, to be recorded."""
    whole = (_READY, *BEATS, _ASKED, BEGIN_AGAIN, NOT_FOLLOWED, CANNOT, GONE, LOOKED_FOR)
    return tuple(dict.fromkeys(_(each) for each in (*_ON_ROBOT.values(), *_ON_BOARD.values(), *whole)))
