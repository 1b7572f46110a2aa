"""What a child said and what is, in two large pictures of the mat from near, which come together where both are alike.

In one is her flag, in the other the bee. Where she looks another way than was foretold, both are bees: she turns to
hers in her picture, and a touch on the other one turns what was said.
"""

from typing import NamedTuple

from beebot.pose import Cell, Heading
from lecons.pictures import predictions as pictures
from lecons.pictures.artwork import icon
from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.playback import ease
from simulateur.pages.common.motion import SHOW_S, Motion
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, turned_sign, wondering_sprite
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.mat.dressed import dressed
from simulateur.pages.mat.flag import drawn_flag, looks_of
from simulateur.pictures.close_ups import SEEN, Paint, close_up

_JOIN_FROM_S, _JOIN_S = 0.6, 0.5
"""When what was said and what is begin to slide together, and for how long, in seconds."""
_TURN_S, _TURN_STEP = 0.9, 5
"""How long she turns from what was said to how she looks, in seconds; degrees between two drawings of it."""
_APART, _FRAME, _ON_CARD = 0.14, 0.08, 0.87
"""In sides of such a picture: what is between both before that, the frame round both, and what its card shows of it."""
_LEFT = 270
"""Where what was said stands, in degrees from north."""
_SAID, _TRUE = Paint(ROLE.coral_pale, ROLE.coral_edge), Paint(ROLE.honey_pale, ROLE.amber)
_BEE, _FLAG = 1.08, 0.98
"""Of a cell: the boxes of the bee and of the flag where nothing else is."""
_ASIDE, _SMALLER = (0.2, 0.2), 0.78
"""Where something stands on the cell: how far right and down of its middle they are, in cells, and how much smaller."""


class _Picture(NamedTuple):
    """One of two pictures: a ``cell`` of the mat, which is turned by ``turned`` degrees, and who is there."""

    attempt: Attempt
    cell: Cell
    middle: tuple[float, float]
    side: int
    turned: int
    images: Images

    @property
    def _inner(self) -> int:
        return round(_ON_CARD * self.side)

    def ground(self, words: str, paint: Paint) -> list[Sprite]:
        """The card, whose words are said first, and the mat on it."""
        drawn = close_up(self.attempt.challenge, self.cell, self._inner, self.images, self.turned, paint)
        card = icon(f"marks/cell-{'seen' if paint is _TRUE else 'told'}", self.side)
        near = centred(drawn, *self.middle, self._inner, f"mat round {self.cell}")
        return [centred(card, *self.middle, self.side, words), near]

    def there(self, part: float) -> tuple[float, float, int]:
        """The middle and the side of who is there: ``part`` of a cell, beside what stands there."""
        (x, y), cell, mat = self.middle, self._inner / SEEN, self.attempt.challenge.mat
        if not (mat.shows(self.cell) or self.cell in mat.obstacles):
            return x, y, round(part * cell)
        return x + _ASIDE[0] * cell, y + _ASIDE[1] * cell, round(_SMALLER * part * cell)

    def flag(self, heading: Heading | None) -> Sprite:
        """The flag that was set, pointing to ``heading`` if it points."""
        x, y, side = self.there(_FLAG)
        svg, sign = drawn_flag(side, heading, self.turned)
        return centred(svg, x, y, side, sign)

    def told_bee(self, degrees: int) -> Sprite:
        """The bee as it was said that she would look, to ``degrees`` from north."""
        (x, y, side), way = self.there(_BEE), (degrees + self.turned) % 360
        told = centred(pictures.told_bee(side, way), x, y, side, turned_sign("bee as it was said", way))
        return dressed(told, "", way, self.attempt.challenge.mat.decor, self.images)

    def bee(self, degrees: int, *, glad: bool) -> Sprite:
        """The bee, glad if it was said right; else she wonders and looks at what was said."""
        (x, y, side), way = self.there(_BEE), (degrees + self.turned) % 360
        wonders = wondering_sprite("bee", x, y, side, way, (_LEFT - way) % 360)
        seen = icon_sprite("bee-happy", x, y, side, way) if glad else wonders
        return dressed(seen, "-happy" if glad else "-wondering", way, self.attempt.challenge.mat.decor, self.images)


def pair_sprites(attempt: Attempt, layout: ChallengeLayout, images: Images, motion: Motion) -> list[Sprite]:
    """What was said and what is, above the bee's back; [] unless these differ after a run."""
    if layout.pair is None or attempt.phase is Phase.SUCCEEDED:
        return []
    show = SHOW_S if motion.less else motion.since_phase
    return side_by_side(attempt, layout.wanted.turned, layout.pair, images, show)


def side_by_side(attempt: Attempt, turned: int, box: Rect, images: Images, show: float) -> list[Sprite]:
    """Two pictures in ``box``: the cell as foretold, and as it is; together if both are the same, else apart.

    ``show`` are the seconds since she stopped: after a success the pictures come together then, and where she looks
    another way than was foretold, she turns to it. ``turned`` is how far the mat is turned, in degrees. [] if no flag
    was set.
    """
    guess, looks = attempt.gesture.flag(attempt.draft), looks_of(attempt)
    if guess is None or attempt.run is None:
        return []
    end, done = attempt.run.verdict.trace.end, attempt.phase is Phase.SUCCEEDED
    same = done or (looks is not None and looks[0] == looks[1])
    part = (_eased(show, _JOIN_S) if done else 1.0) if same else 0.0
    side = round(min(box.width / (2 + _APART), box.height / (1 + _FRAME)))
    far, (x, y) = (1 + _APART * (1 - part)) * side / 2, box.centre
    told = _Picture(attempt, guess.cell, (x - far, y), side, turned, images)
    true = told._replace(cell=end.cell, middle=(x + far, y))
    degrees = end.heading.degrees
    if looks is not None:
        turn = (looks[0] - looks[1] + 180) % 360 - 180
        degrees -= round(turn * (1 - _eased(show, _TURN_S)) / _TURN_STEP) * _TURN_STEP
    sprites = [
        *told.ground("cell as it was said", _SAID),
        told.flag(guess.heading) if looks is None else told.told_bee(looks[1]),
        *true.ground("cell as it is", _TRUE),
        true.bee(degrees, glad=same),
    ]
    if part == 1:
        whole = Rect.around(x, y, 2 * side + _FRAME * side, side + _FRAME * side)
        svg = pictures.same_frame(round(whole.width), round(whole.height), _FRAME * side / 2)
        sprites.append(boxed(svg, whole, "frame round the same"))
    return sprites


def _eased(show: float, lasts: float) -> float:
    return ease(min(max(show - _JOIN_FROM_S, 0.0) / lasts, 1.0))
