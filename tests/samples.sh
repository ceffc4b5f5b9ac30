# Sourced by test scripts: the CVs and layouts that the PDF tests go through.
#
#     samples             one path a line: our own, and the foreign ones where CVPDF_SHARED is there
#     layouts             one name a line
#     render IN LAYOUT OUT [OPTION…]   status as cvpdf's; messages in $work/messages
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

render() {
	from=$1 look=$2 to=$3
	shift 3
	"$CVPDF" "$from" --no-system-fonts --layout "$look" -o "$to" "$@" 2>"$work/messages"
}
