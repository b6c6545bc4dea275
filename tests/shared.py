"""A PostgreSQL for the session and fresh shared databases in it: fixtures for all tests (see conftest.py)."""

from __future__ import annotations

import itertools
import os
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psycopg2
import pytest
from psycopg2 import sql

from seinajoki_coord.server.install import install
from tests.postgres import USER, Server, running_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg2.extensions import connection

CRS = "EPSG:3877"
TIME_ZONE = "Europe/Helsinki"
TEMPLATE = "coord_template"
_numbers = itertools.count(1)


@dataclass
class Shared:
    """A database of the cluster, and the logins that were made for it."""

    server: Server
    name: str
    _logins: list[str] = field(default_factory=list)
    _links: list[connection] = field(default_factory=list)

    def conninfo(self, login: str | None = None, host: str = "") -> str:
        """Return the connection string of a login, by default of the one who may do everything."""
        return self.server.conninfo(self.name, login or USER, host)

    def connect(self, login: str | None = None) -> connection:
        """Return a connection that commits each statement; it is closed with the database."""
        link = psycopg2.connect(self.conninfo(login))
        link.autocommit = True
        self._links.append(link)
        return link

    def fetch(self, statement: str, values: object = None, login: str | None = None) -> list[tuple]:
        """Run a statement and return its rows, none where it has none."""
        with closing(psycopg2.connect(self.conninfo(login))) as link, link, link.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def add_party(self, name: str, kind: str = "other") -> str:
        """Add a party and return its id."""
        return str(self.fetch("SELECT coord.add_party(%s, %s)", (name, kind))[0][0])

    def add_login(
        self, name: str, party_id: str | None = None, role: str | None = "editor", secret: str | None = None
    ) -> str:
        """Make a login, with a password for TCP if one is given, and a member of a party with a role."""
        known = sql.Identifier(name)
        self.fetch(sql.SQL("DROP ROLE IF EXISTS {}").format(known))
        self.fetch(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(known, sql.Literal(secret)))
        self._logins.append(name)
        if role is not None:
            self.fetch("SELECT coord.add_member(%s, %s, %s)", (name, party_id, role))
        return name

    def remove(self) -> None:
        """Close the connections, drop the database and the logins."""
        for link in self._links:
            link.close()
        self.server.query(f'DROP DATABASE "{self.name}" WITH (FORCE)')
        for login in self._logins:
            self.server.query(f'DROP ROLE IF EXISTS "{login}"')


@pytest.fixture(scope="session")
def cluster() -> Iterator[Server]:
    """Yield the server of the session; a test that stops it starts it again."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def template(cluster: Server) -> str:
    """Return the name of an installed database from which others are copied."""
    with closing(psycopg2.connect(cluster.create_database(TEMPLATE))) as link:
        install(link, CRS, TIME_ZONE)
    return TEMPLATE


@contextmanager
def fresh_database(cluster: Server, template: str) -> Iterator[Shared]:
    """Yield a freshly installed database with an identity of its own."""
    shared = Shared(cluster, f"shared_{os.getpid()}_{next(_numbers)}")
    cluster.query(f'CREATE DATABASE "{shared.name}" TEMPLATE "{template}"')
    try:
        shared.fetch("UPDATE coord.meta SET database_id = gen_random_uuid(), server_epoch = gen_random_uuid()")
        yield shared
    finally:
        shared.remove()


@pytest.fixture
def database(cluster: Server, template: str) -> Iterator[Shared]:
    """Yield a database for one test."""
    with fresh_database(cluster, template) as shared:
        yield shared


@pytest.fixture(scope="module")
def module_database(cluster: Server, template: str) -> Iterator[Shared]:
    """Yield a database for all tests of a module, which leave it as they found it: copying one takes half a second."""
    with fresh_database(cluster, template) as shared:
        yield shared


@pytest.fixture
def empty_database(cluster: Server) -> Iterator[Shared]:
    """Yield a database with PostGIS and nothing else in it."""
    shared = Shared(cluster, f"empty_{os.getpid()}_{next(_numbers)}")
    cluster.create_database(shared.name)
    try:
        yield shared
    finally:
        shared.remove()
