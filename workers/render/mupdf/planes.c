#include "shim.h"

/* luma of a row, and whether a pixel of it has a colour: a channel off the others by more than a step of JPEG's. */
static int row(const unsigned char *p, int width, int bytes, unsigned char *y)
{
	int colour = 0;
	for (int x = 0; x < width; x++, p += bytes) {
		int r = p[0], g = p[1], b = p[2];
		y[x] = (unsigned char)((19595 * r + 38470 * g + 7471 * b + (1 << 15)) >> 16);
		int high = r > g ? r : g, low = r < g ? r : g;
		high = high > b ? high : b;
		low = low < b ? low : b;
		colour |= high - low > 8;
	}
	return colour;
}

/* chroma of two rows, averaged two by two. */
static void chroma(const unsigned char *upper, const unsigned char *lower, int width, int bytes, unsigned char *cb, unsigned char *cr)
{
	for (int x = 0; x < width; x += 2) {
		const unsigned char *a = upper + (size_t)x * bytes, *b = lower + (size_t)x * bytes;
		int step = x + 1 < width ? bytes : 0;
		int red = a[0] + a[step] + b[0] + b[step], green = a[1] + a[step + 1] + b[1] + b[step + 1], blue = a[2] + a[step + 2] + b[2] + b[step + 2];
		int u = (-11056 * red - 21712 * green + 32768 * blue + (257 << 17)) >> 18;
		int v = (32768 * red - 27440 * green - 5328 * blue + (257 << 17)) >> 18;
		cb[x / 2] = (unsigned char)(u < 0 ? 0 : u > 255 ? 255 : u);
		cr[x / 2] = (unsigned char)(v < 0 ? 0 : v > 255 ? 255 : v);
	}
}

int shim_planes(const unsigned char *pixels, int width, int height, size_t stride, int bytes, unsigned char *y, unsigned char *cb, unsigned char *cr)
{
	int colour = 0;
	for (int at = 0; at < height; at++) {
		const unsigned char *upper = pixels + at * stride;
		colour |= row(upper, width, bytes, y + (size_t)at * width);
		if (at % 2 == 0 && cb && cr) {
			const unsigned char *lower = at + 1 < height ? upper + stride : upper;
			size_t half = (size_t)(at / 2) * ((width + 1) / 2);
			chroma(upper, lower, width, bytes, cb + half, cr + half);
		}
	}
	return colour;
}
