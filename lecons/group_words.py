"""The sentences on other ways to hold a séance: in three islands, for half a class, with some challenges today."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.lesson import Lesson
from beebot.parts.sheet import GROUP_SIZES, HalfClass, Island, Islands
from lecons.names import said


def island_heads(islands: Islands) -> list[tuple[str, Island]]:
    """The three islands in their order, each with its name."""
    return [(_("L'écran"), islands.screen), (_("Robot ou sol"), islands.floor), (_("Le papier"), islands.paper)]


def sizes(islands: Islands) -> list[tuple[str, int, str]]:
    """For each size of a group: « 12 enfants », how many are at each island, and how they share its screen."""
    children = _("{count} enfants")
    return [(children.format(count=count), count // 3, _shared(islands, count)) for count in GROUP_SIZES]


def _shared(islands: Islands, children: int) -> str:
    turn = islands.screen_turn(children)
    time = _time(turn.seconds)
    if turn.pairs == 1:
        return _("une paire joue tout le tour : {time}").format(time=time)
    if children // 3 % 2:
        return _("deux jouent, un lit les cartes ; on change toutes les {time}").format(time=time)
    return _("{pairs} paires, {time} chacune").format(pairs=turn.pairs, time=time)


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    told = _("{minutes} min {rest} s") if rest else _("{minutes} min")
    return told.format(minutes=minutes, rest=rest)


def island_ways(islands: Islands) -> list[tuple[str, str]]:
    """What holds on all islands, each with its heading."""
    waiting = _("– Les petits : {younger}\n– Les grands : {older}")
    told = [
        (
            _("Trois groupes égaux"),
            _(
                "Petits et grands mêlés. Un petit joue avec un grand, si l'on peut. "
                "Où vous n'êtes pas, un grand lit le jeu."
            ),
        ),
        (
            _("Le compte n'est pas rond ?"),
            _("Le plus grand groupe commence au papier ; à l'écran, une paire devient trois."),
        ),
        (
            _("À l'écran, en attendant"),
            waiting.format(younger=said(islands.younger_wait), older=said(islands.older_wait)),
        ),
        (_("Sans robot"), said(islands.without_robot)),
        (_("Sans écran"), said(islands.without_screen)),
        (_("Sans robot ni écran"), said(islands.with_nothing)),
        (_("Plus court"), said(islands.shorter)),
    ]
    return [(head, text) for head, text in told if text]


def sitting_heads(lesson: Lesson, half: HalfClass) -> list[str]:
    """« Séance 1, 45 min : défis 1, 2 et 4 », and so for the other."""
    head = _("Séance {number}, {minutes} min : {challenges}")
    return [
        head.format(
            number=number,
            minutes=sum(step.minutes for step in half.sittings[number - 1]),
            challenges=_numbers(lesson, half.challenges[number - 1]),
        )
        for number in (1, 2)
    ]


def half_class_ways(lesson: Lesson, half: HalfClass) -> list[tuple[str, str]]:
    """How half a class is held, each with its heading: who is where, what is needed, and with other means."""
    board = _numbers(lesson, [half.on_board])
    whole = _(
        "Séance 1 : deux par deux sur papier, les défis au tableau. Séance 2 : douze élèves la suivent, "
        "les autres font « Pendant ce temps, les autres » ; puis on échange."
    )
    tablets = _(
        "À l'ordinateur, page « Tablettes » : la touche du titre ouvre la séance sur toutes ; « On écoute » les "
        "arrête. Sans ordinateur, chaque paire ouvre la séance avec son carré imprimé."
    )
    no_tablets = _(
        "Au tableau, d'abord le {challenge} : chaque paire pose sa bande en deux minutes et la lève ; on en joue deux, "
        "une juste et une qui se trompe."
    )
    return [
        (_("Qui est où"), said(half.organisation)),
        (_("Il faut"), said(half.material)),
        (
            _("Imprimer"),
            _("Pour 12 élèves : les cartes et les bandes suivent ce nombre. Un tapis par robot, ou on se relaie."),
        ),
        (_("Sur les tablettes"), tablets),
        (_("Sans tablettes"), no_tablets.format(challenge=board)),
        (
            _("Une paire a fini"),
            _("Elle rejoue un défi en expliquant chaque carte. Les défis de la séance 2 attendent la séance 2."),
        ),
        (_("11, 13 ou 14 élèves"), _("Un ou deux groupes de trois : programme, lit, vérifie.")),
        (_("Toute la classe"), whole),
    ]


def today(lesson: Lesson) -> str:
    """« défis 1 et 2 ; un autre jour : défis 3, 4 et 5 »; "" where all are played in one day."""
    later = _later(lesson)
    told = _("{today} ; un autre jour : {later}")
    return told.format(today=_numbers(lesson, lesson.sheet.today), later=_numbers(lesson, later)) if later else ""


def another_day(lesson: Lesson) -> str:
    """Which challenges are for a second sitting of half a class, or for another day; "" where there are none."""
    if half := lesson.sheet.half_class:
        first, second = (_numbers(lesson, names) for names in half.challenges)
        return _("En demi-classe : {first}, puis {second}").format(first=first, second=second)
    later = _later(lesson)
    return _("Un autre jour : {later}").format(later=_numbers(lesson, later)) if later else ""


def _later(lesson: Lesson) -> list[str]:
    chosen = lesson.sheet.today
    return [each.id for each in lesson.challenges if chosen and each.id not in chosen]


def _numbers(lesson: Lesson, names: Sequence[str]) -> str:
    """« défis 1, 2 et 4 »: the numbers that the challenges of these ids have on their cards."""
    places = [place for place, each in enumerate(lesson.challenges, 1) if each.id in names]
    most = [str(place) for place in places]
    listed = _("{first} et {last}").format(first=", ".join(most[:-1]), last=most[-1]) if len(most) > 1 else most[0]
    return ngettext("défi {numbers}", "défis {numbers}", len(most)).format(numbers=listed)
