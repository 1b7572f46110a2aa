"""Single values as an author would write them in YAML: what any reader of YAML reads back to the same."""

import json
import re
from collections.abc import Iterable

from beebot.text import Text

_PLAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
"""Names that no YAML reader takes for something else, as some do ``no``, ``null``, ``010`` or ``2026-11-01``."""
_NO_TEXTS = ("no", "yes", "on", "off")
"""What many readers of YAML take for true or false; the first is Norwegian."""


def listed(items: Iterable[str]) -> str:
    """A YAML list on one line; its ``items`` are YAML already."""
    return f"[{', '.join(items)}]"


def sentence(text: Text) -> str:
    """``text`` as YAML: a sentence, or one for each language."""
    if not text.others:
        return quoted(text.fr)
    others = (f"{(quoted(code) if code in _NO_TEXTS else code)}: {quoted(said)}" for code, said in text.others)
    return f"{{fr: {quoted(text.fr)}, {', '.join(others)}}}"


def named(name: str) -> str:
    """The identifier ``name`` as YAML, in quotes where it could be taken for something else."""
    return name if _PLAIN.fullmatch(name) else quoted(name)


def quoted(text: str) -> str:
    """``text`` as YAML in double quotes."""
    return json.dumps(text, ensure_ascii=False)  # what JSON escapes, YAML's double quotes read alike
