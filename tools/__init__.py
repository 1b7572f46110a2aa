"""What only those who develop the kit use; nothing in the kit imports it."""
