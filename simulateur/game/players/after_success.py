"""What follows a success: who plays then, and where: a challenge, the next page of a story, the feast, the garden."""

from dataclasses import replace

from simulateur.game.players.journey import Journey
from simulateur.game.players.route import Route
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.rounds.round import Round
from simulateur.game.success.feast import Feast


def go_on(journey: Journey, played: Round) -> None:
    """Take the children to what follows the success at ``played``; the turn passes if progress is shared."""
    players = journey.players
    feast = Feast(played.attempt, played.author(players.animal))
    if players.plays_for_another:
        journey.leave_round()
        journey.come_back()
        return
    passes = not players.own and bool(players.turns.coming)
    if passes:
        journey.take_turn(replace(players, turns=players.turns.passed_on()))
    there = place_after(players.route, feast)
    journey.go(there, journey.turn_said if passes and there.page is not Page.FEAST else None)  # a feast is everybody's


def place_after(route: Route, feast: Feast) -> Whereabouts:
    """Where a group goes after a success on ``route``; a new séance ends in its story, if any, then in ``feast``."""
    at = route.at
    with_feast = Route(route.repertoire, replace(at, book=at.book.awaiting(feast))) if route.fills_flower else route
    if route.story:
        return with_feast.told_on()
    if route.following is not None:
        return route.to_challenge(at.lesson_place, route.following)
    return with_feast.to_page(Page.FEAST if route.ends_in_feast else Page.HOME)
