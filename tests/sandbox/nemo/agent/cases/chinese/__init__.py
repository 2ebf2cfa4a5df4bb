"""Chinese messages."""

from tests.sandbox.nemo.agent.cases.chinese import making, pictures, time, titles_and_music
from tests.sandbox.nemo.agent.support import Cases

CASES: Cases = (*making.CASES, *pictures.CASES, *titles_and_music.CASES, *time.CASES)
