#!/bin/sh
# 'cvpdf convert': what comes out for one CV that has everything; that our own YAML comes back the same; that every
# input can be written in every format and read again. UPDATE=1 writes tests/golden/convert anew.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1751284800}
golden=tests/golden/convert/full

same() { # NAME FILE FILE
	if [ "${UPDATE:-}" = 1 ] && [ "${2#tests/}" != "$2" ]; then cp "$3" "$2"; fi
	if diff -u "$2" "$3" >"$work/diff"; then ok "$1"; else not_ok "$1" "$(head -30 "$work/diff")"; fi
}
trace() { # FILE [OPTION…]: where everything stands
	"$CVPDF" --no-system-fonts "$@" -T trace -o - 2>/dev/null
}
model() { # FILE [OPTION…]: the model, whatever format it came in, contacts in any order
	"$CVPDF" "$@" -T cv -o "$work/listing" 2>/dev/null
	grep '^contact: ' "$work/listing" | sort
	sed '/^format: /d; /^contact: /d' "$work/listing"
}
inputs() {
	ls data/cv.yaml tests/pdf/samples/*.yaml tests/golden/convert/*.yaml tests/golden/jsonresume/*.json \
		tests/golden/yamlresume/*.yaml tests/golden/markdown/*.md 2>/dev/null
	[ -d "${CVPDF_SHARED:-}/samples" ] || return 0
	ls "$CVPDF_SHARED"/samples/rendercv/*_CV.yaml "$CVPDF_SHARED"/samples/rendercv-old/*Theme_CV.yaml \
		"$CVPDF_SHARED"/samples/jsonresume/*resume*.json "$CVPDF_SHARED"/samples/yamlresume/[!i]*.yml "$CVPDF_SHARED"/seed/*.txt
}

for to in rendercv jsonresume yamlresume markdown; do
	"$CVPDF" convert $golden.yaml --to $to -o "$work/out" 2>"$work/err"
	echo "status $?" >>"$work/err"
	same "full: $to" $golden.$to "$work/out"
	same "full: what $to loses" $golden.$to.err "$work/err"
done

"$CVPDF" convert tests/golden/convert/comments.yaml -o "$work/out.yaml" 2>"$work/err"
same "comments: in YAML" tests/golden/convert/comments.rendercv "$work/out.yaml"
"$CVPDF" convert "$work/out.yaml" -o "$work/again.yaml" 2>"$work/err"
same "comments: the same again" "$work/out.yaml" "$work/again.yaml"
"$CVPDF" convert tests/golden/convert/comments.yaml --to jsonresume -o "$work/out.json" 2>"$work/err"
check "comments: not in JSON, which is said" grep -q 'note: comments are not carried over, 35 of them \[lossy\]' "$work/err"

inputs >"$work/inputs"
while IFS= read -r cv; do
	model "$cv" >"$work/model"
	"$CVPDF" convert "$cv" -o "$work/one.yaml" 2>/dev/null
	"$CVPDF" convert "$work/one.yaml" -o "$work/two.yaml" 2>/dev/null
	same "$cv: our YAML is written the same again" "$work/one.yaml" "$work/two.yaml"
	case $cv in
	*)
		model "$work/one.yaml" --from rendercv >"$work/again"
		same "$cv: comes back from YAML" "$work/model" "$work/again"
		;;
	esac
	cp "$(dirname "$cv")"/*.png "$work" 2>/dev/null
	"$CVPDF" convert "$cv" -o "$work/one.json" 2>"$work/err"
	trace "$cv" >"$work/there"
	trace "$work/one.json" >"$work/back"
	case $cv in
	*/contacts.md) ;; # its contacts are grouped by kind
	*) same "$cv: looks the same by way of JSON" "$work/there" "$work/back" ;;
	esac
	if grep -q 'warning: .*\[lossy\]' "$work/err"; then not_ok "$cv: JSON loses nothing" "$(cat "$work/err")"; fi
	"$CVPDF" convert "$work/one.yaml" -o "$work/two.json" 2>/dev/null
	case $cv in
	*.md) ;; # contacts in any order
	*) same "$cv: the same JSON by way of YAML" "$work/one.json" "$work/two.json" ;;
	esac
	for to in jsonresume yamlresume markdown; do
		if "$CVPDF" convert "$cv" --to $to -o "$work/there" 2>"$work/err" &&
			"$CVPDF" --from $to "$work/there" -T cv -o "$work/back" 2>>"$work/err"; then
			ok "$cv: to $to and back"
		else
			not_ok "$cv: to $to and back" "$(cat "$work/err")"
		fi
	done
done <"$work/inputs"

# What convert reports as lost is all that is: without a report the model comes back, in whatever order.
sorted() {
	model "$@" | sed '/^ *end: present$/d; /^ *icon: /d' | sort
}
while IFS= read -r cv; do
	"$CVPDF" convert "$cv" --to markdown -o "$work/there.md" 2>"$work/err"
	if grep -q 'warning: .*\[lossy\]' "$work/err"; then
		case $cv in
		*/emoji.md | *.yaml | *.yml | *.json) ok "$cv: what Markdown loses is said" ;;
		*) not_ok "$cv: Markdown loses nothing" "$(cat "$work/err")" ;;
		esac
		continue
	fi
	sorted "$cv" >"$work/model"
	sorted "$work/there.md" >"$work/again"
	same "$cv: comes back from Markdown" "$work/model" "$work/again"
	"$CVPDF" convert "$work/there.md" -o "$work/twice.md" 2>/dev/null
	same "$cv: is written the same in Markdown again" "$work/there.md" "$work/twice.md"
done <"$work/inputs"

for seed in "${CVPDF_SHARED:-}"/seed/*.txt; do
	[ -f "$seed" ] || continue
	model data/cv.yaml >"$work/yaml"
	model "$seed" >"$work/markdown"
	same "the Markdown that data/cv.yaml was made of is the same CV" "$work/yaml" "$work/markdown"
	for layout in $("$CVPDF" layouts | cut -d ' ' -f 1); do
		trace data/cv.yaml --layout "$layout" >"$work/yaml"
		trace "$seed" --layout "$layout" >"$work/markdown"
		same "and looks the same in $layout" "$work/yaml" "$work/markdown"
	done
done

"$CVPDF" convert data/cv.yaml -o "$work/cv.doc" 2>"$work/err"
same_status=$?
if [ $same_status -eq 2 ]; then ok "an unknown ending"; else not_ok "an unknown ending" "status $same_status"; fi
"$CVPDF" convert data/cv.yaml --to word -o - 2>"$work/err" >"$work/out"
if [ $? -eq 2 ] && [ ! -s "$work/out" ]; then ok "an unknown format"; else not_ok "an unknown format" "$(cat "$work/err")"; fi
"$CVPDF" convert tests/golden/messages/check_goes_on.yaml -o "$work/bad.yaml" 2>"$work/err"
if [ $? -eq 1 ] && [ ! -e "$work/bad.yaml" ]; then ok "a CV with errors"; else not_ok "a CV with errors" "$(cat "$work/err")"; fi
"$CVPDF" convert data/cv.yaml -o "$work/none/cv.yaml" 2>"$work/err"
if [ $? -eq 3 ]; then ok "a folder that isn't there"; else not_ok "a folder that isn't there" "$(cat "$work/err")"; fi
tap_done
