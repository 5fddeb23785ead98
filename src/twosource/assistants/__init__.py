"""Read-only tools for assistants: texts of third parties, quoted and marked as such."""
