"""The one gate for pictures and recordings that are not the kit's own.

Text is judged first, without drawing it (``svg``, ``photographs``, ``recordings``). What passes is made into pixels
(``raster``) or decoded once, by a worker with limits of time and memory (``worker_process``, ``worker``). What was
judged is what is used.
"""
