"""Drawings as SVG text, from a size and a state: keys, cards, mats, the garden. No pygame here."""
