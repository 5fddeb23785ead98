"""What leaves a store for other tools: tables, annotations, the paragraph for a methods section."""
