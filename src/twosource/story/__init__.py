"""Stories: the reports of one event."""
