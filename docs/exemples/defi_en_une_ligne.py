# Un défi en une ligne, et trois réponses.
from beebot import defi, judge

fleur = defi("6x5", depart="A1 est", cibles=["C2"])
for reponse in ("avancer avancer", "avancer avancer gauche avancer", "reculer"):
    print(reponse, ":", judge(fleur, reponse).outcome.value)

# Affiche :
# avancer avancer : cible oubliée
# avancer avancer gauche avancer : réussi
# reculer : choc
