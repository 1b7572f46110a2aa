"""What screen, paper and browser all draw: mats, cards, marks and signs, as SVG text. No pixel library here."""
