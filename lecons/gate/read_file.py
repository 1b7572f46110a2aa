"""The bytes of a file from outside, when it is an ordinary file of an ordinary size."""

import stat
from pathlib import Path

from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError


def bytes_of(file: Path, most: int) -> bytes:
    """All bytes of ``file``, which may have at most ``most``.

    Raises:
        RefusedError: it is not there, not an ordinary file, too large, or may not be read.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise RefusedError(_("ce n'est pas un fichier ordinaire ; remplacez-le"))
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else _("nom ou demande que ce disque ne permet pas")
        message = _("le fichier ne s'ouvre pas ({reason}) ; vérifiez son nom et le droit de le lire")
        raise RefusedError(message.format(reason=why)) from None
    if len(data) > most:
        message = _("le fichier dépasse {limit} Kio ; réduisez-le")
        raise RefusedError(message.format(limit=most // 1024))
    return data
