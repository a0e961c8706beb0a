/* An open document, as the files of the shim share it. */
#ifndef PRIYOM_MUPDF_DOCUMENT_H
#define PRIYOM_MUPDF_DOCUMENT_H

#include "library.h"

struct shim {
	size_t used, most;
	fz_context *ctx;
	fz_document *doc;
	fz_page *page;
	int number;          /* of the current page, from 0 */
	fz_stext_page *text; /* of the current page */
	fz_image *held;      /* the image that the current page is, as it stands */
	fz_pixmap *taken;    /* the image that the current page is, decoded */
	fz_rect bounds;
	fz_cookie cookie;
	int damaged;         /* whether an image of the current page was */
	volatile int aborted;
};

/* damages_so_far counts the images that were found damaged by this thread; warned is the callback that counts some. */
int damages_so_far(void);
void warned(void *user, const char *message);

/* caught turns the error that was caught into a result. */
int caught(shim *s);

#endif
