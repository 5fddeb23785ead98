"""The settings on which a result depends: same input, version and settings give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set that changes a result.

    Attributes:
        max_bytes: the largest report that is read, in bytes.
        least_confidence: attributions of less confidence are left out, 0 to 1.
    """

    max_bytes: int = DEFAULT_MAX_BYTES
    least_confidence: float = 0.0


DEFAULTS = Settings()
