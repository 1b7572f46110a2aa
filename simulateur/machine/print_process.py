"""The process that prints: it counts, shows and writes as it is asked, until nobody asks any more.

The screen never imports what lays pages out: that costs memory while children play.
"""

import os
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from beebot.errors import KitError
from beebot.files.content_folder import BUILT_IN, content_folder
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from simulateur.game.messages import printing

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from lecons.printing.jobs import Job

HIGH = 1000
"""Pixels of the longer side of a page that is shown."""


class Written(NamedTuple):
    """A print that was written: its ``file``, and the ``sentence`` that tells the adult."""

    file: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Folders:
    """Where prints go: to ``wanted``, a person's documents, or to ``otherwise`` where that cannot be written.

    ``data`` is where the kit keeps its data, and with it the address of a folder of tablets.
    """

    wanted: Path
    otherwise: Path
    data: Path


def run(there: "Connection", asked: "Connection", roots: Mapping[str, Path], folders: Folders) -> None:
    """Answer the requests that arrive on ``asked`` by reports on ``there``; run it in its own process.

    ``roots`` are content folders by the ids of paths; in place of one there may be the single file that was opened. Of
    several pages that are asked for, only the last is shown: nobody looks at the others any more.
    """
    if hasattr(os, "nice"):
        os.nice(5)  # children play meanwhile
    work = _Work(roots, folders)
    try:
        while True:
            waiting: list[printing.PrintRequest] = [asked.recv()]
            while asked.poll():
                waiting.append(asked.recv())
            last = max((place for place, each in enumerate(waiting) if isinstance(each, printing.ShowPrint)), default=0)
            for place, request in enumerate(waiting):
                if place >= last or not isinstance(request, printing.ShowPrint):
                    work.obey(request, there)
    except EOFError:
        return


class _Work:
    """Keeps the documents of the last order, so that turning a page makes none anew."""

    def __init__(self, roots: Mapping[str, Path], folders: Folders) -> None:
        self._roots = roots
        self._folders = folders
        self._made: tuple[printing.PrintOrder, Job] | None = None

    def obey(self, request: printing.PrintRequest, there: "Connection") -> None:
        """Answer one request; where it cannot be done, with the sentence that says why."""
        match request:
            case printing.ShowChoices(paths):
                there.send(self._choices(paths))
            case printing.ShowPrint(order, place):
                try:
                    self._show(order, place, there)
                except Exception as error:  # noqa: BLE001 (the adult is told, whatever it is)
                    there.send(printing.NoPage(order, _why(error)))
            case printing.MakePrint(order):
                try:
                    there.send(self._write(order))
                except Exception as error:  # noqa: BLE001 (the same)
                    there.send(printing.PrintEnded(_why(error)))

    def _choices(self, paths: tuple[str, ...]) -> printing.ChoicesAre:
        from beebot.files.tablets_address import kept_address

        mats = tuple(self._mats(paths))
        try:
            return printing.ChoicesAre(mats, kept_address(self._folders.data))
        except KitError as error:
            return printing.ChoicesAre(mats, trouble=str(error))

    def _mats(self, paths: tuple[str, ...]) -> list[printing.PrintMat]:
        from lecons.printing.catalogue import mats_in

        found = []
        by_root = {BUILT_IN: ""} | {content_folder(self._roots[path]): path for path in paths if path in self._roots}
        for root, path in by_root.items():
            found += [
                printing.PrintMat(printing.Subject(printing.Printable.MAT, name, path), title)
                for name, title in mats_in(root)
            ]
        return found

    def _show(self, order: printing.PrintOrder, place: int, there: "Connection") -> None:

        from lecons.printing.typeset import picture

        job = self._job(order)
        there.send(
            printing.ProofIs(order, tuple(printing.PrintPart(**asdict(part)) for part in (*job.piles(), *job.parts())))
        )
        chosen = _only(job, order)
        png = picture(chosen.documents, min(place, len(chosen.pages) - 1), job.title, job.order.ink, HIGH)
        there.send(printing.PageIs(order, place, _digest(png), png, *_size(png)))

    def _write(self, order: printing.PrintOrder) -> Written:
        job = _only(self._job(order), order)
        told = _("Imprimez à 100 %, puis mesurez la barre de 10 cm.")
        pages = ngettext("{count} page", "{count} pages", len(job.pages)).format(count=len(job.pages))
        try:
            file = job.write(self._folders.wanted)
        except OSError as refused:
            file = self._write_otherwise(job, refused)
        sentence = _("Écrit dans {file} ({pages}). {told}").format(file=file, pages=pages, told=told)
        return Written(file, sentence)

    def _write_otherwise(self, job: "Job", refused: OSError) -> Path:
        try:
            return job.write(self._folders.otherwise)
        except OSError as error:
            sentence = _(
                "le PDF ne s'écrit ni dans {wanted} ({refused}) ni dans {folder} ({reason}) ; vérifiez la place et les"
                " droits"
            )
            wanted, folder = self._folders.wanted, self._folders.otherwise
            told = sentence.format(wanted=wanted, refused=reason(refused), folder=folder, reason=reason(error))
            raise KitError(told) from error

    def _job(self, order: printing.PrintOrder) -> "Job":
        key = printing.PrintOrder(
            order.subject, order.paper, order.ink, order.cell_mm, order.children, order.pupils, address=order.address
        )
        if self._made is None or self._made[0] != key:
            self._made = None
            self._made = key, self._documents(key)
        return self._made[1]

    def _documents(self, order: printing.PrintOrder) -> "Job":
        from lecons.printing.catalogue import documents, find_in
        from lecons.printing.documents.print_options import Order
        from lecons.printing.ink import INKS
        from lecons.printing.jobs import Job
        from lecons.printing.paper import PAPERS

        paper, ink = PAPERS[order.paper], INKS[order.ink]
        how = Order(paper, ink, order.cell_mm, order.children, address=order.address, pupils=order.pupils)
        subject = order.subject
        found = find_in(self._roots.get(subject.path, BUILT_IN), subject.kind.value, subject.name)
        return Job(found.name, found.title, documents(found, how), how)


def _why(error: Exception) -> str:
    if isinstance(error, KitError):
        return str(error)
    return _("cette page n'a pas pu être mise en page ; imprimez le reste, document par document")


def _digest(png: bytes) -> str:
    from hashlib import sha256  # in this process alone: it brings 4 MB of OpenSSL

    return sha256(png).hexdigest()


def _size(png: bytes) -> tuple[int, int]:
    """The width and the height of a PNG in pixels: https://www.w3.org/TR/png-3/#11IHDR has them at its beginning."""
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def _only(job: "Job", order: printing.PrintOrder) -> "Job":
    return job.only([order.part] if order.part else [])
