"""Which modules a text imports: one that is missed is missing on every tablet."""

import ast

import pytest

from simulateur.web.build.modules import imported


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("import json, beebot.mat", ["json", "beebot.mat"]),
        ("import lecons.page as page", ["lecons.page"]),
        ("from os import path", ["os"]),
        ("from beebot import mat", ["beebot", "beebot.mat"]),
        (
            "from simulateur.game import reports, controls",
            ["simulateur.game"] + ["simulateur.game." + each for each in ("reports", "controls")],
        ),
        ("def late():\n    from lecons.gate import svg", ["lecons.gate", "lecons.gate.svg"]),
        ("if TYPE_CHECKING:\n    import json\nelse:\n    import ast", ["ast"]),
        ("if fast:\n    import json", ["json"]),
        ("try:\n    import json\nexcept ImportError:\n    import ast", ["json", "ast"]),
    ],
)
def test_what_a_text_imports(text: str, modules: list[str]) -> None:
    assert list(imported(ast.parse(text))) == modules
