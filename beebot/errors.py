"""The root of every error that is meant for a person.

Its text is one sentence in the language of the person, saying what is wrong, where, and what to do. The
commands print it and leave with status 1; anything else that escapes is a bug and shows a traceback.
"""

SHOWN = 30
"""How many characters of a faulty value a message repeats."""


class KitError(Exception):
    """An error that a person can mend; ``str(error)`` is the sentence to show."""


class BadValueError(KitError, ValueError):
    """Something cannot be made of a value, as of ``Repeat(1000, …)`` or a wall between far cells.

    A pupil who writes Python is a person and reads the sentence. Elsewhere nobody typed that value, for what comes from
    files and the command line is checked before: there it is a bug, and the commands let it through.
    """


def shown(value: object) -> str:
    """``value`` on one line, cut to what a message can hold, without control characters."""
    text = value if isinstance(value, str) else repr(value)
    line = "".join(sign if sign.isprintable() else " " for sign in text[: 2 * SHOWN]).strip()
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
