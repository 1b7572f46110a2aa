"""How ``kit.py`` speaks to a terminal of any kind."""

import os
import sys

LINES_SHOWN = 15
"""So many lines of another program's output are shown."""


def say(text: str, to: str = "stderr") -> bool:
    """Write a line to ``stdout`` or ``stderr``; returns whether that worked. A closed or full output stops nothing."""
    stream = getattr(sys, to)
    if stream is None:
        return True
    try:
        print(text, file=stream, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # or Python complains of it when it ends
        return False
    return True


def answered(text: str) -> int:
    """Write what was asked for; returns the exit status: 1, after a sentence, where the output does not take it."""
    if say(text, to="stdout"):
        return 0
    say(
        "La réponse ne peut pas être écrite ; vérifiez la place, ou envoyez-la ailleurs. "
        "/ The answer cannot be written: check the room, or send it elsewhere."
    )
    return 1


def shown(text: str) -> str:
    """``text`` with each control character as its code, so that a terminal obeys none of them."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def show_end(output: str) -> None:
    """Write the last lines of a program's ``output``, where the reason of a failure is."""
    say("\n".join(map(shown, output.splitlines()[-LINES_SHOWN:])))
