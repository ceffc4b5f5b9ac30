#!/bin/sh
# 'cvpdf check': statuses, streams, formats, -W, color on a terminal only.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
broken=tests/golden/messages/check_goes_on.yaml
doubtful=tests/golden/messages/invalid_email.yaml
good=tests/golden/messages/star_is_text.yaml

run() { # OPTION…: status in $status, output in $work/out, messages in $work/err
	"$CVPDF" check "$@" >"$work/out" 2>"$work/err"
	status=$?
}
is() { # NAME WANTED GOT
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "wanted: $2" "got: $3"; fi
}

run "$good"
is "a good CV" "0 0 0" "$status $(wc -c <"$work/out") $(wc -c <"$work/err")"
run "$doubtful"
is "warnings don't change the status" "0 0 3" "$status $(wc -c <"$work/out") $(grep -c ': warning: ' "$work/err")"
run --fail-on warning "$doubtful"
is "but with --fail-on" "1 3" "$status $(grep -c ': warning: ' "$work/err")"
run --strict "$doubtful"
is "--strict makes errors of them" "1 3" "$status $(grep -c ': error: ' "$work/err")"
run --strict -Wno-email -W no-link-target -Wno-phone "$doubtful"
is "what is turned off is no error" "0 0" "$status $(wc -c <"$work/err")"
run -Wno-email -Wemail "$doubtful"
is "the last -W counts" "0 1" "$status $(grep -c '\[email\]' "$work/err")"
run "$broken"
is "errors" "1 1" "$status $(grep -c ': error: ' "$work/err")"
run -Wno-missing-key "$broken"
is "can't be turned off" "1 1" "$status $(grep -c ': error: ' "$work/err")"
run "$work/none.yaml"
is "a missing file" "3" "$status"
run -Wno-emial "$good"
is "an unknown name" "2 1" "$status $(grep -c "did you mean 'no-email'" "$work/err")"
run --format=xml "$good"
is "an unknown format" "2" "$status"

run --format=json "$broken" "$doubtful" "$good"
is "json: one array of all files, on standard output" "1 0 1 7" \
	"$status $(wc -c <"$work/err") $(grep -c '^\[$' "$work/out") $(grep -c '"file": ' "$work/out")"
mkdir "$work/many"
head -c 200000 /dev/zero | tr '\0' x >"$work/long"
for i in $(seq 300); do printf 'cv:\n  nme: %s\n' "$(cat "$work/long")" >"$work/many/$i.yaml"; done
run --format=json --memory 100M "$work"/many/*.yaml
is "json: many files take the memory of one" "0 300" "$status $(grep -c '"name": "unknown-key"' "$work/out")"
rm -r "$work/many"
run --format=json "$good"
is "json: no messages" "[]" "$(cat "$work/out")"
run --format=sarif "$broken" "$doubtful"
is "sarif: one run" "1 7" "$(grep -c '"runs"' "$work/out") $(grep -o '"ruleId"' "$work/out" | wc -l | tr -d ' ')"
run --format=github "$broken"
is "github: a command each" "3 1" "$(grep -c '^::warning file=' "$work/out") $(grep -c '^::error file=' "$work/out")"
if command -v python3 >/dev/null 2>&1; then
	for format in json sarif; do
		"$CVPDF" check --format=$format "$broken" "$doubtful" >"$work/out"
		check "$format is JSON" python3 -m json.tool "$work/out"
	done
fi

# A terminal, by script(1).
colors() {
	script -qec "$1 '$CVPDF' check $doubtful" /dev/null </dev/null 2>/dev/null | grep -c "$(printf '\033')"
}
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	is "color on a terminal" yes "$([ "$(colors 'env -u NO_COLOR')" -gt 0 ] && echo yes)"
	is "not with NO_COLOR" 0 "$(colors 'env NO_COLOR=1')"
fi
env -u NO_COLOR "$CVPDF" check "$doubtful" 2>"$work/err"
is "no color in a file" 0 "$(grep -c "$(printf '\033')" "$work/err")"
tap_done
