#!/bin/sh
# Install the Debian packages that a build (and the tests) need; quiet about those that are there.
#
#     sh src/build/deps.sh build [test] [fuzz]
#
# As root or through sudo. On a system without apt, or without the right to install, the exact list of what is
# missing is printed and the status is 1.
set -eu

build="gcc libc6-dev make pkg-config libhpdf-dev libharfbuzz-dev libfribidi-dev libunistring-dev libmd4c-dev
libyaml-dev zlib1g-dev libdeflate-dev libpng-dev libjpeg-dev libwebp-dev libqrencode-dev libseccomp-dev"
test="libcmocka-dev qpdf poppler-utils mupdf-tools parallel libpoppler-glib8 locales tidy python3-jsonschema
python3-yaml"
fuzz="clang libclang-rt-dev"

wanted=
for set in "$@"; do
	case $set in
	build) wanted="$wanted $build" ;;
	test) wanted="$wanted $test" ;;
	fuzz) wanted="$wanted $fuzz" ;;
	esac
done

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
	# Another system: look for what the packages bring, not for the packages.
	if pkg-config --exists harfbuzz harfbuzz-subset fribidi yaml-0.1 md4c zlib libdeflate libpng libjpeg libwebp libqrencode 2>/dev/null; then
		exit 0
	fi
	echo "no apt here; please install by your system's means (Debian names):" >&2
	echo $wanted >&2
	exit 1
fi

missing=
for package in $wanted; do
	dpkg-query -W -f '${Status} ${Provides}\n' "$package" 2>/dev/null | grep -q '^install ok installed' && continue
	case $package in
	gcc) command -v cc >/dev/null 2>&1 && continue ;;
	pkg-config) command -v pkg-config >/dev/null 2>&1 && continue ;;
	libpoppler-glib8) ldconfig -p 2>/dev/null | grep -q 'libpoppler-glib\.so\.8' && continue ;;
	libjpeg-dev) dpkg-query -W -f '${Status}\n' libjpeg62-turbo-dev 2>/dev/null | grep -q '^install ok' && continue ;;
	esac
	missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "please install as root: apt-get install$missing" >&2
		exit 1
	fi
	sudo=sudo
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "installing$missing"
install() {
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >"$log" 2>&1
}
install || { $sudo apt-get update -q >"$log" 2>&1 && install; } || {
	cat "$log" >&2
	echo "please install: apt-get install$missing" >&2
	exit 1
}
