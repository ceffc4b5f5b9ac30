#!/bin/sh
# What '--format=sarif' writes, against SARIF 2.1.0's schema as an npm package carries it (MIT).
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
find_python
if [ -z "$PYTHON" ]; then
	ok "SARIF # SKIP no Python with jsonschema"
	exit 0
fi
if ! npm_package @microsoft/jest-sarif@1.0.0-beta.0; then
	ok "SARIF # SKIP no npm, or no registry"
	exit 0
fi
cat >"$work/judge.py" <<'E'
import json, sys, jsonschema
schema, document = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
jsonschema.Draft4Validator(schema).validate(document)
assert all("shortDescription" in rule for rule in document["runs"][0]["tool"]["driver"]["rules"])
E
printf 'cv: {name: J, bogus: 1, "\\"": 2}\n' >"$work/odd: name%,1.yaml"
printf 'cv: {name: \377\376}\n' >"$work/bytes.yaml"
valid() { # NAME FILE…
	name=$1
	shift
	"$CVPDF" check --format=sarif "$@" >"$work/sarif" 2>/dev/null
	check "$name" "$PYTHON" "$work/judge.py" "$work"/package/lib/schemas/sarif-2.1.0-rtm.5.json "$work/sarif"
}
valid "messages of many files" tests/golden/messages/*.yaml tests/golden/jsonresume/*.json tests/golden/markdown/*.md
valid "no message" tests/golden/messages/star_is_text.yaml
valid "odd names and bytes" "$work/odd: name%,1.yaml" "$work/bytes.yaml" "$work/none.yaml"
tap_done
