"""Files of annotations made elsewhere, whatever their form: opened, then placed in reports."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from twosource.corrections.annotated import Taken
from twosource.corrections.brat import from_brat
from twosource.corrections.label_studio import from_label_studio
from twosource.corrections.web_annotations import annotations_in, from_web_annotations, sources_of, split_own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.corrections.records import Correction
    from twosource.model import Report

AnnotationForm = Literal["web", "label-studio", "brat"]
FORMS: tuple[AnnotationForm, ...] = get_args(AnnotationForm)


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """A file of annotations, not placed yet.

    Attributes:
        form: whose format it is.
        text: of a file in brat's format, else empty.
        items: tasks or annotations, else empty.
        own: corrections that this project wrote.
        broken: causes for what claims to be a correction and is none.
    """

    form: AnnotationForm
    text: str
    items: tuple[object, ...]
    own: tuple[Correction, ...] = ()
    broken: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it holds nothing but corrections that this project wrote: these need no reports to be placed in."""
        return self.form == "web" and not self.items

    @property
    def texts(self) -> tuple[str, ...]:
        """Texts of reports that it holds whole: those of Label Studio's tasks."""
        tasks = (item.get("data") for item in self.items if self.form == "label-studio" and isinstance(item, dict))
        texts = (data.get("text") for data in tasks if isinstance(data, dict))
        return tuple(dict.fromkeys(text for text in texts if isinstance(text, str)))

    @property
    def names(self) -> tuple[str, ...]:
        """Ids and addresses of reports that it names."""
        if self.form == "web":
            return sources_of(self.items)
        tasks = (item.get("data") for item in self.items if self.form == "label-studio" and isinstance(item, dict))
        named = (data.get(key) for data in tasks if isinstance(data, dict) for key in ("report_a", "report_b"))
        return tuple(dict.fromkeys(name for name in named if isinstance(name, str)))


def open_annotations(data: bytes, form: AnnotationForm | None = None) -> AnnotationFile:
    """Open a file.

    Args:
        data: UTF-8.
        form: whose format it is; recognised where it is ``None``: what is no JSON is brat's.

    Raises:
        ValueError: it is not UTF-8, or not of the form.
    """
    try:
        text = data.decode("utf-8-sig")
        document = None if form == "brat" else json.loads(text)
    except (ValueError, RecursionError) as error:
        if form is None and not isinstance(error, UnicodeDecodeError) and text.startswith(("T", "#", "R", "E", "A")):
            return AnnotationFile("brat", text, ())
        raise ValueError("the file is neither UTF-8 text nor JSON of the form that was chosen") from error
    if form == "brat":
        return AnnotationFile("brat", text, ())
    if form == "label-studio" or (form is None and _is_tasks(document)):
        if not isinstance(document, list):
            raise ValueError("a Label Studio export is a list of tasks")
        return AnnotationFile("label-studio", "", tuple(document))
    own, others, broken = split_own(annotations_in(document))
    return AnnotationFile("web", "", tuple(others), own, broken)


def place_annotations(file: AnnotationFile, reports: Sequence[Report]) -> Taken:
    """Place what a file holds in the reports that it may be about; what stands in none is named as left out."""
    if file.form == "label-studio":
        return from_label_studio(list(file.items), reports)
    if file.form == "web":
        return from_web_annotations(file.items, reports)
    found = [from_brat(file.text, each) for each in reports]
    # A standoff file does not name its text: it belongs to the report in which most of its words stand.
    return max(found, key=lambda taken: (len(taken.annotations), -len(taken.left_out)), default=Taken(()))


def _is_tasks(document: object) -> bool:
    return (
        isinstance(document, list)
        and bool(document)
        and all(isinstance(item, dict) and "data" in cast("dict[str, object]", item) for item in document)
    )
