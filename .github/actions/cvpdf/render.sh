#!/bin/sh
# The action's step: finds or builds cvpdf, renders, says what came of it. Inputs are CV_… (action.yml); messages
# become annotations of the lines that they are about.
set -u
here=$(cd "$(dirname "$0")/../../.." && pwd)
cvpdf=${CVPDF:-}
if [ -z "$cvpdf" ]; then
	make -C "$here" -s deps >&2 && make -C "$here" -s -j"$(nproc)" >&2 || exit 3
	cvpdf=$here/cvpdf
fi
output=${CV_OUTPUT:-cv-out/\{stem\}.pdf}
report=${RUNNER_TEMP:-.}/cvpdf.xml

# One pattern a line, so that paths may hold blanks; the shell expands it.
set --
IFS='
'
for pattern in $CV_FILES; do
	for file in $pattern; do
		set -- "$@" "$file"
	done
done
unset IFS
[ -n "${CV_LAYOUT:-}" ] && set -- "$@" --layout "$CV_LAYOUT"
[ -n "${CV_SHARD:-}" ] && set -- "$@" --shard "$CV_SHARD"
# shellcheck disable=SC2086
"$cvpdf" "$@" -o "$output" --fail-on "${CV_FAIL_ON:-error}" --format github --report "$report" ${CV_ARGUMENTS:-} 2>&1
status=$?

count() {
	if [ -e "$report" ]; then grep -c "$1" "$report"; else echo 0; fi
}
rendered=$(count '<system-out>[^<]')
if [ -n "${GITHUB_OUTPUT:-}" ]; then
	printf 'report=%s\ncount=%s\n' "$report" "$rendered" >>"$GITHUB_OUTPUT"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
	{
		echo "| CVs | failed | not read, written or lost |"
		echo "|---|---|---|"
		echo "| $rendered | $(count '<failure ') | $(count '<error ') |"
	} >>"$GITHUB_STEP_SUMMARY"
fi
exit $status
