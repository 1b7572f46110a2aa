"""The address of the folder that a town serves to tablets, as this computer keeps it: given once, for every print.

A line of text in a file of its own, so that whoever installs computers may put it there.
"""

from pathlib import Path
from urllib.parse import urlsplit

from beebot.errors import KitError, shown
from beebot.files.atomic_file import whole_file
from beebot.files.private_folder import make_folder, read_small
from beebot.i18n import gettext as _

FILE = "adresse-des-tablettes.txt"
"""Its name in the folder where the kit keeps its data."""
LONGEST = 80
"""The most letters of an address: a longer one makes a square whose modules are too small for a camera."""
_LARGEST = 1 << 12


def checked(address: str) -> str:
    """``address``, the web address of a folder of tablets' lessons, in the form to which a QR code adds a lesson.

    Raises:
        KitError: no tablet can play there.
    """
    try:
        parts = urlsplit(address)
        wrong = parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment or not address.isascii()
    except ValueError:
        wrong = True
    if wrong or any(each.isspace() for each in address):
        sentence = _(
            "« {address} » n'est pas l'adresse d'un dossier de tablettes ; donnez-la entière, comme "
            "https://ecole.exemple.fr/abeille/"
        )
        raise KitError(sentence.format(address=shown(address)))
    folder = address if address.endswith(("/", ".html")) else f"{address}/"
    if len(folder) > LONGEST:
        sentence = _(
            "cette adresse a {count} lettres, plus de {most} : ses carrés seraient trop fins ; il en faut une courte"
        )
        raise KitError(sentence.format(count=len(folder), most=LONGEST))
    return folder


def kept_address(folder: Path) -> str:
    """The address in the file that ``keep_address`` wrote to ``folder``; ``""`` if there is none.

    Raises:
        KitError: the file cannot be read, or holds something else; the sentence names it.
    """
    file = folder / FILE
    try:
        text = read_small(file, _LARGEST).decode("utf-8-sig").strip()  # some editors write a mark first
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError) as error:
        raise KitError(_("{file} ne se lit pas ; effacez-le, et redonnez l'adresse").format(file=file)) from error
    if not text:
        return ""
    try:
        return checked(text)
    except KitError as error:
        raise KitError(_("{file} : {problem}").format(file=file, problem=error)) from error


def keep_address(folder: Path, address: str) -> None:
    """Write the ``checked`` address to its file in ``folder``, over the one before.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    make_folder(folder)
    with whole_file(folder / FILE, private=True) as stream:
        stream.write(f"{address}\n")
