"""Files that install the kit on computers without a network: one package for each system."""
