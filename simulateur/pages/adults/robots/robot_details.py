"""The sheet of one robot: its lamp, its animal, and the keys for what it can do."""

from beebot.i18n import gettext as _
from beebot.robot import Ability
from beebot.unlinked_robots import UNLINKED
from lecons.names import ANIMALS, animal
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.session import Session
from simulateur.game.settings import MOST_KEYS_AT_ONCE
from simulateur.pages.adults.common.chips import MOST_KEYS, lay_keys
from simulateur.pages.adults.common.names import at_line_start
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper
from simulateur.pages.adults.robots.unlinked_details import pace_words
from simulateur.pages.common.sprites import OPAQUE, lamp_icon
from simulateur.pictures.portraits import PORTRAITS, portrait

_TAKEN = 70
"""Alpha of an animal that another robot has."""
_KEYS, _PICTURE = 7.6, 30.0
ROBOT, BY_HAND = "icon-robot", "robot-by-hand"
"""The drawings of a robot on a link, and of one without."""


def state_words(member: Member) -> str:
    """The state of a robot in words: that it moves, or else what its lamp means."""
    if member.moving:
        return _("il roule")
    return {
        Lamp.OFF: _("éteint"),
        Lamp.SEARCHING: _("on le cherche"),
        Lamp.LINKED: _("répond"),
        Lamp.MAYBE: _("peut-être là"),
        Lamp.SEEN: _("on l'a vu bouger"),
        Lamp.LOST: _("perdu, on réessaie"),
        Lamp.BY_HAND: _("sans lien : on appuie sur ses touches"),
    }[member.lamp]


def short_state(member: Member) -> str:
    """The state of a robot in two or three words, for a narrow card."""
    return _("sans lien") if member.lamp is Lamp.BY_HAND and not member.moving else state_words(member)


def robot_sheet(paper: Paper, session: Session, member: Member, rect: Rect) -> None:
    """Lay the lamp and the animal of ``member``, what to do with it now, and the keys for what it can do."""
    u = paper.u
    paper.icon(lamp_icon(member.lamp), rect.x + 3.6 * u, rect.y + 3.6 * u, 8.4)
    words = Rect(rect.x + 9.6 * u, rect.y - 0.4 * u, rect.width - 9.6 * u, 4.4 * u)
    paper.line(f"{at_line_start(animal(member.token))} · {_(member.title)}", words, TITLE)
    under = Rect(words.x, words.bottom, words.width, 3.6 * u)
    paper.line(" · ".join(filter(None, (state_words(member), member.port))), under, BODY, ROLE.soft_ink)
    below = rect.y + 10.4 * u
    if member.lamp is Lamp.LOST and session.notices:
        told = Rect(rect.x, below, rect.width, 9 * u)
        below = paper.text(session.notices[-1], told, BODY) + 1.6 * u
    below = _badges(paper, session, member, Rect(rect.x, below, rect.width, 16 * u))
    told = Rect(rect.x, below + 1.6 * u, rect.width, 20 * u)
    below = paper.text(_sentence(member), told, BODY, ROLE.soft_ink)
    if member.pace is not None:
        below = _at_once(paper, session, Rect(rect.x, below + 1.6 * u, rect.width, 10 * u))
    keys = Rect(rect.x, rect.bottom - _KEYS * u, rect.width, _KEYS * u)
    _keys(paper, member, keys, shaken=session.adults.robots.shaken == member.token)
    picture(paper, Rect(rect.x, below, rect.width, keys.y - below), member.driver)


def _at_once(paper: Paper, session: Session, rect: Rect) -> float:
    """How many of its keys children are shown at a time; returns where that ends, in pixels."""
    u = paper.u
    paper.line(_("Touches montrées à la fois"), Rect(rect.x, rect.y, rect.width, 3.2 * u), SMALL, ROLE.rust)
    side = paper.touchable(6.4)
    for count in range(1, MOST_KEYS_AT_ONCE + 1):
        box = Rect(rect.x + (count - 1) * (side + 1.2 * u), rect.y + 3.8 * u, side, side)
        own = count == session.settings.keys_at_once
        paper.choice(Touch(AdultKey.AT_ONCE, count), box, chosen=own, fill=ROLE.tray)
        paper.line(str(count), box, ITEM, middle=True)
    return rect.y + 3.8 * u + side


def picture(paper: Paper, rect: Rect, kind: str = "") -> None:
    """Draw a robot of this ``kind`` in the middle of ``rect``, nothing if it would be small; any robot for ``""``."""
    side = min(rect.height / paper.u - 4, rect.width / paper.u, _PICTURE)
    if side <= _PICTURE / 2:
        return
    if kind in PORTRAITS:
        box = Rect.around(*rect.centre, side * paper.u)
        paper.draw(portrait(kind, round(side * paper.u)), box, f"picture of {kind}")
    else:
        paper.icon(BY_HAND if kind in UNLINKED else ROBOT, *rect.centre, side)


def _sentence(member: Member) -> str:
    """What it can do now, or what to do with it, and the way on where nobody knows whether it is there."""
    own_keys = ""
    if member.hand_kind is not None:
        own_keys = _(
            "Pressé ? « Avec ses touches » : on le programme sur son dos, comme une Bee-Bot. "
            "S'il reste bleu, éteignez-le et rallumez-le."
        )
    return " ".join(filter(None, (_about(member), own_keys)))


def _about(member: Member) -> str:
    if member.pace is not None:
        ready = _("Prêt : dans un défi, la touche du robot montre à l'enfant les touches à presser.")
        return f"{ready} {pace_words(member.pace)}"
    if member.lamp is Lamp.MAYBE:
        return _("Un robot de cette sorte ne répond jamais : faites-le pivoter ; s'il bouge, c'est lui.")
    if member.lamp is Lamp.SEEN:
        return _("Un robot de cette sorte ne répond jamais : dans le doute, faites-le pivoter encore.")
    if member.lamp is Lamp.LOST:
        return _("Rallumez-le, rebranchez-le ou approchez-le : il revient seul.")
    if member.lamp is Lamp.SEARCHING:
        return _("On l'appelle : cela prend quelques secondes.")
    ready = _("Prêt : dans un défi, la touche du robot lui envoie le programme.")
    signal = _("Signal : il s'allume, on voit lequel c'est.") if Ability.SIGNAL in member.abilities else ""
    calibrate = _("Ce robot règle lui-même ses moteurs.")
    if Ability.CALIBRATION in member.abilities:
        calibrate = _("Régler : s'il va de travers ou pas assez loin.")
    return " ".join(filter(None, (ready, signal, calibrate)))


def _badges(paper: Paper, session: Session, member: Member, rect: Rect) -> float:
    """The animals that the robot may have; returns where they end, in pixels."""
    u = paper.u
    paper.line(_("Son jeton"), Rect(rect.x, rect.y, rect.width, 3.2 * u), SMALL, ROLE.rust)
    taken = {each.token for each in session.robots}
    pitch = min(rect.width / len(ANIMALS), 11 * u)
    side = pitch - 0.8 * u
    for place, name in enumerate(ANIMALS):
        box = Rect(rect.x + place * pitch, rect.y + 3.8 * u, side, side)
        touch, own, alpha = Touch(AdultKey.BADGE, place), name == member.token, OPAQUE
        if name not in taken:
            paper.choice(touch, box, chosen=own, fill=ROLE.tray)
        elif own:
            paper.choice(None, box, chosen=True, fill=ROLE.tray)
        else:
            alpha = _TAKEN
        paper.icon(f"token-{name}", *box.centre, 0.84 * side / u, alpha=alpha)
    return rect.y + 3.8 * u + side


def _keys(paper: Paper, member: Member, row: Rect, *, shaken: bool) -> None:
    wanted = [(AdultKey.REMOVE, _("Retirer"), False)]
    if member.lamp is Lamp.LOST:
        wanted.insert(0, (AdultKey.FIND, _("Réessayer"), True))
    elif member.lamp in (Lamp.MAYBE, Lamp.SEEN) and not member.moving:
        unsure = member.lamp is Lamp.MAYBE
        wanted.insert(0, (AdultKey.SHAKE, _("Le faire pivoter"), unsure and not shaken))
        if shaken and unsure:
            wanted.insert(0, (AdultKey.SEEN, _("Oui, c'est lui"), True))
    elif member.lamp.is_open and not member.moving:
        if Ability.CALIBRATION in member.abilities:
            wanted.insert(0, (AdultKey.CALIBRATE, _("Régler"), False))
        if member.pace is not None:
            wanted.insert(0, (AdultKey.CALIBRATE, _("Chronométrer"), False))
        if Ability.SIGNAL in member.abilities:
            wanted.insert(0, (AdultKey.SIGNAL, _("Signal"), False))
    if member.hand_kind is not None:
        wanted.insert(-1, (AdultKey.OWN_KEYS, _("Avec ses touches"), False))
        del wanted[MOST_KEYS:]  # « Retirer » gives way: it is there again once the keys are pressed
    lay_keys(paper, row, wanted)
