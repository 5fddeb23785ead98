"""Language-neutral facts of one text: sentences, quotation marks, language, dates."""
