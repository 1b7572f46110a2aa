"""What children hear of a real robot: while they program one without a link, and where none can be reached."""

from beebot.i18n import gettext as _
from beebot.unlinked_robots import Keys
from simulateur.game.controls import Key
from simulateur.game.play.by_hand import ByHand, Press, Stage


def told_by_hand(by_hand: ByHand) -> tuple[str, ...]:
    """What is to be done on the page now, sentence by sentence; none while the robot rolls."""
    match by_hand.stage:
        case Stage.KEYS:
            return tuple(_pressing(by_hand, press) for press in by_hand.now)
        case Stage.READY:
            return (_ready(),)
        case Stage.COUNTS | Stage.ROLLS:
            return (beats()[by_hand.beat - 1],)
        case Stage.ASKS:
            return (_asked(),)
    return ()


def beats() -> tuple[str, str, str]:
    """The count to GO."""
    return _("Un."), _("Deux."), _("Trois : GO !")


def begin_again() -> str:
    """After a wrong key, or GO too early."""
    return _("On recommence : remets le robot à son départ.")


def not_followed() -> str:
    """Where the cards lead to the goal, and the robot did not go there."""
    return _("Tes cartes vont bien jusque-là : le robot a fait autre chose. Recommence avec CLEAR.")


def cannot() -> str:
    """Where a robot cannot do a program."""
    return _("Ce robot ne sait pas faire ce programme. Demande à un grand.")


def gone() -> str:
    """Where a robot is lost in the middle of a run: it may still be rolling."""
    return _("Le robot ne répond plus. Appelle un grand.")


def looked_for() -> str:
    """Where a robot is lost or not there yet: what is done, and what can be done meanwhile."""
    return _("On cherche le robot. En attendant, touche GO : l'abeille part sur l'écran.")


def all_said() -> tuple[str, ...]:
    """Every sentence of this file, once."""
    keys = [_on_robot(key) for key in _PRESSED] + [_on_board(key) for key in _PRESSED]
    whole = (_ready(), *beats(), _asked(), begin_again(), not_followed(), cannot(), gone(), looked_for())
    return tuple(dict.fromkeys((*keys, *whole)))


_PRESSED = (Key.CLEAR, Key.FORWARD, Key.BACKWARD, Key.LEFT, Key.RIGHT, Key.PAUSE)


def _pressing(by_hand: ByHand, press: Press) -> str:
    said = _on_board if by_hand.robots[press.robot].facts.keys is Keys.BOARD else _on_robot
    return said(press.key)


def _on_robot(key: Key) -> str:
    return {
        Key.CLEAR: _("D'abord CLEAR, la croix : le robot oublie tout."),
        Key.FORWARD: _("Appuie sur avancer."),
        Key.BACKWARD: _("Appuie sur reculer."),
        Key.LEFT: _("Appuie sur pivoter à gauche."),
        Key.RIGHT: _("Appuie sur pivoter à droite."),
        Key.PAUSE: _("Appuie sur pause."),
    }[key]


def _on_board(key: Key) -> str:
    return {
        Key.CLEAR: _("D'abord, enlève tous les blocs du tableau."),
        Key.FORWARD: _("Pose un bloc avancer."),
        Key.BACKWARD: _("Pose un bloc reculer."),
        Key.LEFT: _("Pose un bloc pivoter à gauche."),
        Key.RIGHT: _("Pose un bloc pivoter à droite."),
        Key.PAUSE: _("Pose un bloc pause."),
    }[key]


def _ready() -> str:
    return _("Pose le robot à son départ. Touche GO ici : à trois, appuie aussi sur le robot.")


def _asked() -> str:
    return _("Est-elle arrivée ?")
