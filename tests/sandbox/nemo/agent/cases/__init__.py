"""What messages do to a first cut: the facts that change, and the wordings that ask for it."""
