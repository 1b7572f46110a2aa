"""The times of a robot without a link, in words."""

from beebot.i18n import decimal
from beebot.i18n import gettext as _
from beebot.unlinked_robots import Pace


def pace_words(pace: Pace) -> str:
    """How long a robot takes for a move and for a quarter turn, and whether anybody measured that."""
    times = _("Un pas : {step} s ; un quart de tour : {turn} s.").format(
        step=seconds_words(pace.step_s), turn=seconds_words(pace.turn_s)
    )
    known = _("Chronométré sur ce robot.")
    if not pace.is_measured:
        known = _("Durées supposées : chronométrez-le une fois, et les cartes s'allumeront avec lui.")
    return f"{times} {known}"


def seconds_words(seconds: float) -> str:
    """Seconds with two decimals: ``2,25`` in French, ``2.25`` in other languages."""
    return decimal(f"{seconds:.2f}")
