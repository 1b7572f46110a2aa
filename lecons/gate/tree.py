"""From the bytes of an SVG to a tree of its elements, with the line of each. No entity is ever opened."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError

MAX_BYTES = 1024 * 1024
"""The largest SVG that is read. The kit's own have at most 8 KiB, and a drawing by hand some 100 KiB."""
MAX_ELEMENTS = 20_000
MAX_DEPTH = 60
"""How deep elements may lie in one another."""
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SILENT = frozenset(("metadata", "title", "desc"))
"""Elements that say something and draw nothing."""


@dataclass(slots=True)
class Element:
    """One element: its name and attributes without namespaces, and the line where it begins."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def all(self) -> Iterator["Element"]:
        """The element and all that lies in it."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


def read_tree(data: bytes) -> Element:
    """The root of the SVG in ``data``. What drawing programs note for themselves is left out.

    Raises:
        RefusedError: too large, not XML, no SVG, too many elements, or with entities of its own.
    """
    if len(data) > MAX_BYTES:
        message = _("le dessin dépasse {limit} Kio ; simplifiez-le (dans Inkscape : Chemin > Simplifier)")
        raise RefusedError(message.format(limit=MAX_BYTES // 1024))
    if not data.strip(b"\0\t\r\n "):
        raise RefusedError(_("le fichier est vide ; enregistrez le dessin de nouveau"))
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = _("ce n'est pas un dessin SVG qui se lit ; enregistrez-le de nouveau en « SVG simple »")
        raise RefusedError(message, error.lineno) from None
    except (LookupError, ValueError):  # an encoding that Python does not know, or of several bytes
        message = _("l'encodage de ce dessin est inconnu ; enregistrez-le en UTF-8")
        raise RefusedError(message) from None
    if builder.root is None or builder.root.name != "svg":
        message = _("ce n'est pas un dessin SVG ; enregistrez-le de nouveau en « SVG simple »")
        raise RefusedError(message)
    return builder.root


class _Builder:
    """Takes the events of the parser, and stops it at the first thing that must not be."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity
        self._open: list[Element] = []
        self._skipped = 0
        """How deep the parser is in something that is left out."""
        self._count = 0

    def _entity(self, *_declared: object) -> None:
        message = _("le dessin contient des entités (« <!ENTITY ») ; enregistrez-le en « SVG simple »")
        raise RefusedError(message, self.parser.CurrentLineNumber)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        self._count += 1
        if self._count > MAX_ELEMENTS:
            message = _("plus de {limit} éléments dans ce dessin ; simplifiez-le")
            raise RefusedError(message.format(limit=MAX_ELEMENTS), line)
        if len(self._open) + self._skipped >= MAX_DEPTH:
            message = _("plus de {limit} groupes l'un dans l'autre ; dégroupez (dans Inkscape : Objet > Dégrouper)")
            raise RefusedError(message.format(limit=MAX_DEPTH), line)
        space, _sep, name = tag.rpartition(" ")
        if self._skipped or space not in ("", _SVG) or name in _SILENT:
            self._skipped += 1
            return
        element = Element(name, _known(attributes), line)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _characters(self, text: str) -> None:
        if not self._skipped and self._open and self._open[-1].name == "style":
            self._open[-1].text.append(text)


def _known(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes of SVG itself, and ``href`` of XLink under that name."""
    found: dict[str, str] = {}
    for tag, value in attributes.items():
        space, _sep, name = tag.rpartition(" ")
        if space in ("", _SVG):
            found[name] = value.strip()
        elif space == _XLINK and name == "href":
            found.setdefault("href", value.strip())
    return found
