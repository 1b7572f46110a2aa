"""What a child hears of a key that is kept down, and of an animal whose turn has come."""

from beebot.i18n import gettext as _
from simulateur.game.controls import AnyKey, Key


def spoken_name(key: AnyKey) -> str | None:
    """The sentence to say; None for a key without a sign, or one that speaks when it is touched."""
    return (_moves() | _tools()).get(key)


def all_names() -> tuple[str, ...]:
    """Every name there is, once."""
    return tuple(dict.fromkeys((_moves() | _tools()).values()))


def _moves() -> dict[AnyKey, str]:
    return {
        Key.FORWARD: _("Avancer d'une case."),
        Key.BACKWARD: _("Reculer d'une case."),
        Key.LEFT: _("Pivoter à gauche, sur place."),
        Key.RIGHT: _("Pivoter à droite, sur place."),
        Key.LEFT_45: _("Pivoter un peu à gauche."),
        Key.RIGHT_45: _("Pivoter un peu à droite."),
        Key.PAUSE: _("Attendre un peu."),
        Key.HEADING: _("Tourner l'abeille de ce côté."),
        Key.FLAG: _("Le drapeau : là où l'abeille va s'arrêter."),
        Key.ROLL: _("Le rouleau : la suite des cartes."),
        Key.REPEAT: _("Répéter."),
        Key.CLEAR: _("Effacer."),
    }


def _tools() -> dict[AnyKey, str]:
    return {
        Key.GO: _("Go ! L'abeille part."),
        Key.STAMPS: _("La caisse : des images à poser."),
        Key.MAT: _("Les tapis : on change de tapis."),
        Key.SCARVES: _("Les écharpes de l'abeille."),
        Key.PLUM: _("La peinture violette."),
        Key.CORAL: _("La peinture rose."),
        Key.BLUE: _("La peinture bleue."),
        Key.CAMERA: _("L'appareil photo : garder ton tapis."),
        Key.OFFER: _("À ton tour : le suivant joue ce défi."),
        Key.TURN: _("Touche, et c'est au tour du suivant."),
        Key.GARDEN: _("Le chemin : on va voir un autre jardin."),
        Key.PLAY: _("Jouer librement : comme tu veux."),
        Key.AGAIN: _("Encore une fois."),
        Key.RESTART: _("Recommencer l'histoire."),
        Key.FILM: _("Le film : revoir ton programme."),
        Key.FRAME: _("Le cadre : garder ton chemin en image."),
        Key.WATCH: _("L'œil : regarder l'abeille encore."),
        Key.STEP: _("Pas à pas : une carte à la fois."),
        Key.TORTOISE: _("La tortue : doucement."),
        Key.HARE: _("Le lièvre : vite."),
        Key.UNDO: _("Défaire : comme juste avant."),
        Key.REDO: _("Refaire ce qu'on a défait."),
        Key.VIEW: _("Je suis l'abeille : je vois comme elle."),
        Key.HINT: _("L'ampoule : une aide."),
        Key.ROBOT: _("Le vrai robot part."),
        Key.STOP_ROBOT: _("Le robot s'arrête."),
        Key.RESUME: _("Le robot finit son chemin."),
        Key.PRESSED: _("C'est fait : j'ai appuyé sur le robot."),
        Key.STOP_ALL: _("Tous les robots s'arrêtent."),
    }


def turn_of(animal: str) -> str:
    """The sentence that gives an animal of ``ANIMALS`` its turn."""
    return {
        "fox": _("C'est au tour du renard."),
        "frog": _("C'est au tour de la grenouille."),
        "owl": _("C'est au tour du hibou."),
        "mouse": _("C'est au tour de la souris."),
        "penguin": _("C'est au tour du pingouin."),
        "pig": _("C'est au tour du cochon."),
        "lion": _("C'est au tour du lion."),
        "hedgehog": _("C'est au tour du hérisson."),
    }[animal]
