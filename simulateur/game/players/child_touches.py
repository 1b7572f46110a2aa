"""What a touch of children does, page by page: at a challenge, at a feast or a film, in the garden, where ages are."""

from dataclasses import replace

from beebot.i18n import gettext as _
from simulateur.game.controls import Key, Touch
from simulateur.game.messages.members import Member
from simulateur.game.play.attempt import Phase
from simulateur.game.players.after_success import go_on
from simulateur.game.players.ages import age_counts, filled, path_of_age
from simulateur.game.players.journey import Journey
from simulateur.game.players.whereabouts import Page
from simulateur.game.records import Hung
from simulateur.game.requests import Say
from simulateur.game.rounds.round import Round
from simulateur.game.success.feast import Feast


def obey(journey: Journey, touch: Touch, crew: tuple[Member, ...]) -> None:
    """Do what a child's ``touch`` means on the open page. ``crew`` are the robots that play the open challenge."""
    at = journey.at
    if touch.key in (Key.TOKEN, Key.TURN):
        journey.give_turn(journey.players.turns_after(touch))
    elif touch.key is Key.LISTEN:
        _listen(journey)
    elif touch.key in (Key.FILM, Key.FRAME) or at.seen in (Page.FEAST, Page.FILM):
        _celebrate(journey, touch)
    elif at.round is not None:
        _play(journey, at.round, touch, crew)
    elif at.seen is Page.AGES and touch.key in (Key.NEXT, Key.LATER):
        _choose_age(journey, touch)
    elif at.seen is Page.GALLERY and touch.key is Key.HUNG:
        _touch_hung(journey, touch.index)
    elif (there := journey.players.route.touched(touch, any_order=journey.settings.free_order)) is not None:
        journey.go(there)
        if touch.key is Key.GARDEN:
            journey.tell()


def _listen(journey: Journey) -> None:
    played = journey.at.round
    if played is not None and journey.at.seen is Page.BY_HAND:
        played.tell_by_hand()
        journey.settle()
        return
    journey.tell()
    if played is not None:
        played.show_again()


def _choose_age(journey: Journey, touch: Touch) -> None:
    """Go on with the chosen age, or « plus tard » without a choice. A touch on the way on while it wakes is kept."""
    route = journey.players.route
    if touch.key is Key.LATER:
        if (path := path_of_age(route)) is not None:
            journey.players = journey.players.with_path(path)
    elif (path := age_counts(route, journey.settings)) is not None:
        journey.use_path(path)
    else:
        wakes = filled(journey.at, journey.settings) > 0
        journey.move(replace(journey.at, asked_on=journey.at.since_page if wakes else None))
        return
    journey.go(journey.players.route.to_page(Page.HOME))


def _play(journey: Journey, played: Round, touch: Touch, crew: tuple[Member, ...]) -> None:
    players = journey.players
    if touch.key is Key.HOME and (players.plays_for_another or players.route.ends_in_feast):
        go_on(journey, played)  # the house is no way round the feast, and where nothing is asked it is the only way on
    elif touch.key is Key.HOME:
        away = players.place_outside()
        if players.route.fills_flower:  # of a story whose last pages are still to come
            away = replace(away, book=away.book.awaiting(Feast(played.attempt, played.author(players.animal))))
        journey.go(away)
    elif touch.key is Key.CAMERA and journey.at.is_free:
        _hang(journey, played)
    elif touch.key is Key.NEXT and played.attempt.phase is Phase.SUCCEEDED:
        go_on(journey, played)
    else:
        making = played.attempt.gesture.offers
        played.touch(touch, crew, players.turns)
        journey.settle()
        if making and not played.attempt.gesture.offers:
            journey.take_turn(journey.players.pass_challenge_on())
            played.by = journey.players.animal
            journey.name_animal()


def _hang(journey: Journey, played: Round) -> None:
    """Keep the mat of free play. Where no peg is free, the first one is offered: a touch on it says yes."""
    journey.move(journey.at.hanging(_kept(journey, played)))
    if journey.at.to_hang is not None:
        journey.go(replace(journey.players.place_outside(), page=Page.GALLERY))
    else:
        journey.outbox.ask(Say(_("C'est gardé !")))


def _kept(journey: Journey, played: Round) -> Hung:
    return Hung(played.author(journey.players.animal), played.attempt.gesture.remade(played.attempt.draft))


def _touch_hung(journey: Journey, place: int) -> None:
    """Hang a new mat in the place of the first; else play on with the one at ``place``, whose last run is seen.

    What is on the table and hangs nowhere is kept: on a free peg, or on that of the mat that is taken down.
    """
    at, mat = journey.at, journey.at.to_hang
    if mat is not None and place == 0:
        journey.move(replace(at, hung=(*at.hung[1:], mat), to_hang=None))
        journey.outbox.ask(Say(_("C'est gardé !")))
    elif mat is None and 0 <= place < len(at.hung):
        touches = at.hung[place].touches
        runs = touches[-1:] == (Touch(Key.PAINTED),)
        journey.go(journey.players.route.to_free_play())
        left, opened = journey.at.round, Round(journey.players.route.challenge, journey.settings)
        if left is not None:
            journey.move(journey.at.with_left(place, _kept(journey, left), _kept(journey, opened)))
        journey.move(replace(journey.at, round=opened))
        opened.resume(journey.players.bookmark._replace(touches=touches[:-1] if runs else touches))
        if runs:
            opened.touch(Touch(Key.GO), (), journey.players.turns)
        journey.settle()


def _celebrate(journey: Journey, touch: Touch) -> None:
    at, players, film = journey.at, journey.players, journey.celebrations.film
    if at.seen is Page.FEAST and journey.celebrations.skips(touch, at.since_page):
        journey.celebrations = journey.celebrations.skipped()
    elif touch.key is Key.NEXT and at.round is not None:
        go_on(journey, at.round)
    elif touch.key is Key.NEXT:
        passed = at.seen is Page.FEAST and not players.own and players.turns.coming
        journey.go(players.route.to_page(Page.HOME), journey.turn_said if passed else None)
    elif not at.is_free:
        own, by = (None, "") if at.round is None else (at.round.attempt, at.round.author(players.animal))
        journey.celebrations, requests = journey.celebrations.touch(touch, own, by)
        journey.outbox.ask(*requests)
        if journey.celebrations.film is not film:
            journey.move(replace(at, page=Page.FILM, since_page=0.0))
            journey.tell()
