"""Reading messages: clauses, numbers, times, and the names of things."""
