"""What the layout of a package promises, as functions that list what breaks it."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

# Lowest first. A module imports its own layer and those further down, never one beside it or above it;
# "" is the package itself, whose __init__ gathers the public names.
LAYERS = (
    ("errors", "provenance"),
    ("corpus", "lexicons", "text"),
    ("grouping", "importing"),
    ("reader",),
    ("annotations",),
    ("exchange",),
    ("measures",),
    ("comparison",),
    ("scale",),
    ("validation",),
    ("learning",),
    ("figures",),
    ("report",),
    ("server",),
    ("exercises", "reproducing"),
    ("",),
    ("cli",),
    ("__main__",),
)
HARD_LIMIT = 350
SOFT_LIMIT = 250
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "v2"}
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "urllib", "urllib3"}
# Reading an address touches no network, and fetching is what these modules are for.
WITHOUT_NETWORK = {"urllib.parse"}
FETCHING = {f"framing.importing.{name}" for name in ("fetching", "guarding", "manners")}
CLOCKS = {"now", "today", "utcnow", "time_ns", "localtime", "gmtime"}
UNSEEDED = {"default_rng", "RandomState"}
SILENCERS = {"filterwarnings", "simplefilter"}
WITH_ENCODING = {"read_text": 1, "write_text": 2}


class Package:
    """The modules of a package: dotted name -> source."""

    def __init__(self, sources: dict[str, str], packages: set[str]) -> None:
        self.name = min(sources, key=len)
        self.sources = sources
        self.packages = packages
        self.trees = {module: ast.parse(source) for module, source in sources.items()}

    @classmethod
    def read(cls, folder: Path) -> Package:
        """Read every module under a folder."""
        sources, packages = {}, set()
        for path in sorted(folder.rglob("*.py")):
            parts = [folder.name, *path.relative_to(folder).with_suffix("").parts]
            if parts[-1] == "__init__":
                parts.pop()
                packages.add(".".join(parts))
            sources[".".join(parts)] = path.read_text(encoding="utf-8")
        return cls(sources, packages)

    def layer(self, module: str) -> str:
        """Name the layer of a module: the part after the package's name."""
        return module.partition(".")[2].partition(".")[0]

    def resolve(self, module: str, name: str) -> str:
        """Give the module that defines a name: a submodule, or where a package took the name from."""
        if f"{module}.{name}" in self.sources:
            return f"{module}.{name}"
        if module in self.packages:
            for node in self.trees[module].body:
                if isinstance(node, ast.ImportFrom) and name in {a.asname or a.name for a in node.names}:
                    return self.resolve(node.module or "", name)
        return module

    def imports(self, tree: ast.AST) -> set[str]:
        """List the package's own modules that a module imports, wherever in it."""
        return {name for name in imported_names(tree, self) if name in self.sources}


def imported_names(tree: ast.AST, package: Package | None = None) -> set[str]:
    """List the dotted names of what a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                submodule = f"{module}.{alias.name}"
                names.add(submodule if package and submodule in package.sources else module)
    return names


def upward_imports(package: Package) -> list[str]:
    """List imports of a layer above or beside the module's own, and relative imports."""
    rank = {layer: number for number, layers in enumerate(LAYERS) for layer in layers}
    found = []
    for module, tree in package.trees.items():
        own = package.layer(module)
        if own not in rank:
            found.append(f"{module}: the layer {own!r} has no place in the order of imports")
            continue
        for other in sorted(imported_names(tree, package)):
            if other.startswith("."):
                found.append(f"{module} imports {other}: write the whole name")
            elif other in package.sources:
                theirs = package.layer(other)
                if theirs != own and rank.get(theirs, 0) >= rank[own]:
                    found.append(f"{module} imports {other}")
    return found


def import_cycles(package: Package) -> list[str]:
    """List one cycle of imports among modules, if there is one."""
    graph = {module: package.imports(tree) - {module} for module, tree in package.trees.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" <- ".join(error.args[1])]
    return []


def missing_docstrings(package: Package) -> list[str]:
    """List modules that do not say what they are for."""
    return [module for module, tree in package.trees.items() if not ast.get_docstring(tree)]


def long_modules(package: Package, limit: int) -> list[str]:
    """List modules of more lines than the limit."""
    lengths = {module: len(source.splitlines()) for module, source in package.sources.items()}
    return [f"{module}: {length} lines" for module, length in lengths.items() if length > limit]


def empty_names(package: Package) -> list[str]:
    """List modules whose name says nothing about what is in them."""
    return [module for module in package.sources if EMPTY_NAMES & set(module.split("."))]


def untested_modules(package: Package, tests: dict[str, str]) -> list[str]:
    """List modules that no test reaches.

    Reached is a module with an example in a docstring, one that a test imports, the package's
    ``__init__`` files, what a reached module imports from its own layer, and what the command line
    imports, whose tests run whole commands.
    """
    reached = {module for module, source in package.sources.items() if ">>> " in source}
    for source in tests.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ImportFrom) and node.module:
                reached |= {package.resolve(node.module, alias.name) for alias in node.names}
            elif isinstance(node, ast.Import):
                reached |= {alias.name for alias in node.names}
    frontier = reached & set(package.sources) - package.packages
    while frontier:
        module = frontier.pop()
        reached.add(module)
        used = package.imports(package.trees[module])
        layer = package.layer(module)
        frontier |= {m for m in used if layer in ("cli", package.layer(m))} - reached - package.packages
    return sorted(set(package.sources) - reached - package.packages)


def forbidden_calls(package: Package) -> list[str]:
    """List uses of the network, the clock, unseeded chance, silenced warnings and unnamed encodings."""
    found = []
    for module, tree in package.trees.items():
        tops = {name.split(".")[0] for name in imported_names(tree) - WITHOUT_NETWORK}
        tops -= NETWORK if module in FETCHING else set()
        found += [f"{module} imports {name}" for name in sorted(tops & (NETWORK | {"random"}))]
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                found.append(f"{module}:{node.lineno} catches everything")
            elif isinstance(node, ast.Call) and (fault := _fault(node)):
                found.append(f"{module}:{node.lineno} {fault}")
    return found


def _fault(call: ast.Call) -> str:
    """Say what is wrong with a call, or nothing."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name in CLOCKS:
        return f"asks the clock: {name}()"
    if name in UNSEEDED and not call.args and not call.keywords:
        return f"draws without a seed: {name}()"
    if name in SILENCERS:
        return f"silences warnings: {name}()"
    named = {keyword.arg for keyword in call.keywords}
    if len(call.args) < WITH_ENCODING.get(name, 0) and "encoding" not in named:
        return f"leaves the encoding to the system: {name}()"
    return ""
