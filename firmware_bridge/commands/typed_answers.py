"""What an adult types in answer to a question."""

from contextlib import suppress

from beebot.errors import KitError
from beebot.i18n import gettext as _

PASSED = ("", "p", "passer", "rien", "nothing")
"""What people type who were told « rien si vous ne savez pas », or pass over."""


def line(question: str) -> str:
    """One line, without the spaces around it.

    Raises:
        KitError: nobody is there who types.
    """
    try:
        return input(question).strip()
    except EOFError:
        raise KitError(_("il manque une réponse ; relancez la commande devant un clavier")) from None


def number(question: str, most: float, least: float | None = None) -> float | None:
    """A number from ``least``, ``-most`` if None, to ``most``; None for one of ``PASSED``; else it is asked again."""
    least = -most if least is None else least
    while (text := line(question)).lower() not in PASSED:
        with suppress(ValueError):
            value = float(text.replace(",", "."))
            if least <= value <= most:
                return value
        wanted = _("« {text} » ne va pas ; donnez un nombre de {least} à {most}, comme {example}")
        print(wanted.format(text=text, least=least, most=most, example="742" if least >= 0 else "-12"))
    return None
