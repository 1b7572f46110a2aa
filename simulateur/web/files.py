"""What the kit's server hands out: the page for tablets and the folder that was built. Nothing else of the disk."""

import mimetypes
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from string import Template
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.i18n import speaking
from lecons.pictures.font import font_file

WWW = Path(__file__).parent / "www"
ROOM = "/classe/"
"""Where the page is that plays over the socket; what was built lies at ``/``."""
_SCRIPTS = ("hands.js", "ears.js", "skin.js", "socket.js", "classe.css")
_FONT = "abeezee.ttf"
_MOST_FILES = 64
"""Files that are kept in memory: more than a tablet needs to start; recordings are small."""
_TYPES = {
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".mjs": "text/javascript",
    ".webmanifest": "application/manifest+json",
}
_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: blob:; object-src 'none';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; connect-src 'self' ws://{host}"
)


class Found(NamedTuple):
    """A file that answers a request: its ``kind`` is its media type, ``headers`` are added to those of every answer."""

    status: HTTPStatus
    kind: str = "text/plain; charset=utf-8"
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


NOT_THERE = Found(HTTPStatus.NOT_FOUND)
BAD_REQUEST = Found(HTTPStatus.BAD_REQUEST)


class Files:
    """What the server hands out; ``built`` is what ``tablette construire`` made, None for the socket's page alone."""

    def __init__(self, language: str, built: Path | None = None) -> None:
        self._built = None if built is None else built.resolve()
        self._page = _page(language)

    @property
    def is_built(self) -> bool:
        """Whether there is a built folder, for tablets that play alone; it lies at ``/``."""
        return self._built is not None

    def get(self, path: str) -> Found:
        if path == "/" and self._built is None:
            return Found(HTTPStatus.FOUND, headers=(("Location", ROOM),))
        if path == ROOM:
            return Found(HTTPStatus.OK, "text/html; charset=utf-8", self._page)
        if path.startswith(ROOM):
            return _own(path.removeprefix(ROOM))
        return NOT_THERE if self._built is None else _inside(self._built, path)


def headers(host: str) -> tuple[tuple[str, str], ...]:
    """The headers of every answer of ``host``: a page may load nothing from elsewhere, and nothing stale is used."""
    return (
        ("Content-Security-Policy", _POLICY.format(host=host)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
    )


def _own(name: str) -> Found:
    if name in _SCRIPTS:
        return _file(WWW / name)
    if name == _FONT:
        return _file(font_file())
    return NOT_THERE


def _inside(folder: Path, path: str) -> Found:
    wanted = folder / (path.lstrip("/") or "index.html")
    try:
        file = wanted.resolve()
        if not file.is_relative_to(folder) or not file.is_file():
            return NOT_THERE
        return _file(file)
    except (OSError, ValueError):
        return NOT_THERE


def _file(file: Path) -> Found:
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    try:
        return Found(HTTPStatus.OK, kind, _bytes(file, file.stat().st_mtime_ns))
    except OSError:
        return NOT_THERE


@lru_cache(_MOST_FILES)
def _bytes(file: Path, _changed_ns: int) -> bytes:
    return file.read_bytes()


def _page(language: str) -> bytes:
    with speaking(language):
        words = {
            "language": language,
            "title": _("Abeille"),
            "code": _("Le code du jour"),
            "erase": _("effacer"),
            "wrong": _("Ce n'est pas le code ; regardez-le sur l'ordinateur."),
            "slow": _("Trop de codes faux : celui-ci part tout seul, dans une minute au plus."),
            "full": _("Toutes les places sont prises ; fermez une tablette."),
            "closed": _("C'est fermé ; un adulte peut ouvrir de nouveau sur l'ordinateur."),
            "elsewhere": _("Cette place est ouverte dans un autre onglet ; fermez l'un des deux."),
            "gone": _("L'ordinateur ne répond plus ; vérifiez le Wi-Fi, la page revient toute seule."),
            "old": _("Ce navigateur est trop vieux pour jouer ; essayez une autre tablette."),
        }
    return Template((WWW / "classe.html").read_text("utf-8")).substitute(words).encode()
