"""A world on disk, read back: its settings, and each table whole, as pandas shows it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.world.files import PRACTICES
from simulator.world.settings import BadSettings, Settings

if TYPE_CHECKING:
    import pandas as pd

WORLD = "world.json"


class World:
    """A folder that `generate` made."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    def __repr__(self) -> str:
        return f"World({str(self.folder)!r})"

    @property
    def settings(self) -> Settings:
        """What it was made from. Raises BadSettings where nothing says so."""
        try:
            return Settings.from_json(json.loads((self.folder / WORLD).read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            if isinstance(error, BadSettings):
                raise
            raise BadSettings(f"{self.folder} holds no world: its {WORLD} cannot be read.") from None

    @property
    def practices(self) -> list[Path]:
        """The folders of the practices that are made, in order."""
        return sorted((self.folder / PRACTICES).glob("[0-9]*"))

    def table(self, name: str) -> pd.DataFrame:
        """One table of all practices. Raises BadSettings, naming those that there are."""
        import pandas as pd

        files = [folder / f"{name}.parquet" for folder in self.practices]
        if not files or not files[0].is_file():
            known = ", ".join(sorted({file.stem for folder in self.practices for file in folder.glob("*.parquet")}))
            raise BadSettings(f"There is no table `{name[:40]}` here. {f'There are {known}.' if known else ''}".strip())
        return pd.concat([pd.read_parquet(file) for file in files], ignore_index=True)
