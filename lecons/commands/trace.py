"""``trace``: try an answer on a challenge, without the screen."""

import argparse
from collections.abc import Sequence

from beebot.challenge import Challenge, Genre
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import Step, Trace
from beebot.judging.rules import Verdict
from beebot.kinds import judge, kind_of
from beebot.parts.answer_types import Answer
from lecons.commands.named_challenges import WHERE, find_challenge
from lecons.commands.verb import Report, Verb
from lecons.commands.verdict_sentences import sentence


def trace(where: str, texts: Sequence[str]) -> Report:
    """Run the answer ``texts`` to the challenge ``where`` (``FICHIER[#défi]``): the report has its trace and verdict.

    Raises:
        KitError: the lesson, the challenge or the answer cannot be read.
    """
    challenge = find_challenge(where)
    answer = read_answer(challenge, texts)
    verdict = judge(challenge, answer)
    word = sentence(verdict, challenge, answer)
    text = word if challenge.pictures else f"{_traces(verdict)}\n{word}"
    return Report(text, _data(challenge, verdict, word))


def read_answer(challenge: Challenge, texts: Sequence[str]) -> Answer:
    """The answer to ``challenge`` in ``texts``: one program, two for two robots, or what else its genre asks for.

    Raises:
        KitError: it cannot be read, or is not what the genre asks for.
    """
    answer: Answer = kind_of(challenge.genre).read_answer(challenge, texts)
    return answer


def _traces(verdict: Verdict) -> str:
    if verdict.partner is None:
        return str(verdict.trace)
    return f"robot 1\n{verdict.trace}\nrobot 2\n{verdict.partner}"


def _data(challenge: Challenge, verdict: Verdict, word: str) -> dict[str, object]:
    traces = [] if challenge.pictures else [each for each in (verdict.trace, verdict.partner) if each]
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
    others = [_(kind.answer_help) for kind in map(kind_of, Genre) if kind.answer_help]
    program = _("un programme comme « avancer gauche pause » ou « ↑ ↶ ⏸ », entre guillemets")
    parser.add_argument("defi", metavar=WHERE, help=_("la séance, et le défi s'il n'est pas le premier"))
    parser.add_argument(
        "reponse",
        metavar="RÉPONSE",
        help=" ; ".join([program, *others]),
    )
    parser.add_argument("seconde", metavar="PROGRAMME", nargs="?", help=_("pour a_deux, le programme du second robot"))


def answer_texts(options: argparse.Namespace) -> list[str]:
    """The texts of the answer in ``options``, as they were typed."""
    return [options.reponse] if options.seconde is None else [options.reponse, options.seconde]


def _act(options: argparse.Namespace) -> Report:
    return trace(options.defi, answer_texts(options))


TRACE = Verb("trace", noted("essayer une réponse sur un défi"), answer_arguments, _act)
