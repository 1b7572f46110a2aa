# Le kit cherche la réponse qui prend le moins de cartes.
from beebot import defi, program_arrows, solve

detour = defi("6x5", depart="A1 est", cibles=["C2", "E1"], obstacles=["B1", "D2"], arrivee="F3")
mieux = solve(detour)
if mieux.program:
    print(mieux.cards, "cartes :", program_arrows(mieux.program))
    print(mieux.count, "réponses sont aussi courtes ;", mieux.status.value)

# Affiche :
# 14 cartes : ↶ ↑ ↷ ↑ ↑ ↷ ↑ ↶ ↑ ↑ ↑ ↶ ↑ ↑
# 32 réponses sont aussi courtes ; prouvé
