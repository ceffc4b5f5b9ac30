#!/bin/sh
# What the command line promises: exit statuses, standard streams, an old output that survives a failed run.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
cv="cv:
  name: Jane Roe
  sections:
    notes:
      - A line."
printf '%s\n' "$cv" >"$work/good.yaml"
printf 'cv:\n  name: "Jane\n' >"$work/bad.yaml"
printf 'cv:\n  name: Jane Roe\n  nmae: x\n' >"$work/doubtful.yaml"

status() { # name wanted command…
	name=$1
	wanted=$2
	shift 2
	"$@" >"$work/stdout" 2>"$work/stderr" </dev/null
	got=$?
	if [ $got -eq "$wanted" ]; then ok "$name"; else not_ok "$name" "status $got, wanted $wanted" "$(head -5 "$work/stderr")"; fi
}
says() { # name pattern
	if grep -q -- "$2" "$work/stderr"; then ok "$1"; else not_ok "$1" "no '$2' in:" "$(head -5 "$work/stderr")"; fi
}
is_pdf() { # name file
	if [ "$(head -c 5 "$2")" = "%PDF-" ]; then ok "$1"; else not_ok "$1" "no PDF"; fi
}

status "a good CV: 0" 0 "$CVPDF" "$work/good.yaml" -o "$work/good.pdf"
is_pdf "a PDF is written" "$work/good.pdf"
status "errors in the input: 1" 1 "$CVPDF" "$work/bad.yaml" -o "$work/bad.pdf"
check "no PDF after an error" test ! -e "$work/bad.pdf"
status "a warning: 0" 0 "$CVPDF" "$work/doubtful.yaml" -o "$work/doubtful.pdf"
is_pdf "a PDF all the same" "$work/doubtful.pdf"
status "a warning with --strict: 1" 1 "$CVPDF" "$work/doubtful.yaml" --strict -o "$work/strict.pdf"
status "no input: 2" 2 "$CVPDF"
says "no input: a pointer to --help" "cvpdf --help"
status "an unknown option: 2" 2 "$CVPDF" --layuot x "$work/good.yaml"
says "an unknown option: the nearest" "did you mean '--layout'"
status "an option without its value: 2" 2 "$CVPDF" "$work/good.yaml" -o
status "a bad date: 2" 2 "$CVPDF" "$work/good.yaml" --date yesterday -o "$work/x.pdf"
status "an input that is not there: 3" 3 "$CVPDF" "$work/none.yaml" -o "$work/x.pdf"
says "an input that is not there: named" "none.yaml: no such file or directory"
status "a directory as input: 3" 3 "$CVPDF" "$work" -o "$work/x.pdf"
status "an output that can't be: 3" 3 "$CVPDF" "$work/good.yaml" -o "$work/none/x.pdf"
says "an output that can't be: named" "none/x.pdf"
status "help: 0" 0 "$CVPDF" --help
status "version: 0" 0 "$CVPDF" --version
status "an unknown layout: 1" 1 "$CVPDF" "$work/good.yaml" --layout acdemic -o "$work/x.pdf"
says "an unknown layout: the nearest" "did you mean 'academic'"

cp "$work/good.pdf" "$work/old.pdf"
cp "$work/old.pdf" "$work/kept.pdf"
"$CVPDF" "$work/bad.yaml" -o "$work/old.pdf" 2>/dev/null
check "a failed run leaves the old PDF" cmp -s "$work/old.pdf" "$work/kept.pdf"
check "no temporary file is left" test -z "$(find "$work" -name '*.tmp*' -o -name '.*pdf*')"

printf '%s\n' "$cv" | "$CVPDF" - -o - >"$work/stream.pdf" 2>/dev/null
is_pdf "standard input to standard output" "$work/stream.pdf"
check "the same bytes as from a file" cmp -s "$work/stream.pdf" "$work/good.pdf"
(cd / && "$CVPDF" "$work/good.yaml" -o "$work/away.pdf" --layout academic) 2>/dev/null
is_pdf "from another directory" "$work/away.pdf"
(cd "$work" && "$CVPDF" good.yaml) 2>/dev/null
"$CVPDF" "$work/good.yaml" -o "$work/again.pdf" 2>/dev/null
check "the same bytes twice" cmp -s "$work/again.pdf" "$work/good.pdf"
for stage in nodes cv layout boxes trace text structure; do
	status "-T $stage" 0 "$CVPDF" "$work/good.yaml" -T $stage -o -
	check "-T $stage prints" test -s "$work/stdout"
done
status "layouts" 0 "$CVPDF" layouts
check "layouts lists classic" grep -q '^classic ' "$work/stdout"
status "layouts classic" 0 "$CVPDF" layouts classic
tap_done
