"""Starting the desk: on this machine only, with an address that opens once."""

from __future__ import annotations

import getpass
import os
import secrets
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.errors import UsageError
from twosource.settings import DEFAULT_MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.applications import Starlette

    from twosource.desk.guard import Door
    from twosource.desk.rules import Rules

LOCAL = "127.0.0.1"
MOST_AT_ONCE = 256


def serve(  # noqa: PLR0913 - one keyword for each option of the verb
    store: Path | None,
    *,
    port: int = 0,
    who: str | None = None,
    key_file: Path | None = None,
    policy: Path | None = None,
    outlets: Path | None = None,
    max_upload: int | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    told: Callable[[str], None],
) -> None:
    """Open the desk and answer until it is interrupted.

    Args:
        store: directory of a store; ``None`` to compare what is dropped and pasted only.
        port: port on 127.0.0.1; 0 takes a free one.
        who: name that corrections bear; that of the user of this machine when left out.
        key_file: where a key for programs is written, for its owner only.
        policy: a TOML file with the desk's own rules about who counts as one.
        outlets: a TOML file with the desk's own outlets.
        max_upload: the largest body of a request, in bytes.
        max_bytes: the largest report that is read, in bytes.
        told: called with the address to open.

    Raises:
        InputError: there is no such store.
        UsageError: the port is taken, the key cannot be written, the policy or the outlets are none, or the extra
            ``desk`` is missing.
    """
    try:
        import python_multipart  # noqa: F401 - forms cannot be read without it
        import uvicorn

        from twosource.desk.guard import MAX_UPLOAD_BYTES, Door
    except ImportError as error:
        raise UsageError("serve", f"the package {error.name} is missing", "pip install 'twosource[desk]'") from error
    rules = _rules(policy, outlets)
    with _listen(port) as listening:
        door = Door(
            listening.getsockname()[1],
            key=_write_key(key_file) if key_file is not None else None,
            max_bytes=max_upload if max_upload is not None else MAX_UPLOAD_BYTES,
        )
        app = _application(store, door, who, max_bytes, rules)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            limit_concurrency=MOST_AT_ONCE,
            timeout_graceful_shutdown=3,
        )
        told(door.start_address)
        uvicorn.Server(config).run(sockets=[listening])


def _rules(policy: Path | None, outlets: Path | None) -> Rules:
    """What comparisons follow, as the files say."""
    from twosource.desk.rules import NO_RULES
    from twosource.origin.policy import load_policy
    from twosource.outlets.file import load_registry

    rules = NO_RULES
    if policy is not None:
        rules = replace(rules, policy=load_policy(policy), policy_name=policy.name)
    if outlets is not None:
        rules = replace(rules, registry=load_registry(outlets), outlets_name=outlets.name)
    return rules


def _application(store: Path | None, door: Door, who: str | None, max_bytes: int, rules: Rules) -> Starlette:
    from twosource.desk.app import create_app
    from twosource.desk.shelf import Shelf
    from twosource.desk.state import Desk

    shelf = None
    if store is not None:
        from twosource.store.corpus import Corpus

        shelf = Shelf(store, Corpus.open(store))
    return create_app(Desk(door, shelf, who=who or _user(), max_bytes=max_bytes, rules=rules))


def _listen(port: int) -> socket.socket:
    """Take a port on 127.0.0.1, which nobody but this machine reaches."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((LOCAL, port))
    except OSError as error:
        listening.close()
        cause = f"port {port} cannot be used ({(error.strerror or str(error)).lower()})"
        raise UsageError("serve", cause, "choose another one with --port, or leave it out") from error
    return listening


def _write_key(path: Path) -> str:
    """Write a new key into a file that only its owner can read."""
    key = secrets.token_urlsafe(32)
    try:
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"{key}\n")
    except OSError as error:
        cause = f"cannot be written ({(error.strerror or str(error)).lower()})"
        raise UsageError(str(path), cause, "name a file in a folder of yours") from error
    return key


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "editor"
