"""Running a block without the rights of the superuser, to whom no file is read-only."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOBODY = 65534


@contextmanager
def open_folder() -> Iterator[Path]:
    """Yield a new folder that every user may enter and write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        for one in (folder, *folder.rglob("*")):
            one.chmod(0o777)
        shutil.rmtree(folder)


@contextmanager
def without_rights(*paths: Path) -> Iterator[None]:
    """Make files and folders read-only for the block, also for the superuser who runs the tests."""
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
