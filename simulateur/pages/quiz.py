"""« Quelle carte va ici ? »: the cards that a hint proposes, in a bubble over their place."""

from beebot.command import Command
from lecons.pictures.artwork import Attributes, document, path, rounded
from lecons.pictures.cards import CARD_MARGIN, card
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.places import place_mat
from simulateur.pages.layout.strips import Tray
from simulateur.pages.stage import boxed, centred
from simulateur.pages.strip_cards import card_sign
from simulateur.pages.strips import place_of
from simulateur.pictures.units import touch_side

_GAP, _PADDING, _POINT, _TIP = 1.8, 1.8, 3.2, 5.0
"""In units: the gap between two, the bubble's edge, its tip, the tip's way to a corner."""
_MOST_SLANT = 20.0
"""How far the tip may stand out at the side of its bubble, in units: so much lets it stand beside a bee."""


def quiz_places(attempt: Attempt, layout: ChallengeLayout) -> dict[Touch, Rect]:
    """The options that were not tried yet."""
    hint = attempt.help.hint
    if hint is None or not hint.options or hint.place is None or not layout.trays:
        return {}
    u, bubble = layout.u, _bubble(attempt, layout, hint.place, len(hint.options))
    side = touch_side(layout.size)
    x, y = bubble.x + _PADDING * u + side / 2, bubble.y + _PADDING * u + side / 2
    return {
        Touch(Key.OPTION, option): Rect.around(x + option * (side + _GAP * u), y, side)
        for option in range(len(hint.options))
        if option not in attempt.help.tried
    }


def quiz_sprites(attempt: Attempt, layout: ChallengeLayout) -> list[Sprite]:
    """The bubble and its cards."""
    hint = attempt.help.hint
    places = quiz_places(attempt, layout)
    if hint is None or hint.place is None or not places:
        return []
    bubble = _bubble(attempt, layout, hint.place, len(hint.options))
    place = place_of(attempt, attempt.draft.active or 0, _tray(attempt, layout), hint.place)
    u, tip = layout.u, place.centre[0]
    left, right = min(bubble.x, tip - u), max(bubble.right, tip + u)
    whole = Rect(left, bubble.y, right - left, bubble.height + (_POINT + 1) * u)
    sprites = [boxed(_drawing(whole, bubble, tip, u), whole, "bubble")]
    counted = attempt.challenge.strides
    for touch, rect in places.items():
        command, side = hint.options[touch.index], round(rect.width)
        if isinstance(command, Command):
            full = round(side * (1 + 2 * CARD_MARGIN))
            drawn, sign = card(command, side, counted=counted), card_sign(command, counted=counted)
            sprites.append(centred(drawn, *rect.centre, full, sign))
    return sprites


def _tray(attempt: Attempt, layout: ChallengeLayout) -> Tray:
    """The strip that the quiz is about."""
    return layout.trays[attempt.draft.active or 0]


def _bubble(attempt: Attempt, layout: ChallengeLayout, place: int, options: int) -> Rect:
    """The bubble over its place, inside the window: where it hides least of the bee, beside her with a slanting tip.

    Of two that hide as little, it is the one whose tip slants less.
    """
    u, tray = layout.u, _tray(attempt, layout)
    side = touch_side(layout.size)
    width = options * side + (2 * _PADDING + (options - 1) * _GAP) * u
    height = side + 2 * _PADDING * u
    middle = place_of(attempt, attempt.draft.active or 0, tray, place).centre[0]
    tip = _TIP * u
    bee = _bee(attempt, layout)
    lefts = (middle - width / 2, middle - tip, middle + tip - width, bee.right + u, bee.x - u - width)
    inside = (min(max(left, tray.rect.x), layout.size[0] - width - 2 * u) for left in lefts)
    y = tray.rect.y - height - (_POINT - 0.8) * u
    bubbles = [Rect(left, y, width, height) for left in inside]
    within = [bubble for bubble in bubbles if _slant(bubble, middle) <= _MOST_SLANT * u]
    return min(within, key=lambda bubble: (round(_hidden(bee, bubble)), round(_slant(bubble, middle))))


def _slant(bubble: Rect, tip: float) -> float:
    """How far a tip stands out at the side of a bubble, in pixels."""
    return max(bubble.x - tip, tip - bubble.right, 0.0)


def _bee(attempt: Attempt, layout: ChallengeLayout) -> Rect:
    """Where the bee is in the window."""
    mat, bee = attempt.challenge.mat, attempt.moment_of(0)
    place = place_mat(layout.mat, mat.width, mat.height, attempt.mat_degrees)
    return Rect.around(*place.centre_of(bee.column, bee.row), place.cell)


def _hidden(bee: Rect, bubble: Rect) -> float:
    """How much of the bee would be under a bubble, in pixels of her width."""
    if bee.bottom <= bubble.y:
        return 0.0
    return max(min(bee.right, bubble.right) - max(bee.x, bubble.x), 0.0)


def _drawing(whole: Rect, bubble: Rect, tip: float, u: float) -> str:
    """The bubble in ``whole``, with its tip at the place ``tip``, in pixels of the window."""
    left, width, low, tip = bubble.x - whole.x, bubble.width, bubble.height, tip - whole.x
    thick = f"{0.45 * u:.2f}"
    line: Attributes = {"stroke": ROLE.ink, "stroke_width": thick, "stroke_linejoin": "round"}
    foot = min(max(tip, left + _TIP * u), left + width - _TIP * u)
    edge = 0.3 * u
    top, out = f"{low - edge:.2f}", 2.6 * u
    point = f"M{foot - out:.2f} {top}L{tip:.2f} {low + _POINT * u:.2f}L{foot + out:.2f} {top}"
    return document(
        round(whole.width),
        round(whole.height),
        rounded(left + edge, edge, width - 2 * edge, low - 2 * edge, 3.4 * u, fill=ROLE.cream, **line),
        path(point, fill=ROLE.cream, stroke_linecap="round", **line),
        rounded(foot - 2.2 * u, low - 4 * edge, 4.4 * u, 3.2 * edge, 0, fill=ROLE.cream),
    )
