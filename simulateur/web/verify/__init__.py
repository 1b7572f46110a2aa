"""``kit.py tablette verifier``: whether a web space, or a folder, gives tablets what ``construire`` made.

``spaces`` asks for files, ``faults`` judges what came, ``command`` tells a person.
"""
