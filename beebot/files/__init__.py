"""Files and folders that the kit writes: whole or not at all, locked, erased; and why a system refuses."""
