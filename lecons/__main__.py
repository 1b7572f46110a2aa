"""``beebot-lecons``: check séances, and try a program on a challenge without the screen."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

import lecons
from beebot.challenge import Challenge
from beebot.command import Program, Repeat, cards
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from beebot.judge import Outcome, Verdict, judge
from beebot.lesson import LearningPath, Lesson
from beebot.loader import ContentError, Problem, load_file, load_lesson
from beebot.mat import BumpedInto, Mat
from beebot.notation import REPEAT, parse_program
from beebot.terminal import Parser, add_language, obey


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    return obey(_parser(), _act, argv)


def _act(options: argparse.Namespace) -> int:
    if options.verbe == "verifier":
        print(verify(options.fichiers or [*lecons.mats(), *lecons.lessons(), *lecons.paths()]))
    else:
        print(trace(options.defi, options.programme))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="beebot-lecons", description="Vérifier et essayer les séances.")
    add_language(parser)
    verbs = parser.add_subparsers(dest="verbe", required=True, metavar="verifier|trace")
    check = verbs.add_parser("verifier", help="lire des fichiers et dire tout ce qui est à corriger")
    check.add_argument(
        "fichiers",
        nargs="*",
        type=Path,
        metavar="FICHIER",
        help="séances, parcours, tapis, ou dossiers entiers ; sans rien, ceux du kit",
    )
    attempt = verbs.add_parser("trace", help="essayer un programme sur un défi")
    attempt.add_argument("defi", metavar="FICHIER[#défi]", help="la séance, et le défi s'il n'est pas le premier")
    attempt.add_argument("programme", help="comme « avancer gauche pause » ou « ↑ ↶ ⏸ », entre guillemets")
    return parser


def verify(given: Iterable[Path]) -> str:
    """Read every file, and those of every folder, and say in one sentence that all is well.

    Raises:
        KitError: a folder holds no file, or something is wrong somewhere; every problem is told once.
    """
    problems: dict[Problem, None] = {}
    files = [file for item in given for file in _files(item)]
    read = []
    for file in files:
        try:
            read.append(load_file(file))
        except ContentError as error:
            problems |= dict.fromkeys(error.problems)
    if problems:
        raise ContentError(problems)
    return _summary(read)


def _files(given: Path) -> list[Path]:
    if not given.is_dir():
        return [given]
    files = sorted(given.rglob("*.yaml"))
    if not files:
        raise KitError(_("aucun fichier .yaml dans {folder}").format(folder=given))
    return files


def _summary(read: list[LearningPath | Lesson | Mat]) -> str:
    found = {lesson.id: lesson for item in read if isinstance(item, LearningPath) for lesson in item.lessons}
    found |= {item.id: item for item in read if isinstance(item, Lesson)}
    if not found:
        return ngettext("{count} fichier : tout est bon", "{count} fichiers : tout est bon", len(read)).format(
            count=len(read)
        )
    challenges = sum(len(lesson.challenges) for lesson in found.values())
    return _("{lessons}, {challenges} : tout est bon").format(
        lessons=ngettext("{count} séance", "{count} séances", len(found)).format(count=len(found)),
        challenges=ngettext("{count} défi", "{count} défis", challenges).format(count=challenges),
    )


def trace(where: str, text: str) -> str:
    """Run the program ``text`` on the challenge ``FICHIER[#défi]``: its trace, then the judge's word.

    Raises:
        KitError: the lesson, the challenge or the program cannot be read.
    """
    program = parse_program(text)
    file, _sign, name = where.partition("#")
    challenge = _challenge(load_lesson(Path(file)), name)
    verdict = judge(challenge, program)
    return f"{verdict.trace}\n{_sentence(verdict, challenge, program)}"


def _challenge(lesson: Lesson, name: str) -> Challenge:
    by_id = {challenge.id: challenge for challenge in lesson.challenges}
    if not name:
        return lesson.challenges[0]
    if name in by_id:
        return by_id[name]
    near = get_close_matches(name, by_id, n=1)
    remedy = (
        _("vouliez-vous « {word} » ?").format(word=near[0])
        if near
        else _("cette séance contient {words}").format(words=", ".join(by_id))
    )
    raise KitError(_("défi inconnu « {name} » ; {remedy}").format(name=name, remedy=remedy))


def _card_word(program: Program, place: int) -> str:
    """The word of the card at ``place``; for an empty program, none."""
    card = next(islice(cards(program), place, None), None)
    return "" if card is None else REPEAT if isinstance(card, Repeat) else card.value


def _sentence(verdict: Verdict, challenge: Challenge, program: Program) -> str:
    """The judge's word in the language of the person; instructions are counted from 1."""
    sentences = {
        Outcome.SUCCESS: ngettext("réussi en {count} instruction", "réussi en {count} instructions", len(program)),
        Outcome.EMPTY: _("programme vide"),
        Outcome.TOO_LONG: _("trop d'instructions : {count}, pour {limit} au plus"),
        Outcome.FORBIDDEN_KEY: _("instruction {place} : « {word} » n'est pas une touche de ce défi"),
        Outcome.BUMP: _("instruction {place} : choc contre {thing}"),
        Outcome.OUT_OF_ORDER: _("instruction {place} : cette cible n'est pas la suivante"),
        Outcome.TARGET_MISSED: _("il manque une cible"),
        Outcome.NOT_ARRIVED: _("arrêt en {cell}, l'arrivée est en {goal}"),
    }
    things = {BumpedInto.EDGE: _("le bord"), BumpedInto.OBSTACLE: _("un obstacle"), BumpedInto.WALL: _("un mur")}
    failing = verdict.failing or 0
    bump = verdict.trace.bump
    return sentences[verdict.outcome].format(
        count=len(program),
        limit=challenge.max_instructions,
        place=failing + 1,
        word=_card_word(program, failing),
        thing=things[bump.bump] if bump and bump.bump else "",
        cell=verdict.trace.end.cell,
        goal=challenge.goal,
    )


if __name__ == "__main__":
    sys.exit(main())
