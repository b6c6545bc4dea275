"""The door to the database: what people read when it does not open, and what nobody ever reads."""

from __future__ import annotations

import os
import socket
import traceback
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import psycopg2
import pytest

from seinajoki_coord.core.error import BusyError, DatabaseError, UnreachableError
from seinajoki_coord.server.connection import connect, plain_errors
from tests.postgres import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import Server

SECRET = "Törnävä 'kirkko' \\ 42"  # noqa: S105
WRONG = "väärä-sana-77"


@pytest.fixture(scope="module")
def guest(cluster: Server) -> str:
    """Return a login with a password."""
    with closing(psycopg2.connect(cluster.conninfo())) as link, link:
        link.cursor().execute("CREATE ROLE vieras LOGIN PASSWORD %s", (SECRET,))
    return "vieras"


def over_tcp(cluster: Server, login: str, **more: object) -> str:
    """Return a connection string over TCP with more in it."""
    said = psycopg2.extensions.make_dsn(cluster.conninfo("postgres", login, "127.0.0.1"), **more)
    assert isinstance(said, str)
    return said


def refusal(conninfo: str) -> DatabaseError:
    """Return the error of a connection that cannot be made, after looking for secrets in all that is said of it."""
    with pytest.raises(DatabaseError) as caught:
        connect(conninfo)
    error = caught.value
    told = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    for text in (told, str(error), repr(error), str(error.values), repr(error.__context__), repr(error.__cause__)):
        assert SECRET not in text
        assert WRONG not in text
    return error


def test_a_connection_says_who_it_is_and_does_not_wait_for_ever(cluster: Server) -> None:
    with (
        closing(connect(cluster.conninfo(), statement_timeout=1.5, lock_timeout=0.25)) as link,
        link.cursor() as cursor,
    ):
        assert link.status == psycopg2.extensions.STATUS_READY
        cursor.execute(
            "SELECT current_setting('application_name'), current_setting('statement_timeout'), "
            "current_setting('lock_timeout'), current_setting('client_encoding')"
        )
        assert cursor.fetchone() == ("Seinajoki Coord 0.1.0", "1500ms", "250ms", "UTF8")
        link.rollback()
        cursor.execute("SELECT current_setting('lock_timeout')")
        assert cursor.fetchone() == ("250ms",), "a rollback does not take the time-outs back"
        assert link.info.dsn_parameters["connect_timeout"] == "10"


def test_what_the_connection_string_says_itself_is_kept(cluster: Server) -> None:
    with closing(connect(cluster.conninfo() + " application_name=yöajo connect_timeout=3 sslmode=disable")) as link:
        parameters = link.info.dsn_parameters
    assert (parameters["application_name"], parameters["connect_timeout"]) == ("yöajo", "3")
    assert parameters["sslmode"] == "disable"


def test_a_password_opens_and_is_not_shown(cluster: Server, guest: str) -> None:
    with closing(connect(over_tcp(cluster, guest, password=SECRET))) as link:
        assert SECRET not in repr(link)
        assert SECRET not in link.dsn


@pytest.mark.parametrize("more", [{"password": WRONG}, {}, {"password": SECRET, "user": "ei-ketään"}])
def test_a_wrong_name_or_password_says_so_and_nothing_more(
    cluster: Server, guest: str, more: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    error = refusal(over_tcp(cluster, guest, **more))
    assert "does not accept the user name or the password" in str(error)


@pytest.mark.parametrize(
    ("conninfo", "words"),
    [
        (f"host=x password={WRONG} {WRONG}", "settings of the database connection cannot be read"),
        (f"host=x passwort='{WRONG}'", "settings of the database connection cannot be read"),
        (f"postgresql://aino:{WRONG}@[x/db", "settings of the database connection cannot be read"),
        (f"host=palvelin.invalid password={WRONG}", "The database server palvelin.invalid was not found"),
        (f"host=127.0.0.1 port={free_port()} password={WRONG}", "127.0.0.1 does not answer. Is it running"),
        (f"host=/nowhere port=5433 password={WRONG}", "/nowhere does not answer. Is it running, and is the port 5433"),
        (f"host=127.0.0.1 port=yksi password={WRONG}", "The database cannot be reached"),
        ("service=kaupunki", "There is no service kaupunki in pg_service.conf"),
    ],
)
def test_a_connection_that_leads_nowhere_says_what_to_check(
    conninfo: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "services").write_text("[muu]\nhost=x\n")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    assert words in str(refusal(conninfo))


def test_a_service_is_followed_and_its_server_named(
    cluster: Server, guest: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    services = tmp_path / "services"
    services.write_text(
        f"[kaupunki]\nhost=127.0.0.1\nport={cluster.port}\nuser={guest}\npassword={SECRET}\ndbname=postgres\n"
        f"[rikki]\nhost=127.0.0.1\nport={free_port()}\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    with closing(connect("service=kaupunki")) as link:
        assert link.info.user == guest
    error = refusal("service=rikki")
    assert isinstance(error, UnreachableError)
    assert str(error).startswith("The database server 127.0.0.1 does not answer")


def test_a_silent_server_is_given_up_after_the_time_asked_for() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        error = refusal(f"host=127.0.0.1 port={listener.getsockname()[1]} connect_timeout=2")
    assert isinstance(error, UnreachableError)
    assert "cannot be reached. Check the network or the VPN" in str(error)


def test_a_missing_database_is_named(cluster: Server) -> None:
    assert "There is no database kaupunki" in str(refusal(cluster.conninfo("kaupunki")))


def test_a_group_is_not_a_login(cluster: Server) -> None:
    cluster.query("CREATE ROLE ryhma NOLOGIN")
    assert "ryhma is a group, not a person's login" in str(refusal(cluster.conninfo(user="ryhma")))


def test_a_database_that_is_closed_to_a_login_says_so(cluster: Server, guest: str) -> None:
    cluster.query("CREATE DATABASE suljettu")
    cluster.query("REVOKE CONNECT ON DATABASE suljettu FROM PUBLIC")
    assert f"{guest} may not use the database suljettu" in str(refusal(cluster.conninfo("suljettu", guest)))


def test_no_free_connection_is_a_thing_of_the_moment(cluster: Server, guest: str) -> None:
    cluster.query(f"ALTER ROLE {guest} CONNECTION LIMIT 1")
    try:
        with closing(connect(cluster.conninfo(user=guest))):
            error = refusal(cluster.conninfo(user=guest))
        assert isinstance(error, BusyError)
        assert "no free connection" in str(error)
    finally:
        cluster.query(f"ALTER ROLE {guest} CONNECTION LIMIT -1")


@contextmanager
def rules(cluster: Server, text: str) -> Iterator[None]:
    """Have other rules in pg_hba.conf for the block; the socket stays open for the tests."""
    path = cluster.data / "pg_hba.conf"
    before = path.read_text()
    path.write_text(f"local all all trust\n{text}\n")
    cluster.reload()
    try:
        yield
    finally:
        path.write_text(before)
        cluster.reload()


@pytest.fixture
def certificate(cluster: Server) -> Iterator[Path]:
    """Let the server speak TLS with a certificate that it signed itself, and yield that."""
    signed = cluster.certify()
    cluster.configure(ssl="on")
    try:
        yield signed
    finally:
        cluster.configure(ssl=None)


def test_encryption_that_the_server_does_not_offer_is_never_done_without(cluster: Server, guest: str) -> None:
    error = refusal(over_tcp(cluster, guest, password=SECRET, sslmode="require"))
    assert "asks for encryption (TLS), but the server does not offer it" in str(error)


def test_every_ssl_mode_goes_through(cluster: Server, guest: str, certificate: Path) -> None:
    known = {"password": SECRET, "sslrootcert": str(certificate), "host": "localhost", "hostaddr": "127.0.0.1"}
    for mode, is_encrypted in (("disable", False), ("prefer", True), ("require", True), ("verify-full", True)):
        with closing(connect(over_tcp(cluster, guest, sslmode=mode, **known))) as link:
            assert link.info.ssl_in_use is is_encrypted, mode
    error = refusal(over_tcp(cluster, guest, sslmode="verify-full", **{**known, "host": "127.0.0.1"}))
    assert "The server's certificate is not accepted, so nothing was sent" in str(error)
    unknown = {**known, "sslrootcert": str(certificate.parent / "server.none")}
    assert "certificate" in str(refusal(over_tcp(cluster, guest, sslmode="verify-ca", **unknown)))


def test_a_server_for_encrypted_connections_only_says_which_mode_to_choose(
    cluster: Server, guest: str, certificate: Path
) -> None:
    with rules(cluster, "hostssl all all 127.0.0.1/32 scram-sha-256"):
        error = refusal(over_tcp(cluster, guest, password=SECRET, sslmode="disable"))
        assert "Set the connection's SSL mode to “require” or more" in str(error)
        with closing(connect(over_tcp(cluster, guest, password=SECRET))) as link:
            assert link.info.ssl_in_use


def test_a_computer_that_is_not_let_in_says_who_can_change_that(cluster: Server, guest: str, certificate: Path) -> None:
    with rules(cluster, "host all nobody 127.0.0.1/32 scram-sha-256"):
        error = refusal(over_tcp(cluster, guest, password=SECRET, sslmode="require"))
    assert f"does not let {guest} into the database postgres from this computer" in str(error)


def test_a_server_that_stops_and_comes_back_is_told_apart(cluster: Server) -> None:
    with closing(connect(cluster.conninfo())) as link, link.cursor() as cursor:
        cluster.stop()
        try:
            assert isinstance(refusal(cluster.conninfo()), UnreachableError)
            with pytest.raises(UnreachableError), plain_errors():
                cursor.execute("SELECT 1")
        finally:
            cluster.start()
    with closing(connect(cluster.conninfo())) as link, link.cursor() as cursor:
        cursor.execute("SELECT 1")


def test_the_server_never_logs_a_password(cluster: Server, guest: str) -> None:
    refusal(over_tcp(cluster, guest, password=WRONG))
    said = cluster.log()
    assert "authentication failed" in said
    assert WRONG not in said
