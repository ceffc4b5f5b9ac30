#!/bin/sh
# The published schemas are what the program writes (UPDATE=1 writes them), and a real validator agrees with it: what the
# schema accepts has no message about structure, what it rejects has one. PYTHON names a Python with jsonschema and
# PyYAML (else the system's is taken, which 'make check' gives them; 'make check-schema' makes one with their newest);
# without them that half is skipped.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
find_python

for name in cv layout; do
	file=data/schema/$name.schema.json
	[ "${UPDATE:-}" = 1 ] && "$CVPDF" schema $name >"$file"
	check "$file is current (UPDATE=1 sh tests/cli/schema.sh)" sh -c '"$1" schema '$name' | cmp - '$file sh "$CVPDF"
done
if [ -z "$PYTHON" ]; then
	ok "schemas agree with the program # SKIP no Python with jsonschema and PyYAML"
	tap_done
	exit
fi

# Names of messages that are about values, or about looks: no schema knows them. Old keys are no part of it.
# What is not turned off, the structure, is an error.
values="date-future date-impossible date-order date-present date-twice date-unreadable link-scheme link-target email
phone doi unknown-network unknown-language unknown-layout empty-section no-name ambiguous-entry photo logo
font-missing font-file fallback-font missing-glyph unspaced-words overfull-line loose-line short-last-line short-last-page split-entry
contact-wrap not-sorted comment-in-text unused-anchor unknown-anchor tag-ignored control-character lone-surrogate
long-text image-in-text template-placeholder qr-code page-frame duplicate-key not-in-layout unspaced-words"
off=$(for name in $values; do printf ' -Wno-%s' "$name"; done)
accepts() {
	# shellcheck disable=SC2086
	"$CVPDF" check --from rendercv --strict -W old-key $off --no-system-fonts "$1" >"$work/log" 2>&1
}

# Sizes that are out of range, a key given twice, a CV too long for its pages, a file that is not there.
beyond=" huge_margin.yaml huge_font.yaml zero_font.yaml duplicate_key.yaml fit_too_long.yaml no_file.yaml "
cvs=$(ls data/cv.yaml tests/pdf/samples/*.yaml tests/golden/*/*.yaml)
if [ -d "${CVPDF_SHARED:-}/samples" ]; then
	cvs="$cvs $(ls "$CVPDF_SHARED"/samples/rendercv/*_CV.yaml "$CVPDF_SHARED"/samples/rendercv-old/*.yaml \
		"$CVPDF_SHARED"/samples/bad/human/*.yaml "$CVPDF_SHARED"/samples/bad/design/*.yaml \
		"$CVPDF_SHARED"/samples/bad/md/*.yaml "$CVPDF_SHARED"/samples/bad/path/*.yaml)"
fi
# shellcheck disable=SC2086
"$PYTHON" tests/cli/schema.py data/schema/cv.schema.json $cvs >"$work/verdicts" || not_ok "the validator runs"
while read -r verdict name why; do
	name=${name%:}
	case $verdict:$beyond in
	unread:* | *" ${name##*/} "*) continue ;;
	esac
	accepts "$name" && we=yes || we=no
	if [ "$verdict" = "$we" ]; then
		ok "$name: $verdict"
	else
		not_ok "$name: the schema says $verdict, we say $we" "$why" "$(head -4 "$work/log")"
	fi
done <"$work/verdicts"
# What the starters' first lines name is what accepts them.
for of in cv layout; do
	check "the starter of a $of names its schema" grep -qx "# yaml-language-server: \$schema=$of.schema.json" data/starter/$of.yaml
	check "which accepts it" sh -c '"$1" tests/cli/schema.py data/schema/$2.schema.json data/starter/$2.yaml | grep -q ^yes' sh "$PYTHON" $of
done

# And over copies with a mistake each, MUTANTS of them for each file.
spoiled="tests/golden/rendercv/every_key.yaml data/cv.yaml"
judged=$(echo "$off" | sed 's/ -Wno-ambiguous-entry//; s/ -Wno-unknown-layout//')
# shellcheck disable=SC2086
"$PYTHON" tests/cli/mutants.py data/schema/cv.schema.json "$CVPDF" "${MUTANTS:-120}" \
	"--from rendercv --strict -W old-key $judged --no-system-fonts" $spoiled >"$work/verdicts" || not_ok "the mutants run"
while read -r verdict rest; do
	if [ "$verdict" = agree ]; then ok "mutants of $rest"; else not_ok "a mutant of $rest"; fi
done <"$work/verdicts"
"$PYTHON" tests/cli/schema.py data/schema/layout.schema.json layouts/*.yaml >"$work/verdicts"
while read -r verdict name why; do
	if [ "$verdict" = yes ]; then ok "$name"; else not_ok "$name" "$why"; fi
done <"$work/verdicts"
tap_done
