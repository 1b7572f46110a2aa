"""``kit.py tablette construire``: the folder that any web space serves, and that a tablet keeps for good.

``site`` puts the folder together from what the other files make. Nothing here runs on a tablet. Pyodide runs the files
that end in ``_inside`` while the folder is built.
"""
