#!/bin/sh
# CI pieces, as far as they run without the service: the action's step, the image's file system.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
root=$PWD
CVPDF=${CVPDF:-$PWD/cvpdf}
export CVPDF
mkdir -p "$work/repo/my people" "$work/temp"
cd "$work/repo" || exit 1
printf 'cv: {name: One, sections: {notes: [A line.]}}\n' >one.yaml
printf 'cv: {name: Two, nmae: x, sections: {notes: [A line.]}}\n' >"my people/two.yaml"
export RUNNER_TEMP="$work/temp" GITHUB_OUTPUT="$work/output" GITHUB_STEP_SUMMARY="$work/summary"

step() { # VARIABLE=VALUE…
	: >"$GITHUB_OUTPUT"
	: >"$GITHUB_STEP_SUMMARY"
	env "$@" sh "$root/.github/actions/cvpdf/render.sh" >"$work/log" 2>&1
	status=$?
}
is() { # NAME WANTED GOT
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "wanted: $2" "got: $3" "$(head -5 "$work/log")"; fi
}

step CV_FILES="one.yaml
my people/*.yaml" CV_LAYOUT=classic,ink CV_OUTPUT='out/{layout}/{stem}.pdf'
is "it renders" "0 4" "$status $(find out -name '*.pdf' | wc -l | tr -d ' ')"
is "outputs" "report=$work/temp/cvpdf.xml count=4" "$(tr '\n' ' ' <"$GITHUB_OUTPUT" | sed 's/ $//')"
is "the summary" "| 4 | 0 | 0 |" "$(tail -1 "$GITHUB_STEP_SUMMARY")"
is "warnings are annotations" "::warning file=my people/two.yaml,line=1" "$(grep -o '::warning file=[^,]*,line=1' "$work/log" | head -1)"
step CV_FILES='*.yaml my*/*.yaml' CV_FAIL_ON=warning
is "a pattern that fits nothing" 3 "$status"
step CV_FILES='my people/*.yaml' CV_FAIL_ON=warning
is "fail-on" 1 "$status"
step CV_FILES='one.yaml' CV_ARGUMENTS='--max-pages 1 --date 2024-05-01'
is "more arguments" "0 yes" "$status $([ -e cv-out/one.pdf ] && echo yes)"
step CV_FILES='one.yaml
my people/two.yaml' CV_SHARD=1/2 CV_OUTPUT='shards/{stem}.pdf'
step CV_FILES='one.yaml
my people/two.yaml' CV_SHARD=2/2 CV_OUTPUT='shards/{stem}.pdf'
is "shards" 2 "$(find shards -name '*.pdf' | wc -l | tr -d ' ')"

cd "$root" || exit 1
if command -v python3 >/dev/null 2>&1 && python3 -c 'import yaml' 2>/dev/null; then
	for file in .github/actions/cvpdf/action.yml .github/workflows/cv.yml .pre-commit-hooks.yaml; do
		check "$file is YAML" python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "$file"
	done
fi
# The hooks, called as pre-commit calls them: on the files that were committed.
mkdir "$work/bin"
ln -s "$CVPDF" "$work/bin/cvpdf"
hook() { # ID FILE…
	entry=$(sed -n "/^- id: $1\$/,/^- id/s/^  entry: //p" .pre-commit-hooks.yaml)
	shift
	# shellcheck disable=SC2086
	PATH="$work/bin:$PATH" $entry "$@" >"$work/log" 2>&1
	status=$?
}
printf 'cv: {name: 1, sections: 2}\n' >"$work/wrong.yaml"
hook cvpdf-check --fail-on warning "$work/repo/one.yaml"
is "the hook that checks lets a CV pass" 0 "$status"
hook cvpdf-check "$work/repo/one.yaml" "$work/wrong.yaml"
is "and stops one that is wrong" 1 "$status"
hook cvpdf --max-pages 1 "$work/repo/one.yaml"
is "the hook that renders" "0 no" "$status $([ -e one.pdf ] && echo yes || echo no)"
for file in $(sed -n 's/^COPY \([^-].*\) [^ ]*$/\1/p' .github/docker/Dockerfile); do
	check "the image's $file is there" test -e "$file"
done
sh .github/docker/root.sh "$CVPDF" "$work/image"
if [ "$(id -u)" -eq 0 ] && command -v chroot >/dev/null 2>&1 && chroot "$work/image" /bin/cvpdf --version >/dev/null 2>&1; then
	chmod 755 "$work" "$work/image"
	cp "$work/repo/one.yaml" "$work/image/cvs"
	chroot --userspec=65534:65534 "$work/image" /bin/cvpdf /cvs/one.yaml -o /cvs/one.pdf 2>"$work/log"
	check "in a file system of its own, as nobody" test -s "$work/image/cvs/one.pdf"
else
	ok "in a file system of its own # SKIP only root may change it"
fi
tap_done
