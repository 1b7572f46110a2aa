"""The page on which a challenge is made: the tray of things, what the solver says, whose turn it is.

The word is always there, in the place of the strip that somebody else will fill: the way is whole, shut, too long, or
leads nowhere yet. While a finger rests on it, the mat shows the shortest way.
"""

from typing import cast

from beebot.judging.rules import Outcome
from beebot.kinds import judge
from beebot.kinds.create import order_of, shortest, way_of
from lecons.pictures.artwork import icon
from lecons.pictures.feedback_marks import stone
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmarks
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.create import Workshop
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.pages.challenge.things import thing_sprite
from simulateur.pages.common.sprites import FADED, OPAQUE, boxed, centred, icon_sprite, pebble_sprite, said
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.mat.ground import lay_mat
from simulateur.pictures import solver_panel as pictures

WIDE = 4
"""How many places of a strip the solver's word takes."""
WORD = Touch(Key.STRIP)
"""The touch on the solver's word."""
_NEXT = 0.8
"""The side of the animal on its key, in keys."""
_IN_PLACE = 0.7
"""The side of the hive that is missing, in the place that waits for it."""
_SHUT_AT = 0.62
"""How far along the way something bars it."""


def word_place(attempt: Attempt, layout: ChallengeLayout) -> Places:
    """What the solver says, as a control that shows the shortest way while it is held; {} while a challenge runs."""
    if attempt.phase not in (Phase.WRITING, Phase.STOPPED) or not layout.trays:
        return {}
    return {WORD: layout.trays[0].rect}


def offer_sprites(session: Session, attempt: Attempt, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    """The key « À ton tour », with the animal that plays next: faded until there is something that it could play.

    [] if the key is not on the page.
    """
    touch = Touch(Key.OFFER)
    rect = layout.places.get(touch)
    if rect is None:
        return []
    draft = _made(attempt)
    ready = judge(draft.asked, draft.creation).succeeded
    key = pebble_sprite("", rect, pressed=touch == pressed, on=ready, faded=not ready)
    animal, alpha = session.players.turns.following, OPAQUE if ready else FADED
    token = icon_sprite(f"token-{animal}", *rect.centre, _NEXT * rect.width, alpha=alpha)
    return [key._replace(sign=said(key.sign, "your turn")), token]


def word_sprites(attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """What the solver says of the challenge made so far and, while a finger rests on it, the shortest way."""
    draft, images = _made(attempt), view.images
    box, outcome = layout.trays[0].rect, judge(draft.asked, draft.creation).outcome
    high, good = box.height, outcome is Outcome.SUCCESS
    sprites = _stones(attempt, draft, layout) if view.pressed == WORD else []
    sprites += [
        boxed(
            pictures.ground(round(box.width), round(high), 3.4 * layout.u, good=good),
            box,
            "panel lit" if good else "panel",
        )
    ]
    y, first, last = box.y + pictures.WAY_Y * high, box.x + pictures.ALONG * high, box.right - pictures.ALONG * high
    shut, nothing = outcome is Outcome.NO_WAY, outcome is Outcome.NOTHING_ASKED
    far = first + (last - first) * (_SHUT_AT if shut else 1.0)
    start, end = first + 0.36 * high, far - 0.36 * high
    dots = Rect(start, y - high / 2, max(end - start, 1.0), high)
    sprites.append(
        boxed(
            pictures.way(round(dots.width), round(high), faint=nothing),
            dots,
            "way faint" if nothing else "way that is shut" if shut else "way",
        )
    )
    mood = "bee-happy" if good else "bee"
    sprites.append(icon_sprite(mood, first, y, pictures.BEE * high, 90))
    side = round(pictures.THING * high)
    if shut:
        sprites.append(thing_sprite(draft.asked.mat.decor.obstacle, (far, y), side, images))
    sprites += _aim(draft, images, (last, y), side, faded=shut)
    return sprites if nothing or shut else [*sprites, _beads(draft, box)]


def _aim(draft: Workshop, images: Images, at: tuple[float, float], side: int, *, faded: bool) -> list[Sprite]:
    """Where she goes: the hive or else a flower; where there is neither, the place that waits for a hive."""
    laid, decor = draft.creation, draft.asked.mat.decor
    if laid.goal is None and not laid.targets:
        waits = centred(icon("keys/waiting-place", side), *at, side, "place that waits")
        return [waits, thing_sprite(decor.goal, at, _IN_PLACE * side, images, FADED)]
    name = decor.target if laid.goal is None else decor.goal
    return [thing_sprite(name, at, side, images, FADED if faded else OPAQUE)]


def _beads(draft: Workshop, box: Rect) -> Sprite:
    order = order_of(draft.asked)
    count = shortest(draft.asked, draft.creation).cards or 0
    high = box.height
    rect = Rect(box.x + 0.2 * high, box.y + (pictures.BEADS_Y - 0.5) * high, box.width - 0.4 * high, high)
    svg = pictures.beads(round(rect.width), round(high), count, order.cards)
    return boxed(svg, rect, f"{count} beads, {order.cards} at most")


def _made(attempt: Attempt) -> Workshop:
    return cast("Workshop", attempt.draft)


def _stones(attempt: Attempt, draft: Workshop, layout: ChallengeLayout) -> list[Sprite]:
    place = lay_mat(attempt, layout.mat)
    taken, side = {mark.cell for mark in landmarks(attempt.challenge)}, round(place.cell)
    cells = dict.fromkeys(way_of(draft.asked, draft.creation))
    return [centred(stone(side), *place.centre_of_cell(cell), side, "stone") for cell in cells if cell not in taken]
