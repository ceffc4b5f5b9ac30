# Sourced by test scripts: the CVs and layouts that the PDF tests go through.
#
#     samples             one path a line: our own, and the foreign ones where CVPDF_SHARED is there
#     layouts             one name a line
#     pairs               'SAMPLE:LAYOUT', one a line: with FULL=1 every pair; else our own samples in every layout, and
#                         each foreign one in a layout of its turn
#     render IN LAYOUT OUT [OPTION…]   status as cvpdf's; messages in $work/messages
#     missed IN LAYOUT    after a render that failed: not ok, unless the CV is foreign
CVPDF=${CVPDF:-$PWD/cvpdf}
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1751284800}

samples() {
	ls data/cv.yaml tests/pdf/samples/*.yaml
	[ -d "${CVPDF_SHARED:-}/samples" ] || return 0
	ls "$CVPDF_SHARED"/samples/rendercv/*_CV.yaml "$CVPDF_SHARED"/samples/rendercv-old/*.yaml \
		"$CVPDF_SHARED"/samples/jsonresume/*resume*.json "$CVPDF_SHARED"/samples/yamlresume/[!i]*.yml 2>/dev/null
}

layouts() {
	"$CVPDF" layouts | cut -d ' ' -f 1
}

pairs() {
	turn=0
	for sample in $(samples); do
		turn=$((turn + 1))
		case ${FULL:-}$sample in
		1* | data/* | tests/*) layouts | sed "s|^|$sample:|" ;;
		*) layouts | awk -v turn=$turn -v sample="$sample" '{ l[NR] = $0 } END { print sample ":" l[turn % NR + 1] }' ;;
		esac
	done
}

render() {
	from=$1 look=$2 to=$3
	shift 3
	"$CVPDF" "$from" --no-system-fonts --layout "$look" -o "$to" "$@" 2>"$work/messages"
}

missed() {
	case $1 in
	data/* | tests/*) not_ok "$1 in $2 is rendered" "$(cat "$work/messages")" ;;
	*) echo "# $1 in $2 isn't rendered: left out" ;;
	esac
}
