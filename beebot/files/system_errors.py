"""Why the system refused a file or an address, in the words of the catalogue.

The system's own words are English, whatever the person reads.
"""

import errno

from beebot.files.private_folder import NotRegularError
from beebot.i18n import gettext as _
from beebot.i18n import noted

_WORDS = {
    errno.ENOENT: noted("dossier ou fichier introuvable"),
    errno.ENOTDIR: noted("un fichier est à la place d'un dossier"),
    errno.EISDIR: noted("c'est un dossier"),
    errno.EEXIST: noted("ce nom est déjà pris"),
    errno.ENOTEMPTY: noted("le dossier n'est pas vide"),
    errno.EACCES: noted("accès refusé"),
    errno.EPERM: noted("accès refusé"),
    errno.EROFS: noted("disque en lecture seule"),
    errno.ENOSPC: noted("disque plein"),
    errno.EDQUOT: noted("toute la place permise est prise"),
    errno.EFBIG: noted("fichier trop gros"),
    errno.EMFILE: noted("trop de fichiers ouverts"),
    errno.ENFILE: noted("trop de fichiers ouverts"),
    errno.EIO: noted("le disque ou l'appareil répond mal"),
    errno.EBUSY: noted("fichier occupé par un autre programme"),
    errno.ENAMETOOLONG: noted("nom trop long"),
    errno.ELOOP: noted("liens qui tournent en rond"),
    errno.EINVAL: noted("nom ou demande que ce disque ne permet pas"),
    errno.ENXIO: noted("appareil absent"),
    errno.ENODEV: noted("appareil absent"),
    errno.EADDRINUSE: noted("un autre programme se sert déjà de ce port"),
    errno.EADDRNOTAVAIL: noted("cette adresse n'est pas celle de cet ordinateur"),
    errno.ECONNREFUSED: noted("rien n'écoute à cette adresse"),
    errno.ETIMEDOUT: noted("pas de réponse à temps"),
    errno.EHOSTUNREACH: noted("aucun chemin n'y mène"),
    errno.ENETUNREACH: noted("aucun réseau n'y mène"),
}


def reason(error: OSError) -> str:
    """Why the system refused, in a few words of the language in use, or by the error's number."""
    if isinstance(error, NotRegularError):
        return _("ce n'est pas un fichier")
    if error.errno in _WORDS:
        return _(_WORDS[error.errno])
    if error.errno is None:
        return _("erreur inconnue du système")
    return _("erreur {number} du système").format(number=error.errno)
