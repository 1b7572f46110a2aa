"""What only a machine can do, for sessions: content read, things kept, robots driven, sentences spoken."""
