"""``kit.py tablette construire``: the folder that any web space serves, and that a tablet keeps for good.

``site`` puts it together of what the other files make. Nothing here runs on a tablet, but for ``inside``, which
Pyodide runs while the folder is built.
"""
