"""What prints: a séance, a level or one thing of them, as a PDF at its true size.

``paper`` is arithmetic, ``documents`` make plain values, ``modeles`` lay them out, and ``typeset`` alone knows Typst.
"""
