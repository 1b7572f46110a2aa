"""What an adult chose for this machine: a frozen value, and the file it is kept in."""

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from beebot.i18n import FRENCH, languages
from beebot.i18n import gettext as _
from simulateur.keeping.small_file import DamagedFileError, read_json, set_aside, write_json

ANIMALS = ("fox", "frog", "owl", "mouse", "penguin", "pig", "lion", "hedgehog")
"""Every animal there is a token of; each stands for a seat or a group, never for a child."""
LOUDEST = 10
FILE = "reglages.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an adult can set, with what a new machine starts with.

    ``path`` is the id of the learning path children play among the kit's own, ``""`` for the first. ``free_order``
    lets them open any flower, not just those done and the next one. ``hidden_memory`` hides the strip, as on the real
    bee; ``immediate`` makes each key move her at once. Volumes go from 0 to ``LOUDEST``. ``tokens`` are the animals
    that take turns. ``scanning`` lights the controls one after the other, for a child with one switch; ``scan_s`` is
    how long each is lit, in seconds.
    """

    language: str = FRENCH
    path: str = ""
    free_order: bool = True
    tokens: tuple[str, ...] = ANIMALS[:4]
    hidden_memory: bool = False
    immediate: bool = False
    trace: bool = True
    hare: bool = False
    left_handed: bool = False
    whiteboard: bool = False
    strong_grid: bool = False
    high_contrast: bool = False
    less_movement: bool = False
    scanning: bool = False
    scan_s: int = 2
    voice_volume: int = LOUDEST
    effects_volume: int = LOUDEST
    mute: bool = False
    full_screen: bool = False
    kiosk: bool = False

    def __post_init__(self) -> None:
        for field in fields(self):
            if type(getattr(self, field.name)) is not type(field.default):
                raise ValueError(f"{field.name} is of another kind")
        if self.language not in languages():
            raise ValueError(f"unknown language: {self.language!r}")
        if not self.tokens or len(set(self.tokens)) != len(self.tokens) or not set(self.tokens) <= set(ANIMALS):
            raise ValueError(f"not some of the animals: {self.tokens!r}")
        if not all(0 <= volume <= LOUDEST for volume in (self.voice_volume, self.effects_volume)):
            raise ValueError("volumes go from 0 to 10")
        if not 1 <= self.scan_s <= 10:  # noqa: PLR2004 (seconds a person waits)
            raise ValueError("scanning takes from 1 to 10 seconds")


def changed(kept: Settings, before: Settings, now: Settings) -> Settings:
    """``kept`` with what an adult changed between ``before`` and ``now``; what the command line says stays out."""
    names = [field.name for field in fields(Settings) if getattr(now, field.name) != getattr(before, field.name)]
    return replace(kept, **{name: getattr(now, name) for name in names})


def read_settings(folder: Path) -> tuple[Settings, str | None]:
    """The settings kept in ``folder``, those of a new machine where there are none.

    A damaged file is set aside; the second value is then the sentence that tells the adult.
    """
    file = folder / FILE
    try:
        kept = read_json(file)
        return (Settings() if kept is None else _settings(kept)), None
    except DamagedFileError:
        return Settings(), set_aside(file)


def write_settings(folder: Path, settings: Settings) -> str | None:
    """Keep ``settings`` in ``folder``; a sentence for the adult where the disk refuses it."""
    file = folder / FILE
    try:
        write_json(file, {"format": _FORMAT} | asdict(settings))
    except OSError as error:
        sentence = _("les réglages ne sont pas gardés dans {file} ({reason}) ; vérifiez la place et les droits")
        return sentence.format(file=file, reason=error.strerror)
    return None


def _settings(kept: dict[str, object]) -> Settings:
    if kept.pop("format", None) != _FORMAT:
        raise DamagedFileError("not the format expected")
    if isinstance(tokens := kept.get("tokens"), list):
        kept["tokens"] = tuple(tokens)
    try:
        return Settings(**kept)  # type: ignore[arg-type]  # it looks at the kind of each
    except (TypeError, ValueError) as error:
        raise DamagedFileError(str(error)) from error
