"""Where this computer is found on its network."""

import ipaddress
import socket

from beebot.errors import KitError
from beebot.i18n import gettext as _

_ANYWHERE = "192.0.2.1"
"""An address of nobody (RFC 5737). Asking the system by which way it would be reached sends nothing."""
PORT = 8765
"""The port: registered for nothing that a school has. An adult reads it in large digits, and types it."""


def own_address() -> str:
    """The number of this computer on the network by which it would reach others.

    Raises:
        KitError: it is on no network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((_ANYWHERE, 9))
            found = str(asked.getsockname()[0])
        except OSError:
            found = ""
    if not found or ipaddress.ip_address(found).is_loopback:
        raise KitError(
            _("cet ordinateur n'est sur aucun réseau ; reliez-le au Wi-Fi des tablettes, puis ouvrez de nouveau")
        )
    return found


def checked(address: str) -> str:
    """An address that an adult gives.

    Raises:
        KitError: it is no number of a computer, or one that the whole Internet reaches.
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        sentence = _("« {address} » n'est pas une adresse comme 192.168.1.20 ; les réglages du Wi-Fi la disent")
        raise KitError(sentence.format(address=address)) from None
    if not (number.is_private or number.is_link_local) or number.is_unspecified:
        sentence = _("« {address} » n'est pas une adresse d'un réseau d'école ; donnez celle du Wi-Fi de la classe")
        raise KitError(sentence.format(address=address))
    return address
