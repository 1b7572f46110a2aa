"""Recordings from outside as samples, once they pass the gate; what cannot be heard is told to the adult."""

from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import speaking
from lecons.gate.recordings import samples_of
from lecons.gate.refusal import RefusedError
from lecons.gate.worker_process import WorkerProcess


class Recorded:
    """Decodes recordings to samples, and collects what is wrong with them."""

    def __init__(self) -> None:
        self._problems: list[str] = []
        self._spoilt: set[str] = set()

    def take_problems(self) -> tuple[str, ...]:
        """Sentences for the adult about recordings that cannot be heard, since the last call."""
        problems, self._problems = tuple(self._problems), []
        return problems

    def tell_spoilt(self, pack: str, language: str) -> None:
        """Note once that ``pack``, a file of the kit's own recordings, is damaged; the sentence is in ``language``."""
        if pack not in self._spoilt:
            self._spoilt.add(pack)
            with speaking(language):
                sentence = _(
                    "{file} est abîmé, une autre voix dit ses phrases ; copiez à nouveau tout le dossier du kit"
                )
                self._problems.append(sentence.format(file=pack))

    def samples(self, file: Path | None, language: str) -> bytes:
        """The samples of ``file``; empty without one, or where it cannot be heard, which is noted in ``language``."""
        if file is None:
            return b""
        with speaking(language), WorkerProcess() as worker:
            try:
                return samples_of(file, worker)
            except RefusedError as refused:
                self._problems.append(_("{what} : {told}").format(what=file, told=refused.message))
            except KitError as error:
                self._problems.append(str(error))
        return b""
