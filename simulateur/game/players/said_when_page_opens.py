"""What is said on a page when it opens and when the ear is touched, and what a key is called that is kept down."""

from beebot.i18n import gettext as _
from beebot.text import Text
from simulateur.game.controls import AnyKey, Key
from simulateur.game.play.attempt import Attempt
from simulateur.game.players.ages import AGES, QUESTION
from simulateur.game.players.route import Route
from simulateur.game.players.storybook import said_on
from simulateur.game.players.whereabouts import Page
from simulateur.game.repertoire.freeplay import TASK
from simulateur.game.repertoire.gardens import garden_of
from simulateur.game.requests import Say
from simulateur.game.sound.cues import sound_of_target
from simulateur.game.sound.key_names import spoken_name
from simulateur.game.sound.praise import feast_said


def told(route: Route, language: str, first: Say | None = None) -> Say:
    """What is said on the page that ``route`` opens, after ``first``: the task, then the sounds of hidden targets."""
    said = Say(_task(route).in_language(language), first=first)
    if route.at.page is Page.CHALLENGE:
        for place, target in enumerate(route.challenge.targets):
            if not target.visible:
                said = Say("", sound_of_target(route.challenge, place), said)
        if route.at.round is not None and route.at.round.attempt.watches_first:
            said = Say(_("Touche l'œil, et regarde."), first=said)
    return said


def good_day() -> str:
    """The greeting that is said first at a start."""
    return _("Bonjour ! On va programmer l'abeille.")


def named(key: AnyKey, attempt: Attempt | None, language: str) -> tuple[Say, ...]:
    """What is said of ``key`` while it is kept down: its name, if any; for the bulb also ``attempt``'s open hint."""
    name = spoken_name(key)
    if name is None:
        return ()
    if key is Key.HINT and attempt is not None and attempt.help_said is not None:
        return (Say(attempt.help_said.in_language(language), first=Say(name)),)
    return (Say(name),)


def _task(route: Route) -> Text:
    match route.at.page:
        case Page.CHALLENGE if route.at.is_free:
            return Text(_(TASK))
        case Page.CHALLENGE:
            played = route.at.round  # a challenge that a child has made has a task of its own
            return route.challenge.task if played is None else played.attempt.challenge.task
        case Page.LESSON:
            return route.lesson.title
        case Page.AGES:
            return Text(_(QUESTION if route.at.age is None else AGES[route.at.age].said))
        case Page.STORY:
            return said_on(route.lesson, route.episode)
    return _of_kit(route)


def _of_kit(route: Route) -> Text:
    flowers = route.repertoire.flowers
    match route.at.page:
        case Page.FILM:
            return Text(_("Regarde : c'est ton programme !"))
        case Page.FEAST:
            return Text(feast_said(sum(map(flowers.is_done, flowers.path.lessons)) - 1))
        case Page.SORRY:
            return Text(_("Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre."))
        case Page.GALLERY:
            full = _("Il n'y a plus de place. Touche le tapis qui brille : le tien le remplacera.")
            return Text(full if route.at.to_hang else _("Touche un tapis pour y rejouer, ou le seau."))
    following = flowers.next_lesson
    if following is None or route.garden != garden_of(following, len(flowers.path.lessons)):
        return Text(_("Tes fleurs ont poussé ! Touche une fleur pour y rejouer."))
    return Text(_("Touche la fleur qui bouge !"))
