"""``twosource serve``: the desk in a browser on this machine."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from twosource.console.codes import Code
from twosource.console.messages import Messages
from twosource.console.options import Debug, MaxBytes, Outlets, PolicyFile, Quiet
from twosource.settings import DEFAULT_MAX_BYTES

HELP = """\
Open the desk: stories, reports and speakers in a browser on this machine.

\b
Examples:
  twosource serve
  twosource serve ./twosource-store
  twosource serve ./twosource-store --port 8765 --key-file desk.key
  twosource serve ./twosource-store --policy desk.toml --outlets outlets.toml

It answers on 127.0.0.1 only. The address it prints opens once; a browser that
has opened it stays in. Programs on this machine use the key in --key-file.
"""


def serve(  # noqa: PLR0913, PLR0917 - one argument for each option
    store: Annotated[
        Path | None, typer.Argument(metavar="[STORE]", help="A store; without one, compare what you drop and paste.")
    ] = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="Port; 0 takes a free one.")] = 0,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Name that your corrections bear.")] = None,
    key_file: Annotated[
        Path | None, typer.Option("--key-file", metavar="FILE", help="Write a key for programs there.")
    ] = None,
    policy: PolicyFile = None,
    outlets: Outlets = None,
    max_upload: Annotated[
        int | None, typer.Option("--max-upload", min=1, metavar="N", help="Largest request, in bytes.")
    ] = None,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Open the desk and answer until it is interrupted."""
    del debug
    from twosource.console.output import write
    from twosource.desk.serve import serve as answer

    def tell(address: str) -> None:
        write(f"{address}\n", None)
        Messages(quiet=quiet).remark("open this address in a browser; Ctrl-C ends the desk")
        if browser:
            import webbrowser

            webbrowser.open(address)

    # An interrupt is how the desk ends, no failure.
    with suppress(KeyboardInterrupt):
        answer(
            store,
            port=port,
            who=who,
            key_file=key_file,
            policy=policy,
            outlets=outlets,
            max_upload=max_upload,
            max_bytes=max_bytes,
            told=tell,
        )
    return Code.OK
