"""Of robots: the plans of the kit's own, and programs that answer as the robots of others do."""
