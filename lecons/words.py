"""Animals, places and ages in words, as paper and the adults' pages both say them."""

from beebot.i18n import gettext as _
from beebot.lesson import Audience

ANIMALS = ("fox", "frog", "owl", "mouse", "penguin", "pig", "lion", "hedgehog")
"""Every animal there is a token of; each stands for a seat or a group, never for a child."""


def animal(name: str) -> str:
    """An animal of ``ANIMALS`` in words."""
    return {
        "fox": _("renard"),
        "frog": _("grenouille"),
        "owl": _("hibou"),
        "mouse": _("souris"),
        "penguin": _("pingouin"),
        "pig": _("cochon"),
        "lion": _("lion"),
        "hedgehog": _("hérisson"),
    }[name]


def audience(held: Audience) -> str:
    """Where a séance is held, in words."""
    return {
        Audience.SCHOOL: _("école"),
        Audience.AFTER_SCHOOL: _("périscolaire"),
        Audience.FAMILY: _("famille"),
        Audience.LIBRARY: _("médiathèque"),
    }[held]


def ages(between: tuple[int, int]) -> str:
    """The youngest and the oldest child whom a séance suits, in words."""
    return _("{low} à {high} ans").format(low=between[0], high=between[1])
