"""The sound of a place of a mat as samples: its author's recording that passes the gate, or the kit's own."""

from pathlib import Path

from beebot.content_folder import RECORDING_KINDS
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import speaking
from lecons.gate.recordings import samples_of
from lecons.gate.refusal import RefusedError
from lecons.gate.trial import Trial
from simulateur.desk.sound.cries import cry


class PlaceSounds:
    """Sounds by their names; ``folder`` has the recordings that came with what is played, if any.

    A recording that is called as a sound of the kit is heard in its stead.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._recorded: dict[str, bytes] = {}
        self._problems: list[str] = []

    def take_problems(self) -> tuple[str, ...]:
        """Sentences for the adult since the last call: recordings that cannot be heard."""
        problems, self._problems = tuple(self._problems), []
        return problems

    def forget(self) -> None:
        """Look for recordings again: another content is played. For the thread that asks for samples."""
        self._recorded.clear()

    def samples(self, name: str, language: str) -> bytes:
        """16-bit mono samples at ``synth.RATE``; empty where nobody knows the sound.

        Problems are told in ``language``: this is a thread of its own.
        """
        if name not in self._recorded:
            self._recorded[name] = self._record(name, language)
        return self._recorded[name] or _made(name)

    def _record(self, name: str, language: str) -> bytes:
        file = self._file(name)
        if file is None:
            return b""
        with speaking(language), Trial() as trial:
            try:
                return samples_of(file, trial)
            except RefusedError as refused:
                self._problems.append(_("{what} : {told}").format(what=file, told=refused.message))
            except KitError as error:
                self._problems.append(str(error))
        return b""

    def _file(self, name: str) -> Path | None:
        if self.folder is None:
            return None
        try:
            return next((file for kind in RECORDING_KINDS if (file := self.folder / f"{name}{kind}").is_file()), None)
        except OSError:  # it may not be read, or no file can have this name
            return None


def _made(name: str) -> bytes:
    try:
        return cry(name)
    except KeyError:
        return b""
