"""For Windows: a folder that runs from anywhere, and what installs it, ``setup.exe`` and ``.msi``."""
