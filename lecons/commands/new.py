"""``nouveau``: a séance, a mat or a learning path to fill in, which reads as it is."""

import argparse
from pathlib import Path
from types import MappingProxyType

from beebot.challenge import Genre
from beebot.console.typed import from_its_folder, typed
from beebot.errors import KitError
from beebot.i18n import gettext as _
from beebot.i18n import noted
from lecons.commands.new_file import identifier, title_of, unwritable, write_new
from lecons.commands.new_path import write_path
from lecons.commands.verb import Report, Verb

_LESSON, _MAT, _PATH = "seance", "tapis", "parcours"
_SEANCE = """\
# Une séance à compléter : remplacez chaque phrase, puis lancez « {command} verifier » sur ce fichier.
# Après une espace et le signe dièse, une ligne est une note pour vous.
format: 1
id: {id}  # ne change plus : le progrès des enfants s'y rattache
titre: "Titre de la séance"
niveau: GS  # PS, MS, GS, CP ou CE1
duree_min: 30
fiche:
  groupement: "4 enfants autour d'un robot"
  objectif: "Ce que les enfants apprennent."
  programme: "Cycle 1, se repérer dans l'espace."
  materiel: "1 robot, 1 tapis, 10 cartes."
  mots: ["avancer", "pivoter à gauche", "case"]
  etapes:  # autant d'étapes qu'il en faut, chacune précédée d'un tiret
    - minutes: 10
      groupement: "Ensemble"
      dire: "Ce que vous dites."
      faire: "Ce que font les enfants."
    - minutes: 20
      groupement: "À deux"
      dire: "Ce que vous dites."
      faire: "Ce que font les enfants."
  plus_simple: "Comment rendre la séance plus simple."
  plus_difficile: "Comment rendre la séance plus difficile."
  observer: ["ce que l'enfant sait faire"]
  debranche: "La même chose sans robot ni écran."
  # Une fiche qui sert en dit plus ; enlevez le signe dièse de ce qui vous est utile :
  # preparation_min: 5
  # passages: 5  # un groupe par jour
  # reussite: "À quoi l'on voit que c'est réussi."
  # autres_eleves: ["Ce que font les autres pendant ce temps."]
  # erreurs:
  #   - {{on_voit: "Ce qu'il fait.", on_dit: "Ce que vous dites.", kit: "Ce que fait le kit."}}
  # imprimer: ["Ce qu'il faut imprimer."]
# ecran: {{mode: par_deux, minutes: 10}}  # aucun, collectif ou par_deux
# histoire:  # des pages que l'enfant entend et voit, entre les défis
#   - {{dire: "Il était une fois une abeille.", image: ruche}}
#   - {{defi: vers-la-fleur}}
defis:  # autant de défis que vous voulez, chacun précédé d'un tiret
  - id: vers-la-fleur
    genre: programmer  # ou {genres}
    consigne: "Va jusqu'à la fleur."
    tapis: {{largeur: 6, hauteur: 5}}  # ou le nom d'un tapis, comme prairie
    depart: {{case: A1, vers: est}}  # A1 est en bas à gauche ; nord est en haut
    cibles: [{{case: C2}}]
    obstacles: [D1]
    touches: [avancer, gauche, droite]
    max_instructions: 6
    indices: ["Où est la tête de l'abeille ?"]
"""


_TAPIS = """\
# Un tapis à compléter : mettez vos photos dans « images », à côté de « tapis », et nommez-les sous « cases ».
# Pour y jouer : {play}
format: 1
id: {id}  # comme le fichier
titre: {title}
largeur: 5
hauteur: 4
obstacles: [C3]
decor: {{sol: ville, obstacle: ville-barriere, obstacle_large: ville-barriere}}
cases:  # A1 est en bas à gauche ; « image: ecole » montre images/ecole.jpg
  A1: {{nom: {{fr: "la maison", en: "the house"}}, image: ville-maison}}
  C1: {{nom: {{fr: "l'école", en: "the school"}}, image: ville-ecole, son: cloche}}
  E2: {{nom: {{fr: "la mairie", en: "the town hall"}}, image: ville-mairie}}
  B4: {{nom: {{fr: "le parc", en: "the park"}}, image: ville-parc}}
"""


def write_mat(folder: Path) -> Path:
    """Make ``folder`` a content folder with a mat to fill in and a place for its pictures; returns the mat's file.

    Raises:
        KitError: there is such a mat already, or it cannot be written.
    """
    name = identifier(folder.resolve().name)
    file = folder / "tapis" / f"{name}.yaml"
    try:
        for inside in (file.parent, folder / "images"):
            inside.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError):
        raise unwritable(file) from None
    opening = f"--ouvrir {file}"
    play = [f"{typed('beebot')} {opening}"]
    if not from_its_folder():
        play.append(f"python3 kit.py {opening}")
    told = " (ou, depuis le dossier du kit : ".join(play) + ")" * (len(play) - 1)
    write_new(file, _TAPIS.format(id=name, title=title_of(folder), play=told))
    return file


def write_lesson(file: Path) -> str:
    """Write a séance to fill in to ``file``, whole or not at all; returns its id.

    Raises:
        KitError: its name does not end in ``.yaml``, the file is there already, or it cannot be written.
    """
    if file.suffix != ".yaml":
        raise KitError(_("« {file} » ne finit pas par .yaml ; écrivez {name}.yaml").format(file=file, name=file.stem))
    name = identifier(file.stem)
    write_new(file, _blank(name))
    return name


def _blank(name: str) -> str:
    """A séance to fill in, of this id."""
    _first, *others = (genre.value for genre in Genre)
    return _SEANCE.format(id=name, genres=", ".join(others), command=typed("beebot-lecons"))


def _arguments(parser: argparse.ArgumentParser) -> None:
    what = _("seance (sans rien), tapis ou parcours")
    parser.add_argument("quoi", nargs="?", choices=[_LESSON, _MAT, _PATH], default=_LESSON, help=what)
    help_file = _("le fichier à écrire, qui finit par .yaml ; pour un tapis ou un parcours, le dossier")
    parser.add_argument("fichier", type=Path, metavar="FICHIER", help=help_file)
    chosen = _("pour un parcours : les séances du kit à y copier, comme gs/cinq-cartes (une à compléter)")
    parser.add_argument("--avec", nargs="+", default=[], metavar="NOM", help=chosen)


def _act(options: argparse.Namespace) -> Report:
    if options.avec and options.quoi != _PATH:
        raise KitError(_("« --avec » va avec « nouveau parcours » ; enlevez-le"))
    return _MAKERS[options.quoi](options)


def _new_mat(options: argparse.Namespace) -> Report:
    file = write_mat(options.fichier)
    message = _("« {file} » est prêt ; mettez vos photos dans « {images} »")
    told = message.format(file=file, images=file.parent.parent / "images")
    return Report(told, {"file": str(file), "mat": file.stem})


def _new_path(options: argparse.Namespace) -> Report:
    file, first = write_path(options.fichier, options.avec, _blank)
    message = _("« {file} » est prêt ; pour y jouer : {play} --ouvrir {folder} --seance {first}")
    folder = f'"{options.fichier}"' if " " in str(options.fichier) else options.fichier
    told = message.format(file=file, play=typed("beebot"), folder=folder, first=first)
    return Report(told, {"file": str(file), "path": file.stem, "first": first})


def _new_lesson(options: argparse.Namespace) -> Report:
    name = write_lesson(options.fichier)
    message = _("« {file} » est prêt ; ouvrez-le dans un éditeur de texte").format(file=options.fichier)
    return Report(message, {"file": str(options.fichier), "lesson": name})


_MAKERS = MappingProxyType({_LESSON: _new_lesson, _MAT: _new_mat, _PATH: _new_path})
NEW = Verb("nouveau", noted("écrire une séance, un tapis ou un parcours à compléter"), _arguments, _act)
"""The verb's line in the table."""
