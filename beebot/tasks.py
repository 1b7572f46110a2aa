"""The task of a challenge that was made and not written: what it asks, in a sentence or two of every language.

A child of three to eight listens to at most ``MOST_WORDS`` words; whoever makes challenges throws away those of which
there is more to say in French. No English sentence is longer than that where the French is not.
"""

from collections.abc import Callable

from beebot.challenge import Aim, Challenge, Genre, Seen
from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext, noted
from beebot.pictures import Picture
from beebot.pose import Cell
from beebot.text import Text, in_every_language

MOST_WORDS = 12
_PIVOTS = frozenset({Command.LEFT, Command.RIGHT})
_NOTICED = 8
"""From how many cards on a child is told that a key is missing."""


def task_of(challenge: Challenge) -> Text:
    """What is asked, in the words of its kind; where the cells to go to have names, by their names."""
    return in_every_language(lambda: _TASKS[challenge.genre](challenge))


def question_of(challenge: Challenge) -> Text:
    """What to ask a child who does not know how to begin."""
    return in_every_language(lambda: _(_QUESTIONS[challenge.genre]))


def order_question() -> Text:
    """What to ask a child who is to lay pictures as they were told, and does not know how to begin."""
    return in_every_language(lambda: _("Qu'as-tu entendu en premier ?"))


def trial_of(challenge: Challenge) -> Text | None:
    """How to try where nothing is laid yet and nothing can be at fault; None where there are cards to begin with."""
    trial = _TRIALS.get(challenge.genre)
    return None if trial is None else in_every_language(lambda: _(trial))


def count_words(sentence: str) -> int:
    """How many words a child hears; « l'abeille » is one, a mark that stands alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


# What is asked


def _program(challenge: Challenge) -> str:
    return " ".join((_aim(challenge), *_constraint(challenge)))


def _predict(challenge: Challenge) -> str:
    if challenge.asks_heading:
        return _("Où s'arrête-t-elle, et vers où regarde-t-elle ?")
    return _("Elle suit cette bande. Où s'arrête-t-elle ?")


def _choose(challenge: Challenge) -> str:
    return " ".join((_aim(challenge), _("Quelle bande choisis-tu ?")))


def _debug(challenge: Challenge) -> str:
    return " ".join((_aim(challenge), _("La bande se trompe : répare-la.")))


def _complete(challenge: Challenge) -> str:
    holes = challenge.template.count(None)
    return " ".join((_aim(challenge), ngettext("Quelle carte manque ?", "Quelles cartes manquent ?", holes)))


def _reproduce(_challenge: Challenge) -> str:
    return _("Refais le même tracé.")


def _free(_challenge: Challenge) -> str:
    return _("Promène-la où tu veux.")


def _orient(challenge: Challenge) -> str:
    return " ".join((_aim(challenge), _("Tourne-la du bon côté.")))


def _observe(challenge: Challenge) -> str:
    if challenge.seen is Seen.CELL and challenge.asks_heading:
        return _("Regarde-la. Où s'arrête-t-elle, et vers où regarde-t-elle ?")
    if challenge.seen is Seen.CELL:
        return _("Regarde-la bien. Où s'arrête-t-elle ?")
    if challenge.choices:
        return _("Regarde-la bien. Quelle bande suit-elle ?")
    return _("Regarde-la bien, puis refais son chemin.")


def _create(_challenge: Challenge) -> str:
    return _("Invente un défi : pose l'abeille, la ruche, des obstacles.")


def _question(challenge: Challenge) -> str:
    """The picture that answers, by its name; or those that do not."""
    asked = challenge.pictures.asked if challenge.pictures else ()
    right, wrong = ([_said(each) for each in asked if each.right is answers] for answers in (True, False))
    if len(right) == 1:
        return _("Touche {name}.").format(name=right[0])
    if len(wrong) == 1:
        return _("Touche une image, mais pas {name}.").format(name=wrong[0])
    return _("Ni {one} ni {other} : touche une autre image.").format(one=wrong[0], other=wrong[1])


def _arrange(challenge: Challenge) -> str:
    """The pictures by their names, in their order."""
    names = ", ".join(map(_said, challenge.pictures.asked if challenge.pictures else ()))
    return _("Écoute, puis range : {names}.").format(names=names)


def _said(picture: Picture) -> str:
    return "" if picture.said is None else picture.said.in_language(language())


def _pair(challenge: Challenge) -> str:
    partner = challenge.partner
    if partner is None or partner.aim is Aim.MEET:
        return _("Retrouvez-vous côte à côte.")
    if partner.aim is Aim.SWAP:
        return _("Échangez vos places sans vous cogner.")
    if challenge.goal and partner.goal and _has_names(challenge):
        pair = _("La première rejoint {one}, l'autre {other}.")
        return pair.format(one=_name(challenge, challenge.goal), other=_name(challenge, partner.goal))
    return _("Chacune rentre dans sa ruche, sans se cogner.")


_TASKS: dict[Genre, Callable[[Challenge], str]] = {
    Genre.PROGRAM: _program,
    Genre.PREDICT: _predict,
    Genre.DEBUG: _debug,
    Genre.COMPLETE: _complete,
    Genre.CHOOSE: _choose,
    Genre.REPRODUCE: _reproduce,
    Genre.FREE: _free,
    Genre.PAIR: _pair,
    Genre.ORIENT: _orient,
    Genre.OBSERVE: _observe,
    Genre.CREATE: _create,
    Genre.QUESTION: _question,
    Genre.ARRANGE: _arrange,
}


def _aim(challenge: Challenge) -> str:
    """Where to go: up to five targets or a goal, in order or not, a cell to cross."""
    if challenge.ordered:
        aim = _in_order(challenge)
    elif _has_names(challenge):
        aim = _by_name(challenge)
    else:
        aim = _among_flowers(challenge)
    if challenge.passages:
        aim = _("{aim}. N'oublie pas le passage").format(aim=aim)
    return _("{aim}.").format(aim=aim)


def _among_flowers(challenge: Challenge) -> str:
    count, home = len(challenge.targets), challenge.goal is not None
    if count == 0:
        return _("Rentre à la ruche")
    if any(target.pause for target in challenge.targets):
        aim = _("Fais une pause sur {flowers}").format(flowers=_flowers(count))
    elif count == 1 and not home:
        return _("Va à la fleur")
    else:
        aim = _("Passe par {flowers}").format(flowers=_flowers(count))
    return _("{aim}, puis rentre à la ruche").format(aim=aim) if home else aim


def _by_name(challenge: Challenge) -> str:
    names = [_name(challenge, target.cell) for target in challenge.targets]
    goal = _name(challenge, challenge.goal) if challenge.goal else None
    pause = any(target.pause for target in challenge.targets)
    if goal and not names:
        return _go_to(goal)
    if len(names) == 1 and not goal and not pause:
        return _go_to(names[0])
    visit = _("Fais une pause sur {place}") if pause else _("Passe par {place}")
    then = _("{aim} et sur {place}") if pause else _("{aim} et par {place}")
    aim = visit.format(place=names[0])
    for name in names[1:]:
        aim = then.format(aim=aim, place=name)
    return _("{aim}, puis rejoins {place}").format(aim=aim, place=goal) if goal else aim


def _go_to(place: str) -> str:
    """French says « au » for « à le », and « aux » for « à les »; nothing else begins so."""
    said = _("Va à {place}").format(place=place)
    return said.replace("Va à le ", "Va au ").replace("Va à les ", "Va aux ")


def _in_order(challenge: Challenge) -> str:
    """The cells to visit one after another, by name or by what is written on mats."""
    named = _has_names(challenge)
    cells = [target.cell for target in challenge.targets]
    first, *others = [_name(challenge, cell) if named else str(cell) for cell in cells]
    aim = _("D'abord {place}").format(place=first)
    for place in others:
        aim = _("{aim}, puis {place}").format(aim=aim, place=place)
    if challenge.goal is None:
        return aim
    if named:
        return _("{aim}, et finis sur {place}").format(aim=aim, place=_name(challenge, challenge.goal))
    return _("{aim}, et rentre à la ruche").format(aim=aim)


def _has_names(challenge: Challenge) -> bool:
    """Whether every cell to go to has a name of its own."""
    aims = [target.cell for target in challenge.targets] + list(challenge.goals)
    if challenge.partner and challenge.partner.goal:
        aims.append(challenge.partner.goal)
    return bool(aims) and challenge.mat.destinations().keys() >= set(aims)


def _name(challenge: Challenge, cell: Cell) -> str:
    return challenge.mat.destinations()[cell].in_language(language())


def _constraint(challenge: Challenge) -> tuple[str, ...]:
    """What makes it harder than it looks, as a second sentence or none."""
    if challenge.repeats:
        return (_("Répète !"),)
    if challenge.max_instructions > _NOTICED and not challenge.keys >= _PIVOTS:
        if Command.LEFT in challenge.keys:
            return (_("Elle ne sait pivoter qu'à gauche."),)
        return (_("Elle ne sait pivoter qu'à droite."),)
    return ()


def _flowers(count: int) -> str:
    return (
        "",
        _("la fleur"),
        _("les deux fleurs"),
        _("les trois fleurs"),
        _("les quatre fleurs"),
        _("les cinq fleurs"),
    )[count]


_QUESTIONS = {
    Genre.PROGRAM: noted("Où est la tête de l'abeille ?"),
    Genre.PREDICT: noted("Où est-elle après la première carte ?"),
    Genre.DEBUG: noted("Suis la bande avec ton doigt : où se trompe-t-elle ?"),
    Genre.COMPLETE: noted("Où est-elle quand elle arrive au trou ?"),
    Genre.CHOOSE: noted("Suis chaque bande avec ton doigt : où finit-elle ?"),
    Genre.REPRODUCE: noted("Par quelle case passe-t-elle d'abord ?"),
    Genre.FREE: noted("Où veux-tu l'emmener ?"),
    Genre.PAIR: noted("Laquelle bouge, laquelle attend ?"),
    Genre.ORIENT: noted("De quel côté part la première carte ?"),
    Genre.OBSERVE: noted("Que fait-elle d'abord ? Et après ?"),
    Genre.CREATE: noted("D'où part-elle ? Où doit-elle aller ?"),
    Genre.QUESTION: noted("Regarde bien chaque image : que vois-tu ?"),
    Genre.ARRANGE: noted("Que se passe-t-il en premier ?"),
    Genre.SORT: noted("Que montre cette image ?"),
}
_TRIALS = {
    Genre.PREDICT: noted("Pose le drapeau où tu crois, puis touche GO : tu verras."),
    Genre.CHOOSE: noted("Choisis une bande, puis touche GO : tu verras où elle mène."),
}
