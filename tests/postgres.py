"""The private PostgreSQL of the tests."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from scripts.postgres import USER, MissingError, Server, free_port
from scripts.postgres import running_server as running

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["USER", "Server", "free_port", "running_server"]


@contextmanager
def running_server() -> Iterator[Server]:
    """Yield a server; without one the tests are skipped, but fail where ``CI`` promises one."""
    try:
        with running() as server:
            yield server
    except MissingError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
