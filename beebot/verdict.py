"""The one judge of every kind of challenge: it runs an answer at once, reads the trace, and says how it ends."""

from dataclasses import replace

from beebot.challenge import Answer, Challenge, Choice, Genre, PairPrograms, Prediction
from beebot.rules import Outcome, Verdict, judge_pair, judge_prediction, judge_program

__all__ = ["Outcome", "Verdict", "judge"]


def judge(challenge: Challenge, answer: Answer) -> Verdict:
    """Say how ``answer`` ends.

    Raises:
        TypeError: the answer is not of the kind that the genre asks for.
        ValueError: the choice is none of the programs.
    """
    match challenge.genre, answer:
        case Genre.PREDICT, Prediction():
            return judge_prediction(challenge, answer)
        case Genre.CHOOSE, Choice(place):
            if not 0 <= place < len(challenge.choices):
                raise ValueError(f"no program {place} of {len(challenge.choices)}")
            verdict = judge_program(challenge, challenge.choices[place])
            return verdict if verdict.succeeded else replace(verdict, outcome=Outcome.WRONG_CHOICE)
        case Genre.PAIR, PairPrograms():
            return judge_pair(challenge, answer)
        case ((Genre.PROGRAM | Genre.DEBUG | Genre.COMPLETE | Genre.REPRODUCE | Genre.FREE), tuple()):
            return judge_program(challenge, answer)
    raise TypeError(f"{challenge.genre} is not answered by {type(answer).__name__}")
