"""Files of other programs that an author takes for YAML (Word, PDF, a picture), known by their first bytes."""

from collections.abc import Callable

from beebot.i18n import gettext as _

_ZIP = b"PK\x03\x04"
_Sentence = Callable[[], str]


def _word_processor(name: str) -> str:
    message = _("ce fichier est écrit par un traitement de texte ({name}) ; {remedy}")
    return message.format(name=name, remedy=_copy_the_text())


def _copy_the_text() -> str:
    return _("copiez son texte dans le Bloc-notes et enregistrez-le en .yaml, avec l'encodage UTF-8")


def _picture(name: str) -> str:
    return _("ce fichier est une image ({name}) ; donnez un fichier .yaml").format(name=name)


_BY_START: tuple[tuple[bytes, _Sentence], ...] = (
    (b"{\\rtf", lambda: _word_processor("RTF")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", lambda: _word_processor("DOC")),
    (b"%pdf-", lambda: _("ce fichier est un PDF ; {remedy}").format(remedy=_copy_the_text())),
    (b"\x89png", lambda: _picture("PNG")),
    (b"\xff\xd8\xff", lambda: _picture("JPEG")),
    (b"<!doctype html", lambda: _("ce fichier est une page web ; {remedy}").format(remedy=_copy_the_text())),
    (b"<html", lambda: _("ce fichier est une page web ; {remedy}").format(remedy=_copy_the_text())),
    (b"<svg", lambda: _picture("SVG")),
)
"""How files begin, in small letters, and what is said of them."""
_IN_ZIP: tuple[tuple[bytes, _Sentence], ...] = (
    (b"word/", lambda: _word_processor("DOCX")),
    (b"vnd.oasis.opendocument.text", lambda: _word_processor("ODT")),
    (b"vnd.oasis.opendocument", lambda: _word_processor("OpenDocument")),
)
"""What the zips of word processors hold near their start or in their list of members."""


def foreign(data: bytes) -> str | None:
    """The sentence for a file that is no text of ours, by its first bytes ``data``; None if it may be one."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if data.startswith(_ZIP):
        found = next((sentence for sign, sentence in _IN_ZIP if sign in data), None)
        return found() if found else _("ce fichier est un zip ; donnez un fichier .yaml")
    return next((sentence() for sign, sentence in _BY_START if start.startswith(sign)), None)
