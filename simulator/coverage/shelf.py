"""Finding a named file: what lessons use lies open in its folder, what only a population has lies in folders within."""

from __future__ import annotations

from pathlib import Path

from simulator.reading import BadFile


def named_file(folder: Path, name: str, what: str) -> Path:
    """The YAML file of this name, in the folder or in one within it. Raises BadFile with the names that there are."""
    files = {file.stem: file for file in sorted(folder.rglob("*.yaml"))}
    if name not in files:
        raise BadFile(f"There is no {what} `{name}`. Known {what}s: {', '.join(sorted(files))}.")
    return files[name]
