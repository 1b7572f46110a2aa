"""The soft ring that answers a touch where no control is: no touch of a child's stays without an answer."""

from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, circle, document
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.pages.common.sprites import centred
from simulateur.pictures.units import touch_side

LASTS_S = 0.4
"""How long the ring is seen, in seconds."""
_STEPS = 6
"""How many drawings of it there are."""
_SMALLEST = 0.45
"""How wide it begins, in fingertips of two centimetres; it ends as wide as one."""
_ALPHA = 230


class Missed(NamedTuple):
    """A touch beside all controls: its pixel ``at``, and for how many seconds it has been answered."""

    at: tuple[float, float]
    since_s: float = 0.0

    def later(self, seconds: float) -> "Missed | None":
        """The same touch so many ``seconds`` later; None once its answer is over."""
        since = self.since_s + seconds
        return self._replace(since_s=since) if since < LASTS_S else None


def ring_sprite(missed: Missed, size: tuple[int, int], *, less: bool) -> Sprite:
    """The ring that answers a touch: it grows and grows pale. With ``less`` movement it only grows pale."""
    step = min(int(missed.since_s / LASTS_S * _STEPS), _STEPS - 1)
    part = 1.0 if less else _SMALLEST + (1 - _SMALLEST) * (step + 1) / _STEPS
    side = round(part * touch_side(size))
    alpha = round(_ALPHA * (1 - step / _STEPS))
    return centred(_ring(side), *missed.at, side, "ring of a touch", alpha)


@lru_cache(maxsize=16)
def _ring(side: int) -> str:
    """Honey in its amber rim, so that it is seen on the table and on every mat."""
    middle, line = side / 2, 0.07 * side
    rim: Attributes = {"fill": "none", "stroke": ROLE.amber, "stroke_width": f"{line:.2f}"}
    inner: Attributes = {"fill": "none", "stroke": ROLE.honey_pale, "stroke_width": f"{line:.2f}"}
    return document(
        side,
        side,
        circle(middle, middle, middle - line / 2, **rim),
        circle(middle, middle, middle - 1.5 * line, **inner),
    )
