"""Drafts of challenges: drawn at random, solved, put in words, twins thrown away. ``generator`` is the door to it."""
