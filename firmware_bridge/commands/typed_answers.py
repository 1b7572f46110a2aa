"""What an adult types in answer to a question."""

from contextlib import suppress

from beebot.errors import KitError
from beebot.i18n import gettext as _


def line(question: str) -> str:
    """One line, without the spaces around it.

    Raises:
        KitError: nobody is there who types.
    """
    try:
        return input(question).strip()
    except EOFError:
        raise KitError(_("il manque une réponse ; relancez la commande devant un clavier")) from None


def number(question: str, most: float) -> float | None:
    """A number from ``-most`` to ``most``, None for an empty line; anything else is asked again."""
    while text := line(question):
        with suppress(ValueError):
            value = float(text.replace(",", "."))
            if abs(value) <= most:
                return value
        wanted = _("« {text} » ne va pas ; donnez un nombre de -{most} à {most}, comme 742 ou -12")
        print(wanted.format(text=text, most=most))
    return None
