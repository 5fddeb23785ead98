"""What a person decides otherwise than the machine: kept by its words, never moved to a look-alike."""
