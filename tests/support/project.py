"""What the files around the package promise each other, as functions that read them."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import yaml

# conda-forge's name, where it is another; matplotlib-base leaves out the desktop windows.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
# Checks of style, types and pages, and what brings articles in, spreads work and builds the site, which a
# reader of the notebooks does not need; pyyaml and tornado come with jupyterlab.
NOT_IN_CONDA = set(
    "axe-playwright-python mypy playwright pyyaml ruff tornado "
    "feedparser lxml platformdirs pooch striprtf trafilatura warcio dask distributed "
    "jupyterlite-core jupyterlite-pyodide-kernel mkdocs-jupyter mkdocs-material mkdocstrings "
    "mkdocstrings-python".split()
)
# What conda needs besides: Python itself, and pip to install the project.
CONDA_ONLY = {"pip", "python"}

_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)(?:(?:>=|=)([\d.]+))?(?:\s*;.*)?$")
_PIN = re.compile(r"^([a-z0-9._-]+)==([^ ;]+)", re.MULTILINE)
# Written in parts, so that this file does not hold what it looks for; "someone" may stand in examples.
_UNWANTED = re.compile(
    "|".join(
        [
            "pyp" + r"i\.org|python" + "hosted|np" + r"mjs\.|anaconda\." + "org",
            r"(?<![\w.])/(?:ho" + r"me|Us" + r"ers)/(?!someone\b)\w[\w.-]*",
            r"(?<![\w.])/ro" + r"ot/",
            r"\b[A-Z]:\\+Us" + r"ers\\+(?!someone\b)\w",
        ]
    )
)


# What only the training of the reader needs; several gigabytes that no user and no test wants.
NOT_LOCKED = ("train",)


def parse_requirement(text: str) -> tuple[str, str]:
    """Split ``name>=version`` into the name and the version, "" where there is none; a marker may follow."""
    match = _REQUIREMENT.match(text.strip())
    if match is None:
        msg = f"{text!r}: expected a name, or a name with one lower bound"
        raise ValueError(msg)
    return match.group(1).lower(), match.group(2) or ""


def declared(root: Path) -> dict[str, str]:
    """Give every direct dependency in pyproject.toml with its bound; extras count, save `NOT_LOCKED`."""
    content = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = content["project"]
    texts = [*project["dependencies"], *content["build-system"]["requires"]]
    extras = project["optional-dependencies"]
    for extra in (extras[name] for name in extras if name not in NOT_LOCKED):
        texts += [text for text in extra if not text.startswith(f"{project['name']}[")]
    return dict(parse_requirement(text) for text in texts)


def locked(text: str) -> dict[str, list[str]]:
    """Give every package in a lock with its versions: several where systems or Pythons differ."""
    pins: dict[str, list[str]] = {}
    for name, version in _PIN.findall(text):
        pins.setdefault(name, []).append(version)
    return pins


def version_key(version: str) -> tuple[int, ...]:
    """Give the numbers of a version, to be compared."""
    return tuple(int(number) for number in re.findall(r"\d+", version))


def out_of_step(wanted: dict[str, str], pins: dict[str, list[str]]) -> list[str]:
    """List direct dependencies that a lock lacks, or holds below their bound."""
    complaints = []
    for name, bound in wanted.items():
        versions = pins.get(name, [])
        if not versions:
            complaints.append(f"{name} is not in the lock")
        complaints += [
            f"{name}=={version} is below {bound}"
            for version in versions
            if version_key(version) < version_key(bound)
        ]
    return complaints


def conda_environment(root: Path) -> dict:
    """Read environment.yml."""
    return yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))


def conda_out_of_step(wanted: dict[str, str], environment: dict) -> list[str]:
    """List where environment.yml and the direct dependencies differ, in names or in lower bounds."""
    entries = environment["dependencies"]
    complaints = [f"a section inside the list: {entry}" for entry in entries if not isinstance(entry, str)]
    found = dict(parse_requirement(entry) for entry in entries if isinstance(entry, str))
    expected = {CONDA_NAMES.get(n, n): bound for n, bound in wanted.items() if n not in NOT_IN_CONDA}
    complaints += [f"{name} is missing" for name in sorted(expected.keys() - found.keys())]
    complaints += [f"{name} is not declared" for name in sorted(found.keys() - expected.keys() - CONDA_ONLY)]
    complaints += [
        f"{name}: bound {found[name]}, declared {bound}"
        for name, bound in expected.items()
        if name in found and found[name] != bound
    ]
    return complaints


def tracked_files(root: Path) -> list[Path]:
    """List the files of the project as git knows them; without git, what lies in a source archive."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in root.rglob("*") if path.is_file()]
        hidden = {".venv", ".git", "build", "dist", "out", "__pycache__"}
        return [path for path in paths if not hidden & set(path.relative_to(root).parts)]
    return [root / name for name in listing.split("\0") if name and (root / name).is_file()]


def unwanted_addresses(name: str, text: str) -> list[str]:
    """List the addresses of package registries and the folders of somebody's home in a text."""
    return [f"{name}: {match.group()}" for match in _UNWANTED.finditer(text)]
