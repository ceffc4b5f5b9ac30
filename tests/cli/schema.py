"""Is each YAML file accepted by a schema?  schema.py SCHEMA FILE…: 'yes FILE', 'no FILE: why' or 'unread FILE' a line.

Scalars are typed as YAML 1.2's core schema does, but dates, NaN and infinities stay texts, as they do for cvpdf.
"""
import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    yaml_implicit_resolvers = {}


def scalar(tag, pattern, first):
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)


scalar("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""])
scalar("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF"))
scalar("int", r"^[-+]?(0|[1-9][0-9]*)$", list("-+0123456789"))
scalar("float", r"^[-+]?[0-9]+\.[0-9]+$", list("-+0123456789"))
scalar("merge", r"^<<$", ["<"])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name in sys.argv[2:]:
        try:
            with open(name, encoding="utf-8") as file:
                data = yaml.load(file, Loader)
            error = jsonschema.exceptions.best_match(validator.iter_errors(data))
        except Exception:  # what is no YAML is not the schema's to judge
            print("unread", name)
            continue
        if error is None:
            print("yes", name)
        else:
            print("no", name + ":", error.json_path, error.message.replace("\n", " ")[:120])


if __name__ == "__main__":
    main()
