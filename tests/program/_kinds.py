"""A path in files with what the first path has not: a story, pictures, a run that is watched, what is made, limits."""

from pathlib import Path

from beebot.writing.writer import challenge_yaml
from tests.beebot.content import LESSON
from tests.simulateur.builders import GENRES, MEADOW, challenge

TOLD = {"une-question": GENRES["question"], "un-ordre": GENRES["ranger"], "des-boites": GENRES["trier"]}
PLAYED = {
    "a-voir": GENRES["observer"],
    "a-faire": GENRES["creer"],
    "des-bornes": f"{MEADOW}virages 4\nmain avancer=9 gauche=2 droite=3 pause=1\nlieux B2=le-chien/ruche",
}
STORY = """\
histoire:
  - {dire: {fr: "Un œuf.", en: "An egg."}, image: oeuf}
  - {defi: une-question}
  - {dire: {fr: "Du lait.", en: "Milk."}, image: lait}
  - {defi: un-ordre}
  - {defi: des-boites}
  - {dire: {fr: "Le gâteau.", en: "The cake."}, image: gateau}
"""


def write_path(folder: Path) -> Path:
    """The file of the path, in a content folder of its own; its pictures are the kit's."""
    (folder / "seances").mkdir(parents=True, exist_ok=True)
    (folder / "parcours").mkdir(exist_ok=True)
    head = LESSON.partition("defis:\n")[0]
    for name, story, facts in (("contee", STORY, TOLD), ("jouee", "", PLAYED)):
        asked = "".join(challenge_yaml(challenge(said, each, hints=["Où ?"])) for each, said in facts.items())
        text = f"{head.replace('id: essai', f'id: {name}')}{story}defis:\n{asked}"
        (folder / "seances" / f"{name}.yaml").write_text(text, encoding="utf-8")
    path = folder / "parcours" / "genres.yaml"
    told = "format: 1\nid: genres\ntitre: Tout\nniveau: GS\nseances: [contee.yaml, jouee.yaml]\n"
    path.write_text(told, encoding="utf-8")
    return path
