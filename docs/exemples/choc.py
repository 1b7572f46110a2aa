# Une mare en C1 : le programme s'arrête au choc.
from beebot import run, tapis

prairie = tapis("6x5", obstacles=["C1"], murs=[("A2", "B2")])
trajet = run("avancer avancer avancer", "A1 est", prairie)
print(trajet)
choc = trajet.bump
if choc and choc.bump:
    print("La carte", choc.index + 1, "cogne :", choc.bump.value)

# Affiche :
# départ A1 est
# 0 avancer -> B1 est
# 1 avancer choc obstacle
# La carte 2 cogne : obstacle
