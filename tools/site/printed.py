"""The séances of the kit's paths, and three PDFs of each: its sheet, four pages for tomorrow morning, all of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfDocument

import lecons
from beebot.i18n import decimal
from beebot.lesson import Lesson
from beebot.loader import load_path
from lecons.names import said
from lecons.printing.catalogue import Found, documents
from lecons.printing.document import Drawing, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import INKS
from lecons.printing.jobs import Job
from lecons.printing.paper import PAPERS

FOLDER = "pdf"
PATHS = (
    "petite-section",
    "moyenne-section",
    "grande-section-annee",
    "grande-section",
    "cp",
    "ce1",
    "periscolaire",
    "ma-semaine-de-vacances",
    "a-la-mediatheque",
    "parcours-numerique",
    "famille",
)
"""The kit's paths as a teacher looks for them: from three years on, then those outside of the class."""
SHOWN = "grande-section-annee"
"""The path whose first séance the front shows page by page."""
_MEGA, _KILO = 1e6, 1e3
_WIDE = 420


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF of the site: its path there, how many pages it has, and its size in words."""

    file: str
    pages: int
    size: str


@dataclass(frozen=True, slots=True)
class ListedLesson:
    """A séance as the site lists it; ``screen`` is in minutes, 0 where it has none.

    ``told`` is what its sheet prints, as that template has it; ``mat`` is the drawing of its mat there, as SVG, or "".
    """

    id: str
    title: str
    minutes: int
    screen: int
    sheet: Pdf
    tomorrow: Pdf
    whole: Pdf
    told: Mapping[str, Value]
    mat: str


@dataclass(frozen=True, slots=True)
class ListedPath:
    """A learning path as the site lists it; ``id`` is the name of its file."""

    id: str
    title: str
    lessons: tuple[ListedLesson, ...]


def printed_paths(site: Path, tell: Callable[[str], None], names: Sequence[str] = PATHS) -> tuple[ListedPath, ...]:
    """Write the PDFs of the séances of the paths called ``names`` into ``site``; returns the paths that list them.

    ``tell`` is given each path's title.

    Raises:
        KitError: a séance cannot be read or laid out.
        OSError: a file cannot be written.
    """
    order = Order(PAPERS["a4"], INKS["couleur"])
    known: dict[str, ListedLesson] = {}
    return tuple(_printed(name, order, site, known, tell) for name in names)


def _printed(
    name: str, order: Order, site: Path, known: dict[str, ListedLesson], tell: Callable[[str], None]
) -> ListedPath:
    path = load_path(lecons.path_called(name)).path
    tell(said(path.title))
    for lesson in path.on_shelf:
        if lesson.id not in known:
            known[lesson.id] = _listed(lesson, order, site)
    return ListedPath(name, said(path.title), tuple(known[each.id] for each in path.on_shelf))


def _listed(lesson: Lesson, order: Order, site: Path) -> ListedLesson:
    title = said(lesson.title)
    found = Found(lesson.id, title, lesson, lecons.CONTENT)
    printed = documents(found, order)
    whole = Job(found.name, title, printed, order)
    sheet, tomorrow, everything = (_written(whole.only(names), site) for names in (["fiche"], ["demain"], []))
    screen = lesson.screen.minutes if lesson.screen else 0
    told = next(each for each in printed if each.name == "fiche").pages[0].data
    mats = [each.svg for each in told["mats"] if isinstance(each, Drawing)]  # type: ignore[union-attr]
    return ListedLesson(
        lesson.id, title, lesson.duration_min, screen, sheet, tomorrow, everything, told, next(iter(mats), "")
    )


def _written(job: Job, site: Path) -> Pdf:
    file = job.write(site / FOLDER)
    return Pdf(file.relative_to(site).as_posix(), len(job.pages), weight(file.stat().st_size))


def write_pictures(site: Path, pdf: Pdf) -> tuple[str, ...]:
    """Draw each page of ``pdf`` into ``site``; returns the paths of the pictures there."""
    with PdfDocument(site / pdf.file) as document:
        pages = [page.render(scale=_WIDE / page.get_width()).to_pil() for page in document]
    places = tuple(f"img/page-{number}.webp" for number in range(1, len(pages) + 1))
    for place, page in zip(places, pages, strict=True):
        (site / place).parent.mkdir(exist_ok=True)
        page.save(site / place, "WEBP", quality=60, method=6)
    return places


def weight(size: int) -> str:
    """The ``size`` of a file, in bytes, in French words: ``1,2 Mo``."""
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} ko"
    return f"{decimal(f'{size / _MEGA:.1f}')} Mo"
