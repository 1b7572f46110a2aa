"""The checks of the kit, as ``python3 kit.py test`` runs them; the options are for pytest.

These are format, lint, types and layers, what one process can try, and one path through a window, a browser, a robot's
firmware and a wheel. ``--tout`` is every test; ``--rapide`` is what one process can try, and no other check
(tests/lanes.py). Who names files of tests has all that is in them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNPACKED = ROOT / ".outils"
FIRMWARE_PACKAGES = ("gcc-avr", "avr-libc", "libsimavr2")
TEST_TOOLS = (
    ("L'essai de la fenêtre demande", ("xvfb", "xdotool")),
    ("L'essai du menu de Linux demande", ("desktop-file-utils",)),
    ("Les essais des tablettes demandent", ("chromium", "npm", "webkit2gtk-driver")),
    ("Les essais du Bluetooth demandent", ("dbus",)),
    ("Les essais du robot du kit demandent", FIRMWARE_PACKAGES),
)
PROOFS = {
    "xvfb": ("program", "Xvfb"),
    "xdotool": ("program", "xdotool"),
    "desktop-file-utils": ("program", "desktop-file-validate"),
    "chromium": ("program", "chromium"),
    "npm": ("program", "npm"),
    "webkit2gtk-driver": ("program", "WebKitWebDriver"),
    "dbus": ("program", "dbus-daemon"),
    "gcc-avr": ("program", "avr-gcc"),
    "avr-libc": ("file", "lib/avr/include/avr/io.h"),
    "libsimavr2": ("file", "lib/*/libsimavr.so.2"),
}
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy", "."),
    ("lint-imports",),
)
WORKERS = (os.cpu_count() or 1) + 1
"""One more than there are cores: while a test waits for a browser, a display or a clock, another one runs."""
PYTEST = ("pytest", "--numprocesses", str(WORKERS), "--dist", "worksteal")
ALL, QUICK = "--tout", "--rapide"
LANES = {
    ALL: ((), "tout"),
    "": (("-m", "quick or path"), "ce qu'un processus essaie, et un chemin par fenêtre, navigateur, robot et roue"),
    QUICK: (("-m", "quick"), "ce qu'un processus essaie"),
}
"""By option: which tests, and in French what they are."""
IMPORT_LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"
"""It has no module to run with ``-m``."""


def run_checks(arguments: list[str]) -> int:
    """Run the checks and return 1 if one failed; pytest comes last, then a sentence that says what was not tried."""
    lane = next((each for each in (ALL, QUICK) if each in arguments), "")
    rest = [each for each in arguments if each not in (ALL, QUICK)]
    chosen, tried = LANES[ALL if any(map(is_named, rest)) else lane]
    failed: list[str] = []
    if lane != QUICK:
        lacking = ensure_test_tools()
        failed += lacking if os.environ.get("CI") else []
        failed += [" ".join(check[:2]) for check in CHECKS if fails(check)]
        print("En échec avant pytest :", ", ".join(failed) or "rien")
    if fails((*PYTEST, *chosen, *rest)):
        failed.append("pytest")
    if failed:
        print("En échec :", ", ".join(failed), file=sys.stderr)
    if chosen and not rest:
        print(f"Essayé : {tried} ; l'essai complet : python3 kit.py test {ALL}")
    return 1 if failed else 0


def is_named(argument: str) -> bool:
    """Whether an argument names a file or a folder of tests, or a test in one."""
    return argument.startswith("tests") and (ROOT / argument.partition("::")[0]).exists()


def fails(check: tuple[str, ...]) -> bool:
    """Run a check in the environment; whether it found something."""
    print("==", " ".join(check), flush=True)
    # Programs name the place where they were installed, which may be another one today; modules do not.
    program = ("-c", IMPORT_LINTER) if check[0] == "lint-imports" else ("-m", check[0])
    return subprocess.call([sys.executable, "-P", *program, *check[1:]], cwd=ROOT) != 0


def ensure_test_tools() -> list[str]:
    """The Debian packages that the tests lack, after bringing those that can be: with apt as root, else unpacked."""
    if sys.platform != "linux":
        return []
    use_unpacked()
    lacking = [tools for tools in TEST_TOOLS if not all(is_there(tool) for tool in tools[1])]
    if not lacking or (shutil.which("apt-get") and bring([package for tools in lacking for package in tools[1]])):
        return []
    lacking = [tools for tools in lacking if not all(is_there(tool) for tool in tools[1])]
    for sentence, packages in lacking:
        print(f"{sentence} : sudo apt install {' '.join(packages)}", file=sys.stderr)
    return [package for tools in lacking for package in tools[1]]


def is_there(package: str) -> bool:
    """Whether a package that the tests need is installed, or unpacked in this folder."""
    kind, name = PROOFS[package]
    if kind == "program":
        return shutil.which(name) is not None
    return any(next(place.glob(name), None) for place in (UNPACKED / "usr", Path("/usr")))


def bring(packages: list[str]) -> bool:
    """Install packages as root and return whether apt did; else unpack those that serve unpacked, and return False."""
    if os.geteuid() == 0:
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        capture([*apt, "update"])
        status, output = capture([*apt, "install", "--yes", "--no-install-recommends", *packages])
        if status:
            print(output, file=sys.stderr)
        return status == 0
    if set(packages) & set(FIRMWARE_PACKAGES) and shutil.which("dpkg-deb"):
        unpack(FIRMWARE_PACKAGES)
    return False


def unpack(packages: tuple[str, ...]) -> None:
    """Download packages and all that apt would install with them, and unpack them into an ignored folder."""
    status, plan = capture(["apt-get", "-s", "--no-install-recommends", "install", *packages])
    names = [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]
    if status or not names:
        print(plan, file=sys.stderr)
        return
    shutil.rmtree(UNPACKED, ignore_errors=True)
    UNPACKED.mkdir()
    status, output = capture(["apt-get", "-qq", "download", *names], UNPACKED)
    for archive in UNPACKED.glob("*.deb"):
        if not status:
            status, output = capture(["dpkg-deb", "--extract", str(archive), str(UNPACKED)])
        archive.unlink()
    if status:
        print(output, file=sys.stderr)
        shutil.rmtree(UNPACKED)
    use_unpacked()


def use_unpacked() -> None:
    """Let the checks find the programs and libraries that were unpacked in this folder."""
    for variable, pattern in (("PATH", "usr/bin"), ("LD_LIBRARY_PATH", "usr/lib/*-linux-*")):
        folders = [str(folder) for folder in UNPACKED.glob(pattern)]
        before = [each for each in os.environ.get(variable, "").split(os.pathsep) if each and each not in folders]
        if folders:
            os.environ[variable] = os.pathsep.join(folders + before)


def capture(command: list[str], folder: Path = ROOT) -> tuple[int, str]:
    """Run a command at the top of the tree, or in ``folder``; return its exit status and all that it wrote."""
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    return done.returncode, done.stdout


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a closed one is None
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(run_checks(sys.argv[1:]))
    except KeyboardInterrupt:  # the check that was running has said so itself
        sys.exit(130)
