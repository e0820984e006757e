"""Facts about a whole page: who wrote it and when, what it is, whom it serves, what it leaves out."""
