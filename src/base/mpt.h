/* Lengths.
 *
 * Every length in the program is an `mpt`: a thousandth of a PostScript point
 * (1/72 in) as a 32-bit integer, so ±29 m, and the same sum on every machine.
 * Relative lengths (em, %) are resolved once, in typeset/style; only the PDF
 * device turns an mpt into a decimal number. */
#ifndef BASE_MPT_H
#define BASE_MPT_H

#include <stdint.h>

typedef int32_t mpt;

#define MPT_PT ((mpt)1000)         /* one point */
#define MPT_IN ((mpt)72000)        /* one inch */
#define MPT_MAX ((mpt)1000000000)  /* larger than any page; sums of two still fit */

/* The same as mpt_scale where a product takes more than 64 bits. */
mpt mpt_scale_wide(int64_t v, int64_t num, int64_t den);

/* v × num / den, rounded to nearest, half away from zero, saturated to ±MPT_MAX; den > 0. */
static inline mpt
mpt_scale(int64_t v, int64_t num, int64_t den)
{
	int64_t product, half = den / 2, q;

	if (__builtin_mul_overflow(v, num, &product) ||
	    __builtin_add_overflow(product, product < 0 ? -half : half, &product))
		return mpt_scale_wide(v, num, den);
	/* Half the processor's time where 32 bits do: nearly always. */
	if (product >= -(int64_t)UINT32_MAX && product <= UINT32_MAX && den <= UINT32_MAX) {
		q = (uint32_t)(product < 0 ? -product : product) / (uint32_t)den;
		q = product < 0 ? -q : q;
	} else {
		q = product / den;
	}
	return (mpt)(q > MPT_MAX ? MPT_MAX : q < -MPT_MAX ? -MPT_MAX : q);
}

/* a + b, saturated: sums of hostile lengths stay lengths. */
static inline mpt
mpt_add(mpt a, mpt b)
{
	int64_t sum = (int64_t)a + b;
	return (mpt)(sum > MPT_MAX ? MPT_MAX : sum < -MPT_MAX ? -MPT_MAX : sum);
}

static inline mpt
mpt_min(mpt a, mpt b)
{
	return a < b ? a : b;
}

static inline mpt
mpt_max(mpt a, mpt b)
{
	return a > b ? a : b;
}

#endif
