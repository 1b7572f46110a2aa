"""The engine: one program, one trace. Pure: no screen, no port, no clock."""
