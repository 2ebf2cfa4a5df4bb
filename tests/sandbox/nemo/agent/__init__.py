"""Tests of the scripted editing agent."""
