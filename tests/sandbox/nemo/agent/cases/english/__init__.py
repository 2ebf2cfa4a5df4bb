"""English messages."""

from tests.sandbox.nemo.agent.cases.english import making, pictures, time, titles_and_music

CASES = (*making.CASES, *pictures.CASES, *titles_and_music.CASES, *time.CASES)
