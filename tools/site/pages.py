"""Fills the pages of ``www`` and lays beside them what they show: the style, the drawings, the letters."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from fontTools import subset
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lecons.pictures.font import font_file
from lecons.pictures.letters import kept_together
from tools.site.guides import DOCS, FOLDER, Guide
from tools.site.printed import ListedLesson, ListedPath

WWW = Path(__file__).parent / "www"
FONT = "abeezee.woff"
LESSONS = "seances"
Head: TypeAlias = tuple[str, str]
"""The title and the description of a page."""
PAGES: Mapping[str, Head] = {
    "index.html": (
        "Le kit abeille : programmer un robot de sol, de 3 à 8 ans",
        "Des séances prêtes à mener, tout ce qui s'imprime, un jeu pour les enfants qui ne lisent pas encore.",
    ),
    "annee.html": (
        "Toutes les séances : le kit abeille",
        "Chaque séance de 3 à 8 ans, sa fiche et ce qu'elle imprime.",
    ),
    "portes.html": ("Vous êtes… : le kit abeille", "L'école, le périscolaire, la médiathèque, la famille, la ville."),
}
"""The pages in French."""
_ENGLISH = (
    "The bee kit: program a floor robot, ages 3 to 8",
    "Lessons ready to teach, everything to print, a game for children who do not read yet.",
)


def write_pages(
    site: Path,
    about: Mapping[str, object],
    paths: Iterable[ListedPath],
    guides: Iterable[Guide],
    french: Mapping[str, Head] = PAGES,
) -> None:
    """Write every page into ``site``; ``about`` has what the pages tell beside ``paths``: files, version.

    Raises:
        jinja2.TemplateError: a page asks for something that is not told.
        OSError: a file cannot be written.
    """
    filled = Environment(loader=FileSystemLoader(WWW), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    here: dict[str, object] = {**about, "paths": paths, "up": "", "lang": "fr", "home": "index.html"}
    pages = {
        name: filled.get_template(name).render(here, title=title, description=description)
        for name, (title, description) in french.items()
    }
    title, description = _ENGLISH
    in_english = {**here, "lang": "en", "home": "en.html"}
    pages["en.html"] = filled.get_template("en.html").render(in_english, title=title, description=description)
    for path, lesson in _first_held(paths):
        place = f"{LESSONS}/{lesson.id}"
        words = {**here, "up": "../", "title": f"{lesson.title} : le kit abeille", "description": _goal(lesson)}
        pages[f"{place}.html"] = filled.get_template("seance.html").render(words, path=path, lesson=lesson)
        if lesson.mat:
            (site / LESSONS).mkdir(exist_ok=True)
            (site / f"{place}.svg").write_text(lesson.mat, "utf-8", newline="\n")
    for guide in guides:
        words = {**here, "up": "../", "title": f"{guide.title} : le kit abeille", "description": guide.title}
        pages[guide.place] = filled.get_template("guide.html").render(words, body=Markup(guide.body))  # noqa: S704 (our own guides, made by a renderer that escapes)
        for picture in guide.pictures:
            _copy(picture, site / FOLDER / picture.relative_to(DOCS))
    pages = {place: _kept_together(text) for place, text in pages.items()}
    for place, text in pages.items():
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_text(text, "utf-8", newline="\n")
    _copy(WWW / "site.css", site / "site.css")
    for drawing in (WWW / "img").glob("*.svg"):
        _copy(drawing, site / "img" / drawing.name)
    _write_font(site / FONT, "".join(pages.values()))


def _first_held(paths: Iterable[ListedPath]) -> Iterator[tuple[ListedPath, ListedLesson]]:
    """Each séance once, with the first path that has it."""
    seen: set[str] = set()
    for path in paths:
        for lesson in path.lessons:
            if lesson.id not in seen:
                seen.add(lesson.id)
                yield path, lesson


def _goal(lesson: ListedLesson) -> str:
    """What a séance is for, else its title."""
    goal = lesson.told["goal"]
    assert isinstance(goal, list)
    return str(goal[0]["text"]) if goal else lesson.title


def _kept_together(page: str) -> str:
    """French signs do not begin a line; programs, which somebody may copy, stay as they are."""
    parts = re.split(r"(<pre>.*?</pre>|<code>.*?</code>|<[^>]*>)", page, flags=re.DOTALL)
    return "".join(part if part.startswith("<") else kept_together(part) for part in parts)


def _copy(file: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, place)


def _write_font(file: Path, text: str) -> None:
    """The letters of the font that the pages have, and no other: a phone fetches them first."""
    options = subset.Options(flavor="woff")
    with subset.load_font(str(font_file()), options) as font:
        letters = subset.Subsetter(options)
        letters.populate(text=text)
        letters.subset(font)
        subset.save_font(font, str(file), options)
