"""The outlines of letters that mats show, taken from the kit's font: ``python -m tools.letters``."""
