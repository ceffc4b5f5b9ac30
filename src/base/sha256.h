/* SHA-256 (FIPS 180-4 §6.2), for reports that say which bytes were written. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_BYTES 32
#define SHA256_HEX   (2 * SHA256_BYTES + 1)

void sha256(const void *bytes, size_t len, unsigned char digest[SHA256_BYTES]);
/* In lower-case hexadecimal digits, with a NUL. */
void sha256_hex(const unsigned char digest[SHA256_BYTES], char text[SHA256_HEX]);

#endif
