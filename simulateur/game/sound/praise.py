"""What is said when something succeeds: never the same twice in a row, and the same again from the same tries.

Praise is for what children did and looked for, not for what they are.
"""

from beebot.i18n import gettext as _

MANY = 5
"""How many sentences there are for each; then they come again."""


def success_said(count: int) -> str:
    """What is said at the ``count``-th success, counted from 0."""
    said = (
        _("Bravo !"),
        _("Oui, c'est réussi !"),
        _("Bien cherché, bravo !"),
        _("Ça y est, tu as trouvé !"),
        _("C'est tout à fait ça, bravo !"),
    )
    return said[count % MANY]


def feast_said(count: int) -> str:
    """What is said when a séance is done, the ``count``-th one, counted from 0."""
    said = (
        _("Bravo à tous ! La fleur est grande ouverte."),
        _("Bravo ! Voilà un pot de miel tout plein."),
        _("Bravo ! Vous avez cherché ensemble, et trouvé."),
        _("Bravo ! Le jardin a une fleur de plus."),
        _("Bravo ! Les abeilles dansent pour vous."),
    )
    return said[count % MANY]


def all_opened() -> dict[str, str]:
    """What is said as something opens that a bee has reached, by the name of its picture: five words at most."""
    flower = _("La fleur s'ouvre !")
    return {
        "fleur-bouton": flower,
        "sentier-fleur-rouge": flower,
        "sentier-champignon": _("Coucou, petit escargot !"),
        "sentier-arbre": _("L'oiseau chante !"),
        "ruche": _("Les abeilles sont contentes !"),
        "ferme-poule": _("Les poussins sont nés !"),
        "ville-boulangerie": _("Le pain est chaud !"),
        "ville-cible": _("La lettre est arrivée !"),
        "ile-coffre": _("Le trésor est ouvert !"),
        "ile-bateau": _("Le bateau s'en va !"),
        "ile-tortue": _("La tortue est contente !"),
        "solaire-fusee": _("La fusée décolle !"),
    }
