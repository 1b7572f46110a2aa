"""The settings that an adult finds on the page, in its order, with their words; each is turned over or counted."""

from dataclasses import dataclass, replace
from typing import Any

from beebot.i18n import gettext as _
from simulateur.game.settings import LOUDEST, Settings


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: the field of ``Settings`` it changes.

    ``choices`` are its two values, if it is turned over; else it is counted from ``low`` to ``high``.
    """

    field: str
    choices: tuple[object, object] | None = (False, True)
    low: int = 0
    high: int = LOUDEST


OPTIONS = (
    Option("language", ("fr", "en")),
    Option("free_order", (True, False)),
    Option("hare"),
    Option("trace"),
    Option("hidden_memory"),
    Option("immediate"),
    Option("whiteboard"),
    Option("left_handed"),
    Option("strong_grid"),
    Option("high_contrast"),
    Option("less_movement"),
    Option("scanning"),
    Option("scan_s", None, 1, 10),
    Option("voice_volume", None),
    Option("effects_volume", None),
    Option("mute"),
    Option("full_screen"),
    Option("kiosk"),
)


def turned_over(settings: Settings, option: Option) -> Settings:
    """With the other of the option's two values."""
    if option.choices is None:
        return settings
    first, second = option.choices
    return _with(settings, option, second if getattr(settings, option.field) == first else first)


def lowered(settings: Settings, option: Option) -> Settings:
    """One less, down to the option's lowest."""
    return _with(settings, option, max(getattr(settings, option.field) - 1, option.low))


def raised(settings: Settings, option: Option) -> Settings:
    """One more, up to the option's highest."""
    return _with(settings, option, min(getattr(settings, option.field) + 1, option.high))


def _with(settings: Settings, option: Option, value: object) -> Settings:
    change: dict[str, Any] = {option.field: value}
    return replace(settings, **change)


def words(option: Option) -> tuple[str, str]:
    """The option's name, and what it does, in one line each."""
    return {
        "language": (_("Langue"), _("des phrases et de la voix")),
        "free_order": (_("Ordre des séances"), _("toutes, ou l'une après l'autre")),
        "hare": (_("Vitesse au départ"), _("l'enfant peut en changer")),
        "trace": (_("Trace sur le tapis"), _("des points là où l'abeille est passée")),
        "hidden_memory": (_("Mémoire cachée"), _("sans cartes, comme sur le robot")),
        "immediate": (_("Une touche, un pas"), _("l'abeille bouge dès qu'on appuie")),
        "whiteboard": (_("Tableau de la classe"), _("touches en bas, à hauteur d'enfant")),
        "left_handed": (_("Pour gauchers"), _("les touches du robot à gauche")),
        "strong_grid": (_("Quadrillage marqué"), _("pour un vidéoprojecteur pâle")),
        "high_contrast": (_("Contraste fort"), _("fond noir, traits blancs")),
        "less_movement": (_("Moins de mouvement"), _("sans balancement ni pétales")),
        "scanning": (_("Un seul contacteur"), _("les touches s'allument tour à tour")),
        "scan_s": (_("Durée d'une touche allumée"), _("en secondes")),
        "voice_volume": (_("Volume de la voix"), _("de 0 à 10")),
        "effects_volume": (_("Volume des bruits"), _("de 0 à 10")),
        "mute": (_("Silence"), _("ni voix ni bruits")),
        "full_screen": (_("Plein écran"), _("sans bord ni menu")),
        "kiosk": (_("Mode kiosque"), _("on ne sort que par cette page")),
    }[option.field]


def value_words(option: Option) -> tuple[str, str] | None:
    """The words of an option's two values; None where it is simply on or off."""
    return {
        "language": ("Français", "English"),
        "free_order": (_("Libre"), _("Suivi")),
        "hare": (_("Tortue"), _("Lièvre")),
    }.get(option.field)
