"""The verbs of people's decisions, as their users run them; and what these change in the answers of a store."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from store_cases import FERRY, make_stages
from twosource.cli import main

# Bound to the real stages before a test puts others in their place.
from twosource.corrections import apply as _apply
from twosource.corrections.agreement import as_corrections
from twosource.corrections.annotated import Annotated, Judged
from twosource.corrections.brat import from_brat
from twosource.corrections.label_studio import from_label_studio
from twosource.corrections.taking import open_annotations
from twosource.corrections.web_annotations import from_web_annotations
from twosource.model import Place, Span
from view_cases import BELL, GAZETTE, make_bell, make_gazette

WORDS = "the ferry will run every hour until the bridge is open again"
CLOSING = "The bridge at Saltmarsh will close on Monday"
OTHER = "Saltmarsh’s bridge closes on Monday"
WHEN = "2024-06-01T10:00:00Z"
assert _apply


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def target(source: str, words: str, suffix: str = "") -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": words, "prefix": "", "suffix": suffix}
    return {"source": source, "selector": [quote]}


def tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def position(words: str, text: str) -> dict[str, object]:
    start, end = span(text, words)
    return {"type": "TextPositionSelector", "start": start, "end": end}


def placed(source: str, words: str, text: str) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": words, "prefix": "", "suffix": ""}
    return {"source": source, "selector": [quote, position(words, text)]}


def test_tags_of_a_web_annotation_tell_kind_origin_and_what_is_the_same() -> None:
    bell, gazette = make_bell().report, make_gazette().report
    where = placed(bell.id, CLOSING, BELL)
    items = [
        {"creator": "cy", "created": WHEN, "body": [tag("kind:not quoted")], "target": where},
        {
            "creator": "cy",
            "body": [{"type": "TextualBody", "value": "Lin Aster"}, tag("origin: notice")],
            "target": where,
        },
        {"creator": "cy", "body": [tag("not the same")], "target": [where, placed(gazette.id, OTHER, GAZETTE)]},
        {"creator": "cy", "body": [tag("same")], "target": [where]},
        {"creator": "cy", "body": [tag("same")], "target": [where, where]},
    ]
    taken = from_web_annotations(items, [bell, gazette])
    content = (span(BELL, CLOSING),)
    assert taken.annotations == (
        Annotated(bell.id, content, "", "cy", WHEN, "none"),
        Annotated(bell.id, content, "Lin Aster", "cy", "", "", "notice"),
    )
    places = (Place(bell.id, *content[0]), Place(gazette.id, *span(GAZETTE, OTHER)))
    assert taken.judged == (Judged(places, same=False, who="cy"),)
    assert len(taken.left_out) == 2


def test_label_studio_tells_kind_and_origin_of_a_region_and_judges_pairs() -> None:
    bell, gazette = make_bell().report, make_gazette().report
    start, end = span(BELL, CLOSING)
    where = {"start": start, "end": end, "text": CLOSING}
    results = [
        {"id": "a", "type": "labels", "value": {**where, "labels": ["content"]}},
        {"id": "a", "type": "choices", "from_name": "kind", "value": {**where, "choices": ["indirect"]}},
        {"id": "a", "type": "textarea", "from_name": "origin", "value": {**where, "text": ["town notice"]}},
        {"id": "a", "type": "textarea", "from_name": "speaker", "value": {**where, "text": ["Lin Aster"]}},
    ]
    chosen = [{"id": "b", "type": "choices", "value": {"choices": ["not same"]}}]
    document = [
        {"data": {"text": BELL}, "annotations": [{"result": results, "completed_by": 3}]},
        {"data": {"a": CLOSING, "b": OTHER}, "annotations": [{"result": chosen, "completed_by": 3}]},
        {"data": {"a": CLOSING, "b": "nowhere"}, "annotations": [{"result": chosen}]},
    ]
    taken = from_label_studio(document, [bell, gazette])
    assert taken.annotations == (
        Annotated(bell.id, (Span(start, end),), "Lin Aster", "annotator 3", "", "indirect", "town notice"),
    )
    (pair,) = taken.judged
    assert (pair.same, pair.places[0].report, pair.places[1].report) == (False, bell.id, gazette.id)
    assert taken.left_out == ("task 3: its two texts do not stand once each in two reports here",)


def test_brats_attributes_and_notes_tell_kind_and_origin() -> None:
    report = make_bell().report
    start, end = span(BELL, CLOSING)
    lines = [
        f"T1\tContent {start} {end}\t{CLOSING}",
        "A1\tKind T1 mixed",
        "#1\tAnnotatorNotes T1\tLin Aster; origin: town notice",
    ]
    (taken,) = from_brat("\n".join(lines), report, "cy").annotations
    assert (taken.speaker, taken.kind, taken.origin) == ("Lin Aster", "mixed", "town notice")


def test_what_an_annotator_says_otherwise_becomes_corrections_of_every_kind() -> None:
    bell, gazette = make_bell(), make_gazette()
    content = span(BELL, CLOSING)
    places = (Place(bell.report.id, *content), Place(gazette.report.id, *span(GAZETTE, OTHER)))
    marks = [Annotated(bell.report.id, (content,), "Omar Reyes", "cy", WHEN, "mixed", "town notice")]
    made = as_corrections([bell, gazette], marks, WHEN, [Judged(places, same=True, who="cy")])
    assert [(each.kind, each.value) for each in made] == [
        ("speaker", "Omar Reyes"),
        ("kind", "mixed"),
        ("origin", "town notice"),
        ("same", ""),
    ]
    nobody = Annotated(bell.report.id, (content,), "", "cy", WHEN, "none")
    assert [each.value for each in as_corrections([bell], [nobody], WHEN)] == ["none"]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b'[{"data": {"text": "x"}, "annotations": []}]', "label-studio"),
        (b'{"type": "AnnotationPage", "items": [{"target": {}}]}', "web"),
        (b"T1\tContent 0 3\tabc\n", "brat"),
    ],
)
def test_a_file_of_annotations_is_recognised_by_what_stands_in_it(data: bytes, form: str) -> None:
    assert open_annotations(data).form == form


@pytest.mark.parametrize("data", [b"\xff\xfe", b"what is this", b"{"])
def test_what_is_no_file_of_annotations_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="neither UTF-8 text nor JSON"):
        open_annotations(data)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setitem(sys.modules, "twosource.stages", make_stages())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TWOSOURCE_STORE", "my-store")
    reports = [
        {
            "id": f"r{number}",
            "url": f"https://bell.example/{number}",
            "outlet": f"Bell {number}",
            "date": f"2024-05-0{number}",
            "text": f"{FERRY}The Saltmarsh bridge was closed in the year {number} of the flood, all told.\n",
        }
        for number in (1, 2)
    ]
    Path("day.jsonl").write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    items = [
        {
            "creator": "Ann",
            "created": WHEN,
            "body": [{"type": "TextualBody", "value": "Omar Reyes"}],
            "target": target("https://bell.example/1", WORDS, suffix="\nThe Saltmarsh bridge was closed"),
        }
    ]
    Path("ann.json").write_text(json.dumps({"items": items}), encoding="utf-8")
    assert main(["add", "day.jsonl", "-q"]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.mark.usefixtures("store")
def test_annotations_are_taken_in_listed_taken_out_and_taken_in_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", "ann.json"]) == 0
    assert capsys.readouterr().out == "1 correction kept.\n"
    assert main(["annotate", "ann.json"]) == 0
    assert capsys.readouterr().out == "0 corrections kept, 1 known already.\n"
    assert main(["corrections"]) == 0
    text = capsys.readouterr().out
    assert "Ann, 2024-06-01: said by Omar Reyes" in text
    assert text.endswith("1 correction.\n")
    assert main(["corrections", "--annotations", "-o", "out.jsonld"]) == 0
    assert main(["annotate", "out.jsonld", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["known"] == 1
    assert main(["corrections", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["corrections"]
    assert (told["who"], told["what"], told["orphaned"], told["words"]) == ("Ann", "speaker", None, [WORDS])


@pytest.mark.usefixtures("store")
def test_a_correction_reaches_find_said_story_export_and_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    main(["annotate", "ann.json", "-q"])
    assert main(["said", "Reyes"]) == 0
    assert "(speaker corrected by Ann, 2024-06-01)" in " ".join(capsys.readouterr().out.split())
    assert main(["find", "ferry", "--speaker", "Reyes", "--json"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert (hit["corrected"][0]["who"], hit["said"]) == ("Ann", WORDS)
    main(["stories", "--json"])
    story = json.loads(capsys.readouterr().out)["stories"][0]["id"]
    assert main(["story", story, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert sorted(said["speaker"] for said in document["attributions"]) == ["Lin Aster", "Omar Reyes"]
    assert [made["who"] for made in document["corrections"]] == ["Ann"]
    assert main(["export", "--format", "jsonl", "--table", "attributions"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["corrected"] for line in lines} == {None, "speaker corrected by Ann, 2024-06-01"}


@pytest.mark.usefixtures("store")
def test_an_orphan_is_told_where_it_might_have_changed_something(capsys: pytest.CaptureFixture[str]) -> None:
    main(["annotate", "ann.json", "-q"])
    newer = json.loads(Path("day.jsonl").read_text(encoding="utf-8").splitlines()[0])
    newer |= {"text": newer["text"].replace("every hour", "twice an hour"), "date": "2024-05-09"}
    Path("newer.jsonl").write_text(json.dumps(newer) + "\n", encoding="utf-8")
    main(["add", "newer.jsonl", "-q"])
    capsys.readouterr()
    assert main(["corrections"]) == 0
    assert "orphan, not applied" in capsys.readouterr().out
    assert main(["said", "Lin Aster"]) == 0
    assert "1 correction stands nowhere any more" in capsys.readouterr().out


@pytest.mark.usefixtures("store")
def test_agreement_is_computed_of_one_file_or_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", "ann.json", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["annotators"][1], told["reports"], told["exact"], told["speakers"]) == ("twosource", 1, 1, 0)
    assert main(["agreement", "ann.json", "ann.json"]) == 0
    text = capsys.readouterr().out
    assert "Cohen's kappa 1.00" in text
    assert "Speakers: 1 the same of 1 that both name" in text


@pytest.mark.usefixtures("store")
def test_a_file_that_names_no_report_needs_one_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.ann").write_text(f"T1\tContent {len('Lin Aster says ')} {len(FERRY) - 1}\t{WORDS}\n", encoding="utf-8")
    assert main(["annotate", "x.ann"]) == 2
    assert "say what it is about" in capsys.readouterr().err
    main(["find", "year 1", "--json"])
    report = json.loads(capsys.readouterr().out)["hits"][0]["report"]["id"]
    assert main(["agreement", "x.ann", "--report", report]) == 0
    assert "1 and 1; 1 found by both" in capsys.readouterr().out


@pytest.mark.usefixtures("store")
def test_what_was_withdrawn_is_left_out_of_every_list_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    notice = {"uri": "r1", "type": "text", "pubstatus": "canceled", "headline": "x"}
    Path("kill.json").write_text(json.dumps(notice), encoding="utf-8")
    main(["add", "kill.json", "-q"])
    capsys.readouterr()
    line = "1 withdrawn report left out (--withdrawn shows them).\n"
    for verb in (["find", "ferry"], ["said", "Aster"], ["stories", "-v"]):
        assert main(verb) == 0
        assert capsys.readouterr().out.endswith(line)
        assert main([*verb, "--withdrawn"]) == 0
        text = capsys.readouterr().out
        assert line not in text
        assert "withdrawn by its publisher" in " ".join(text.split())
    assert main(["export", "--format", "jsonl", "--table", "reports"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "1 withdrawn report left out" in said.err
    assert main(["export", "--format", "jsonl", "--table", "reports", "--withdrawn"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.usefixtures("store")
def test_a_long_wording_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    long = " ".join(f"word{number}" for number in range(80))
    report = {
        "id": "r9",
        "outlet": "Gazette",
        "date": "2024-05-09",
        "text": f"Mara Voss says {long}\nIt rained all day.\n",
    }
    Path("long.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    main(["add", "long.jsonl", "-q"])
    capsys.readouterr()
    for verb in (["said", "Voss"], ["find", "word7", "--speaker", "Voss"]):
        assert main(verb) == 0
        assert long in " ".join(capsys.readouterr().out.split())


def test_a_saying_in_two_parts_goes_to_label_studio_and_comes_back_as_one() -> None:
    from dataclasses import replace

    from twosource.export.label_studio import label_studio_tasks

    bell = make_bell()
    parts = (span(BELL, "The bridge at Saltmarsh"), span(BELL, "on Monday"))
    two = replace(bell, attributions=(replace(bell.attributions[0], content=parts), *bell.attributions[1:]))
    (task,) = label_studio_tasks([two])
    task["annotations"] = task.pop("predictions")
    taken = from_label_studio([task], [bell.report])
    assert taken.annotations[0].content == parts
    assert len(taken.annotations) == len(bell.attributions)
