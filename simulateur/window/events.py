"""Makes the events that every skin shares from the events of pygame."""

import pygame

from simulateur.pages.input import events

_MOUSE_TOUCH_ID = -1
"""The touch device that SDL makes up from the mouse."""
_KEYS = {
    pygame.K_UP: "ArrowUp",
    pygame.K_DOWN: "ArrowDown",
    pygame.K_LEFT: "ArrowLeft",
    pygame.K_RIGHT: "ArrowRight",
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_ESCAPE: "Escape",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_DELETE: "Delete",
    pygame.K_TAB: "Tab",
    pygame.K_HOME: "Home",
    pygame.K_PAGEUP: "PageUp",
    pygame.K_PAGEDOWN: "PageDown",
    pygame.K_F1: "F1",
}
"""The names of keys that write nothing. Any other key is named by its letter."""
_LETTERS = range(0x20, 0x7F)


def read_event(event: pygame.event.Event, size: tuple[int, int]) -> events.Event | None:
    """The kit's event for one of pygame, in a window of ``size`` pixels.

    None for an event that no hand made, and for the second of two that SDL sends for one touch.
    """
    found: events.Event | None = None
    match event.type:
        case pygame.KEYDOWN:
            found = _key(event)
        case pygame.KEYUP:
            found = events.Up(events.Presser(events.Device.KEYBOARD, _name(event.key)))
        case pygame.FINGERDOWN | pygame.FINGERMOTION | pygame.FINGERUP if event.touch_id != _MOUSE_TOUCH_ID:
            found = _finger(event, size)
        case pygame.MOUSEBUTTONDOWN if _presses(event):
            found = events.Down(events.MOUSE, event.pos)
        case pygame.MOUSEBUTTONUP if _presses(event):
            found = events.Up(events.MOUSE)
        case pygame.MOUSEMOTION if not event.touch:
            found = events.Move(events.MOUSE, event.rel[0], event.rel[1], bool(event.buttons[0]))
        case pygame.MOUSEWHEEL:
            found = events.Wheel(-int(event.y), pygame.mouse.get_pos())
        case pygame.WINDOWFOCUSLOST:
            found = events.Away()
    return found


def _key(event: pygame.event.Event) -> events.KeyPress:
    """On a French keyboard figures are written with Shift: only ``unicode`` knows."""
    text = event.dict.get("unicode", "")
    return events.KeyPress(_name(event.key), bool(event.mod & pygame.KMOD_SHIFT), text if text.isprintable() else "")


def _finger(event: pygame.event.Event, size: tuple[int, int]) -> events.Event:
    by = events.Presser(events.Device.FINGER, f"{event.touch_id}:{event.finger_id}")
    if event.type == pygame.FINGERDOWN:
        return events.Down(by, (event.x * size[0], event.y * size[1]))
    if event.type == pygame.FINGERUP:
        return events.Up(by)
    return events.Move(by, event.dx * size[0], event.dy * size[1])


def _presses(event: pygame.event.Event) -> bool:
    """Whether ``event`` is of the left button of a mouse.

    A wheel sends other buttons. For a finger SDL makes up a button of its own.
    """
    return event.button == pygame.BUTTON_LEFT and not event.touch


def _name(code: int) -> str:
    if code in _KEYS:
        return _KEYS[code]
    if code in _LETTERS:
        return chr(code).lower()
    return str(code)
