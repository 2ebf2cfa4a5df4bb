"""Vocabularies: for each language, which words and phrases carry which concept.

A table maps a concept to its words, separated by commas; one word may stand under several
concepts. "(can|could) i" stands for "can i" and "could i", "(please|) send" for "send" too.
Words are written as `normal.plain` leaves them: lower case, Latin letters without accents,
Chinese in simplified characters. The longest phrase wins, so a phrase carries all that it means.
"""
