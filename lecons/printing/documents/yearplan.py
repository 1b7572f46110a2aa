"""« Ma programmation »: a path at a glance on a lying page or two, with what to ask the school or the town for."""

from collections.abc import Iterator, Sequence

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.lesson import LearningPath, Lesson
from beebot.mat import Mat
from lecons.group_words import another_day
from lecons.names import ages, audience, passes, said, school_year
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import plan
from lecons.printing.titles import Titles, mats_of
from lecons.sheet_words import DOT, cited, facts, groups, to_gather

_PERIODS = 5
"""The periods of a French school year, each from one holiday to the next."""
_A_PAGE = 12
"""The most rows of a page; those of a longer path are spread over as few pages as hold them."""


def year_plan(path: LearningPath, titles: Titles, order: Order) -> Document:
    """A table with a row for each séance of ``path``.

    The periods of a level are a proposal: the same number of séances in each, and a place to write one's own weeks.
    """
    lessons = path.on_shelf
    when = [_when(path, place) for place in range(len(lessons))]  # or where, on a path over several places
    every = _of_all(lessons)
    heads = [_("Semaine du"), _("Séance"), _("Objectif et programme"), _("Tapis"), _("À réunir")]
    mats = DOT.join(_mat_sum(mat, titles, order) for mat in mats_of(lessons))
    sums: list[Value] = [{"head": _("Tapis à imprimer ou à commander"), "text": mats}]
    if path.level:
        sums.append(
            {"head": _("À demander à l'école ou à la mairie, et pour quelles séances"), "text": _asked(lessons)}
        )
    title = _("Ma programmation : {title}").format(title=said(path.title))
    rows: list[Value] = [
        {
            "when": when[place],
            "title": f"{place + 1}. {said(lesson.title)}",
            "facts": _facts(lesson),
            "parted": another_day(lesson),
            "goal": said(lesson.sheet.objective),
            "programme": cited(lesson.sheet),
            "mats": DOT.join(_mats(path, place, titles)),
            "gather": ", ".join(thing for thing in to_gather(lesson) if thing not in every),
        }
        for place, lesson in enumerate(lessons)
    ]
    data: dict[str, Value] = {
        "title": title,
        "told": _told(path),
        "placed": any(when),
        "heads": [_("Quand") if path.level else _("Où"), *heads] if any(when) else heads,
    }
    pages = -(-len(rows) // _A_PAGE)
    starts = range(0, len(rows), -(-len(rows) // pages))
    parts = [{**data, "rows": rows[at : at + starts.step], "sums": sums if at == starts[-1] else []} for at in starts]
    return Document("programmation", title, tuple(Page("programmation", order.paper.turned, part) for part in parts))


def _told(path: LearningPath) -> str:
    count = len(path.on_shelf)
    if path.level is None:
        return ngettext("{count} activité", "{count} activités", count).format(count=count)
    told = ngettext("{count} séance", "{count} séances", count).format(count=count) + "."
    passes, *others = {lesson.sheet.passes or 1 for lesson in path.on_shelf}
    if passes > 1 and not others:
        told = _("{count} séances, chacune menée {passes} fois : un groupe par jour, {passes} jours de classe chacune.")
        told = told.format(count=count, passes=passes)
    return " ".join((told, _("Les périodes sont une proposition ; écrivez vos semaines.")))


def _when(path: LearningPath, place: int) -> str:
    """The period of a level's séance; elsewhere the place where it is held."""
    lessons = path.on_shelf
    if path.level:
        return _("Période {number}").format(number=place * _PERIODS // len(lessons) + 1)
    held = path.place_of(lessons[place])
    return audience(held) if held else ""


def _facts(lesson: Lesson) -> str:
    """How long, with how much screen, how much to prepare. What all séances of a level share is left out."""
    known = {groups(lesson), passes(lesson), *map(audience, lesson.audiences)}
    if lesson.level and lesson.ages:
        known |= {school_year(lesson.level), ages(lesson.ages)}
    return DOT.join(each for each in facts(lesson) if each not in known)


def _mats(path: LearningPath, place: int, titles: Titles) -> Iterator[str]:
    """The mats of a séance; in a year, which goes in order, those that an earlier one has printed say so."""
    earlier = [_mat_title(mat, titles) for mat in mats_of(path.on_shelf[:place])] if path.level else []
    for title in (_mat_title(mat, titles) for mat in mats_of([path.on_shelf[place]])):
        yield _("{title} (déjà imprimé)").format(title=title) if title in earlier else title


def _mat_title(mat: Mat, titles: Titles) -> str:
    return said(titles.of(mat)) or _("le tapis")


def _mat_sum(mat: Mat, titles: Titles, order: Order) -> str:
    sheets = plan(*order.cloth(mat).size, order.paper).sheets
    told = ngettext("{title} ({count} feuille {paper})", "{title} ({count} feuilles {paper})", sheets)
    return told.format(title=_mat_title(mat, titles), count=sheets, paper=order.paper.name)


def _asked(lessons: Sequence[Lesson]) -> str:
    """Each thing once: what all need, then the others with the numbers of their séances; what a second robot spares."""
    needed: dict[str, list[str]] = {}
    for place, lesson in enumerate(lessons, 1):
        for thing in to_gather(lesson):
            needed.setdefault(thing, []).append(str(place))
    every = _of_all(lessons)
    told = [*every, *(f"{thing} ({', '.join(places)})" for thing, places in needed.items() if thing not in every)]
    return DOT.join((*told, _("avec deux robots, deux groupes travaillent le même jour")))


def _of_all(lessons: Sequence[Lesson]) -> list[str]:
    """What every séance needs: it is asked for once, and no row repeats it."""
    first, *rest = (to_gather(lesson) for lesson in lessons)
    return [thing for thing in first if all(thing in things for things in rest)] if rest else []
