/* Starts with the libraries of cvpdf and does nothing: what is left of cvpdf's time is ours. */
#include <stdio.h>

#include <fribidi.h>
#include <hb-subset.h>
#include <hb.h>
#include <hpdf.h>
#include <jpeglib.h>
#include <md4c.h>
#include <png.h>
#include <qrencode.h>
#include <unilbrk.h>
#include <webp/decode.h>
#include <yaml.h>
#include <zlib.h>

/* Referring to one symbol of each is enough to have it loaded. */
const void *const used[] = {(const void *)fribidi_get_bidi_types, (const void *)hb_subset_or_fail,
    (const void *)hb_shape, (const void *)HPDF_NewEx, (const void *)jpeg_read_header, (const void *)md_parse,
    (const void *)png_get_header_ver, (const void *)u8_possible_linebreaks, (const void *)WebPGetInfo,
    (const void *)QRcode_free, (const void *)yaml_parser_parse, (const void *)deflate};

int
main(void)
{
	return used[0] == 0;
}
