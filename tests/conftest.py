"""What holds for every test: properties are decided by what they find, and by no clock; Ctrl-C is heard."""

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("kit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A background job is started deaf to Ctrl-C. The programs that tests start would inherit that, and never end.
    signal.signal(signal.SIGINT, signal.default_int_handler)
