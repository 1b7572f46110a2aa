"""What is said when the radio of this computer, or a robot at the other end of it, does not do its part."""

from beebot.console.typed import typed
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.robot import LinkLostError, RobotError


class NoRadioError(RobotError):
    """The radio cannot be used: there is none, it is off, or this account may not use it."""


class NoBleakError(NoRadioError):
    """``bleak`` is not installed."""


class NotThereError(RobotError):
    """No robot is in range, or not the one that was named."""


class NotSuchARobotError(RobotError):
    """The device is not a robot of the kind that was named; it may be one of another kind."""


NO_ADAPTER = noted(
    "cet ordinateur n'a pas de Bluetooth ; branchez une clé Bluetooth 4.0 ou plus récente, puis recommencez"
)
TOO_OLD = noted(
    "l'adaptateur Bluetooth de cet ordinateur ne connaît pas la basse énergie ; "
    "branchez une clé Bluetooth 4.0 ou plus récente, puis recommencez"
)
SWITCHED_OFF = noted(
    "le Bluetooth de cet ordinateur est éteint ; allumez-le dans les réglages du système, puis recommencez"
)
FORBIDDEN = noted(
    "le système interdit le Bluetooth à ce programme ; donnez-lui ce droit dans les réglages "
    "(sous Linux : « sudo usermod -aG bluetooth $USER », puis rouvrez la session)"
)
NO_SERVICE = noted(
    "le service Bluetooth de cet ordinateur ne tourne pas ; lancez-le "
    "(« sudo systemctl enable --now bluetooth ») ou installez « bluez », puis recommencez"
)
"""On Linux alone: BlueZ is that service."""


def radio_failed(reason: str) -> NoRadioError:
    """The sentence for an unforeseen error of the radio; ``reason`` is bleak's own, in English."""
    return NoRadioError(
        _("le Bluetooth de cet ordinateur refuse ({reason}) ; éteignez-le, rallumez-le, puis recommencez").format(
            reason=reason
        )
    )


def absent(port: str) -> NotThereError:
    """The sentence for a robot that does not show itself: it sleeps, is far, or a tablet is connected to it."""
    return NotThereError(
        _(
            "le robot {port} ne se montre pas ; allumez-le, approchez-le, "
            "et fermez l'application de la tablette qui le tient peut-être, puis recommencez"
        ).format(port=port)
    )


def taken(port: str) -> NotThereError:
    """The sentence for a robot that shows itself and refuses the connection."""
    return NotThereError(
        _(
            "le robot {port} se montre mais refuse la liaison ; une autre tablette le tient peut-être : "
            "fermez-y son application, éteignez et rallumez le robot, puis recommencez"
        ).format(port=port)
    )


def several(name: str, ports: list[str]) -> RobotError:
    """The sentence for several robots with one ``name``, at these ``ports``."""
    return RobotError(
        _("plusieurs robots s'appellent « {name} » ; dites lequel par son adresse : {ports}").format(
            name=name, ports=", ".join(ports)
        )
    )


def not_such_a_robot(port: str, robot: str) -> NotSuchARobotError:
    """The sentence for a device that connects and lacks the service of the robot that was named."""
    return NotSuchARobotError(
        _(
            "{port} n'est pas un {robot} ; "
            "choisissez un autre robot, ou une autre sorte (« {command} liste » les montre)"
        ).format(port=port, robot=robot, command=typed("beebot-robot"))
    )


def not_by_air(robot: str) -> RobotError:
    """The sentence for a kind of robot that has no Bluetooth Low Energy."""
    return RobotError(
        _("un {robot} ne se relie pas par une adresse « ble: » ; donnez le nom de son port").format(robot=robot)
    )


def gone(port: str) -> LinkLostError:
    """The sentence for a robot that was connected and is no longer in reach."""
    return LinkLostError(
        _(
            "le robot {port} n'est plus à portée, et il roule peut-être encore ; "
            "prenez-le en main, approchez-le, puis recommencez"
        ).format(port=port)
    )
