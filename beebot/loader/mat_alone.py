"""A mat that is played by itself: its named cells one after another, the nearest first, then a walk."""

from collections.abc import Iterator
from dataclasses import replace

from beebot.challenge import Challenge, Genre
from beebot.drafting.task_sentences import question_of, task_of
from beebot.i18n import gettext as _
from beebot.kinds import solve
from beebot.lesson import Audience, LearningPath, Lesson
from beebot.mat import Mat
from beebot.parts.sheet import Grouping, Sheet, SheetStep
from beebot.pose import Heading, Pose
from beebot.shortest.solution import Status
from beebot.text import Text, in_every_language

_MINUTES = 20
_MOST = 8
"""Named cells that are asked for in one go."""
_EFFORT = 20_000
"""What the solver may spend on each: cells further away than that are not asked for."""
_SPARE = 2
"""Cards that a child may lay beside those of the shortest way."""
_WALK = 12


def path_on(mat: Mat, name: str, title: Text) -> LearningPath | None:
    """A learning path of one generated séance on ``mat``, whose file is called ``name``; None if no cell is free."""
    first = next((cell for cell in mat.cells if cell not in mat.obstacles), None)
    if first is None:
        return None
    start = Pose(first, Heading.EAST)
    walk = Challenge("promenade", Text(""), mat, start, genre=Genre.FREE, max_instructions=_WALK)
    asked = [*sorted(_ways(mat, start), key=lambda each: each.max_instructions)[:_MOST], walk]
    told = tuple(replace(each, task=task_of(each), hints=(question_of(each),)) for each in asked)
    audiences = (Audience.SCHOOL,)
    lesson = Lesson(name, title, None, _MINUTES, _sheet(title), told, audiences)
    return LearningPath(name, title, None, (lesson,), audiences)


def _ways(mat: Mat, start: Pose) -> Iterator[Challenge]:
    """A challenge for each named cell that a robot can reach."""
    for cell in mat.destinations():
        if cell == start.cell:
            continue
        challenge = Challenge(f"vers-{str(cell).lower()}", Text(""), mat, start, goal=cell)
        solution = solve(challenge, _EFFORT)
        if solution.status is Status.PROVED and solution.cards is not None:
            yield replace(challenge, max_instructions=solution.cards + _SPARE)


def _sheet(title: Text) -> Sheet:
    say = in_every_language(lambda: _("Où va-t-elle ? Par où passe-t-elle ?"))
    do = in_every_language(lambda: _("Ils nomment les cases, posent les cartes et vérifient."))
    grouping = in_every_language(lambda: _("Deux ou trois enfants"))
    aim = in_every_language(lambda: _("Se déplacer d'un lieu à l'autre, et dire le chemin."))
    easier = in_every_language(lambda: _("Promenez-la sans but, et nommez ce qu'elle rencontre."))
    harder = in_every_language(lambda: _("Un enfant dit le chemin, un autre pose les cartes."))
    observe = in_every_language(lambda: _("dit où elle s'arrêtera"))
    unplugged = in_every_language(lambda: _("Posez les photos au sol, et jouez l'abeille."))
    steps = (SheetStep(_MINUTES, grouping, say, do),)
    return Sheet(Grouping((2, 3)), aim, Text(""), title, (), steps, easier, harder, (observe,), unplugged)
