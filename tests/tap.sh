# Sourced by test scripts: TAP output.
#
#     ok NAME            a test passed
#     not_ok NAME TEXT…  a test failed, and why
#     check NAME COMMAND…  by the command's status
#     wait_for COMMAND…  until it succeeds
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
# Try a command again and again, for half a minute at most.
wait_for() {
	tries=0
	until "$@"; do
		[ $tries -lt 1500 ] || return 1
		sleep 0.02
		tries=$((tries + 1))
	done
}
tap_done() {
	[ "$bad" -eq 0 ]
}
# Set PYTHON to one with jsonschema and PyYAML, or to nothing.
find_python() {
	for python in ${PYTHON:-python3 /usr/bin/python3}; do
		PYTHON=$python
		"$PYTHON" -c 'import jsonschema, yaml; jsonschema.Draft202012Validator' 2>/dev/null && return
	done
	PYTHON=
}
# Unpack a package of npm's to $work/package.
npm_package() {
	command -v npm >/dev/null 2>&1 &&
		(cd "$work" && npm pack --silent --fetch-retries=0 "$1" >package.name 2>/dev/null && tar xzf "$(cat package.name)")
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
