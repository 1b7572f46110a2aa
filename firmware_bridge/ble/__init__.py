"""Robots on Bluetooth Low Energy: found by their name, written to through one GATT service, as a ``Link``.

``bleak`` speaks to the radio of each system. It takes memory and time to import, so that is done when a radio
is asked for and not before.
"""
