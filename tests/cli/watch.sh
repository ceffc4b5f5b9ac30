#!/bin/sh
# --watch: what a change touches is set again, and nothing else; SIGINT ends it well.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
cd "$work" || exit 1
mkdir looks
printf 'cv:\n  name: One\n  sections: {notes: [A line.]}\n' >one.yaml
sed 's/One/Two/' one.yaml >two.yaml
printf 'extends: classic\n' >looks/mine.yaml

"$CVPDF" one.yaml two.yaml --layout looks/mine.yaml --out-dir out --watch 2>log &
pid=$!
rounds=0
came() { # ROUNDS
	[ "$(grep -c ' ms$' log)" -ge "$1" ]
}
waits() { # NAME PATTERN: for one line more than before that says how long it took
	rounds=$((rounds + 1))
	wait_for came $rounds
	last=$(grep ' ms$' log | tail -1)
	case $last in
	*$2*) ok "$1" ;;
	*) not_ok "$1" "wanted: $2" "got: $last" ;;
	esac
}
waits "all at first" "2 jobs in"
touch -d 2001-01-01 out/*.pdf
sed -i 's/A line/A longer line/' one.yaml
waits "a CV is replaced, as editors do" "one.yaml: 1 job in"
check "the other one rests" test ! out/two.pdf -nt looks
check "this one does not" test out/one.pdf -nt looks
printf 'cv:\n  name: "Two\n' >two.yaml
waits "a CV is written in place, with an error" "two.yaml: 1 job in"
check "the error is shown" grep -q '^two.yaml:2:' log
rm two.yaml
waits "it goes" "two.yaml: 1 job in"
cp one.yaml two.yaml
waits "and comes back" "two.yaml: 1 job in"
echo 'page: {size: a4}' >>looks/mine.yaml
waits "a layout" "mine.yaml: 2 jobs in"
echo >unrelated.yaml
sleep 0.1
check "another file is nothing" test "$(grep -c ' ms$' log)" -eq $rounds
kill -INT $pid
wait $pid
check "SIGINT is its end" test $? -eq 0
tap_done
