"""The page that shows the plots, and beside them the same in a table and in sentences."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import lecons
from beebot.kinds import kind_of
from beebot.lesson import Lesson, ScreenMode
from tools.progression import groups, plots
from tools.progression.measures import ELSEWHERE, KEYS, YEAR, Sitting, Strand, new_keys, strands
from tools.progression.words import key_name, path_name

PAGE = "progression.md"
_FOLDER = "progression"


def pages(folder: Path = lecons.CONTENT) -> dict[str, str]:
    """The text of each file of the page, and of the page of groups, by its name from the folder of documents.

    Raises:
        KitError: a path of ``folder`` cannot be read.
    """
    year, elsewhere = strands(folder, YEAR), strands(folder, ELSEWHERE)
    drawn = {
        "cartes": plots.cards(year),
        "pivots": plots.pivots(year),
        "touches": plots.keys(year),
        "genres": plots.kinds(year),
        "departs": plots.headings((*year, *elsewhere)),
    }
    text = "\n".join(_told(year, elsewhere)) + "\n"
    return {
        PAGE: text,
        groups.PAGE: groups.groups_page(folder),
        **{f"{_FOLDER}/{name}.svg": svg for name, svg in drawn.items()},
    }


def _told(year: Sequence[Strand], elsewhere: Sequence[Strand]) -> Iterator[str]:
    yield from ("# La progression, de trois à huit ans", "")
    yield from (_written_by(), "")
    yield from (_counted((*year, *elsewhere)), "")
    for title, said, name in _plots():
        yield from (f"## {title}", "", said, "", f"![{title}]({_FOLDER}/{name}.svg)", "")
    yield from ("## Séance par séance", "")
    yield from _table(year)
    yield from ("## En cours d'année, et hors de la classe", "")
    yield from _table(elsewhere)


def _written_by() -> str:
    return (
        "Cette page et ses dessins sont calculés à partir des séances elles-mêmes, par « python3 -m "
        "tools.progression ». Les réponses les plus courtes viennent du solveur du kit, pas d'une estimation."
    )


def _counted(paths: Sequence[Strand]) -> str:
    sittings = [sitting for strand in paths for sitting in strand.sittings]
    challenges = sum(len(sitting.asked) for sitting in sittings)
    sentence = "{lessons} séances, {challenges} défis, {paths} parcours."
    return sentence.format(lessons=len(sittings), challenges=challenges, paths=len(paths))


def _plots() -> Iterator[tuple[str, str, str]]:
    """The title of each plot, how it is read, and its file."""
    yield (
        "Combien de cartes",
        (
            "Une colonne par séance. Un programme plus long n'est pas plus savant : la borne du niveau, en tirets, "
            "n'est dépassée que par un défi étoilé. En GS, CP et CE1 elle vient des programmes ; en PS et MS c'est le "
            "choix du kit."
        ),
        "cartes",
    )
    yield (
        "Combien de pivots",
        "Les cartes qui font pivoter, parmi celles-là. Aucune en petite section.",
        "pivots",
    )
    yield (
        "Quelles touches",
        "Une touche nouvelle a un anneau vert. Une séance en apporte une ; les pivots de 45° vont par deux.",
        "touches",
    )
    yield (
        "Quels genres de défi",
        "Programmer n'est qu'une façon : on lit, on prévoit, on répare, on choisit, on range, on invente.",
        "genres",
    )
    yield (
        "De quel côté elle regarde",
        "Face à l'enfant, sa gauche n'est plus la mienne. Cela vient peu à peu, et revient dans chaque parcours.",
        "departs",
    )


def _table(paths: Sequence[Strand]) -> Iterator[str]:
    heads = ("séance", "titre", "touche nouvelle", "cartes", "pivots au plus", "genres", "écran")
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for strand, sitting, new in new_keys(paths):
        fresh = ", ".join(key_name(key) for key in KEYS if key in new) if strand.path.level else ""
        pivots = [each.pivots for each in sitting.asked if each.pivots is not None]
        kinds = ", ".join(sorted(kind_of(genre).name for genre in sitting.kinds))
        cells = (
            f"{path_name(strand)} {sitting.number}",
            sitting.lesson.title.fr,
            fresh,
            _spread(sitting),
            str(max(pivots)) if pivots else "",
            kinds,
            _screen(sitting.lesson),
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _spread(sitting: Sitting) -> str:
    """From the fewest cards to the most, and the middle."""
    cards = [each.cards for each in sitting.asked if each.cards is not None]
    if not cards:
        return ""
    middle = f"{median(cards):g}".replace(".", ",")
    return f"{min(cards)} à {max(cards)} (médiane {middle})"


def _screen(lesson: Lesson) -> str:
    if lesson.screen is None:
        return ""
    if lesson.screen.mode is ScreenMode.NONE:
        return "sans écran"
    return f"{lesson.screen.minutes} min sur {lesson.duration_min}"
