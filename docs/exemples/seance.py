# Lire une séance du kit, et dire en combien de cartes chaque défi se réussit.
import lecons
from beebot import load_lesson, solve

fichier = next(fichier for fichier in lecons.lessons() if fichier.stem == "la-visite-des-fleurs")
seance = load_lesson(fichier)
print(seance.title.fr)
for defi in seance.challenges:
    print("-", defi.id, ":", solve(defi).cards, "cartes")

# Affiche :
# La visite des fleurs
# - premiere-fleur : 3 cartes
# - la-fleur-cachee : 5 cartes
# - deux-fleurs : 8 cartes
# - le-tour-de-la-mare : 11 cartes
