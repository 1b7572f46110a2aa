"""Stands in for the process that speaks and hears: ``stand_in.py HEARD LOG [MOST]``; it dies after ``MOST`` orders.

``HEARD`` says, as JSON, how many phonemes of a sentence are heard wrong at each speed; it writes each order to ``LOG``.
"""

import base64
import json
import sys
from pathlib import Path

heard, log = json.loads(sys.argv[1]), Path(sys.argv[2])
most = int(sys.argv[3]) if len(sys.argv) > 3 else 10**9
speed = 0.0
print(json.dumps({"ready": True}), flush=True)
for number, line in enumerate(sys.stdin):
    if number == most:
        sys.exit(1)
    order = json.loads(line)
    if order["do"] == "speak":
        speed = order["speed"]
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{speed} {order['text']}\n")
        answer = {"samples": base64.b64encode(bytes(32_000)).decode()}
    else:
        wrong = heard.get(order["words"], {}).get(str(speed), 0)
        told = {"heard": "", "wrong": wrong, "phonemes": 9, "seconds": 1.0, "lufs": -16.0, "peak_db": -2.0}
        answer = told
    print(json.dumps(answer), flush=True)
