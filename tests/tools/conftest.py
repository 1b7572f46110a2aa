"""What the tools' tests share with those of the screen."""

from tests.simulateur.conftest import display

__all__ = ["display"]
