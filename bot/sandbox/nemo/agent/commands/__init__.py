"""What the agent can do: commands as values, each with its effect on a draft."""
