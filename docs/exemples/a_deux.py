# Deux robots, une instruction à la fois : ils se rencontrent, ou se cognent.
from beebot import defi, judge

rencontre = defi("4x3", depart="A1 est", genre="a_deux", autre="D1 ouest", but="rencontre")
for programmes in (["avancer", "avancer"], ["avancer avancer", "avancer"]):
    verdict = judge(rencontre, programmes)
    print(" | ".join(programmes), ":", verdict.outcome.value)
    print(verdict.partner)

# Affiche :
# avancer | avancer : réussi
# départ D1 ouest
# 0 avancer -> C1 ouest
# avancer avancer | avancer : choc
# départ D1 ouest
# 0 avancer -> C1 ouest
