"""Print the set-up commands of a README: the lines of its fenced ``sh`` blocks under the heading "Set up"."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def main() -> None:
    """Read the README named first; print one command a line."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    section = re.search(r"^## Set up\n(.*?)^## ", text, re.DOTALL | re.MULTILINE)
    if section is None:
        sys.exit(f"{sys.argv[1]}: no section 'Set up'; the set-up commands stand there")
    for block in re.findall(r"^```sh\n(.*?)^```", section[1], re.DOTALL | re.MULTILINE):
        print(block.strip())


if __name__ == "__main__":
    main()
