"""How people say it: tables of patterns, one module for each area of commands."""
