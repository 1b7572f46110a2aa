"""The settings on the adults' page, in the page's order, with their words.

Each setting is either turned over from one value to the next, or counted up and down.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from beebot.i18n import gettext as _
from beebot.i18n import language_name, languages, noted
from lecons.pictures.themes import THEMES
from simulateur.game.settings import LOUDEST, Settings


class Option(NamedTuple):
    """One setting on the adults' page; ``field`` is the name of the field of ``Settings`` that it changes.

    ``name`` and ``does`` are French lines, to be translated: what it is called, and what it does. ``values`` gives the
    values it can have, if a touch changes it to the next one. Where ``values`` is None it is a number, raised and
    lowered between ``low`` and ``high``.
    """

    field: str
    name: str
    does: str
    values: Callable[[], tuple[object, ...]] | None = lambda: (False, True)
    low: int = 0
    high: int = LOUDEST

    @property
    def choices(self) -> tuple[object, ...]:
        """The values that the option can have, in the order of touches; empty where it is a number."""
        return () if self.values is None else self.values()


OPTIONS = (
    Option("language", noted("Langue"), noted("des phrases et de la voix"), languages),
    Option("free_order", noted("Ordre des séances"), noted("toutes, ou l'une après l'autre"), lambda: (True, False)),
    Option("own_progress", noted("À plusieurs groupes"), noted("un jardin, ou un par animal")),
    Option("hare", noted("Vitesse au départ"), noted("l'enfant peut en changer")),
    Option("trace", noted("Trace sur le tapis"), noted("des points là où l'abeille est passée")),
    Option("hidden_memory", noted("Mémoire cachée"), noted("sans cartes, comme sur le robot")),
    Option("immediate", noted("Une touche, un pas"), noted("l'abeille bouge dès qu'on appuie")),
    Option("all_keys", noted("Toutes les touches"), noted("sinon après l'ampoule")),
    Option("whiteboard", noted("Tableau de la classe"), noted("touches en bas, à hauteur d'enfant")),
    Option("left_handed", noted("Pour gauchers"), noted("les touches du robot à gauche")),
    Option("strong_grid", noted("Quadrillage marqué"), noted("pour un vidéoprojecteur pâle")),
    Option("theme", noted("Couleurs"), noted("contraste : fond noir"), lambda: tuple(THEMES)),
    Option("less_movement", noted("Moins de mouvement"), noted("sans balancement ni pétales")),
    Option("scanning", noted("Un seul contacteur"), noted("les touches s'allument tour à tour")),
    Option("scan_s", noted("Durée d'une touche allumée"), noted("en secondes"), None, 1, 10),
    Option("voice_volume", noted("Volume de la voix"), noted("de 0 à 10"), None),
    Option("effects_volume", noted("Volume des bruits"), noted("de 0 à 10"), None),
    Option("music_volume", noted("Volume de la musique"), noted("jamais pendant un défi ; 0 : aucune"), None),
    Option("mute", noted("Silence"), noted("ni voix, ni bruits, ni musique")),
    Option("full_screen", noted("Plein écran"), noted("sans bord ni menu")),
    Option("kiosk", noted("Mode kiosque"), noted("on ne sort que par cette page")),
)


def families(*, window: bool) -> tuple[tuple[str, int], ...]:
    """The headings of the settings, in the page's order, each with how many options stand under it.

    With ``window`` there are also those of a program that has a window of its own.
    """
    return (
        (_("La classe"), 3),
        (_("Le programme"), 5),
        (_("Le tableau et la main"), 3),
        (_("Mieux voir, mieux toucher"), 4),
        (_("Les sons"), 4),
        *(((_("La fenêtre"), 2),) if window else ()),
    )


def turned_over(settings: Settings, option: Option) -> Settings:
    """A copy of ``settings`` in which ``option`` has its next value; after the last one comes the first."""
    choices = option.choices
    if not choices:
        return settings
    place = choices.index(getattr(settings, option.field))
    return _with(settings, option, choices[(place + 1) % len(choices)])


def counted(settings: Settings, option: Option, by: int) -> Settings:
    """A copy of ``settings`` in which ``option`` is higher by ``by``, kept between its lowest and its highest value."""
    return _with(settings, option, min(max(getattr(settings, option.field) + by, option.low), option.high))


def _with(settings: Settings, option: Option, value: object) -> Settings:
    change: dict[str, Any] = {option.field: value}
    return replace(settings, **change)


def value_words(option: Option) -> tuple[str, ...]:
    """The words of an option's values, in order; empty for one that is on or off, or a number."""
    match option.field:
        case "language":
            return tuple(map(language_name, languages()))
        case "free_order":
            return _("Libre"), _("Suivi")
        case "own_progress":
            return _("Ensemble"), _("Chacun")
        case "hare":
            return _("Tortue"), _("Lièvre")
        case "theme":
            return tuple(_(theme.name) for theme in THEMES.values())
    return ()
