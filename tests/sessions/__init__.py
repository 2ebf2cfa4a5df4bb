"""Tests of the application, with both outsides in memory and a real database."""
