# Sourced by test scripts: TAP output.
#
#     ok NAME            a test passed
#     not_ok NAME TEXT…  a test failed, and why
#     check NAME COMMAND…  by the command's status
#     tap_done           status 1 if any failed
count=0
bad=0
ok() {
	count=$((count + 1))
	echo "ok $count - $1"
}
not_ok() {
	count=$((count + 1))
	bad=$((bad + 1))
	echo "not ok $count - $1"
	shift
	[ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/# /'
}
check() {
	name=$1
	shift
	if out=$("$@" 2>&1); then ok "$name"; else not_ok "$name" "$out"; fi
}
tap_done() {
	[ "$bad" -eq 0 ]
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
