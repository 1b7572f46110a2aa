"""The pygame skin: the window, its painter, its loop, and pictures drawn without a display."""


class NoDisplayError(Exception):
    """This machine has no screen to open a window on."""
