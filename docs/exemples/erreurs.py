# Ce qui ne va pas est dit en une phrase, avec quoi faire.
from beebot import KitError, Repeat, defi, judge

essais = (
    lambda: defi("6x5", depart="A1 est", cibles=["G1"]),
    lambda: defi("6x5", depart="A1 est", murs=[("A1", "C1")]),
    lambda: defi("6x5", depart="A1"),
    lambda: Repeat(1000, ()),
    lambda: judge(defi("6x5", depart="A1 est", cibles=["C1"]), "avancer 2"),
)
for essai in essais:
    try:
        essai()
    except KitError as erreur:
        print(erreur)

# Affiche :
# la case G1 est hors du tapis, qui va de A1 à F5
# A1 et C1 ne se touchent pas ; un mur se met entre deux cases voisines
# « A1 » ne dit pas une case et une orientation ; écrivez par exemple « A1 est »
# une répétition fait de 2 à 9 tours, pas 1000
# mot inconnu « 2 » à la place 2 du programme ; écrivez « avancer avancer »
