"""What every maker of files does: it looks at its folder before its work, writes whole files, and says what failed."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from beebot.console.terminal import ended
from beebot.errors import KitError
from beebot.files.system_errors import reason


def made(action: Callable[[], int]) -> int:
    """Run a maker and return its exit status, as ``ended`` does; a file that fails is told, with what to do."""
    return ended(lambda: _told(action))


def _told(action: Callable[[], int]) -> int:
    try:
        return action()
    except shutil.Error as error:  # of a folder that is copied: a list of source, copy and what the system said
        _source, copy, said = error.args[0][0]
        number = re.match(r"\[Errno (\d+)\]", said)
        raise _refused(OSError(int(number[1]) if number else 0, said, copy)) from error
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> KitError:
    where = error.filename2 or error.filename or "un fichier"
    return KitError(f"{where} : {reason(error)} ; vérifiez la place et les droits, ou donnez un autre dossier")


def writable(folder: Path) -> Path:
    """The folder, made if it is not there yet, in which a file was written and removed again.

    Raises:
        OSError: it is no folder, or may not be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:  # it names the file, which nobody knows
        raise OSError(error.errno, error.strerror, str(folder)) from error


@contextmanager
def growing(folder: Path) -> Iterator[Path]:
    """Where to write files for ``folder``: they come there once the block ends, and none of them if it fails.

    Their names are those they will have, since programs tell the kind of a file by its name.
    """
    with tempfile.TemporaryDirectory(prefix=".en-cours-", dir=folder) as place:
        yield Path(place)
        for new in sorted(Path(place).iterdir()):
            new.replace(folder / new.name)
