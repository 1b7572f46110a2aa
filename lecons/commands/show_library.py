"""``bibliotheque``: which packs this machine has taken in; and take one out."""

import argparse

from beebot.console.typed import typed
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import language, noted
from lecons.commands.import_pack import add_data_folder, as_data, library_of, packs_are_closed
from lecons.commands.verb import Report, Verb
from lecons.library import count_of


def _arguments(parser: argparse.ArgumentParser) -> None:
    told = _("retirer ce paquet de la bibliothèque ; son nom est le premier mot de sa ligne")
    parser.add_argument("--retirer", metavar="NOM", help=told)
    add_data_folder(parser)


def _act(options: argparse.Namespace) -> Report:
    library = library_of(options)
    if options.retirer is not None:
        kept = library.remove(options.retirer)
        sentence = _("« {title} » n'est plus dans la bibliothèque")
        return Report(sentence.format(title=kept.title(language())), as_data(kept))
    if closed := packs_are_closed():
        raise KitError(closed)
    packs = library.packs()
    if not packs:
        sentence = _("la bibliothèque est vide ; « {command} importer PAQUET » y ajoute un paquet")
        told = sentence.format(command=typed("beebot-lecons"))
        return Report(told, {"packs": []})
    line = _("{name} : « {title} », {count}")
    lines = [line.format(name=each.name, title=each.title(language()), count=count_of(each)) for each in packs]
    return Report("\n".join(lines), {"packs": [as_data(each) for each in packs]})


HOLDINGS = Verb("bibliotheque", noted("lister les paquets de la bibliothèque, ou en retirer un"), _arguments, _act)
