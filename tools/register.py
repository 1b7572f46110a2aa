"""The register of files: ``python -m tools.register [FOLDER …]`` lists each folder's files with what they are for."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("beebot", "firmware_bridge", "lecons", "simulateur", "installation", "tools")


def purpose(file: Path) -> str:
    """The first sentence of the docstring of ``file``; empty where it has none."""
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return told.split("\n\n")[0].replace("\n", " ")


def register(folder: Path) -> list[str]:
    """A line for ``folder`` and for each file and folder in it, with what it is for."""
    lines = [f"{folder.relative_to(ROOT).as_posix()}/  {purpose(folder / '__init__.py')}"]
    files = (file for file in sorted(folder.glob("*.py")) if file.name != "__init__.py")
    lines += [f"    {file.name:26}{purpose(file)}" for file in files]
    for inside in sorted(folder.iterdir()):
        if (inside / "__init__.py").is_file():
            lines += register(inside)
    return lines


if __name__ == "__main__":
    for name in sys.argv[1:] or PACKAGES:
        print("\n".join(register((ROOT / name).resolve())))
