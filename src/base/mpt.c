/* Lengths: the one rounding rule, where it takes more than 64 bits. */
#include "base/mpt.h"

/* Wide enough for a product of two 64-bit numbers; every compiler we build with has it. */
__extension__ typedef __int128 wide;

mpt
mpt_scale_wide(int64_t v, int64_t num, int64_t den)
{
	wide product = (wide)v * num;
	wide half = den / 2;
	wide q = (product < 0 ? product - half : product + half) / den;

	if (q > MPT_MAX)
		return MPT_MAX;
	if (q < -MPT_MAX)
		return -MPT_MAX;
	return (mpt)q;
}
