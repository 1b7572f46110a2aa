# L'échelle des indices : chaque appel aide un peu plus.
from beebot import defi, hint

fleur = defi("6x5", depart="A1 est", cibles=["C2"], indices=["Où est la fleur ?"])
for appel in (1, 2, 3, 4):
    aide = hint(fleur, "avancer avancer droite avancer", appel)
    print(appel, aide.kind.value, aide.text.fr if aide.text else "")

# Affiche :
# 1 question Où est la fleur ?
# 2 carte fautive
# 3 début juste
# 4 quelle carte
