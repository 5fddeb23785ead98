"""Which given names may be one person's."""

import pytest

from twosource.nicknames import same_given


@pytest.mark.parametrize(("a", "b"), [("bill", "william"), ("mike", "michael"), ("bob", "rob"), ("ada", "ada")])
def test_forms_of_one_name_may_be_one_person_s(a: str, b: str) -> None:
    assert same_given(a, b)
    assert same_given(b, a)


@pytest.mark.parametrize(("a", "b"), [("bill", "robert"), ("ada", "anna"), ("peter", "patrick"), ("donald", "ronald")])
def test_two_names_are_two_persons(a: str, b: str) -> None:
    assert not same_given(a, b)
