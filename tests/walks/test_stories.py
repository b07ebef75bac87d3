"""Each story answers what can be asked, with what can be said."""

from __future__ import annotations

from collections import defaultdict

from tests.walks.known import all_known
from tests.walks.presses import KEYS, tokens_of
from tests.walks.story import STORIES, Story

CHOICES: defaultdict[str, set[str]] = defaultdict(set)
for each in all_known():
    CHOICES[each.id] |= {*each.choices}


def test_every_answer_of_a_story_is_to_a_question_that_there_is_and_among_its_answers() -> None:
    stories = [Story.read(path.stem) for path in sorted(STORIES.iterdir())]
    answered = [
        (story.name, name, answer) for story in stories for name, answer in story.answers.items()
    ]
    unknown = {(story, name) for story, name, _ in answered if name not in CHOICES}
    wrong = {
        (story, name, token)
        for story, name, answer in answered
        for token in tokens_of(answer)
        if len(token) > 1 and token not in {*KEYS, *CHOICES[name]}
    }

    assert set() == unknown
    assert set() == wrong
