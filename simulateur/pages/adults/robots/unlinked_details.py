"""Robots without a link on the adults' page: what a kind can do, and how one is timed."""

from beebot.command import Command
from beebot.i18n import decimal
from beebot.i18n import gettext as _
from beebot.unlinked_robots import Keys, Pace, Unlinked
from lecons.names import animal
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.robot_timing import RobotTiming, TimingStage
from simulateur.game.controls import KEYS_OF_COMMANDS, AdultKey
from simulateur.game.messages.members import Member
from simulateur.pages.adults.common.chips import lay_keys
from simulateur.pages.adults.common.names import at_line_start, sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper
from simulateur.pictures.unlinked_robots import PAINTS

_SHOWN_KEY, _BETWEEN_KEYS = 5.6, 1.0
"""In units: a key of the robot, and what is between two."""
_KEYS = 7.6


def kind_sheet(paper: Paper, kind: Unlinked, rect: Rect) -> float:
    """Lay what is known of a ``kind`` of robot before one is taken: its cell, its memory, its own keys.

    Returns the y below that, in pixels.
    """
    u = paper.u
    paper.line(_("Ce que l'on sait"), Rect(rect.x, rect.y, rect.width, 3.2 * u), SMALL, ROLE.rust)
    below = rect.y + 4.2 * u
    for fact in (*_facts(kind), _("Lu, jamais essayé par nous.")):
        below = paper.text(fact, Rect(rect.x, below, rect.width, 9 * u), BODY) + 0.8 * u
    commands = [KEYS_OF_COMMANDS[command].value.lower() for command in Command if command in kind.commands]
    for place, name in enumerate(commands):
        box = Rect(rect.x + place * (_SHOWN_KEY + _BETWEEN_KEYS) * u, below + 0.6 * u, _SHOWN_KEY * u, _SHOWN_KEY * u)
        paper.plate_key(f"glyph-{name}", box, PAINTS.get(kind.name, {}).get(f"glyph-{name}"), kind.name)
    return below + (_SHOWN_KEY + 2.0) * u


def _facts(kind: Unlinked) -> tuple[str, ...]:
    where = {
        Keys.BACK: _("Ses touches sont sur son dos."),
        Keys.REMOTE: _("Ses touches sont sur une télécommande ; GO y envoie le programme."),
        Keys.BOARD: _("On pose des blocs sur un tableau ; GO y est le bouton."),
    }[kind.keys]
    cell = _("Un pas : {length} cm.").format(length=decimal(f"{kind.cell_mm / 10:g}"))
    memory = _("Mémoire : on ne sait pas.")
    if kind.memory is not None:
        memory = _("Mémoire : {count} instructions.").format(count=kind.memory)
    return where, cell, memory


def pace_words(pace: Pace) -> str:
    """How long a robot takes for a step and for a quarter turn, and whether that was measured: two sentences."""
    times = _("Un pas : {step} s ; un quart de tour : {turn} s.").format(
        step=_seconds(pace.step_s), turn=_seconds(pace.turn_s)
    )
    known = _("Chronométré sur ce robot.")
    if not pace.is_measured:
        known = _("Durées supposées : chronométrez-le une fois, et les cartes s'allumeront avec lui.")
    return f"{times} {known}"


def _seconds(seconds: float) -> str:
    """Seconds with two decimals: ``2,25`` in French, ``2.25`` in other languages."""
    return decimal(f"{seconds:.2f}")


def timing_sheet(paper: Paper, timing: RobotTiming, member: Member, rect: Rect) -> None:
    """Lay how ``member`` is timed: what to press on it, and the key to touch as it starts and as it stops."""
    u = paper.u
    title = f"{at_line_start(animal(member.token))} · {_(member.title)}"
    paper.line(title, Rect(rect.x, rect.y, rect.width, 4.4 * u), TITLE)
    below = rect.y + 6.4 * u
    for number, step in enumerate(_steps(timing), 1):
        disc = Rect(rect.x, below, 4.2 * u, 4.2 * u)
        paper.box(disc, ROLE.tray, radius=2.1)
        paper.line(str(number), disc, BODY, middle=True)
        room = Rect(rect.x + 5.8 * u, below + 0.4 * u, rect.width - 5.8 * u, 10 * u)
        below = max(paper.text(step, room, BODY), disc.bottom) + 1.8 * u
    if timing.running:
        paper.line(decimal(f"{timing.seconds:.1f} s"), Rect(rect.x, below, rect.width, 5 * u), TITLE)
    elif timing.sentence:
        paper.text(sentence(timing.sentence), Rect(rect.x, below, rect.width, 8 * u), ITEM, ROLE.rust)
    keys = [(AdultKey.CANCEL, _("Finir") if timing.stage is TimingStage.KEPT else _("Laisser"), False)]
    if timing.stage is not TimingStage.KEPT:
        keys.insert(0, (AdultKey.DRIVE, _("Il s'arrête") if timing.running else _("Il part"), True))
    lay_keys(paper, Rect(rect.x, rect.bottom - _KEYS * u, rect.width, _KEYS * u), keys)


def _steps(timing: RobotTiming) -> tuple[str, ...]:
    if timing.stage is TimingStage.KEPT:
        step, turn = (_seconds(ms / 1000) for ms in (timing.step_ms, timing.turn_ms))
        return (_("C'est gardé : {step} s le pas, {turn} s le quart de tour.").format(step=step, turn=turn),)
    moves = {
        TimingStage.STEPS: _("Sur le robot : CLEAR, puis quatre fois avancer."),
        TimingStage.TURNS: _("Sur le robot : CLEAR, puis quatre fois pivoter à gauche."),
    }[timing.stage]
    return (
        moves,
        _("Appuyez sur GO du robot et touchez « Il part » en même temps."),
        _("Quand il s'arrête, touchez « Il s'arrête »."),
    )
