"""Where this computer is found on its network."""

import errno
import ipaddress
import socket

from beebot.errors import KitError
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _

_ANYWHERE = "192.0.2.1"
"""An address of nobody (RFC 5737). Asking the system by which way it would be reached sends nothing."""
_FOURTH = 4
"""The version of the protocol whose reserved numbers are those of no computer; 255.255.255.255 is all at once."""
PORT = 8765
"""The port: registered for nothing that a school has. An adult reads it in large digits, and types it."""


def own_address() -> str:
    """The IP address of this computer on the network by which it would reach others.

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
    """``address`` as an adult gave it, once it is certain that tablets can use it.

    Raises:
        KitError: it is no IP address of one computer, or one that the whole Internet reaches.
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        sentence = _("« {address} » n'est pas une adresse comme 192.168.1.20 ; les réglages du Wi-Fi la disent")
        raise KitError(sentence.format(address=address)) from None
    everybodys = number.is_unspecified or (number.version == _FOURTH and number.is_reserved)
    if everybodys or not (number.is_private or number.is_link_local):
        sentence = _("« {address} » n'est pas une adresse d'un réseau d'école ; donnez celle du Wi-Fi de la classe")
        raise KitError(sentence.format(address=address))
    return address


def unopened(address: str, port: int, error: OSError) -> str:
    """The sentence that tells an adult that ``port`` at ``address`` could not be opened, and what to do."""
    if error.errno == errno.EADDRINUSE:
        remedy = _("fermez l'autre kit s'il y en a un, ou essayez « tablette ouvrir » avec un autre --port")
    elif error.errno == errno.EADDRNOTAVAIL:
        remedy = _("donnez la sienne, que disent les réglages du Wi-Fi")
    else:
        remedy = _("essayez « tablette ouvrir » avec un autre --port, de 1024 à 65535")
    sentence = _("impossible d'ouvrir {address}:{port} ({reason}) ; {remedy}")
    return sentence.format(address=address, port=port, reason=reason(error), remedy=remedy)
