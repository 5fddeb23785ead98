"""Files that are whole or not there, one writer at a time, and one clear line when the disk says no."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from twosource.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPORARY = ".tmp-"
LOCK = "lock"

_REMEDIES = {
    errno.ENOSPC: "make room, then run it again: it goes on where it stopped",
    errno.EDQUOT: "make room, then run it again: it goes on where it stopped",
    errno.EROFS: "mount the disk for writing, or copy the store",
    errno.EACCES: "see who may write there",
    errno.EPERM: "see who may write there",
}
_USUAL = "see to the disk, then run it again: it goes on where it stopped"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what a disk or DuckDB says while something is written into one line.

    Raises:
        StoreError: whatever went wrong with the disk.
    """
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, _USUAL)
        raise StoreError(str(path), f"cannot be written ({_cause(error)})", remedy) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what a disk says while something is read into one line.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(str(path), f"cannot be read ({_cause(error)})", "run: twosource check STORE") from error


def _cause(error: OSError) -> str:
    return (error.strerror or str(error).split("\n")[0]).lower()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name, see it onto the disk, and give it its name.

    Raises:
        StoreError: it cannot be written; then nothing is left of it.
    """
    temporary = temporary_name(path)
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(temporary, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        settle(path.parent)


def temporary_name(path: Path) -> Path:
    """Name the file under which another one is written; of one process only, for two may write the same result."""
    return path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")


def put_in_place(temporary: Path, path: Path) -> None:
    """See a file that was written under another name onto the disk, and give it its name."""
    with open(temporary, "rb+") as stream:
        os.fsync(stream.fileno())
    os.replace(temporary, path)
    settle(path.parent)


def settle(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the store's lock; the system lets go of it when the process ends, however it ends.

    Raises:
        StoreError: another process or thread holds it, or the disk cannot be written.
    """
    path = folder / LOCK
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _lock(handle):
            raise StoreError(str(folder), "another process is writing to it", "wait until it has ended, then run again")
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
