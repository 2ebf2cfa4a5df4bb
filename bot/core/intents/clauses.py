"""Cuts a message into clauses and adds up what the words of each clause mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.intents.concepts import Concept as C
from bot.core.intents.lexicon import Lexicon
from bot.core.intents.tokens import Token, tokens
from bot.core.intents.words import common, de, en, es, fr, ja, ko, pt, zh

_EN = Lexicon(common.WORDS, *en.TABLES)
_LATIN = (_EN, *(Lexicon(common.WORDS, language.WORDS) for language in (es, fr, de, pt)))
_ZH = Lexicon(common.WORDS, *zh.TABLES)
_JA = Lexicon(common.WORDS, *ja.TABLES)
_KO = Lexicon(common.WORDS, ko.WORDS)
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_HAN = re.compile("[\u3400-\u9fff]")
_CONTENT = C.MATERIAL | C.TRAIT | C.TOPIC | C.FILM | C.QUOTE
_DELIVERY = C.EXPORT | C.SEND


@dataclass(slots=True)
class Clause:
    """What one clause says."""

    means: C = C.FILLER
    opens: C = C.FILLER
    """The first word that means anything."""
    words: int = 0
    content: float = 0
    """Words that speak of the video's content, the unknown ones among them."""


def clauses(text: str) -> list[Clause]:
    """Return the clauses of a text that `normal.plain` has prepared, empty ones left out."""
    pieces = tokens(text)
    return _Reader(_lexicon(text, pieces)).read(pieces)


def _lexicon(text: str, pieces: Sequence[Token]) -> Lexicon:
    if _KANA.search(text):
        return _JA
    if _HANGUL.search(text):
        return _KO
    if _HAN.search(text):
        return _ZH
    words = [piece.text for piece in pieces if piece.kind == "word"]
    return max(_LATIN, key=lambda lexicon: sum(word in lexicon for word in words))


class _Reader:
    """Reads tokens from left to right and closes a clause where the next one begins."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._runs_on = lexicon is _ZH
        """Chinese chains its verbs without a word between."""
        self._verb_last = lexicon in (_JA, _KO)
        """In Japanese and Korean the verb ends its clause."""
        self._clauses: list[Clause] = []
        self._clause = Clause()
        self._awaits_order = True

    def read(self, pieces: Sequence[Token]) -> list[Clause]:
        """Return the clauses of all pieces."""
        run: list[Token] = []
        for piece in pieces:
            if piece.kind != "end":
                run.append(piece)
                continue
            self._read_run(run)
            run = []
            if piece.text == "?":
                self._clause.means |= C.QUESTION
            self._close()
        self._read_run(run)
        self._close()
        return self._clauses

    def _close(self) -> None:
        if self._clause.words:
            self._clauses.append(self._clause)
        elif self._clause.means & C.QUESTION and self._clauses:
            self._clauses[-1].means |= C.QUESTION
        self._clause = Clause()
        self._awaits_order = True

    def _read_run(self, run: Sequence[Token]) -> None:
        at = 0
        for match in self._lexicon.matches([piece.text for piece in run]):
            piece = run[at]
            at += match.width
            if match.known:
                self._add(match.concept)
            else:
                self._add_unlisted(piece)

    def _add_unlisted(self, piece: Token) -> None:
        if piece.kind == "quote":
            self._add(C.QUOTE)
        elif piece.kind == "number":
            self._add(C.NUMBER | (C.LIMIT if piece.text.endswith(("mb", "gb")) else C.FILLER))
        else:
            concept = _EN.meaning(piece.text)
            if concept is not None:
                self._add(concept)
                return
            weight = 0.5 if piece.kind == "asian" else 1
            self._clause.words += 1
            self._clause.content += weight
            self._clause.opens = self._clause.opens or C.UNKNOWN
            self._awaits_order = False

    def _add(self, concept: C) -> None:
        if concept & C.WITH and not self._export_said():
            concept = C.PLACE
        if self._begins_clause(concept):
            self._close()
        clause = self._clause
        if concept & C.EDIT and self._awaits_order:
            concept |= C.ORDER
        if concept & C.AUXILIARY and self._awaits_order:
            concept |= C.DID
        if not concept & (C.OPENER | C.JOIN):
            self._awaits_order = False
        clause.words += 1
        if concept & _CONTENT:
            clause.content += 1
        clause.opens = clause.opens or concept & ~(C.OPENER | C.JOIN)
        clause.means |= concept
        if self._verb_last and concept & C.JOIN and concept & C.ORDER:
            self._close()

    def _begins_clause(self, concept: C) -> bool:
        has_order = bool(self._clause.means & C.ORDER)
        if self._verb_last:
            ends_before = bool(concept & (_DELIVERY | C.FORMAT | C.LINK | C.FILE)) and has_order
            return ends_before or bool(concept & C.JOIN and not concept & C.ORDER)
        if concept & (C.JOIN | C.WITH):
            return True
        return self._runs_on and has_order and bool(concept & _DELIVERY)

    def _export_said(self) -> bool:
        clause = self._clause if self._clause.words or not self._clauses else self._clauses[-1]
        return bool(clause.means & C.EXPORT)
