/* Lengths: the one rounding rule. */
#include "base/mpt.h"

/* Wide enough for a product of two 64-bit numbers; every compiler we build with has it. */
__extension__ typedef __int128 wide;

static mpt
scale_wide(int64_t v, int64_t num, int64_t den)
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

/* Nearly every product fits 64 bits, where a division costs a tenth. */
mpt
mpt_scale(int64_t v, int64_t num, int64_t den)
{
	int64_t product, half = den / 2;
	if (__builtin_mul_overflow(v, num, &product) ||
	    __builtin_add_overflow(product, product < 0 ? -half : half, &product))
		return scale_wide(v, num, den);
	int64_t q = product / den;
	return (mpt)(q > MPT_MAX ? MPT_MAX : q < -MPT_MAX ? -MPT_MAX : q);
}
