"""A picture of each page, drawn without a display: for the README, and for eyes that judge."""

import time
from dataclasses import replace
from pathlib import Path

import pygame

from beebot.challenge import Challenge
from beebot.command import Command, FlatProgram
from beebot.journal.tally import Tally
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome
from beebot.kinds import judge, kind_of
from firmware_bridge.drivers import DRIVERS
from lecons.pictures.images import Images
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.packs import (
    Found,
    IdsTaken,
    ImportIsAt,
    LibraryIs,
    PackHolds,
    PackPath,
    PacksFound,
    PackShows,
    Shelved,
)
from simulateur.game.messages.printing import Printable
from simulateur.game.messages.tablets import SeenTablet, TabletsAre
from simulateur.game.messages.voices import By, VoicesAre
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import Around, Contents, Kind, TalliesAre
from simulateur.game.session import Page, Session
from simulateur.game.settings import WORDS, Settings
from simulateur.machine.backend import Backend
from simulateur.machine.content import Content
from simulateur.machine.pack_contents import mat_shown
from simulateur.machine.print_service import PrintService
from simulateur.machine.qr_code import modules
from simulateur.pages.common.motion import skips_show
from simulateur.pages.open_page import places
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tools.touches import answer_to_touch, touches_of
from tools.window.other_answers import Touches, endings_of
from tools.window.samples import SAMPLES
from tools.window.showcase import shots
from tools.window.unlinked_shots import unlinked_shots, with_unlinked

LEAST_SIDE = 240
"""The least side of a page that is played here, in pixels. On a smaller one a finger misses the keys."""
_BUMPING = 8
"""How many steps ahead are sure to leave any mat of a lesson for the youngest."""
_IN_HAND = 2
"""The card that is picked up after a bump."""


class _Camera:
    """Numbers and writes pictures of the window."""

    def __init__(self, window: pygame.Surface, folder: Path) -> None:
        self.window = window
        self._folder = folder
        self.files: list[Path] = []

    def shoot(self, name: str) -> None:
        width, height = self.window.get_size()
        file = self._folder / f"{len(self.files) + 1:03}-{name}-{width}x{height}.png"
        pygame.image.save(self.window, file)
        self.files.append(file)


def capture(
    content: Content, size: tuple[int, int], folder: Path, settings: Settings, printing: PrintService | None = None
) -> list[Path]:
    """Draw every page in ``size`` pixels with ``settings`` into ``folder``; returns the files.

    With ``printing`` the page that prints shows pages of paper; it is closed at the end.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    window = pygame.display.set_mode(size)
    notices = ["exemple.yaml:3:1 : ceci est un exemple de message pour l'adulte"]
    session = Session(content.path, settings.language, notices, settings=settings)
    finger = Finger(App(window, session, content.images, Backend(session, printing=printing)))
    camera = _Camera(window, folder)
    finger.wait(0.5)
    camera.shoot("accueil")
    for lesson in range(len(content.path.lessons)):
        _lesson(session, lesson, finger, camera)
    _rejoice(session, finger, camera)
    _bump(session, finger, camera)
    session.open_lesson(session.repertoire.path.lessons[0].id)
    finger.wait(0.1)
    camera.shoot("seance-finie")
    finger.touch(Touch(Key.HOME))
    camera.shoot("accueil-fini")
    session.apologise()
    finger.wait(0.1)
    camera.shoot("pardon")
    finger.touch(Touch(Key.HOME))
    _adults(session, content.images, finger, camera, prints=printing is not None)
    if printing is not None:
        printing.close()
    _unlinked(content, settings, camera)
    _endings(content, settings, camera)
    return _leaf_through(camera, content.images)


def capture_showcase(images: Images, size: tuple[int, int], folder: Path) -> list[Path]:
    """Draw the style page in each theme, in ``size`` pixels, into ``folder``; returns the files.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    return _leaf_through(_Camera(pygame.display.set_mode(size), folder), images)


def _leaf_through(camera: _Camera, images: Images) -> list[Path]:
    for name in shots(camera.window, images):
        camera.shoot(name)
    return camera.files


def _adults(session: Session, images: Images, finger: Finger, camera: _Camera, *, prints: bool) -> None:
    """Every page behind the door."""
    drivers = DRIVERS.values()
    kinds = tuple(
        Kind(info.name, info.title, info.tried_on_real_robot, info.capabilities.answers, info.by_air)
        for info in drivers
    )
    session.touch(Touch(Key.ADULTS))
    for place, section in enumerate(Section):
        finger.touch(Touch(AdultKey.SECTION, place))
        session.hear(Around(kinds))
        session.hear(Contents(()))
        session.hear(TalliesAre(_did(session)))
        if section is Section.TABLETS:
            _tablets(session, finger, camera)
        if section is Section.VOICES:
            session.hear(_voices(session))
        if section is Section.PRINT and prints:
            _print(session, finger, camera)
            continue
        finger.wait(0.1)
        camera.shoot(f"adultes-{section.name.lower()}")
    _library(session, images, finger, camera)


def _print(session: Session, finger: Finger, camera: _Camera) -> None:
    """Each kind of thing that prints, its first page laid out as it will be."""

    def is_there() -> bool:
        time.sleep(0.05)  # a process of its own prints
        printing = session.adults.printing
        return printing.mats is not None and (printing.shown is not None or bool(printing.answer))

    for kind in Printable:
        finger.wait_until(is_there)
        finger.touch(Touch(AdultKey.PRINT_KIND, tuple(Printable).index(kind)))
        finger.wait_until(is_there)
        camera.shoot(f"adultes-print-{kind.name.lower()}")
    finger.touch(Touch(AdultKey.INK, 1))
    finger.wait_until(is_there)
    camera.shoot("adultes-print-economie")


def _did(session: Session) -> dict[tuple[str, str, str], Tally]:
    """The page of what was done: each animal did a few more challenges than the next one, some with help."""
    found = {}
    for place, animal in enumerate(session.settings.tokens):
        keys = [key for lesson in session.repertoire.path.lessons for key in session.repertoire.flowers.keys(lesson)]
        for number, key in enumerate(keys[: len(keys) - 3 * place]):
            done = (number + place) % 5 != 0
            found[WORDS[animal], *key] = Tally(1 + number % 3, done, 2 * (number % 3 == place % 3))
    return found


def _tablets(session: Session, finger: Finger, camera: _Camera) -> None:
    """The page as it is before the class comes in, and with three tablets; closed again behind it."""
    camera.shoot("adultes-tablettes-ferme")
    address, title = "http://192.168.1.20:8765/", session.route.lesson.title.in_language(session.settings.language)
    square = tuple("".join("#" if dark else " " for dark in row) for row in modules(f"{address}#{'A' * 22}"))
    present = tuple(SeenTablet(animal, title, animal != "mouse", animal == "fox") for animal in ("fox", "owl", "mouse"))
    session.hear(TabletsAre(address, "472916", square, "11:45", present=present))
    finger.wait(0.1)


def _voices(session: Session) -> VoicesAre:
    """The page of voices, on a machine where the first sentence has a teacher's voice."""
    lines = session.adults.voices.lines
    by = (By.TEACHER, *(By.MACHINE for _line in lines[1:]))[: len(lines)]
    return VoicesAre(by, tuple(f"{number:03}" for number in range(len(lines))), "voix")


def _library(session: Session, images: Images, finger: Finger, camera: _Camera) -> None:
    """What the page of the library asks and tells, one after the other."""
    told = "9 séances, 2 Mo"
    shelved = Shelved("ferme", "Ferme", told), Shelved("forêt", "Forêt", told)
    found = tuple(Found(each.name, f"{each.name}.zip", "Téléchargements") for each in shelved)
    taken = (
        f"« forêt » reprend des noms déjà pris par « ferme », qui serait retiré en entier : {told} (en commun : ferme)"
    )
    language = session.settings.language
    titles = tuple(f"– {lesson.title.in_language(language)}" for lesson in session.repertoire.path.on_shelf)
    held = PackPath(session.repertoire.path.title.in_language(language), titles)
    mats = tuple(mat_shown(lesson.challenges[0], images) for lesson in session.repertoire.path.lessons[:4])
    finger.touch(Touch(AdultKey.SECTION, list(Section).index(Section.LIBRARY)))
    session.hear(LibraryIs(shelved))
    for name, touch, report in (
        ("paquets", None, None),
        ("choisir", Touch(AdultKey.ADD_PACK), PacksFound(found)),
        ("contenu", Touch(AdultKey.PACK, 1), PackHolds(found[1].file, told, (held,))),
        ("images", None, PackShows(found[1].file, mats, b"\0\0")),
        ("importer", Touch(AdultKey.CONFIRM), ImportIsAt(0.45)),
        ("remplacer", None, IdsTaken(taken)),
        ("fini", Touch(AdultKey.CANCEL), None),
        ("retirer", Touch(AdultKey.TAKE_OUT, 1), None),
    ):
        if touch is not None:
            finger.touch(touch)
        if report is not None:
            session.hear(report)
        finger.wait(0.1)
        camera.shoot(f"adultes-library-{name}")


def _lesson(session: Session, place: int, finger: Finger, camera: _Camera) -> None:
    """The lesson's page, then each challenge: as it is found, while it runs, at its end; or a story as it is told."""
    if session.repertoire.path.lessons[place].episodes:
        session.open_lesson(session.repertoire.path.lessons[place].id)
        _story(session, finger, camera)
        return
    for challenge in range(len(session.repertoire.path.lessons[place].challenges)):
        session.open_challenge(place, challenge)
        if challenge == 0:
            finger.touch(Touch(Key.HOME))
            camera.shoot(f"seance-{session.route.lesson.id}")
            session.open_challenge(place, challenge)
        _solve(session, finger, camera)


def _story(session: Session, finger: Finger, camera: _Camera) -> None:
    """Each page of a story and each of its challenges, up to the last; or to one that no touch answers."""
    while True:
        place = session.route.story_place
        if session.page is Page.STORY:
            finger.wait(2.5)
            camera.shoot(f"histoire-{session.route.lesson.id}-{place + 1}")
        else:
            _solve(session, finger, camera)
        if session.route.next_episode is None or Touch(Key.NEXT) not in places(session, camera.window.get_size()):
            return
        finger.touch(Touch(Key.NEXT))


def _solve(session: Session, finger: Finger, camera: _Camera) -> None:
    attempt = session.attempt
    assert attempt is not None
    challenge, answer = attempt.challenge, answer_to_touch(attempt.challenge)
    name = f"defi-{challenge.id}"
    finger.wait(0.1)
    camera.shoot(name)
    if answer is None:
        return
    _watch(session, finger)
    if attempt.gesture.offers:
        for touch in touches_of(challenge, answer):
            session.touch(touch)  # no finger: on a small page the things are in a pocket
        finger.touch(Touch(Key.OFFER))
        _solve(session, finger, camera)  # what was made is the challenge now
        return
    for touch in touches_of(challenge, answer):
        finger.touch(touch)
    if challenge.pictures is None:
        finger.touch(Touch(Key.GO))
    finger.wait(1.6)
    camera.shoot(f"{name}-en-marche")
    finger.wait_until(lambda: _phase(session) in (Phase.SUCCEEDED, Phase.STOPPED))
    finger.wait_until(lambda: not skips_show(session))
    camera.shoot(f"{name}-reussite")


def _watch(session: Session, finger: Finger) -> None:
    """Watch the run, where nothing can be answered before."""
    if session.attempt is not None and session.attempt.watches_first:
        finger.touch(Touch(Key.WATCH))
        finger.wait_until(lambda: _phase(session) is Phase.WRITING)
        finger.wait(0.1)


def _rejoice(session: Session, finger: Finger, camera: _Camera) -> None:
    """The film of the last success, if there was one, and the feast."""
    if _phase(session) is not Phase.SUCCEEDED:
        return
    if session.route.challenge.pictures is None:
        finger.touch(Touch(Key.FILM))
        finger.wait(1.6)
        camera.shoot("film")
        finger.wait_until(lambda: _phase(session) is Phase.SUCCEEDED)
        finger.wait_until(lambda: not skips_show(session))
    finger.touch(Touch(Key.NEXT))
    if session.page is Page.FEAST:
        finger.wait(1.5)
        camera.shoot("fete")
        finger.wait(2.5)
        camera.shoot("fete-finie")
        finger.touch(Touch(Key.NEXT))


def _unlinked(content: Content, settings: Settings, camera: _Camera) -> None:
    """A robot without a link, from CLEAR to « est-elle arrivée ? »."""
    session = Session(content.path, settings.language, settings=with_unlinked(settings))
    finger = Finger(App(camera.window, session, content.images, Backend(session)))
    for name in unlinked_shots(session, finger, camera.window.get_size()):
        camera.shoot(f"sans-lien-{name}")


def _endings(content: Content, settings: Settings, camera: _Camera) -> None:
    """One answer of each look, where the path first meets it; on a challenge of ``SAMPLES`` where it never does."""
    own = content.path.lessons
    samples = replace(own[0], id="exemples", challenges=SAMPLES, story=())
    session = Session(replace(content.path, lessons=(*own, samples)), settings.language, settings=settings)
    finger = Finger(App(camera.window, session, content.images, Backend(session)))
    seen: set[EndingKind] = set()
    for lesson, its in enumerate(session.repertoire.path.lessons):
        for place, challenge in enumerate(its.challenges):
            session.open_challenge(lesson, place)
            _watch(session, finger)
            found = endings_of(challenge, places(session, camera.window.get_size()))
            for kind in [each for each in found if each not in seen]:
                seen.add(kind)
                session.open_challenge(lesson, place)
                _watch(session, finger)
                _answer(session, finger, found[kind])
                camera.shoot(f"fin-{kind.name.lower().replace('_', '-')}")


def _answer(session: Session, finger: Finger, touches: Touches) -> None:
    """Answer the open challenge so, and wait until the page has answered."""
    attempt = session.attempt
    assert attempt is not None
    offers = attempt.gesture.offers
    asks = () if attempt.gesture.shows_pictures else (Touch(Key.OFFER if offers else Key.GO),)
    touch = session.touch if offers else finger.touch  # on a small page the things to lay are in a pocket
    finger.wait(0.1)
    for each in touches:
        touch(each)
    for ask in asks:  # where nothing is chosen GO is on the keyboard alone
        (touch if touches else session.touch)(ask)
    finger.wait_until(lambda: session.attempt is not None and session.attempt.ending is not None)
    if session.attempt is not None and session.attempt.phase is Phase.STOPPED:
        finger.wait(1.5)


def _bump(session: Session, finger: Finger, camera: _Camera) -> None:
    """In the first lesson, the last challenge in which a bee that goes straight on bumps, if any."""
    challenges = session.repertoire.path.lessons[0].challenges
    bumping = [place for place, challenge in enumerate(challenges) if _bumps(challenge)]
    if not bumping:
        return
    session.open_challenge(0, bumping[-1])
    for _step in _straight_on(session.route.challenge):
        finger.touch(Touch(Key.FORWARD))
    finger.touch(Touch(Key.GO))
    finger.wait_until(lambda: _phase(session) is Phase.STOPPED)
    finger.wait(1)
    camera.shoot("choc")
    finger.touch(Touch(Key.CARD, _IN_HAND))
    camera.shoot("carte-prise")


def _bumps(challenge: Challenge) -> bool:
    """Whether going straight on can be written, has a card to pick up, and ends with a bump."""
    program = _straight_on(challenge)
    if kind_of(challenge.genre).answered_with(challenge) is not tuple or challenge.given or challenge.template:
        return False  # no card can be laid, or some lie there already
    if Command.FORWARD not in challenge.keys:
        return False
    return len(program) > _IN_HAND and judge(challenge, program).outcome is Outcome.BUMP


def _straight_on(challenge: Challenge) -> FlatProgram:
    return (Command.FORWARD,) * min(_BUMPING, challenge.max_instructions)


def _phase(session: Session) -> Phase | None:
    if session.attempt is None:
        return None
    return session.attempt.phase
