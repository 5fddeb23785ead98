"""What a page shows, before any renderer gives it a form."""
