# Lire une séance du kit, et dire en combien de cartes se réussit chaque défi à programmer.
import lecons
from beebot import Genre, load_lesson, solve

fichier = next(fichier for fichier in lecons.lessons() if fichier.stem == "la-visite-des-fleurs")
seance = load_lesson(fichier)
print(seance.title.fr)
for defi in seance.challenges:
    if defi.genre is Genre.PROGRAM:
        print("-", defi.id, ":", solve(defi).cards, "cartes")

# Affiche :
# La visite des fleurs
# - premiere-fleur : 3 cartes
# - la-fleur-cachee : 5 cartes
# - deux-fleurs : 8 cartes
# - le-tour-de-la-mare : 11 cartes
