#!/bin/sh
# veraPDF over every layout and sample: PDF/UA-1 with PDF/A-2a, and with PDF/A-3a where the data is attached. The library
# comes from Maven Central, once, into the build directory; without mvn or java nothing is checked, and that is said.
cd "$(dirname "$0")/../../.." || exit 1
. tests/tap.sh
. tests/samples.sh
BUILD=${BUILD:-build}
home=$BUILD/verapdf
here=tests/pdf/verapdf

for tool in mvn java javac; do
	if ! command -v $tool >/dev/null 2>&1; then
		echo "ok 1 - veraPDF: skipped, there is no $tool (apt-get install maven default-jdk-headless)"
		exit 0
	fi
done

fetch() {
	mvn -q -B -f $here/pom.xml org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies \
		-DincludeScope=runtime -DoutputDirectory="$PWD/$home/lib" >"$work/mvn" 2>&1 &&
		javac -cp "$home/lib/*" -d "$home" $here/Check.java
}
if [ ! "$home/Check.class" -nt $here/Check.java ] || [ ! "$home/Check.class" -nt $here/pom.xml ]; then
	mkdir -p "$home"
	if ! fetch; then
		echo "ok 1 - veraPDF: skipped, Maven couldn't fetch it"
		tail -3 "$work/mvn"
		exit 0
	fi
fi

validate() { # list
	java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$home:$home/lib/*" Check "$1"
}

n=0
for sample in $(samples); do
	if ! render "$sample" classic "$work/cv.pdf"; then
		echo "# $sample can't be read yet: left out"
		continue
	fi
	for layout in $(layouts); do
		n=$((n + 1))
		name=$work/$(basename "${sample%.*}")-$layout
		render "$sample" "$layout" "$name.pdf" --no-compress && echo "ua1,2a $name.pdf" >>"$work/list"
		[ $((n % 5)) -eq 0 ] || continue
		render "$sample" "$layout" "$name-packed.pdf" && echo "ua1,2a $name-packed.pdf" >>"$work/list"
		render "$sample" "$layout" "$name-attached.pdf" --attach && echo "ua1,3a $name-attached.pdf" >>"$work/list"
	done
done
check "veraPDF, $(wc -l <"$work/list") files" validate "$work/list"
echo "$out" | sed "s|$work/||"

render data/cv.yaml classic "$work/cv.pdf" --no-compress
sed 's|/DisplayDocTitle true|/DisplayDocTitle null|' "$work/cv.pdf" >"$work/broken.pdf"
echo "ua1 $work/broken.pdf" >"$work/list"
if validate "$work/list" >"$work/out"; then not_ok "veraPDF sees a broken file"; else ok "veraPDF sees a broken file"; fi
tap_done
