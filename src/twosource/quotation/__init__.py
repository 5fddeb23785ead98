"""How faithfully quotations give the words they quote: against each other and against a document of record."""
