"""Robots on Bluetooth Low Energy: found by their name, written to through one GATT service, as a ``Link``.

``bleak`` speaks to the radio of each system. It is an extra (``pip install beebot-kit[ble]``), so it is imported when
a radio is asked for and not before.
"""
