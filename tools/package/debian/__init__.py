"""One ``.deb`` for Debian 12 and 13, and what is made of them."""
