"""quanteda's YAML: categories that hold lists of entries, or further categories.

Every scalar is taken as text, so that an entry *no* or *2020* stays one. Tags, anchors and aliases,
which no word list needs and which let a small file build objects or grow without bound, are refused.
"""

from __future__ import annotations

import yaml

from framing.errors import LexiconError
from framing.lexicons.formats.rows import LexiconRows, Row, entry_row, refuse_line

_DEEPEST = 40


def read_yaml_rows(file: str, text: str) -> LexiconRows:
    """Read the entries under the path of their categories."""
    try:
        _refuse_hostile(file, text)
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{file}, line {mark.line + 1}" if mark else file
        found = getattr(error, "problem", None) or str(error).partition("\n")[0]
        message = f"{place}: expected YAML; found {found}. Correct the line."
        raise LexiconError(message) from error
    if not isinstance(root, yaml.MappingNode):
        found = "a list" if isinstance(root, yaml.SequenceNode) else "no category"
        refuse_line(file, 1, "categories such as 'doubt: [alleged, so-called]'", found, "add a category")
    rows: list[Row] = []
    _gather(file, root, (), rows)
    return LexiconRows(rows)


def _refuse_hostile(file: str, text: str) -> None:
    """Refuse tags, anchors, aliases, several documents and deep nesting, before anything is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        if getattr(event, "anchor", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            refuse_line(
                file, line, "no anchors and aliases", f"{sign}{event.anchor}", "write the entries out"
            )
        if getattr(event, "tag", None):
            refuse_line(file, line, "no tags", event.tag, "delete the tag")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            refuse_line(file, line, f"at most {_DEEPEST} levels", str(depth), "flatten the tree")
        if documents > 1:
            refuse_line(file, line, "one document", "a second", "divide the file")


def _gather(file: str, node: yaml.MappingNode, path: tuple[str, ...], rows: list[Row]) -> None:
    """Add the entries of a category and of those inside it."""
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
            refuse_line(file, line, "the name of a category", "something else", "name the category")
        if key.value in seen:
            refuse_line(file, line, "each category once", key.value, "join the two")
        seen.add(key.value)
        below = (*path, key.value.strip())
        if isinstance(value, yaml.MappingNode):
            _gather(file, value, below, rows)
        else:
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            rows += [_entry(file, item, below) for item in items if not _is_empty(item)]


def _entry(file: str, item: yaml.Node, path: tuple[str, ...]) -> Row:
    """Make the row of one item of a list."""
    line = item.start_mark.line + 1
    if not isinstance(item, yaml.ScalarNode):
        found = f"a list or mapping inside the list of {'/'.join(path)}"
        refuse_line(file, line, "a word or phrase", found, "move it to a category of its own")
    return entry_row(line, item.value, "/".join(path))


def _is_empty(item: yaml.Node) -> bool:
    """Say whether nothing stands where an entry could."""
    return isinstance(item, yaml.ScalarNode) and not item.value.strip()
