"""What is wrong in a story that can be read: what it names, in which order, and where the bee is meanwhile."""

from collections.abc import Iterator, Mapping, Sequence

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.errors import SHOWN, shown
from beebot.i18n import gettext as _
from beebot.kinds.written import Loc, ProblemAt
from beebot.loader.suggestions import did_you_mean
from beebot.parts.story import Carried, Played, Story, StoryPage

_KEY = "histoire"
_TURNS = frozenset({Command.LEFT, Command.RIGHT, Command.LEFT_45, Command.RIGHT_45})


def check_story(story: Story, ids: Sequence[str], challenges: Mapping[str, Challenge]) -> Iterator[ProblemAt]:
    """The problems of a ``story``.

    ``ids`` are those of all challenges of its séance, in their order; ``challenges`` are those that can be played, by
    their ids.
    """
    if story and not ids:
        yield ProblemAt((_KEY,), _("cette séance n'a pas de défi ; racontez l'histoire dans « jeux »"))
        return
    unknown = list(_unknown(story, ids))
    yield from unknown
    if not unknown:
        elsewhere = list(_in_another_order(story, ids))
        yield from elsewhere
        yield from _carried_away(story)
        if elsewhere:
            return
        yield from _not_where_she_is(story, challenges)


def pictures_told(story: Story) -> Iterator[tuple[Loc, str]]:
    """Where the pages of ``story`` name their pictures, and their names."""
    for index, each in enumerate(story):
        if isinstance(each, StoryPage):
            yield (_KEY, index, "image"), each.picture


def _unknown(story: Story, ids: Sequence[str]) -> Iterator[ProblemAt]:
    for index, each in enumerate(story):
        if isinstance(each, StoryPage) or each.challenge in ids:
            continue
        remedy = did_you_mean(each.challenge[: 2 * SHOWN], ids)
        remedy = remedy or _("les défis de cette séance sont {names}").format(names=", ".join(ids[:12]))
        message = _("aucun défi ne s'appelle « {name} » ; {remedy}")
        yield ProblemAt(
            (_KEY, index, "porter" if isinstance(each, Carried) else "defi"),
            message.format(name=shown(each.challenge), remedy=remedy),
        )


def _in_another_order(story: Story, ids: Sequence[str]) -> Iterator[ProblemAt]:
    """The first challenge that the story comes to a second time, or not in the order of ``defis``."""
    place = 0
    told: set[str] = set()
    for index, each in enumerate(story):
        if not isinstance(each, Played):
            continue
        where: Loc = (_KEY, index, "defi")
        if each.challenge in told:
            message = _("le défi « {name} » est déjà dans l'histoire ; elle ne revient pas en arrière, enlevez-le")
            yield ProblemAt(where, message.format(name=each.challenge))
            return
        told.add(each.challenge)
        if each.challenge != ids[place]:
            message = _("ici vient le défi « {name} » ; l'histoire suit l'ordre de « defis » sans en sauter")
            yield ProblemAt(where, message.format(name=ids[place]))
            return
        place = min(place + 1, len(ids) - 1)


def _carried_away(story: Story) -> Iterator[ProblemAt]:
    """Pages on which the bee is carried to a challenge that does not come next."""
    for index, each in enumerate(story):
        following = story[index + 1] if index + 1 < len(story) else None
        if not isinstance(each, Carried):
            continue
        if not isinstance(following, Played):
            message = _("après cette page vient le défi ; ajoutez {{defi: {name}}}")
            yield ProblemAt((_KEY, index, "porter"), message.format(name=each.challenge))
        elif following.challenge != each.challenge:
            message = _("on porte l'abeille au départ du défi qui suit ; écrivez « porter: {name} »")
            yield ProblemAt((_KEY, index, "porter"), message.format(name=following.challenge))


def _not_where_she_is(story: Story, challenges: Mapping[str, Challenge]) -> Iterator[ProblemAt]:
    """Challenges that shall begin where the bee has stopped, and cannot."""
    before: str | None = None
    is_there = False
    for index, each in enumerate(story):
        if isinstance(each, Carried):
            is_there = True
        if not isinstance(each, Played):
            continue
        if each.stays and not is_there:
            message: str | None = _("« suite » : aucun défi ne vient avant celui-ci ; enlevez « suite »")
            if before is not None:
                message = _why_elsewhere(challenges.get(before), challenges.get(each.challenge))
            if message:
                yield ProblemAt((_KEY, index, "suite"), message, at_key=True)
        before, is_there = each.challenge, False


def _why_elsewhere(before: Challenge | None, after: Challenge | None) -> str | None:
    """Why the bee is not where ``after`` begins when ``before`` is done; None if she is, or if one cannot be read."""
    if before is None or after is None:
        return None
    carry = _("ou portez l'abeille avant lui, avec {{porter: {name}}}").format(name=after.id)
    grounds = [(each.mat.width, each.mat.height, each.mat.decor.ground) for each in (before, after)]
    if grounds[0] != grounds[1]:
        return _("« suite » : le défi d'avant a un autre tapis ; enlevez « suite », {carry}").format(carry=carry)
    if len(before.goals) != 1:
        message = _("« suite » : le défi d'avant n'a pas une seule arrivée ; donnez-lui « arrivee: {cell} », {carry}")
        return message.format(cell=after.start.cell, carry=carry)
    (goal,) = before.goals
    if goal != after.start.cell:
        message = _("« suite » : l'abeille s'est arrêtée en {goal} et part de {cell} ; changez le départ, {carry}")
        return message.format(goal=goal, cell=after.start.cell, carry=carry)
    if not before.keys & _TURNS and before.start.heading is not after.start.heading:
        message = _("« suite » : l'abeille regarde vers « {heading} » et ne pivote pas ; gardez ce sens, {carry}")
        return message.format(heading=before.start.heading.value, carry=carry)
    return None
