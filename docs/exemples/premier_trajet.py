# L'abeille part de A1 et regarde vers l'est. Où va-t-elle ?
from beebot import run, tapis

trajet = run("avancer avancer gauche avancer", "A1 est", tapis("6x5"))
print(trajet)
print("Elle finit en", trajet.end)

# Affiche :
# départ A1 est
# 0 avancer -> B1 est
# 1 avancer -> C1 est
# 2 gauche -> C1 nord
# 3 avancer -> C2 nord
# Elle finit en C2 nord
