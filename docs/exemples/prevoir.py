# Prévoir : où le programme s'arrête-t-il ?
from beebot import defi, judge

trajet = defi("6x5", depart="A1 est", genre="prevoir", programme="avancer avancer gauche avancer")
for prevision in ("C1", "C2"):
    print(prevision, judge(trajet, prevision).succeeded)

# Affiche :
# C1 False
# C2 True
