"""What is said when something succeeds: never the same twice in a row, and the same again from the same tries.

Praise is for what children did and looked for, not for what they are.
"""

from beebot.i18n import gettext as _
from beebot.i18n import noted

MANY = 5
"""How many sentences there are for each; then they come again."""
SHINES = noted("Regarde, ça brille !")
"""What is said of what has no opened picture: letters, shapes, numbers, months."""


def success_said(count: int) -> str:
    """The praise for success number ``count``, from 0."""
    said = (
        _("Bravo !"),
        _("Oui, c'est réussi !"),
        _("Bien cherché, bravo !"),
        _("Ça y est, tu as trouvé !"),
        _("C'est tout à fait ça, bravo !"),
    )
    return said[count % MANY]


def feast_said(count: int) -> str:
    """The praise for the séance that is done as number ``count``, from 0."""
    said = (
        _("Bravo à tous ! La fleur est grande ouverte."),
        _("Bravo ! Voilà un pot de miel tout plein."),
        _("Bravo ! Vous avez cherché ensemble, et trouvé."),
        _("Bravo ! Le jardin a une fleur de plus."),
        _("Bravo ! Les abeilles dansent pour vous."),
    )
    return said[count % MANY]


def opened_said(picture: str, language: str) -> str:
    """What is said as ``picture`` opens, or as it hops in its light; "" for letters, which do too."""
    from lecons.pictures.landmarks import opened_sentence  # noqa: PLC0415 (what draws is not needed before)

    own = opened_sentence(picture)
    return _(SHINES) if own is None else own.in_language(language)
