"""Find mentions: words and patterns that mean something to a rule, all in one pass over the prose."""
