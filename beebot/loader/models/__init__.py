"""What files may hold: pydantic models whose aliases are the French keys, each with what a JSON Schema says of it."""
