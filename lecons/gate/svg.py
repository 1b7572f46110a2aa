"""An SVG from outside, read strictly and written anew. Only that text is ever drawn, and nothing in it leads out of it.

What the renderer leaves out, or draws otherwise than a browser does, is refused with what to do.
"""

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple
from xml.parsers import expat

from beebot.errors import shown
from beebot.i18n import gettext as _
from beebot.i18n import noted
from lecons.gate import photographs
from lecons.gate.refusal import RefusedError

MAX_BYTES = 2**20
"""The largest SVG that is read, without the photographs in it. The kit's own have at most 8 KiB, others some 100."""
MAX_FILE = MAX_BYTES + photographs.MAX_BYTES * 4 // 3
"""The largest with photographs in it: as letters they are a third larger."""
MAX_ELEMENTS = 20_000
MAX_DEPTH = 60
"""How deep elements may lie in one another."""
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_WRITTEN = (
    "svg g a switch defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image style"
    " linearGradient radialGradient stop pattern clipPath mask marker filter"
)
_DRAWN = frozenset(_WRITTEN.split())
"""Elements that are written. So are the steps of filters, whose names begin with « fe »."""
_STILL = "metadata title desc view cursor font font-face set animate animateColor animateMotion animateTransform"
_SILENT = frozenset(_STILL.split())
"""Elements that a picture which stands still has no use for."""
_LETTERED = frozenset(("text", "tspan", "textPath"))
_REMEDIES = {
    "script": noted("un programme n'a pas sa place dans un dessin ; enregistrez-le en « SVG simple »"),
    "flowRoot": noted("ce texte coulé ne se dessine pas ; dans Inkscape : Texte > Convertir en texte"),
}
_PICTURE = re.compile(r"data:image/(?:png|jpe?g)\s*(?:;[^,;]*)*;\s*base64\s*,", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_FONT = re.compile(r"@(?:font-face|charset|namespace)[^{;]{0,200}+(?:\{[^{}]*+\}|;)", re.IGNORECASE)
_IMPORT = re.compile(r"@import\s*+([^;]*+)", re.IGNORECASE)
_RULE = re.compile(r"\s*+[\w\s.#*,>-]++\{[^{}]*+\}\s*+")
"""A rule for names, classes and ids, and for what lies in them."""
_MOVES = re.compile(
    r"(?:^|[;{\s])(?:(?:rotate|scale|translate)\s*+:|transform\s*+:[^;{}(]{0,20}\([^;{})]{0,200}?[a-df-z%])",
    re.IGNORECASE,
)
"""CSS that moves a shape. In ``transform``, numbers without a unit are read as the attribute has them."""
_NEWER = re.compile(
    r"(?:\b(?:var|calc|hwb|lab|lch|oklab|oklch|color|color-mix)\(|\brgba?\([^)]{0,200}/)", re.IGNORECASE
)
"""CSS that the renderer does not read."""


class Drawing(NamedTuple):
    """A clean drawing; ``letters`` has for each letter of its texts the first line of the file that has it."""

    text: str
    letters: Mapping[str, int]


def judged(data: bytes) -> Drawing:
    """The clean drawing of an SVG file whose bytes are ``data``.

    Raises:
        RefusedError: it is too large, no SVG, has entities or leads out of itself, or cannot be drawn as it was meant;
        with the line to mend.
    """
    if not data.strip(b"\0\t\r\n "):
        raise RefusedError(_("le fichier est vide ; enregistrez le dessin de nouveau"))
    writer = _Writer()
    try:
        writer.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = _("ce n'est pas un dessin SVG qui se lit ; enregistrez-le de nouveau en « SVG simple »")
        raise RefusedError(message, error.lineno) from None
    except (LookupError, ValueError):  # an encoding that Python does not know, or of several bytes
        message = _("l'encodage de ce dessin est inconnu ; enregistrez-le en UTF-8")
        raise RefusedError(message) from None
    if len(data) - writer.embedded > MAX_BYTES:
        message = _("le dessin dépasse {limit} Kio ; simplifiez-le (dans Inkscape : Chemin > Simplifier)")
        raise RefusedError(message.format(limit=MAX_BYTES // 1024))
    return Drawing("".join(writer.parts), writer.letters)


class _Writer:
    """Takes the events of the parser, writes what passes, and stops at the first thing that must not be."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.letters: dict[str, int] = {}
        self.embedded = 0
        """How many bytes of the file are photographs."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self._open: list[str] = []
        self._skipped = 0
        """How deep the parser is in something that is left out."""
        self._style: list[str] = []
        self._count = self._points = 0

    @property
    def _line(self) -> int:
        return self.parser.CurrentLineNumber

    def _entity(self, *_declared: object) -> None:
        message = _("le dessin contient des entités (« <!ENTITY ») ; enregistrez-le en « SVG simple »")
        raise RefusedError(message, self._line)

    def _instruction(self, name: str, said: str) -> None:
        if name == "xml-stylesheet":
            raise self._outside(said)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            message = _("plus de {limit} éléments dans ce dessin ; simplifiez-le")
            raise RefusedError(message.format(limit=MAX_ELEMENTS), self._line)
        if len(self._open) + self._skipped >= MAX_DEPTH:
            message = _("plus de {limit} groupes l'un dans l'autre ; dégroupez (dans Inkscape : Objet > Dégrouper)")
            raise RefusedError(message.format(limit=MAX_DEPTH), self._line)
        space, _sep, name = tag.rpartition(" ")
        if not self._open and (name != "svg" or space not in ("", _SVG)):
            raise RefusedError(
                _("ce n'est pas un dessin SVG ; enregistrez-le de nouveau en « SVG simple »"), self._line
            )
        others_own = name == "foreignObject" and self._open[-1] == "switch"  # Illustrator's copy for itself
        if self._skipped or space not in ("", _SVG) or name in _SILENT or others_own:
            self._skipped += 1
            return
        if name not in _DRAWN and not name.startswith("fe"):
            raise RefusedError(_remedy(name), self._line)
        declared = "" if self._open else f' xmlns="{_SVG}"'
        self._open.append(name)
        said = "".join(f' {key}="{escape(value)}"' for key, value in self._attributes(name, attributes).items())
        self.parts.append(f"<{name}{declared}{said}>")

    def _end(self, _tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if self._open[-1] == "style":
            self.parts += map(escape, self._sheet("".join(self._style)))
            self._style.clear()
        self.parts.append(f"</{self._open.pop()}>")

    def _characters(self, text: str) -> None:
        if self._skipped or not self._open:
            return
        if self._open[-1] == "style":
            self._style.append(text)
        elif any(name in _LETTERED for name in self._open):
            for letter in text:
                self.letters.setdefault(letter, self._line)
            self.parts.append(escape(text))

    def _attributes(self, element: str, given: dict[str, str]) -> dict[str, str]:
        """The attributes of SVG itself, ``xml:space``, and ``href`` of XLink under that name."""
        found: dict[str, str] = {}
        for tag, value in given.items():
            space, _sep, name = tag.rpartition(" ")
            if name == "href" and space in ("", _SVG, _XLINK):
                if element != "a" and (space != _XLINK or "href" not in found):  # what a link leads to is not drawn
                    found["href"] = self._reference(value.strip())
            elif space == _XML and name == "space":
                found["xml:space"] = value
            elif space in ("", _SVG):
                found[name] = self._looks(value)
        return found

    def _reference(self, value: str) -> str:
        """What an element draws beside itself: another one of this drawing, or a photograph in it."""
        picture = _PICTURE.match(value)
        if picture is None:
            if value.startswith("data:"):
                message = _("les photos d'un dessin sont en PNG ou JPEG ; enregistrez celle-ci de nouveau")
                raise RefusedError(message, self._line)
            if value and not value.startswith("#"):
                raise self._outside(value)
            return value
        self.embedded += len(value)
        letters = "".join(value[picture.end() :].split())
        try:
            photo = photographs.judged(b64decode(letters, validate=True))
        except ValueError:  # no letters that stand for bytes
            raise RefusedError(_(photographs.NOT_TO_ITS_END), self._line) from None
        except RefusedError as refused:
            raise RefusedError(refused.message, self._line) from None
        self._points += photo.width * photo.height
        if self._points > photographs.MAX_PIXELS:
            message = _("les photos de ce dessin ont ensemble plus de {limit} millions de points ; réduisez-les")
            raise RefusedError(message.format(limit=photographs.MAX_PIXELS // 10**6), self._line)
        return f"data:image/{photo.kind.replace('jpg', 'jpeg')};base64,{letters}"

    def _looks(self, value: str) -> str:
        """An attribute, which may say how its element looks."""
        for found in _URL.finditer(value):
            if not found[1].startswith("#"):
                raise self._outside(found[1])
        if _MOVES.search(value):
            message = _("un déplacement écrit en CSS ne se dessine pas ; exportez sans CSS, ou en « SVG simple »")
            raise RefusedError(message, self._line)
        if _NEWER.search(value):
            raise self._too_complicated()
        return value

    def _sheet(self, text: str) -> Iterator[str]:
        """The rules of a style sheet. Letters are ABeeZee's whatever font it brings."""
        text = _FONT.sub("", _COMMENT.sub("", text)).strip()
        if found := _IMPORT.search(text):
            raise self._outside(found[1])
        place = 0
        while place < len(text):
            rule = _RULE.match(text, place)
            if rule is None:
                raise self._too_complicated()
            yield self._looks(rule[0])
            place = rule.end()

    def _outside(self, value: str) -> RefusedError:
        message = _(
            "« {value} » est hors de ce dessin ; mettez-le dedans (dans Inkscape : Extensions > Images > Incorporer) "
            "ou enlevez-le"
        )
        return RefusedError(message.format(value=shown(value)), self._line)

    def _too_complicated(self) -> RefusedError:
        message = _("feuille de style trop compliquée ; exportez sans elle (dans Illustrator : « Style : attributs »)")
        return RefusedError(message, self._line)


def _remedy(name: str) -> str:
    if name in _REMEDIES:
        return _(_REMEDIES[name])
    message = _(
        "« {name} » ne se dessine pas ; dans Inkscape, transformez-le en chemin et enregistrez en « SVG simple »"
    )
    return message.format(name=shown(name))
