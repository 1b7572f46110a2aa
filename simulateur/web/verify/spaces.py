"""Where a folder of tablets lies: on a disk, or on a web space that is asked for its files and for nothing else."""

import http.client
import os
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit

from beebot.errors import KitError
from beebot.files.private_folder import NotRegularError, open_regular
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from simulateur.web.download import download_bytes
from simulateur.web.verify.budget import ANSWER_S, Budget, Clock, InTime

_LARGEST = 32 << 20
"""The most bytes that are read of one file; the largest of the kit has ten million."""
_BLOCK = 1 << 16
_SHOWN = 200
"""So many letters of what a stranger says are shown."""
_GZIP = 16 + zlib.MAX_WBITS
"""Has zlib read gzip (https://docs.python.org/3/library/zlib.html#zlib.decompress)."""
_LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for one file: the HTTP ``status``, the ``body``, and ``headers`` in small letters, empty for a disk.

    ``moved`` is the address to which the server sends whoever asks; "" where it sends nowhere. ``sent`` are the bytes
    that came, fewer than those of ``body`` where the server compresses; of a disk, those that would come.
    """

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    moved: str = ""
    sent: int = 0

    @property
    def is_there(self) -> bool:
        return self.status == HTTPStatus.OK

    @property
    def kind(self) -> str:
        """The media type of the answer, as ``text/html``, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()[:_SHOWN]


class Folder:
    """A folder on this machine, read like a ``WebSpace``; links that lead out of it and devices are not opened.

    ``get`` gives the file of a name in it; ``""`` is the page itself.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = str(folder)
        self._budget = Budget(self.name, time.monotonic)

    def get(self, name: str) -> Answer:
        file = self._folder / (name or "index.html")
        try:
            with os.fdopen(_inside(self._folder, file), "rb") as stream:
                body = stream.read(_LARGEST)
            self._budget.take(len(body))
            return Answer(HTTPStatus.OK, body, sent=download_bytes(file.name, body))
        except FileNotFoundError as error:
            if not self._folder.is_dir():
                sentence = _("le dossier {folder} n'existe pas ; donnez celui que « tablette construire » a fait")
                raise KitError(sentence.format(folder=self.name)) from error
            return Answer(HTTPStatus.NOT_FOUND)
        except NotRegularError as error:
            sentence = _(
                "{file} n'est pas un fichier de ce dossier (lien, tube ou appareil) ; faites le dossier à nouveau"
            )
            raise KitError(sentence.format(file=file)) from error
        except OSError as error:
            raise KitError(_("{file} ne se lit pas ({reason})").format(file=self.name, reason=reason(error))) from error


def _inside(folder: Path, file: Path) -> int:
    """Open a file of a folder, as ``open_regular`` does; what lies elsewhere, by whatever link, is none."""
    root, real = Path(os.path.realpath(folder)), Path(os.path.realpath(file))
    if not real.is_relative_to(root):
        raise NotRegularError(f"{file} leads out of {folder}")
    return open_regular(real, os.O_RDONLY)


class WebSpace:
    """A web space, by the address of its page. ``clock`` tells when an answer, or all of them, took too long.

    Raises:
        KitError: it is no address.
    """

    def __init__(self, address: str, clock: Clock = time.monotonic) -> None:
        try:
            parts = urlsplit(address)
            is_one = bool(parts.hostname) and (parts.port is None or parts.port > 0) and address.isprintable()
        except ValueError:
            is_one = False
        if not is_one:
            raise KitError(_no_address(address))
        self.name = address if address.endswith("/") else f"{address.removesuffix('index.html').rstrip('/')}/"
        self._budget = Budget(self.name, clock)
        self._opener = urllib.request.build_opener(_NoDetours, InTime(clock))

    @property
    def keeps(self) -> bool:
        """Whether browsers may keep a page of this address: it is over https, or on the computer itself."""
        parts = urlsplit(self.name)
        return parts.scheme == "https" or parts.hostname in _LOCAL

    def get(self, name: str) -> Answer:
        left_s = self._budget.for_an_answer()
        try:
            request = urllib.request.Request(  # noqa: S310 (``is_address`` has looked at it)
                self.name + quote(name), headers={"User-Agent": "beebot-kit", "Accept-Encoding": "gzip"}
            )
            with self._opener.open(request, timeout=left_s) as answer:
                return self._read(answer)
        except urllib.error.HTTPError as error:
            with error:
                return _answer(error)
        except (http.client.InvalidURL, UnicodeError) as error:
            raise KitError(_no_address(self.name)) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise KitError(self._silent(error)) from error

    def _read(self, answer: http.client.HTTPResponse) -> Answer:
        body = bytearray()
        while len(body) <= _LARGEST and (block := answer.read1(_BLOCK)):
            self._budget.take(len(block))
            body += block
        found = _answer(answer, bytes(body))
        if found.headers.get("content-encoding", "").strip().lower() == "gzip":
            found = replace(found, body=_unpacked(found.body))
            self._budget.take(len(found.body))
        return found

    def _silent(self, error: Exception) -> str:
        cause = getattr(error, "reason", error)
        if isinstance(cause, ssl.SSLCertVerificationError):
            sentence = _(
                "le certificat de {address} n'est pas reconnu ({reason}) : une tablette refuserait la page ; "
                "mettez-en un que tous les navigateurs connaissent"
            )
            return sentence.format(address=self.name, reason=cause.verify_message)
        sentence = _("{address} ne répond pas ({reason}) ; vérifiez l'adresse et le réseau, puis recommencez")
        return sentence.format(address=self.name, reason=_why(cause))


Space = Folder | WebSpace


def _no_address(text: str) -> str:
    sentence = _("« {address} » n'est pas une adresse comme https://ecole.example/abeille/ ; corrigez-la")
    return sentence.format(address="".join(each if each.isprintable() else "?" for each in text[:_SHOWN]))


def _why(cause: object) -> str:
    match cause:
        case socket.gaierror():  # each system has numbers of its own for it
            return _("aucun site de ce nom")
        case TimeoutError():
            return _("une réponse n'est pas venue tout entière en {seconds:.0f} secondes").format(seconds=ANSWER_S)
        case OSError() if not isinstance(cause, ssl.SSLError):  # whose numbers are not the system's
            return reason(cause)
        case _:
            return _("ce n'est pas la réponse d'un site")


def is_address(text: str) -> bool:
    """Whether ``text`` is meant as an address, and not as a folder."""
    return text.lower().startswith(("http://", "https://"))


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: only the address that was given is asked, and a redirection is its answer."""

    def redirect_request(self, *_asked: object) -> None:
        return None


def _answer(answer: "http.client.HTTPResponse | urllib.error.HTTPError", body: bytes = b"") -> Answer:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Answer(int(answer.status or 0), body, headers, headers.get("location", "")[:_SHOWN], len(body))


def _unpacked(sent: bytes) -> bytes:
    """What was compressed by gzip; less of it, or nothing, where it is broken: then its digest differs."""
    try:
        return zlib.decompressobj(_GZIP).decompress(sent, _LARGEST)
    except zlib.error:
        return b""
