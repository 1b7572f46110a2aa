"""What each drawing of a file is called on the style page."""

from beebot.i18n import gettext as _
from lecons.pictures.artwork import ASSETS
from lecons.words import ANIMALS, animal


def names() -> dict[str, str]:
    """The name of each drawing of ``assets`` and each landmark, by its file's stem."""
    tokens = {f"token-{name}": animal(name) for name in ANIMALS}
    files = sorted(ASSETS.glob("sign-*.svg"))
    signs = {file.stem: file.stem.removeprefix("sign-") for file in files}
    drawings = {**_bees(), **_glyphs(), **_icons()}
    return {**drawings, **signs, **tokens, **_lamps(), **_on_the_mat(), **_flowers()}


def _bees() -> dict[str, str]:
    return {
        "bee": _("abeille"),
        "bee-blink": _("cligne"),
        "bee-happy": _("contente"),
        "bee-sorry": _("désolée"),
        "bee-wondering": _("cherche"),
        "bee-plaster": _("pansement"),
        "bee-wings-up": _("ailes levées"),
        "bee-shadow": _("ombre"),
        "partner": _("deuxième abeille"),
        "partner-blink": _("cligne"),
        "partner-happy": _("contente"),
        "partner-sorry": _("désolée"),
        "partner-wondering": _("cherche"),
        "partner-wings-up": _("ailes levées"),
        "head": _("tête de lecture"),
        "head-coral": _("tête annoncée"),
        "ladybird": _("coccinelle"),
        "hand": _("main qui montre"),
    }


def _glyphs() -> dict[str, str]:
    return {
        "glyph-forward": _("avancer"),
        "glyph-forward-by": _("avancer de…"),
        "glyph-backward": _("reculer"),
        "glyph-left": _("pivoter à gauche"),
        "glyph-right": _("pivoter à droite"),
        "glyph-left-45": _("demi-pivot à gauche"),
        "glyph-right-45": _("demi-pivot à droite"),
        "glyph-go": "GO",
        "glyph-pause": _("pause"),
        "glyph-clear": _("effacer"),
        "glyph-next": _("suite"),
    }


def _icons() -> dict[str, str]:
    return {
        "icon-home": _("accueil"),
        "icon-ear": _("écouter"),
        "icon-eye": _("regarder encore"),
        "icon-bulb": _("aide"),
        "cable": _("câble du robot"),
        "icon-child": _("je suis l'abeille"),
        "icon-bucket": _("jouer librement"),
        "icon-again": _("encore"),
        "icon-again-pictures": _("encore"),
        "icon-garden": _("jardin d'après"),
        "icon-meadow": _("jardin d'avant"),
        "icon-film": _("film"),
        "icon-story": _("histoire"),
        "icon-frame": _("garder en image"),
        "icon-drawer": _("tiroir"),
        "icon-steps": _("pas à pas"),
        "icon-resume": _("finir sur le robot"),
        "icon-robot": _("robot"),
        "icon-tortoise": _("tortue"),
        "icon-hare": _("lièvre"),
        "icon-repeat": _("répéter"),
        "icon-undo": _("défaire"),
        "icon-redo": _("refaire"),
        "icon-stop": _("arrêter"),
        "icon-stop-all": _("tout arrêter"),
        "icon-data": _("données"),
        "icon-settings": _("réglages"),
        "icon-print": _("imprimer"),
        "icon-tablet": _("tablettes"),
        "icon-library": _("bibliothèque"),
        "icon-voice": _("micro"),
        "icon-muted": _("sans voix"),
        "icon-key": _("porte des adultes"),
        "notice": _("à lire"),
    }


def _lamps() -> dict[str, str]:
    return {
        "lamp-off": _("éteint"),
        "lamp-searching": _("on le cherche"),
        "lamp-hand": _("sans lien"),
        "lamp-linked": _("répond"),
        "robot-by-hand": _("on appuie"),
        "lamp-maybe": _("peut-être là"),
        "lamp-lost": _("perdu"),
    }


def _on_the_mat() -> dict[str, str]:
    return {
        "fleur-bouton": _("fleur à visiter"),
        "fleur-ouverte": _("fleur visitée"),
        "ruche": _("ruche"),
        "mare": _("mare"),
        "mare-large": _("mare de deux cases"),
        "tuft": _("herbe"),
        "flag": _("drapeau"),
        "patch-mushroom": _("champignon"),
        "patch-acorn": _("gland"),
        "patch-leaf": _("feuille d'arbre"),
    }


def _flowers() -> dict[str, str]:
    return {
        "flower-closed": _("plus tard"),
        "flower-bud-plum": _("à faire"),
        "flower-bud-blue": _("à faire"),
        "flower-bud-coral": _("à faire"),
        "flower-open-plum": _("fait"),
        "flower-open-blue": _("fait"),
        "flower-open-coral": _("fait"),
        "flower-small-plum": _("elle reste"),
        "flower-small-blue": _("elle reste"),
        "flower-small-coral": _("elle reste"),
        "pot-honey": _("pot de miel"),
        "petal": _("pétale"),
        "petal-blue": _("pétale"),
        "petal-coral": _("pétale"),
    }
