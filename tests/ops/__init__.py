"""Tests of health, metrics and error reports."""
