#!/bin/sh
# What a batch survives: crashes, hangs, memory hogs, a kill, a full disk, folders that can't be written, interrupts,
# and no memory at any point. In every case the other CVs are there, and nothing half-written is.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
FAULTS=$PWD/${BUILD:-build}/cvpdf-faults
mkdir "$work/in"
"${BUILD:-build}/generate" "$work/in" 1000 11 1
cd "$work" || exit 1

run() { # OPTION…: status in $status, messages in err
	"$FAULTS" "$@" >out 2>err </dev/null
	status=$?
}
is() { # NAME WANTED GOT
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "wanted: $2" "got: $3" "$(tail -3 err)"; fi
}
count() { # FOLDER
	find "$1" -name '*.pdf' | wc -l | tr -d ' '
}
litter() { # FOLDER: what is there and no whole PDF
	find "$1" -name '.*' ! -name "$(basename "$1")"
	whole=$(find "$1" -name '*.pdf' -exec tail -q -c 6 {} + | grep -c '^%%EOF$')
	[ "$whole" -eq "$(count "$1")" ] || echo "$whole whole"
}

run in/*.yaml --out-dir ref -q
is "1,000 CVs" "0 1000" "$status $(count ref)"
is "all whole" "" "$(litter ref)"

# Of 1,000, then of 200. With a sanitizer in it, a worker has no limit of memory.
some="in/*.yaml"
total=1000
faults="crash kill hang hog"
grep -q __asan_init "$FAULTS" && faults="crash kill hang"
for fault in $faults; do
	export CVPDF_FAULT=$fault:cv-00500
	run $some --out-dir $fault -j2 --timeout 1 --memory 64M --report $fault.json
	unset CVPDF_FAULT
	is "$fault: one of $total is lost, the others are there" "3 $((total - 1))" "$status $(count $fault)"
	is "$fault: it is named" 1 "$(grep -c 'in/cv-00500.yaml: lost' err)"
	is "$fault: in the report, too" 1 "$(grep -c '"input": "in/cv-00500.yaml".*"status": "lost"' $fault.json)"
	is "$fault: nothing half-written" "" "$(litter $fault)"
	is "$fault: and they are right" "" "$(diff -r ref $fault | grep -v '^Only in ref: cv-')"
	some="in/cv-004*.yaml in/cv-005*.yaml"
	total=200
done
[ "$faults" = "crash kill hang" ] || is "hog: why" 1 "$(grep -c 'needed more than 64 MB' err)"
export CVPDF_FAULT=crash:cv-000
run in/cv-000*.yaml --out-dir many -j3
unset CVPDF_FAULT
is "99 crashes in a row" "3 0 99" "$status $(count many) $(grep -c ': lost: ' err)"

# A worker killed from outside, over and over.
"$FAULTS" in/*.yaml --out-dir killed -j2 -q 2>err &
pid=$!
for i in 1 2 3 4 5 6 7 8; do
	sleep 0.02
	victim=$(ps -o pid= --ppid $pid 2>/dev/null | tail -1)
	[ -n "$victim" ] && kill -9 $victim 2>/dev/null
done
wait $pid
unnamed=
for f in in/*.yaml; do
	[ -e "killed/$(basename "$f" .yaml).pdf" ] || grep -q "^cvpdf: $f: lost: " err || unnamed="$unnamed $f"
done
is "kill -9 from outside: what is not there is named" "" "$unnamed"
check "kill -9 from outside: it is little" test "$(count killed)" -ge 990
is "and whole" "" "$(litter killed)"

for number in 2 15; do
	signal=SIG$(kill -l $number)
	"$FAULTS" in/*.yaml --out-dir $signal -j2 2>err &
	pid=$!
	wait_for test -e $signal/cv-00001.pdf
	kill -$number $pid
	wait $pid
	status=$?
	is "$signal: the status says so" $((128 + number)) $status
	is "$signal: what was done" 1 "$(grep -c '^cvpdf: interrupted: .* done, .* not begun' err)"
	is "$signal: all of it" "$(sed -n 's/.* a second: \([0-9,]*\) done.*/\1/p' err | tr -d ,)" "$(count $signal)"
	is "$signal: and whole" "" "$(litter $signal)"
done
export CVPDF_FAULT=hang:cv-
"$FAULTS" in/*.yaml --out-dir stuck -j2 2>err &
pid=$!
both_hang() {
	[ "$(grep -c '^fault: hang' err)" -eq 2 ]
}
wait_for both_hang
kill -INT $pid
sleep 0.1
kill -INT $pid
wait $pid
unset CVPDF_FAULT
is "a second SIGINT does not wait" "0 2" "$(count stuck) $(grep -c 'lost: interrupted' err)"

mkdir -p dir/cv-00003.pdf
run in/cv-0000*.yaml --out-dir dir
is "an output that is a directory" "3 8 1" "$status $(find dir -type f | wc -l | tr -d ' ') $(grep -c 'dir/cv-00003.pdf: ' err)"
is "nothing is left of it" "" "$(find dir -name '.cvpdf*')"
: >file
run in/cv-0000*.yaml --out-dir file/under
is "a folder below a file" "3 1" "$status $(grep -c 'file/under: not a directory' err)"
if [ "$(id -u)" -ne 0 ]; then
	mkdir closed
	chmod a-w closed
	run in/cv-0000*.yaml --out-dir closed
	is "a folder that can't be written" "3 0 9" "$status $(count closed) $(grep -c 'permission denied' err)"
elif [ -e /proc/self/mountinfo ]; then
	run in/cv-0000*.yaml --out-dir /proc/self
	is "a folder that can't be written" "3 9" "$status $(grep -c '^cvpdf: /proc/self/cv' err)"
fi

# A full disk: a file system of 256 KB, for which one has to be root.
mkdir small
if mount -t tmpfs -o size=256k none small 2>/dev/null; then
	run in/*.yaml -o 'small/{stem}.pdf' -j2
	done=$(count small)
	is "a full disk" "3 $((1000 - done))" "$status $(grep -c 'no space left on device' err)"
	is "what fits is whole" "" "$(litter small)"
	rm -f small/*
	run in/*.yaml -o tar:small/all.tar
	is "an archive on a full disk" "3 " "$status $(ls -A small)"
	umount small
else
	ok "a full disk # SKIP mounting is not allowed"
fi
if [ -c /dev/full ]; then
	"$FAULTS" in/cv-00001.yaml -o - >/dev/full 2>err
	is "a full standard output" 3 $?
	"$FAULTS" in/cv-0000*.yaml -o tar:- >/dev/full 2>err
	is "an archive on it" 3 $?
fi

# No memory: each allocation of a render in turn, of ours and of every library.
wrong=
at=1
mkdir no
while [ $at -lt 20000 ]; do
	rm -f no/cv.pdf
	CVPDF_FAULT=alloc=$at:cv-00001 "$FAULTS" in/cv-00001.yaml -o no/cv.pdf >out 2>err </dev/null
	status=$?
	case $status:$(ls -A no) in
	3:) grep -q '^cvpdf: .*out of memory' err || wrong="$wrong $at:silent" ;;
	0:cv.pdf)
		cmp -s no/cv.pdf ref/cv-00001.pdf || wrong="$wrong $at:other"
		break
		;;
	*) wrong="$wrong $at:$status" ;;
	esac
	at=$((at + 1))
done
is "no memory at any of $at points: status 3, no file" "" "$wrong"
check "up to the end" test $at -gt 100 -a $status -eq 0

if command -v qpdf >/dev/null 2>&1; then
	broken=
	for f in crash/*25.pdf hang/*75.pdf killed/*50.pdf; do
		qpdf --check "$f" >/dev/null 2>&1 || broken="$broken $f"
	done
	is "qpdf --check" "" "$broken"
fi
tap_done
