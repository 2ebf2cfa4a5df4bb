"""A language's vocabulary: finds the longest known phrases, forgives slips of typing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from bot.core.intents.concepts import Concept
from bot.core.intents.normal import fold
from bot.core.intents.tokens import tokens

_CHOICE = re.compile(r"\(([^()]*)\)")
_KEY = Concept.EXPORT | Concept.CREDIT | Concept.STATUS | Concept.UPLOAD
_KEY_VERBS = _KEY | Concept.EDIT | Concept.TIMELINE
_SHORTEST_TYPO = 5


@dataclass(frozen=True, slots=True)
class Match:
    """One known phrase (or one unknown word) of a text."""

    concept: Concept
    width: int
    """Tokens, or characters where words aren't separated."""
    known: bool = True


class Lexicon:
    """Phrases of one language, looked up token by token; the longest phrase wins."""

    def __init__(self, *tables: Mapping[Concept, str]) -> None:
        self._phrases: dict[tuple[str, ...], Concept] = {}
        for table in tables:
            for concept, phrases in table.items():
                for phrase in phrases.split(","):
                    for variant in _choices(" ".join(phrase.split())):
                        self._add(tuple(token.text for token in tokens(fold(variant))), concept)
        self._longest = _longest_by_first(self._phrases)
        self._vocabulary = {word for phrase in self._phrases for word in phrase}
        self._typos = _deletions(
            phrase[0]
            for phrase, concept in self._phrases.items()
            if len(phrase) == 1 and concept & _KEY_VERBS and len(phrase[0]) >= _SHORTEST_TYPO
        )

    def _add(self, phrase: tuple[str, ...], concept: Concept) -> None:
        if phrase:
            self._phrases[phrase] = self._phrases.get(phrase, Concept.FILLER) | concept

    def __contains__(self, word: str) -> bool:
        return word in self._vocabulary

    def meaning(self, word: str) -> Concept | None:
        """Return what a single word means, misspelt or not; None when it is unknown."""
        guess = word if (word,) in self._phrases else self._typos_of(word)
        return None if guess is None else self._phrases[(guess,)]

    def matches(self, words: list[str]) -> Iterator[Match]:
        """Yield what the words mean, from the first to the last, none left out."""
        at = 0
        while at < len(words):
            match = self._at(words, at)
            yield match
            at += match.width

    def _at(self, words: list[str], at: int) -> Match:
        first = words[at]
        longest = min(self._longest.get(first, 0), len(words) - at)
        for width in range(longest, 0, -1):
            concept = self._phrases.get(tuple(words[at : at + width]))
            if concept is not None:
                return Match(concept, width)
        guess = self._typos_of(first)
        if guess is None:
            return Match(Concept.FILLER, 1, known=False)
        return Match(self._phrases[(guess,)], 1)

    def _typos_of(self, word: str) -> str | None:
        if len(word) < _SHORTEST_TYPO or not word.isalpha():
            return None
        for variant in _variants(word):
            guess = self._typos.get(variant)
            if guess is not None and _near(word, guess):
                return guess
        return None


def _choices(phrase: str) -> Iterator[str]:
    """Write out the choices of a phrase: "(can|could) i" is "can i" and "could i"."""
    parts = _CHOICE.split(phrase)
    for words in product(*(part.split("|") for part in parts)):
        yield "".join(words)


def _longest_by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def _variants(word: str) -> Iterator[str]:
    yield word
    for index in range(1, len(word)):
        yield word[:index] + word[index + 1 :]


def _deletions(words: Iterable[str]) -> dict[str, str]:
    """Index every word by itself and by its forms with one letter left out (never the first)."""
    index: dict[str, str] = {}
    for word in words:
        for variant in _variants(word):
            index.setdefault(variant, word)
    return index


def _near(word: str, guess: str) -> bool:
    """Tell a letter too many, too few, or two swapped from another word (status, statue)."""
    return len(word) != len(guess) or sorted(word) == sorted(guess)
