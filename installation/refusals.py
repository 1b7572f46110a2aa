"""What to do where an installation fails, in French and in English, and what still works."""

import errno
import re
import sys
import time
import urllib.parse

from installation.folders import ROOT, VENV, WHEELS
from installation.sentences import shown
from installation.stamp import read_stamp, this_python


def not_installed(output: str, extra: str) -> str:
    """What to do where pip has failed with ``output``, installing ``extra``; and what still works, in sentences."""
    stamp = read_stamp(VENV)
    works = len(stamp) > 1  # one that lacks a package has its first line alone
    kept = f" ; l'installation d'avant marche toujours, avec le Python {stamp[0].split()[1]}" if works else ""
    if is_full(output):
        return no_room(kept)
    if is_out_of_date(output):
        return wrong_date(kept)
    changed = changed_file(output)
    if changed:
        return (
            f"L'installation a échoué : le fichier {changed} est abîmé, ou n'est pas celui que kit.lock nomme ; "
            + ("copiez à nouveau le dossier roues" if WHEELS.is_dir() else "relancez la même commande")
            + f"{kept}. / The installation failed: the file {changed} is damaged, or is not the one of kit.lock; "
            + ('copy the folder "roues" again.' if WHEELS.is_dir() else "run the same command again.")
        )
    if WHEELS.is_dir():
        remedy = "python3 kit.py roues --tests" if extra else "python3 kit.py roues"
        return (
            f"L'installation a échoué : le dossier roues n'a pas tout ce que Python {this_python().split()[1]} demande "
            f"ici ; refaites-le par « {remedy} » sur une machine reliée à Internet, ou ôtez-le pour passer "
            f'par Internet{kept}. / The installation failed: the folder "roues" lacks something for this Python; make '
            f'it again with "{remedy}" where there is Internet, or take it away.'
        )
    return (
        f"L'installation a échoué : vérifiez la connexion à Internet, puis relancez la même commande{kept} ; sans "
        "réseau, docs/sans-reseau.md dit comment faire avec une clé USB. / The installation failed: check the Internet "
        "connection, then run the same command again; docs/sans-reseau.md says how to do without a network."
    )


def cannot_write(error: OSError) -> str:
    """The sentences for when the disk refuses with ``error``: what to do."""
    if error.errno == errno.ENOSPC:
        return no_room()
    if VENV.exists() and read_stamp(VENV)[:1] != [this_python()]:
        python = "{}.{}".format(*sys.version_info)
        return (
            f"Le kit de {shown(str(ROOT))} est installé pour un autre Python que celui-ci ({python}), et ce dossier "
            f"n'est pas à vous ({error.strerror}) : que la personne qui l'a installé le lance une fois. / This kit is "
            "installed for another Python: whoever installed it runs it once."
        )
    return (
        f"Impossible d'écrire dans {shown(str(ROOT))} ({error.strerror}) : fermez les fenêtres du kit, ou copiez-le "
        "dans un dossier à vous. / This folder cannot be written: close the kit's windows, or copy it to a folder of "
        "your own."
    )


def no_room(kept: str = "") -> str:
    """The sentences for when a disk is full: what to do; ``kept`` says what still works."""
    return (
        "L'installation a échoué : il n'y a plus de place sur le disque ; faites-y de la place, puis relancez la "
        f"même commande{kept}. / The installation failed: the disk is full; make room on it, then run the same "
        "command again."
    )


def wrong_date(kept: str = "") -> str:
    """The sentences for when a certificate does not hold at this computer's date, which old ones forget.

    ``kept`` says what still works.
    """
    today = time.strftime("%d/%m/%Y")
    return (
        f"L'installation a échoué : cet ordinateur se croit le {today}, et le certificat du serveur ne vaut pas ce "
        f"jour-là ; mettez-le à la date du jour, puis relancez la même commande{kept}. / The installation failed: "
        f"the certificate of the server is not valid on the date of this computer, {today}: set the date, then run the "
        "same command again."
    )


def is_out_of_date(output: str) -> bool:
    """Whether the ``output`` of a program says, in OpenSSL's words, that a certificate is not valid now."""
    return any(told in output for told in ("certificate is not yet valid", "certificate has expired"))


def is_full(output: str) -> bool:
    """Whether the ``output`` of a program that failed says, in any system's words, that a disk is full."""
    return any(told in output for told in (f"Errno {errno.ENOSPC}]", "No space left on device", "WinError 112]"))


def changed_file(output: str) -> str:
    """The name of the file that pip, in ``output``, refused since its hash is not the lock's; ``""`` if none."""
    if "DO NOT MATCH THE HASHES" not in output:
        return ""
    found = re.search(r" from \S*/([^/\s#?]+)", output.partition("DO NOT MATCH THE HASHES")[2])
    return shown(urllib.parse.unquote(found.group(1))) if found else "téléchargé"
