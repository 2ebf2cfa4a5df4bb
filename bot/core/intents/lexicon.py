"""A language's vocabulary: finds the longest known phrases, forgives slips of typing."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class _Pattern:
    """A phrase with choices, as an expression over words that each end in a space."""

    expression: str
    concept: Concept

    @cached_property
    def wording(self) -> re.Pattern[str]:
        """Compiled once a text has the first word: of hundreds, few are ever needed."""
        return re.compile(self.expression)


class _Vocabulary:
    """What is known of one language."""

    def __init__(self, tables: Iterable[Mapping[Concept, str]]) -> None:
        self.phrases: dict[str, Concept] = {}
        """Words with a space between them; so are Asian characters."""
        self.patterns: dict[str, list[_Pattern]] = {}
        """By the first word."""
        self.words: set[str] = set()
        for table in tables:
            for concept, phrases in table.items():
                for phrase in phrases.split(","):
                    self._add(fold(phrase), concept)
        self.longest = _longest_by_first(self.phrases)
        self.typos = _deletions(
            phrase
            for phrase, concept in self.phrases.items()
            if " " not in phrase and concept & _KEY_VERBS and len(phrase) >= _SHORTEST_TYPO
        )

    def _add(self, phrase: str, concept: Concept) -> None:
        parts = [[_words(option) for option in part.split("|")] for part in _CHOICE.split(phrase)]
        self.words.update(word for part in parts for option in part for word in option)
        if len(parts) > 1:
            pattern = _Pattern(_expression(parts), concept)
            for word in _first_words(parts):
                self.patterns.setdefault(word, []).append(pattern)
        elif words := parts[0][0]:
            said = " ".join(words)
            self.phrases[said] = self.phrases.get(said, Concept.FILLER) | concept


class Lexicon:
    """Phrases of one language, looked up token by token; the longest phrase wins.

    Its tables are read when the first text needs them: few servers speak every language.
    """

    def __init__(self, *tables: Mapping[Concept, str]) -> None:
        self._tables = tables

    @cached_property
    def _known(self) -> _Vocabulary:
        return _Vocabulary(self._tables)

    def __contains__(self, word: str) -> bool:
        return word in self._known.words

    def meaning(self, word: str) -> Concept | None:
        """Return what a single word means, misspelt or not; None when it is unknown."""
        guess = word if word in self._known.phrases else self._typos_of(word)
        return None if guess is None else self._known.phrases[guess]

    def matches(self, words: list[str]) -> Iterator[Match]:
        """Yield what the words mean, from the first to the last, none left out."""
        text = "".join(f"{word} " for word in words)
        at = start = 0
        while at < len(words):
            match = self._at(words, at, text, start)
            yield match
            start += sum(len(word) + 1 for word in words[at : at + match.width])
            at += match.width

    def _at(self, words: list[str], at: int, text: str, start: int) -> Match:
        """Find the longest phrase from word `at`, which begins at `start` of the text."""
        found: dict[int, Concept] = {}
        longest = min(self._known.longest.get(words[at], 0), len(words) - at)
        for width in range(longest, 0, -1):
            concept = self._known.phrases.get(" ".join(words[at : at + width]))
            if concept is not None:
                found[width] = concept
                break
        for pattern in self._known.patterns.get(words[at], ()):
            if said := pattern.wording.match(text, start):
                width = said.group().count(" ")
                found[width] = found.get(width, Concept.FILLER) | pattern.concept
        if found:
            width = max(found)
            return Match(found[width], width)
        guess = self._typos_of(words[at])
        if guess is None:
            return Match(Concept.FILLER, 1, known=False)
        return Match(self._known.phrases[guess], 1)

    def _typos_of(self, word: str) -> str | None:
        if len(word) < _SHORTEST_TYPO or not word.isalpha():
            return None
        for variant in _variants(word):
            guess = self._known.typos.get(variant)
            if guess is not None and _near(word, guess):
                return guess
        return None


def _words(text: str) -> tuple[str, ...]:
    return tuple(sys.intern(token.text) for token in tokens(" ".join(text.split())))


def _expression(parts: list[list[tuple[str, ...]]]) -> str:
    """Write a phrase as an expression; longer options come first, so that the longest is found."""
    groups = (
        "|".join(
            re.escape("".join(f"{word} " for word in option))
            for option in sorted(part, key=len, reverse=True)
        )
        for part in parts
    )
    return "".join(f"(?:{group})" for group in groups)


def _first_words(parts: list[list[tuple[str, ...]]]) -> set[str]:
    """Return the words a phrase can begin with; an empty option leaves that to the next part."""
    first: set[str] = set()
    for part in parts:
        first.update(option[0] for option in part if option)
        if all(part):
            break
    return first


def _longest_by_first(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, *others = phrase.split()
        longest[first] = max(longest.get(first, 0), 1 + len(others))
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
