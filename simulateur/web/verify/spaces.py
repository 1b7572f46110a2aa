"""Where a folder of tablets lies: on a disk, or on a web space that is asked for its files and for nothing else."""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit

from beebot.errors import KitError
from beebot.files.reasons import reason
from beebot.i18n import gettext as _
from simulateur.web.download import download_bytes

_SLOW_S = 30.0
"""Seconds for a server to answer."""
_LARGEST = 64 << 20
"""The most bytes of one file; the largest of the kit has ten million."""
_GZIP = 16 + zlib.MAX_WBITS
"""Has zlib read gzip (https://docs.python.org/3/library/zlib.html#zlib.decompress)."""
_LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for one file. ``headers`` have their names in small letters; those of a disk are empty.

    ``moved`` is the other address to which the server sends whoever asks; "" where it sends nowhere. ``sent`` are the
    bytes that came, fewer than those of ``body`` where the server compresses; of a disk, those that would come.
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
        """The type that it was sent as, without what follows it."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Space(Protocol):
    """Something that has files by their names in the folder; ``""`` is the page itself."""

    @property
    def name(self) -> str:
        """What a person calls it."""

    def get(self, name: str) -> Answer:
        """The file of this name.

        Raises:
            KitError: nothing can be asked here at all.
        """


class Folder:
    """A folder on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        return str(self._folder)

    def get(self, name: str) -> Answer:
        try:
            file = self._folder / (name or "index.html")
            body = file.read_bytes()
            return Answer(HTTPStatus.OK, body, sent=download_bytes(file.name, body))
        except FileNotFoundError as error:
            if not self._folder.is_dir():
                sentence = _("le dossier {folder} n'existe pas ; donnez celui que « tablette construire » a fait")
                raise KitError(sentence.format(folder=self.name)) from error
            return Answer(HTTPStatus.NOT_FOUND)
        except OSError as error:
            raise KitError(_("{file} ne se lit pas ({reason})").format(file=self.name, reason=reason(error))) from error


class WebSpace:
    """A web space by the address of its page."""

    def __init__(self, address: str) -> None:
        self._address = address if address.endswith("/") else f"{address.removesuffix('index.html').rstrip('/')}/"
        self._opener = urllib.request.build_opener(_NoDetours)

    @property
    def name(self) -> str:
        return self._address

    @property
    def keeps(self) -> bool:
        """Whether browsers let a page of this address be kept: over https, or on the computer itself."""
        parts = urlsplit(self._address)
        return parts.scheme == "https" or parts.hostname in _LOCAL

    def get(self, name: str) -> Answer:
        request = urllib.request.Request(  # noqa: S310 (``is_address`` has looked at it)
            self._address + quote(name), headers={"User-Agent": "beebot-kit", "Accept-Encoding": "gzip"}
        )
        try:
            with self._opener.open(request, timeout=_SLOW_S) as answer:
                return _read(answer)
        except urllib.error.HTTPError as error:
            with error:
                return _read(error)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise KitError(self._silent(error)) from error

    def _silent(self, error: Exception) -> str:
        cause = getattr(error, "reason", error)
        if isinstance(cause, ssl.SSLCertVerificationError):
            sentence = _(
                "le certificat de {address} n'est pas reconnu ({reason}) : une tablette refuserait la page ; "
                "mettez-en un que tous les navigateurs connaissent"
            )
            return sentence.format(address=self._address, reason=cause.verify_message)
        told = reason(cause) if isinstance(cause, OSError) else str(cause)
        if isinstance(cause, socket.gaierror):  # each system has numbers of its own for it
            told = _("aucun site de ce nom")
        sentence = _("{address} ne répond pas ({reason}) ; vérifiez l'adresse et le réseau, puis recommencez")
        return sentence.format(address=self._address, reason=told)


def is_address(text: str) -> bool:
    """Whether a person means a web space, and no folder."""
    return text.lower().startswith(("http://", "https://"))


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: only the address that was given is asked, and a redirection is its answer."""

    def redirect_request(self, *_asked: object) -> None:
        return None


def _read(answer: "http.client.HTTPResponse | urllib.error.HTTPError") -> Answer:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    status = int(answer.status or 0)
    sent = body = answer.read(_LARGEST)
    if headers.get("content-encoding", "").strip().lower() == "gzip":
        body = _unpacked(sent)
    return Answer(status, body, headers, headers.get("location", ""), len(sent))


def _unpacked(sent: bytes) -> bytes:
    """What was compressed by gzip; less of it, or nothing, where it is broken: then its digest differs."""
    try:
        return zlib.decompressobj(_GZIP).decompress(sent, _LARGEST)
    except zlib.error:
        return b""
