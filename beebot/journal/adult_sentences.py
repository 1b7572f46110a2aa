"""The sentences that tell an adult what happened to the journal, in the language in use."""

from collections.abc import Callable
from pathlib import Path

from beebot.files.private_folder import MOST_ASIDE
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.journal.damage_notices import Damage


def befell(file: Path, damage: Damage) -> str:
    """The sentence for the adult on a journal that was damaged, deleted or cut, with how many tries came back."""
    if not damage.aside:
        message = _(
            "le journal {file} a été supprimé, remplacé ou coupé (essais revenus : {back} ; perdus : {lost}) ; si vous"
            " en avez une copie, remettez-la à sa place, et pour tout effacer passez par la page Données"
        )
        return message.format(file=file, back=damage.back, lost=damage.lost)
    if not damage.back:
        message = _(
            "le journal {file} était abîmé ; il est mis de côté sous le nom {aside} (le kit garde les {most} derniers)"
            " et un nouveau commence"
        )
        return message.format(file=file, aside=damage.aside, most=MOST_ASIDE)
    message = _(
        "le journal {file} était abîmé ; il est réparé (essais revenus : {back} ; perdus : {lost}) et l'ancien fichier "
        "est gardé sous le nom {aside} (le kit garde les {most} derniers)"
    )
    return message.format(file=file, back=damage.back, lost=damage.lost, aside=damage.aside, most=MOST_ASIDE)


def not_kept(why: Callable[[], str]) -> str:
    """The sentence that no try can be kept for now; ``why`` makes the reason."""
    remedy = _("en attendant, ce qui est joué n'est pas gardé")
    return f"{why()} ({remedy})"


def refused(file: Path, error: OSError) -> str:
    """The sentence that the disk refuses to write ``file``, with the reason in ``error``."""
    return _("le disque refuse d'écrire le journal {file} ({reason}) ; vérifiez la place et les droits").format(
        file=file, reason=reason(error)
    )


def newer(file: Path) -> str:
    """The sentence that a later version of the kit wrote ``file``."""
    return _("le journal {file} vient d'une version plus récente du kit ; mettez le kit à jour").format(file=file)


def closed(file: Path) -> str:
    """The sentence that ``file`` cannot be opened."""
    return _("le journal {file} ne s'ouvre pas ; vérifiez la place et les droits sur ce dossier").format(file=file)
