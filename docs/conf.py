"""Sphinx settings: Markdown pages, plain theme, warnings are errors when built by ``just docs``."""

project = "twosource"
author = "The twosource authors"
extensions = ["myst_parser"]
html_theme = "alabaster"
html_theme_options = {"description": "Who really said something", "fixed_sidebar": True}
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
