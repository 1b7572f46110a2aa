"""What each drawing of a file is called on the style page."""

from lecons.names import ANIMALS, animal
from lecons.pictures.artwork import ASSETS


def names() -> dict[str, str]:
    """The name of each drawing of ``assets`` and of each landmark, by its file's name without ending."""
    tokens = {f"token-{name}": animal(name) for name in ANIMALS}
    files = sorted(ASSETS.glob("sign-*.svg"))
    signs = {file.stem: file.stem.removeprefix("sign-") for file in files}
    drawings = {**_bees(), **_glyphs(), **_icons()}
    return {**drawings, **signs, **tokens, **_lamps(), **_on_the_mat(), **_flowers()}


def _bees() -> dict[str, str]:
    return {
        "bee": "abeille",
        "bee-blink": "cligne",
        "bee-happy": "contente",
        "bee-sorry": "désolée",
        "bee-wondering": "cherche",
        "bee-plaster": "pansement",
        "bee-wings-up": "ailes levées",
        "bee-shadow": "ombre",
        "partner": "deuxième abeille",
        "partner-blink": "cligne",
        "partner-happy": "contente",
        "partner-sorry": "désolée",
        "partner-wondering": "cherche",
        "partner-wings-up": "ailes levées",
        "head": "tête de lecture",
        "ladybird": "coccinelle",
        "hand": "main qui montre",
    }


def _glyphs() -> dict[str, str]:
    return {
        "glyph-forward": "avancer",
        "glyph-forward-by": "avancer de…",
        "glyph-backward": "reculer",
        "glyph-left": "pivoter à gauche",
        "glyph-right": "pivoter à droite",
        "glyph-left-45": "demi-pivot à gauche",
        "glyph-right-45": "demi-pivot à droite",
        "glyph-go": "GO",
        "glyph-pause": "pause",
        "glyph-clear": "effacer",
        "glyph-next": "suite",
    }


def _icons() -> dict[str, str]:
    return {
        "icon-home": "accueil",
        "icon-ear": "écouter",
        "icon-eye": "regarder encore",
        "icon-bulb": "aide",
        "cable": "câble du robot",
        "icon-child": "je suis l'abeille",
        "icon-bucket": "jouer librement",
        "icon-again": "encore",
        "icon-again-pictures": "encore",
        "icon-garden": "jardin d'après",
        "icon-meadow": "jardin d'avant",
        "icon-film": "film",
        "icon-story": "histoire",
        "icon-frame": "garder en image",
        "icon-crate": "des images à poser",
        "icon-mats": "d'autres tapis",
        "icon-camera": "garder son tapis",
        "icon-steps": "pas à pas",
        "icon-resume": "finir sur le robot",
        "icon-robot": "robot",
        "icon-tortoise": "tortue",
        "icon-hare": "lièvre",
        "icon-repeat": "répéter",
        "icon-undo": "défaire",
        "icon-redo": "refaire",
        "icon-stop": "arrêter",
        "icon-stop-all": "tout arrêter",
        "icon-data": "données",
        "icon-settings": "réglages",
        "icon-print": "imprimer",
        "icon-tablet": "tablettes",
        "icon-library": "bibliothèque",
        "icon-voice": "micro",
        "icon-muted": "sans voix",
        "icon-key": "porte des adultes",
        "notice": "à lire",
    }


def _lamps() -> dict[str, str]:
    return {
        "lamp-off": "éteint",
        "lamp-searching": "on le cherche",
        "lamp-hand": "sans lien",
        "lamp-linked": "répond",
        "robot-by-hand": "on appuie",
        "lamp-maybe": "peut-être là",
        "lamp-lost": "perdu",
    }


def _on_the_mat() -> dict[str, str]:
    return {
        "fleur-bouton": "fleur à visiter",
        "fleur-ouverte": "fleur visitée",
        "ruche": "ruche",
        "mare": "mare",
        "mare-large": "mare de deux cases",
        "tuft": "herbe",
        "flag": "drapeau",
        "patch-mushroom": "champignon",
        "patch-acorn": "gland",
        "patch-leaf": "feuille d'arbre",
    }


def _flowers() -> dict[str, str]:
    return {
        "flower-closed": "plus tard",
        "flower-bud-plum": "à faire",
        "flower-bud-blue": "à faire",
        "flower-bud-coral": "à faire",
        "flower-open-plum": "fait",
        "flower-open-blue": "fait",
        "flower-open-coral": "fait",
        "flower-small-plum": "elle reste",
        "flower-small-blue": "elle reste",
        "flower-small-coral": "elle reste",
        "pot-honey": "pot de miel",
        "pot-plum": "peinture",
        "pot-coral": "peinture",
        "pot-blue": "peinture",
        "scarf-coral": "écharpe",
        "scarf-blue": "écharpe",
        "scarf-green": "écharpe",
        "scarf-plum": "écharpe",
        "petal": "pétale",
        "petal-blue": "pétale",
        "petal-coral": "pétale",
    }
