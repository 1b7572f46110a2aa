"""A text that a person asked for, as a file where she said."""

from pathlib import Path

from beebot.errors import KitError
from beebot.files.atomic_file import whole_file
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _


def write_out(file: Path, text: str) -> None:
    """Write ``text`` to ``file``, whole or not at all.

    Raises:
        KitError: it cannot be written.
    """
    try:
        with whole_file(file) as written:
            written.write(text)
    except OSError as error:
        raise KitError(
            _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier").format(
                file=file, reason=reason(error)
            )
        ) from error
