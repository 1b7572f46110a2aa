"""The root of every error that is meant for a person.

Its text is one sentence in the language of the person, saying what is wrong, where, and what to do. The
commands print it and leave with status 1; anything else that escapes is a bug and shows a traceback.
"""


class KitError(Exception):
    """Something a person can mend; ``str(error)`` is the sentence to show."""
