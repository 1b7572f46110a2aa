# La même chose avec une répétition : moins de cartes, le même trajet.
from beebot import Command, Repeat, program_words, run, tapis

carre = Repeat(4, (Command.FORWARD, Command.LEFT))
print(program_words((carre,)))
trajet = run((carre,), "B2 est", tapis("4x4"))
print([str(etape.after.cell) for etape in trajet.steps if etape.command.is_move])

# Affiche :
# répéter 4 [ avancer gauche ]
# ['C2', 'C3', 'B3', 'B2']
