"""What messages do to a first cut: exactly the facts of their case change, and no others."""

import pytest

from tests.sandbox.nemo.agent.cases import chinese, english
from tests.sandbox.nemo.agent.support import Facts, after, changes, first_cut


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [(prompt, facts) for facts, prompts in (*english.CASES, *chinese.CASES) for prompt in prompts],
)
def test_an_edit_changes_what_was_asked_for(prompt: str, expected: Facts) -> None:
    before = first_cut()

    assert changes(before, after(prompt, before)) == expected
