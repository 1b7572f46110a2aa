"""What is worth a second look in a séance as a whole: its minutes, its starts, its kinds."""

from collections import Counter
from collections.abc import Iterator

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.kinds import kind_of
from beebot.kinds.written import ProblemAt
from beebot.lesson import Level
from beebot.parts.answer_types import Choice
from beebot.parts.prints import example_for
from beebot.pose import Heading
from beebot.text import Text
from lecons.remarks.solved_lesson import SolvedLesson

_YOUNGEST = {Level.PS: 3, Level.MS: 4, Level.GS: 5, Level.CP: 6, Level.CE1: 7}
"""The age of a level's children when its year begins; they are a year older when it ends."""
_MOST_STARS = 2
"""« Jamais plus d'un ou deux par séance. »"""
_FEWEST_KINDS = 3
"""Of as many challenges at least."""
_FEWEST_STARTS, _MOST_ALIKE = 5, 0.6
"""From how many challenges on starts are compared, and which share of them may look to one side."""


def lesson_remarks(solved: SolvedLesson) -> Iterator[ProblemAt]:
    """The remarks on the séance ``solved`` as a whole, not on one challenge."""
    yield from _minutes(solved)
    yield from _ages(solved)
    yield from _prints(solved)
    challenges = solved.lesson.challenges
    if not challenges:
        return
    kinds = len({challenge.genre for challenge in challenges})
    if solved.lesson.level not in (None, Level.PS) and kinds < _FEWEST_KINDS <= len(challenges):
        said = ngettext(
            "{count} genre de défis seulement ; il en faut {least} au moins dès la MS",
            "{count} genres de défis seulement ; il en faut {least} au moins dès la MS",
            kinds,
        )
        yield _at_challenges(said.format(count=kinds, least=_FEWEST_KINDS))
    stars = sum(challenge.star for challenge in challenges)
    if stars > _MOST_STARS:
        said = _("{count} défis étoilés ; gardez-en {most} au plus")
        yield _at_challenges(said.format(count=stars, most=_MOST_STARS))
    yield from _starts(solved)
    yield from _first_is_right(solved)


def _at_challenges(said: str) -> ProblemAt:
    return ProblemAt(("defis",), said, at_key=True)


def _minutes(solved: SolvedLesson) -> Iterator[ProblemAt]:
    lesson = solved.lesson
    total = sum(step.minutes for step in lesson.sheet.steps)
    if total != lesson.duration_min:
        message = _("les étapes font {total} min, et la séance {minutes} ; changez l'un des deux")
        yield ProblemAt(("duree_min",), message.format(total=total, minutes=lesson.duration_min))


def _prints(solved: SolvedLesson) -> Iterator[ProblemAt]:
    """Sentences that print nothing, and a class of which not every child has a turn."""
    sheet = solved.lesson.sheet
    for place, each in enumerate(sheet.prints):
        if isinstance(each, Text):
            message = _("une phrase n'imprime rien ; écrivez un document, comme {example}")
            yield ProblemAt(("fiche", "imprimer", place), message.format(example=example_for(each.fr)))
    of, passes = sheet.grouping, sheet.passes or 0
    if not (any(of.at_a_time) or of.in_class):
        message = _("une phrase ne dit pas combien d'enfants ; écrivez par exemple {example}")
        yield ProblemAt(("fiche", "groupement"), message.format(example="{a_la_fois: 5, classe: 25}"))
    most = of.at_a_time[1] * max(1, of.islands) * passes
    if most < of.in_class and most:
        message = _("{count} enfants ont leur tour sur {pupils} ; changez « passages », ou « groupement »")
        yield ProblemAt(("fiche", "passages"), message.format(count=most, pupils=of.in_class))


def _ages(solved: SolvedLesson) -> Iterator[ProblemAt]:
    lesson = solved.lesson
    if lesson.level is None or lesson.ages is None:
        return
    youngest = _YOUNGEST[lesson.level]
    if lesson.ages[0] > youngest + 1 or lesson.ages[1] < youngest:
        message = _("en {level} les enfants ont de {low} à {high} ans ; changez « ages », ou « niveau »")
        yield ProblemAt(("ages",), message.format(level=lesson.level.value, low=youngest, high=youngest + 1))


def _starts(solved: SolvedLesson) -> Iterator[ProblemAt]:
    moving = [challenge for challenge in solved.lesson.challenges if challenge.pictures is None]
    headings: Counter[Heading] = Counter(challenge.start.heading for challenge in moving)
    total = headings.total()
    heading, count = max(headings.items(), key=lambda each: each[1], default=(Heading.NORTH, 0))
    if total >= _FEWEST_STARTS and count > _MOST_ALIKE * total:
        said = _("{count} départs sur {total} regardent vers « {heading} » ; tournez-en quelques-uns")
        yield _at_challenges(said.format(count=count, total=total, heading=heading.value))


def _first_is_right(solved: SolvedLesson) -> Iterator[ProblemAt]:
    places = [place for place, each in enumerate(solved.lesson.challenges) if kind_of(each.genre).chooses]
    if len(places) > 1 and all(solved.solutions[place].answer == Choice(0) for place in places):
        message = _("dans tous les défis « choisir » de la séance la bonne bande est la première ; changez-en une")
        yield ProblemAt(("defis", places[-1], "programmes"), message)
