"""A browser as the screen: the same session, pages and turn as in the window, without pygame.

``scene_messages`` says what a browser has to draw anew, ``tablet`` is one turn of its loop. Neither imports a package
of somebody else, so that both also run inside a browser. ``www`` has what the browser runs.
"""
