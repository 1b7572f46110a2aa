"""``trace``: try an answer on a challenge, without the screen."""

import argparse
from collections.abc import Sequence

from beebot.challenge import Answer, Challenge, Choice, Genre, PairPrograms, Prediction
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import Step, Trace
from beebot.notation import parse_program
from beebot.pose import Cell, Heading
from beebot.verdict import Verdict, judge
from lecons.commands.find import WHERE, find_challenge
from lecons.commands.verb import Report, Verb
from lecons.commands.verdicts import sentence


def trace(where: str, texts: Sequence[str]) -> Report:
    """Give the answer ``texts`` to the challenge ``FICHIER[#défi]``: its trace, then the judge's word.

    Raises:
        KitError: the lesson, the challenge or the answer cannot be read.
    """
    challenge = find_challenge(where)
    answer = read_answer(challenge, texts)
    verdict = judge(challenge, answer)
    word = sentence(verdict, challenge, answer)
    return Report(f"{_traces(verdict)}\n{word}", _data(challenge, verdict, word))


def read_answer(challenge: Challenge, texts: Sequence[str]) -> Answer:
    """The answer that the genre asks for: a program, two for two robots, a cell, or the number of a program.

    Raises:
        KitError: it cannot be read, or is not what the genre asks for.
    """
    if challenge.genre is Genre.PAIR:
        if len(texts) == 1:
            raise KitError(_("ce défi se joue avec deux robots ; donnez un programme pour chacun"))
        return PairPrograms(parse_program(texts[0]), parse_program(texts[1]))
    if len(texts) > 1:
        raise KitError(_("ce défi se joue avec un seul robot ; enlevez « {text} »").format(text=texts[1]))
    if challenge.genre is Genre.PREDICT:
        return _prediction(texts[0])
    if challenge.genre is Genre.CHOOSE:
        return _choice(texts[0], len(challenge.choices))
    return parse_program(texts[0])


def _prediction(text: str) -> Prediction:
    cell, _space, heading = text.strip().partition(" ")
    try:
        return Prediction(Cell.parse(cell), Heading(heading.strip()) if heading else None)
    except ValueError:
        raise KitError(
            _("« {text} » ne dit pas où le robot s'arrête ; écrivez une case, comme C4 ou « C4 nord »").format(
                text=text
            )
        ) from None


def _choice(text: str, count: int) -> Choice:
    numbers = {str(number): number for number in range(1, count + 1)}
    if text.strip() not in numbers:
        raise KitError(
            _("« {text} » n'est pas le numéro d'un programme ; choisissez de 1 à {count}").format(
                text=text, count=count
            )
        )
    return Choice(numbers[text.strip()] - 1)


def _traces(verdict: Verdict) -> str:
    if verdict.partner is None:
        return str(verdict.trace)
    return f"robot 1\n{verdict.trace}\nrobot 2\n{verdict.partner}"


def _data(challenge: Challenge, verdict: Verdict, word: str) -> dict[str, object]:
    traces = [each for each in (verdict.trace, verdict.partner) if each]
    return {
        "challenge": challenge.id,
        "genre": challenge.genre.value,
        "outcome": verdict.outcome.name.lower(),
        "succeeded": verdict.succeeded,
        "sentence": word,
        "card": None if verdict.failing is None else verdict.failing + 1,
        "turns": list(verdict.turns),
        "robot": verdict.robot + 1,
        "runs": [_run(each) for each in traces],
    }


def _run(trace: Trace) -> dict[str, object]:
    start = {"cell": str(trace.start.cell), "heading": trace.start.heading.value}
    return {"start": start, "steps": [_step(step) for step in trace.steps]}


def _step(step: Step) -> dict[str, object]:
    return {
        "card": step.index + 1,
        "turns": list(step.turns),
        "command": step.command.value,
        "cell": str(step.after.cell),
        "heading": step.after.heading.value,
        "bump": step.bump.value if step.bump else None,
    }


def answer_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare a challenge and an answer to it, for every verb that takes one."""
    parser.add_argument("defi", metavar=WHERE, help=_("la séance, et le défi s'il n'est pas le premier"))
    parser.add_argument(
        "reponse",
        metavar="RÉPONSE",
        help=_(
            "un programme comme « avancer gauche pause » ou « ↑ ↶ ⏸ », entre guillemets ; pour prevoir, une case "
            "comme C4 ou « C4 nord » ; pour choisir, le numéro du programme"
        ),
    )
    parser.add_argument("seconde", metavar="PROGRAMME", nargs="?", help=_("pour a_deux, le programme du second robot"))


def answer_texts(options: argparse.Namespace) -> list[str]:
    """What was written as an answer."""
    return [options.reponse] if options.seconde is None else [options.reponse, options.seconde]


def _act(options: argparse.Namespace) -> Report:
    return trace(options.defi, answer_texts(options))


TRACE = Verb("trace", noted("essayer une réponse sur un défi"), answer_arguments, _act)
