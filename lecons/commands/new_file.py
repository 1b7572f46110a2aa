"""How ``nouveau`` writes: a file that nobody has yet, whole or not at all."""

import json
import re
import unicodedata
from pathlib import Path
from string import Template

from beebot.errors import KitError
from beebot.files.atomic_file import whole_file
from beebot.i18n import gettext as _

_LONGEST_ID = 60
_MODELS = Path(__file__).parent / "modeles"


def filled(model: str, **words: str) -> str:
    """The text of the file ``model`` of the folder ``modeles``, each of ``words`` filled in where its name stands."""
    return Template((_MODELS / f"{model}.txt").read_text("utf-8")).substitute(words)


def write_new(file: Path, text: str) -> None:
    """Write ``text`` to ``file``, whole or not at all.

    Raises:
        KitError: it is there already, or it cannot be written.
    """
    try:
        file.open("x").close()  # takes the name: nobody else's file is ever replaced
    except FileExistsError:
        raise taken(file) from None
    except (OSError, ValueError):
        raise unwritable(file) from None
    try:
        with whole_file(file) as stream:
            stream.write(text)
    except OSError:
        file.unlink(missing_ok=True)
        raise unwritable(file) from None


def identifier(stem: str) -> str:
    """``stem`` as an id: small letters without accents, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", stem.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_ID].strip("-") or "ma-seance"


def title_of(folder: Path) -> str:
    """The name of ``folder`` as people write a title, a string of YAML: « notre-ville » is "Notre ville"."""
    name = folder.resolve().name.replace("-", " ").strip() or identifier("")
    return json.dumps(name[0].upper() + name[1:], ensure_ascii=False)


def taken(file: Path) -> KitError:
    """The error to raise because ``file`` exists already; it says what to do."""
    return KitError(_("« {file} » existe déjà ; choisissez un autre nom").format(file=file))


def unwritable(file: Path) -> KitError:
    """The error to raise because ``file`` cannot be written; it says what to do."""
    return KitError(_("impossible d'écrire « {file} » ; vérifiez le dossier et le droit d'y écrire").format(file=file))
