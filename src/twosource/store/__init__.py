"""The store: reports, readings, stories and what people decided about them, in one directory."""
