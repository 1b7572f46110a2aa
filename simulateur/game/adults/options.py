"""The settings on the adults' page, in the page's order, with their words.

Each setting is either turned over from one value to the next, or counted up and down.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from beebot.i18n import gettext as _
from beebot.i18n import language_name, languages
from lecons.pictures.themes import THEMES
from simulateur.game.settings import LOUDEST, Settings


def _off_and_on() -> tuple[object, ...]:
    return False, True


class Option(NamedTuple):
    """One setting; ``field`` is the field of ``Settings`` that it changes.

    ``values`` gives the values it can have, if it is turned over from one to the next; where it is
    None, the setting is counted from ``low`` to ``high``.
    """

    field: str
    values: Callable[[], tuple[object, ...]] | None = _off_and_on
    low: int = 0
    high: int = LOUDEST

    @property
    def choices(self) -> tuple[object, ...]:
        """The values that the option can have; none where it is counted."""
        return () if self.values is None else self.values()


OPTIONS = (
    Option("language", languages),
    Option("free_order", lambda: (True, False)),
    Option("own_progress"),
    Option("hare"),
    Option("trace"),
    Option("hidden_memory"),
    Option("immediate"),
    Option("all_keys"),
    Option("whiteboard"),
    Option("left_handed"),
    Option("strong_grid"),
    Option("theme", lambda: tuple(THEMES)),
    Option("less_movement"),
    Option("scanning"),
    Option("scan_s", None, 1, 10),
    Option("voice_volume", None),
    Option("effects_volume", None),
    Option("music_volume", None),
    Option("mute"),
    Option("full_screen"),
    Option("kiosk"),
)


def families(*, window: bool = True) -> tuple[tuple[str, int], ...]:
    """The options by what they are about, in the page's order: a heading, and how many options it has.

    The last ones are about the ``window``, where there is one.
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
    """A copy with the option's next value; after the last one comes the first."""
    choices = option.choices
    if not choices:
        return settings
    place = choices.index(getattr(settings, option.field))
    return _with(settings, option, choices[(place + 1) % len(choices)])


def lowered(settings: Settings, option: Option) -> Settings:
    """A copy of the settings with the counted option one less, down to its lowest."""
    return _with(settings, option, max(getattr(settings, option.field) - 1, option.low))


def raised(settings: Settings, option: Option) -> Settings:
    """A copy of the settings with the counted option one more, up to its highest."""
    return _with(settings, option, min(getattr(settings, option.field) + 1, option.high))


def _with(settings: Settings, option: Option, value: object) -> Settings:
    change: dict[str, Any] = {option.field: value}
    return replace(settings, **change)


def words(option: Option) -> tuple[str, str]:
    """The option's name, and what it does, in one line each."""
    return {
        "language": (_("Langue"), _("des phrases et de la voix")),
        "free_order": (_("Ordre des séances"), _("toutes, ou l'une après l'autre")),
        "own_progress": (_("À plusieurs groupes"), _("un jardin, ou un par animal")),
        "hare": (_("Vitesse au départ"), _("l'enfant peut en changer")),
        "trace": (_("Trace sur le tapis"), _("des points là où l'abeille est passée")),
        "hidden_memory": (_("Mémoire cachée"), _("sans cartes, comme sur le robot")),
        "immediate": (_("Une touche, un pas"), _("l'abeille bouge dès qu'on appuie")),
        "all_keys": (_("Toutes les touches"), _("sinon après l'ampoule")),
        "whiteboard": (_("Tableau de la classe"), _("touches en bas, à hauteur d'enfant")),
        "left_handed": (_("Pour gauchers"), _("les touches du robot à gauche")),
        "strong_grid": (_("Quadrillage marqué"), _("pour un vidéoprojecteur pâle")),
        "theme": (_("Couleurs"), _("contraste : fond noir")),
        "less_movement": (_("Moins de mouvement"), _("sans balancement ni pétales")),
        "scanning": (_("Un seul contacteur"), _("les touches s'allument tour à tour")),
        "scan_s": (_("Durée d'une touche allumée"), _("en secondes")),
        "voice_volume": (_("Volume de la voix"), _("de 0 à 10")),
        "effects_volume": (_("Volume des bruits"), _("de 0 à 10")),
        "music_volume": (_("Volume de la musique"), _("jamais pendant un défi ; 0 : aucune")),
        "mute": (_("Silence"), _("ni voix, ni bruits, ni musique")),
        "full_screen": (_("Plein écran"), _("sans bord ni menu")),
        "kiosk": (_("Mode kiosque"), _("on ne sort que par cette page")),
    }[option.field]


def value_words(option: Option) -> tuple[str, ...]:
    """The words of an option's values, in order; none for one that is on or off, or counted."""
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
