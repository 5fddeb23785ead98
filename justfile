# One word for each daily act; `just` lists them.

python := "python3"

# a virtual environment with everything that development needs
setup:
    {{python}} -m venv .venv
    .venv/bin/pip install --upgrade pip
    .venv/bin/pip install -e '.[tables,desk,assistants,warc,docx,test,browser,docs,dev]'
    .venv/bin/pre-commit install

# what a commit must pass, without the tests
check:
    .venv/bin/ruff format --check src tests benchmarks
    .venv/bin/ruff check src tests benchmarks
    .venv/bin/mypy

# the tests, but for those that need a browser
test:
    .venv/bin/pytest

# the tests that need Debian's chromium or another one named in CHROMIUM
browser:
    .venv/bin/pytest -m browser

# the figures that the README and docs print (data sets in DATA, see benchmarks/README.md)
bench data="../shared/data":
    .venv/bin/python -m benchmarks.examples
    .venv/bin/python -m benchmarks.speed
    .venv/bin/python -m benchmarks.attribution {{data}}
    .venv/bin/python -m benchmarks.alignment {{data}}
    .venv/bin/python -m benchmarks.changed_facts
    .venv/bin/python -m benchmarks.event_pairs
    .venv/bin/python -m benchmarks.answers
    .venv/bin/python -m benchmarks.story

# the documentation, warnings as errors
docs:
    .venv/bin/sphinx-build -W --keep-going -b html docs build/docs

# the main job on the example reports
demo:
    .venv/bin/twosource compare examples/harbour_fire/reports/*

# pin what pyproject.toml asks for
lock:
    .venv/bin/uv pip compile pyproject.toml --all-extras --universal --generate-hashes --quiet -o requirements.lock
