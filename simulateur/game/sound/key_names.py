"""What a child hears of a key that is kept down, and of an animal whose turn has come."""

from collections.abc import Mapping

from beebot.i18n import gettext as _
from beebot.i18n import noted
from simulateur.game.controls import AnyKey, Key

_NAMES: Mapping[AnyKey, str] = {
    Key.FORWARD: noted("Avancer d'une case."),
    Key.BACKWARD: noted("Reculer d'une case."),
    Key.LEFT: noted("Pivoter à gauche, sur place."),
    Key.RIGHT: noted("Pivoter à droite, sur place."),
    Key.LEFT_45: noted("Pivoter un peu à gauche."),
    Key.RIGHT_45: noted("Pivoter un peu à droite."),
    Key.PAUSE: noted("Attendre un peu."),
    Key.HEADING: noted("Tourner l'abeille de ce côté."),
    Key.FLAG: noted("Le drapeau : là où l'abeille va s'arrêter."),
    Key.ROLL: noted("Le rouleau : la suite des cartes."),
    Key.REPEAT: noted("Répéter."),
    Key.CLEAR: noted("Effacer."),
    Key.GO: noted("Go ! L'abeille part."),
    Key.STAMPS: noted("La caisse : des images à poser."),
    Key.MAT: noted("Les tapis : on change de tapis."),
    Key.SCARVES: noted("Les écharpes de l'abeille."),
    Key.PLUM: noted("La peinture violette."),
    Key.CORAL: noted("La peinture rose."),
    Key.BLUE: noted("La peinture bleue."),
    Key.CAMERA: noted("L'appareil photo : garder ton tapis."),
    Key.OFFER: noted("À ton tour : le suivant joue ce défi."),
    Key.TURN: noted("Touche, et c'est au tour du suivant."),
    Key.GARDEN: noted("Le chemin : on va voir un autre jardin."),
    Key.PLAY: noted("Jouer librement : comme tu veux."),
    Key.AGAIN: noted("Encore une fois."),
    Key.RESTART: noted("Recommencer l'histoire."),
    Key.FILM: noted("Le film : revoir ton programme."),
    Key.FRAME: noted("Le cadre : garder ton chemin en image."),
    Key.WATCH: noted("L'œil : regarder l'abeille encore."),
    Key.STEP: noted("Pas à pas : une carte à la fois."),
    Key.TORTOISE: noted("La tortue : doucement."),
    Key.HARE: noted("Le lièvre : vite."),
    Key.UNDO: noted("Défaire : comme juste avant."),
    Key.REDO: noted("Refaire ce qu'on a défait."),
    Key.VIEW: noted("Je suis l'abeille : je vois comme elle."),
    Key.HINT: noted("L'ampoule : une aide."),
    Key.ROBOT: noted("Le vrai robot part."),
    Key.STOP_ROBOT: noted("Le robot s'arrête."),
    Key.RESUME: noted("Le robot finit son chemin."),
    Key.PRESSED: noted("C'est fait : j'ai appuyé sur le robot."),
    Key.STOP_ALL: noted("Tous les robots s'arrêtent."),
}
_TURNS = {
    "fox": noted("C'est au tour du renard."),
    "frog": noted("C'est au tour de la grenouille."),
    "owl": noted("C'est au tour du hibou."),
    "mouse": noted("C'est au tour de la souris."),
    "penguin": noted("C'est au tour du pingouin."),
    "pig": noted("C'est au tour du cochon."),
    "lion": noted("C'est au tour du lion."),
    "hedgehog": noted("C'est au tour du hérisson."),
}


def spoken_name(key: AnyKey) -> str | None:
    """The sentence that names ``key``; None for one without a sign, or one that speaks when it is touched."""
    return _(_NAMES[key]) if key in _NAMES else None


def all_names() -> tuple[str, ...]:
    """Every sentence that names a key, to be recorded."""
    return tuple(map(_, _NAMES.values()))


def turn_of(animal: str) -> str:
    """The sentence that says that it is the turn of ``animal``, one of ``ANIMALS``."""
    return _(_TURNS[animal])
