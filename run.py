"""Set up and run `framing`: python3 run.py help

Needs only Python 3.11 or newer. The first run makes .venv in this folder from requirements.lock; later
runs find it ready. Nothing is written outside this folder, but for the download cache of pip or uv.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, Popen, call

# An older Python reads the whole file but must run nothing below this.
if sys.version_info < (3, 11):  # noqa: UP036
    found = [name for name in (f"python3.{minor}" for minor in range(20, 10, -1)) if shutil.which(name)]
    advice = f"Run it as: {found[0]} run.py" if found else "Install a newer one from python.org or conda."
    sys.exit(f"framing needs Python 3.11 or newer; this is {sys.version.split()[0]}. {advice}")

WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-with"
LOCK = ROOT / "requirements.lock"
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)  # the one behind an environment's

HELP = """usage: python3 run.py COMMAND [OPTIONS]   (on Windows: py run.py COMMAND)

  report      compare the outlets of a corpus, or of the sample corpus: the options of `framing report`
  test        run the tests, the examples in docstrings and the notebooks: the options of pytest
  reproduce   rerun the notebooks and compare every table: the options of `framing reproduce`
  notebooks   open the notebooks in JupyterLab: the options of `jupyter lab`
  site        build the documentation site into build/site; `python3 run.py site --help`
  help        show this

The first command sets up .venv in this folder, which takes a minute or two."""

# The user's own settings that would send packages elsewhere, change results or slow the commands ...
UNWANTED = re.compile(
    "(PIP|UV)_|PYTHON(DONTWRITEBYTECODE|HOME|PATH|STARTUP|USERBASE|WARNINGS)$|MPLBACKEND$|__PYVENV"
)
# ... save those that say from where and how packages are fetched.
WANTED = re.compile("INDEX|FIND_LINKS|CERT|TLS|PROXY|HOST|CACHE|TIMEOUT|RETRIES|CONFIG|KEYRING|OFFLINE")


class SetUpError(Exception):
    """The environment cannot be made; the message says why and what to do."""


def main(arguments: list[str]) -> int:
    """Run one command and give its exit status."""
    name, options = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if name in ("help", "-h", "--help"):
        print(HELP)
        return 0
    if name not in ("report", "test", "reproduce", "notebooks", "site"):
        print(f"run.py: no command {name!r}\n\n{HELP}", file=sys.stderr)
        return 2
    try:
        set_up()
    except SetUpError as error:
        say(f"the set-up failed.\n{error}")
        return 1
    except KeyboardInterrupt:
        say("interrupted; the next run starts the set-up again")
        return 130
    if name == "report":
        return run([program("framing"), "report", *options])
    os.chdir(ROOT)
    if name == "test":
        return run([program("python"), "-m", "pytest", *options])
    if name == "site":
        return run([program("python"), str(ROOT / "docs" / "site" / "build.py"), *options])
    if name == "reproduce":
        return run([program("framing"), "reproduce", *options])
    return run([program("python"), "-m", "jupyterlab", "--LabApp.default_url=/lab/tree/notebooks", *options])


def set_up() -> None:
    """Make .venv unless it is ready; what an older or interrupted set-up left is removed first."""
    if is_ready():
        return
    remove_environment()
    uv = shutil.which("uv")
    if uv:
        say("setting up .venv with uv, which is on the PATH (about half a minute, once)")
        try:
            install_step(uv, "venv", "--python", BASE_PYTHON, str(VENV))
            install([uv, "pip", "install", "--python", program("python")])
        except SetUpError as error:
            say(f"uv did not succeed; trying Python's own venv and pip.\n{error}")
            remove_environment()
            uv = None
    if not uv:
        require_venv()
        say("setting up .venv with venv and pip (one to three minutes, once)")
        install_step(BASE_PYTHON, "-m", "venv", str(VENV))
        install([program("python"), "-m", "pip", "install"])
    STAMP.write_text(fingerprint(), encoding="utf-8")


def is_ready() -> bool:
    """Say whether .venv is complete and was made from the files as they now are."""
    if not (Path(program("python")).exists() and STAMP.is_file()):
        return False
    return STAMP.read_text(encoding="utf-8") == fingerprint()


def fingerprint() -> str:
    """Hash what .venv depends on: lock, metadata of the package, version of Python, this folder."""
    import tomllib  # absent before Python 3.11

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    metadata = [project["build-system"], project["project"], project["tool"]["hatch"]]
    code = (ROOT / "framing" / "__init__.py").read_text(encoding="utf-8")
    version = re.findall("^__version__.*", code, re.MULTILINE)
    parts = [LOCK.read_bytes(), metadata, version, sys.version_info[:2], str(ROOT)]
    return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()


def remove_environment() -> None:
    """Remove .venv."""
    if not VENV.exists():
        return
    say("removing the .venv that is there: incomplete, or made from other files")
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        message = f"{error}\nClose what uses .venv, or remove it by hand, and try again."
        raise SetUpError(message) from error


def require_venv() -> None:
    """Refuse a Python without venv, and say how to get it."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    message = (
        f"This Python ({sys.executable}) comes without venv. On Debian and Ubuntu: sudo apt install "
        f"python3.{sys.version_info[1]}-venv. Elsewhere use a Python from python.org or conda."
    )
    raise SetUpError(message)


def install(installer: list[str]) -> None:
    """Install the locked packages, each with its hash, then the project as a link to this folder."""
    # Compiling what is never imported would take as long as the rest.
    installer = [*installer, "--no-compile", "--no-deps"]
    install_step(*installer, "--require-hashes", "--only-binary=:all:", "-r", str(LOCK))
    install_step(*installer, "--no-build-isolation", "--editable", str(ROOT))


def install_step(*command: str) -> None:
    """Run one step; a terminal shows its newest line, and a failure the last lines."""
    lines: list[str] = []
    shown = sys.stderr.isatty()
    with Popen(
        command, cwd=ROOT, env=environment(), stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, errors="replace"
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if shown:
                print(f"\r{lines[-1].strip()[:78]:78}", end="", file=sys.stderr, flush=True)
    if shown:
        print(f"\r{'':78}\r", end="", file=sys.stderr, flush=True)
    if process.returncode:
        raise SetUpError("\n".join(["  " + " ".join(command), *lines[-20:]]))


def run(command: list[str]) -> int:
    """Run a command in place of this process; where the system cannot do that, wait for its end."""
    if not WINDOWS:
        os.execve(command[0], command, environment())
    return call(command, env=environment())


def environment() -> dict[str, str]:
    """Give the user's variables less the unwanted, with the settings of Jupyter and the like in .venv."""
    variables = {n: v for n, v in os.environ.items() if not UNWANTED.match(n) or WANTED.search(n)}
    variables.update(
        IPYTHONDIR=str(VENV / "var" / "ipython"),
        JUPYTER_CONFIG_DIR=str(VENV / "var" / "jupyter"),
        JUPYTER_DATA_DIR=str(VENV / "var" / "jupyter"),
        MPLCONFIGDIR=str(VENV / "var" / "matplotlib"),
        PATH=os.pathsep.join([str(Path(program("python")).parent), os.environ.get("PATH", os.defpath)]),
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_USER="0",
        VIRTUAL_ENV=str(VENV),
    )
    return variables


def program(name: str) -> str:
    """Give the path of a program in .venv."""
    return str(VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name)


def say(text: str) -> None:
    """Tell on stderr what is done; stdout is the command's own."""
    print(f"run.py: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
