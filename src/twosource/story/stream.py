"""Reports into stories as they come: the same decisions as all at once, one report or batch at a time.

    stream = StoryStream()
    changed = stream.add([told_of(report)])

A new report is weighed against the earlier ones, and only the stories that it resembles are grouped anew, with it among
their reports.  So a story may gain a report, two may become one, or one may fall apart when a report shows that it was
two; every other story stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.story.group import in_time_order
from twosource.story.link import join_reports
from twosource.story.settings import DEFAULT, Grouping
from twosource.story.space import Likeness, Space
from twosource.story.tell import tell_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Story
    from twosource.story.told import Told


class StoryStream:
    """The stories of the reports so far."""

    def __init__(self, settings: Grouping = DEFAULT) -> None:
        self._settings = settings
        self._space = Space(settings)
        self._told: list[Told] = []
        self._known: set[str] = set()
        self._near: list[dict[int, Likeness]] = []
        self._group_of: list[int] = []
        self._groups: dict[int, tuple[int, ...]] = {}

    def add(self, batch: Sequence[Told]) -> tuple[Story, ...]:
        """Take in reports, in time order within the batch; one that is known already changes nothing.

        Returns:
            The stories that are new or changed, sorted by id.
        """
        changed: set[int] = set()
        new = [told for told in in_time_order(batch) if told.id not in self._known]
        for told in new:
            self._space.count(told)
        for told in new:
            changed |= self._take_in(told)
        return self._tell(group for group in changed if group in self._groups)

    def stories(self) -> tuple[Story, ...]:
        """All stories, sorted by id; every report stands in exactly one."""
        return self._tell(self._groups)

    def _take_in(self, told: Told) -> set[int]:
        """Place one report; give the numbers of the groups that changed."""
        vector = self._space.vector(told)
        met = self._space.meet(vector, told.day)
        number = self._space.keep(vector, told.day)
        self._known.add(told.id)
        self._told.append(told)
        self._near.append(dict(met))
        for other, likeness in met:
            self._near[other][number] = likeness
        floor = self._settings.likeness * self._settings.threshold**2
        touched = sorted({self._group_of[other] for other, likeness in met if likeness.words >= floor})
        before = {self._groups[group] for group in touched}
        members = sorted({number, *(member for group in before for member in group)})
        for group in touched:
            del self._groups[group]
        self._group_of.append(number)
        changed = set()
        for joined in join_reports(members, self._likenesses(members), self._settings):
            self._groups[joined[0]] = joined
            for member in joined:
                self._group_of[member] = joined[0]
            if joined not in before:
                changed.add(joined[0])
        return changed

    def _likenesses(self, members: Sequence[int]) -> dict[tuple[int, int], Likeness]:
        wanted = set(members)
        return {
            (member, other): likeness
            for member in members
            for other, likeness in sorted(self._near[member].items())
            if member < other and other in wanted
        }

    def _tell(self, groups: Iterable[int]) -> tuple[Story, ...]:
        near = dict(enumerate(self._near))
        told = (
            tell_story([(member, self._told[member]) for member in self._groups[group]], near, self._space)
            for group in groups
        )
        return tuple(sorted(told, key=lambda story: story.id))
