"""Do schema and program agree on spoiled files?  mutants.py SCHEMA CVPDF COUNT OPTIONS FILE…

Of each file COUNT copies are made, each with one spot spoiled: a key dropped, renamed or added, a value replaced by one of
another kind. What the schema accepts must get no message from 'CVPDF check OPTIONS', what it rejects one. The copies are
the same in every run. Prints 'agree FILE: N' or, a line each, 'differ FILE (spot): …'.
"""
import copy
import json
import os
import random
import subprocess
import sys
import tempfile

import jsonschema
import yaml

from schema import Loader

VALUES = [None, True, 5, 3.5, "text", "", "2024-02", [], {}, ["text"], [5], [None], [[]], [["text"]], [{}],
          {"text": "text"}, {"text": None}, {"text": ["text"]}, {"name": "text"}, [{"name": "text"}], {"entries": []},
          {"company": "text", "position": "text"}, [{"label": "text", "details": "text"}], {"a": {"b": "text"}}]
UNJUDGED = ["ambiguous-entry", "block-file", "unknown-layout"]
KEYS = ["name", "title", "date", "url", "links", "level", "bullet", "sections", "entries", "position", "positions", "authors",
        "doi", "details", "theme", "zzz"]


def spots(node, path=()):
    """The paths of all values below the root."""
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in members:
        yield path + (key,)
        yield from spots(value, path + (key,))


def replace(parent, key, chance):
    parent[key] = copy.deepcopy(chance.choice(VALUES))


def drop(parent, key, _chance):
    del parent[key]


def rename(parent, key, chance):
    if isinstance(parent, list):
        return replace(parent, key, chance)
    value = parent.pop(key)
    parent[chance.choice([key[:-1] + "x", key + "s", chance.choice(KEYS)])] = value


def add(parent, key, chance):
    value = copy.deepcopy(chance.choice(VALUES))
    if isinstance(parent, list):
        parent.insert(key, value)
    else:
        parent[chance.choice(KEYS)] = value


def mutant(data, chance):
    data = copy.deepcopy(data)
    path = chance.choice(list(spots(data)))
    parent = data
    for key in path[:-1]:
        parent = parent[key]
    change = chance.choice([replace, replace, replace, drop, rename, add])
    change(parent, path[-1], chance)
    return data, change.__name__ + " " + "/".join(map(str, path))


def told(program, options, files):
    """The files that get a message, and the first of each; None for those that aren't the schema's to judge."""
    run = subprocess.run([program, "check", "--format=json", *options, *files], stdout=subprocess.PIPE, check=False)
    first = {}
    for message in json.loads(run.stdout):
        first.setdefault(message["file"], message["message"])
        if message["name"] in UNJUDGED:
            first[message["file"]] = None
    return first


def hold(validator, program, options, name, count):
    with open(name, encoding="utf-8") as file:
        data = yaml.load(file, Loader)
    chance = random.Random(os.path.basename(name))
    with tempfile.TemporaryDirectory() as folder:
        made = {}
        for i in range(count):
            path = os.path.join(folder, "%d.yaml" % i)
            made[path] = mutant(data, chance)
            with open(path, "w", encoding="utf-8") as file:
                yaml.safe_dump(made[path][0], file, allow_unicode=True)
        first = told(program, options, list(made))
        differ = 0
        for path, (spoiled, spot) in made.items():
            if first.get(path, "") is None:
                continue
            # What is judged is what a YAML reader makes of the file.
            with open(path, encoding="utf-8") as file:
                loaded = yaml.load(file, Loader)
            if validator.is_valid(loaded) == (path not in first):
                continue
            differ += 1
            error = jsonschema.exceptions.best_match(validator.iter_errors(loaded))
            says = error.json_path + " " + error.message[:100].replace("\n", " ") if error else "nothing"
            print("differ %s (%s): the schema says %s, we say %s" % (name, spot, says, first.get(path, "nothing")))
    if not differ:
        print("agree %s: %d" % (name, count))


def main():
    schema, program, count, options = sys.argv[1:5]
    with open(schema, encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    for name in sys.argv[5:]:
        hold(validator, program, options.split(), name, int(count))


main()
