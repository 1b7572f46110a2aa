"""The only file that knows Typst: documents in, the bytes of a PDF or of a picture out. It asks no network."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from beebot.errors import KitError
from beebot.i18n import FRENCH, language
from beebot.i18n import gettext as _
from lecons.pictures.font import font_file
from lecons.pictures.letters import with_counts_kept
from lecons.pictures.photos import data_of
from lecons.printing.document import Document, Drawing
from lecons.printing.ink import Ink
from lecons.printing.pale_photographs import paled

MODELS = Path(__file__).parent / "modeles"
"""The templates, one function a model of page: what a designer edits."""
_PHOTO = re.compile('href="photo:([^"]*)"')
_INCH = 25.4
"""An inch in millimetres."""
_FITTED = ("fiche", "ilots", "demi-classe", "reponses", "grilles", "programmation")
"""The models of pages for which it is measured which size of letters fits."""
_REMEMBERED = 11
"""After so many layouts of anything Typst has forgotten what it laid out before (measured with 0.15.2)."""
_TOO_LONG = "too long for its page"
"""The words by which a template tells that an author wrote more than a page has room for."""
_NARROW, _WIDE = "\u202f", "\u00a0"
_BEFORE = re.compile(r"[ \u00a0\u202f]+(?=[?!;»%])|(?<=«)[ \u00a0\u202f]+")
_COLON = re.compile(r"[ \u00a0\u202f]+(?=:(?:\s|$))")
_APOSTROPHE = re.compile(r"(?<=\w)'")
"""What was typed on a keyboard, where French has spaces of its own, and another apostrophe."""
STANDARD = "ua-1"
"""PDF/UA-1: the PDF has a reading order, a language, and words for each picture."""


class LayoutError(Exception):
    """A template cannot lay out its data: a bug of ours, which no user can mend."""


def pdf(documents: Sequence[Document], title: str, ink: Ink) -> bytes:
    """The documents as one PDF/UA-1, in the language in use; the same documents give the same bytes.

    Raises:
        KitError: this machine has no Typst, or a text is too long for its page.
        LayoutError: a template failed, warned, or made another number of pages than was planned.
    """
    sizes = dict(_sizes(documents, title, ink))
    made = _compiled(_job(documents, title, ink, sizes=sizes), format="pdf", pdf_standards=[STANDARD])
    assert isinstance(made, bytes)
    return made


def picture(documents: Sequence[Document], place: int, title: str, ink: Ink, high: int) -> bytes:
    """The page at ``place`` (from 0) alone, as a PNG whose longer side has about ``high`` pixels.

    Raises:
        KitError, LayoutError: as ``pdf``.
    """
    pages = [page for document in documents for page in document.pages]
    longer = max(pages[place].paper[1:])
    return _compiled(_job(documents, title, ink, place), format="png", ppi=high / longer * _INCH)  # type: ignore[no-any-return]


def _sizes(documents: Sequence[Document], title: str, ink: Ink) -> Iterator[tuple[int, int]]:
    """For each page of a model in ``_FITTED``: its place, and the place of the size of letters at which it fits.

    To find it a page is laid out several times, and Typst keeps all that it lays out. So each page is measured alone,
    and what it took is given up before the next: ten sheets at once took 80 MB more (decision 51).
    """
    pages = [page for document in documents for page in document.pages]
    for place, page in enumerate(pages):
        if page.model in _FITTED:
            compiler = _compiler("main.typ", _job(documents, title, ink, place, measuring=True))
            with _told_too_long():
                (size,) = json.loads(compiler.query("<size>", field="value"))
            yield place, size
            nothing = _compiler("rien.typ", {})
            for _turn in range(_REMEMBERED):
                nothing.compile(format="svg")


def _compiler(model: str, job: Mapping[str, str]) -> Any:
    typst = _typst()
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[font_file().parent],
    )
    return typst.Compiler(MODELS / model, root=MODELS, font_paths=fonts, sys_inputs=job)


def _compiled(job: Mapping[str, str], **options: Any) -> Any:
    with _told_too_long():
        made, warnings = _compiler("main.typ", job).compile_with_warnings(**options)
    if warnings:  # an unknown font is one
        raise LayoutError("\n".join(warning.message for warning in warnings))
    return made


@contextmanager
def _told_too_long() -> Iterator[None]:
    """Say so where an author wrote more than a page has room for; any other fault of a template is a bug."""
    try:
        yield
    except RuntimeError as error:  # a TypstError is one; ``query`` raises the plain one
        message = getattr(error, "message", str(error))
        if _TOO_LONG in message:
            told = _(
                "un texte est trop long pour sa page ; raccourcissez la fiche ou les consignes, ou prenez du papier A3"
            )
            raise KitError(told) from error
        raise LayoutError(f"{message}\n{getattr(error, 'diagnostic', '')}") from error


def _typst() -> ModuleType:
    try:
        import typst  # noqa: PLC0415 (some machines have no wheel of it)
    except ImportError as error:
        raise KitError(
            _(
                "cet ordinateur n'a pas de quoi mettre en page (typst) ; imprimez depuis un ordinateur "
                "sous Linux, macOS ou Windows 64 bits"
            )
        ) from error
    return typst


def _job(
    documents: Sequence[Document],
    title: str,
    ink: Ink,
    only: int | None = None,
    sizes: Mapping[int, int] | None = None,
    *,
    measuring: bool = False,
) -> Mapping[str, str]:
    """All that the templates are given: ``job`` as JSON, and each drawing, in which equal ones are there once.

    A drawing is a text of its own: within the JSON it would be kept twice more while pages are laid out.

    ``only`` is the place, from 0, of the one page to give; it keeps the number that it has among the others. None gives
    all pages. ``sizes`` are the sizes of letters by the places of measured pages. While ``measuring``, a page
    of a model in ``_FITTED`` only tells its size.
    """
    drawings: dict[str, str] = {}
    every = [
        (page, "" if place else typeset_text(document.title))
        for document in documents
        for place, page in enumerate(document.pages)
    ]
    pages: list[dict[str, Any]] = [
        {
            "model": page.model,
            "width": page.paper.width,
            "height": page.paper.height,
            "opens": opens,
            "data": _plain(page.data, drawings),
        }
        for page, opens in (every if only is None else every[only : only + 1])
    ]
    for place, size in (sizes or {}).items():
        pages[place]["size"] = size
    job = json.dumps(
        {
            "title": typeset_text(title),
            "lang": language(),
            "palette": dict(ink.palette),
            "words": {
                "measure": typeset_text(_("10 cm : à mesurer")),
                "scale": typeset_text(_("Imprimer à 100 %, sans ajuster à la page.")),
                "credit": typeset_text(_("Le kit abeille · CC BY-SA 4.0")),
            },
            "pages": pages,
            "before": only or 0,
            "measuring": measuring,
            "total": len(every),
        },
        ensure_ascii=False,
    )
    return {"job": job, **{name: _whole(svg, ink) for svg, name in drawings.items()}}


def _plain(value: Any, drawings: dict[str, str]) -> Any:
    """A value of a page as JSON has it; a drawing as its name among the drawings."""
    match value:
        case Drawing():
            name = drawings.setdefault(value.svg, str(len(drawings)))
            return {"svg": name, "alt": typeset_text(value.alt), "width": value.width, "height": value.height}
        case str():
            return typeset_text(value)
        case Mapping():
            return {key: _plain(each, drawings) for key, each in value.items()}
        case Sequence():
            return [_plain(each, drawings) for each in value]
        case _:
            return value


def _whole(svg: str, ink: Ink) -> str:
    """``svg`` with its photographs put into it, so that it needs no file beside it; pale ones where ink is saved."""

    def put(found: re.Match[str]) -> str:
        data = data_of(found[1]) if ink.colours else paled(data_of(found[1]))
        return f'href="data:image/png;base64,{b64encode(data).decode()}"'

    return _PHOTO.sub(put, svg)


def typeset_text(text: str) -> str:
    """``text`` with the spaces of the language in use, so that no line begins with « ! » or ends with a number."""
    text = with_counts_kept(_APOSTROPHE.sub("’", text))
    return _COLON.sub(_WIDE, _BEFORE.sub(_NARROW, text)) if language().startswith(FRENCH) else text
