"""How ``kit.py`` speaks to a terminal of any kind."""

import os
import sys

LINES_SHOWN = 15
"""So many lines of another program's output are shown."""


def say(text: str, to: str = "stderr") -> bool:
    """Write a line; whether it was written. An output that is closed or full is no reason to stop."""
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
    """Write what was asked for; the exit status, which is 1 after a sentence where the output does not take it."""
    if say(text, to="stdout"):
        return 0
    say(
        "La réponse ne peut pas être écrite ; vérifiez la place, ou envoyez-la ailleurs. "
        "/ The answer cannot be written: check the room, or send it elsewhere."
    )
    return 1


def shown(text: str) -> str:
    """The text, with a control character as its code: a terminal obeys none of them."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def show_end(output: str) -> None:
    """Show the end of what a program wrote, where the reason is."""
    say("\n".join(map(shown, output.splitlines()[-LINES_SHOWN:])))
