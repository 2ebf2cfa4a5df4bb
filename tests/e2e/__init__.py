"""The unchanged bot between a Discord and a NemoVideo on this machine."""
