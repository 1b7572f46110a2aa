"""Strips of cards, and all that is drawn on them."""
