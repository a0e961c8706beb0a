/* What this package needs of MuPDF 1.24.9, declared by hand: the library that go-fitz bundles comes without a path to
   its headers that every build could know. Structures repeat mupdf/fitz/*.h of that version. */
#ifndef PRIYOM_MUPDF_SHIM_H
#define PRIYOM_MUPDF_SHIM_H

#include <stddef.h>

typedef struct shim shim;

/* What went wrong; the order is that of Kind in mupdf.go. */
enum { SHIM_OK, SHIM_BROKEN, SHIM_MEMORY, SHIM_LIMIT, SHIM_UNSUPPORTED, SHIM_ABORTED };

typedef struct {
	int pages, repaired, needs_password;
	char version[32], encryption[64];
} shim_facts;

typedef struct {
	float width, height;         /* points, rotation applied */
	int image_width, image_height; /* pixels of the largest image, 0 without one */
	float image_dpi;             /* pixels per inch as it is placed, the lower of both directions */
	float image_cover;           /* share of the page it covers */
	int text;                    /* whether there is text outside images */
} shim_page;

/* shim_new reads nothing yet. Memory is the most the document may take, in bytes. NULL when there is none. */
shim *shim_new(size_t memory);
/* shim_open opens a PDF; data must stay until shim_free. */
int shim_open(shim *s, const unsigned char *data, size_t size, shim_facts *facts);
/* shim_load makes a page, from 0, the current one. */
int shim_load(shim *s, int number, shim_page *page);
/* shim_draw draws the current page, annotations and form fields included, on white, as RGBA. */
int shim_draw(shim *s, float scale, int width, int height, unsigned char *rgba);
/* shim_abort makes the call under way, and all that follow, end soon; it may be called from another thread. */
void shim_abort(shim *s);
void shim_free(shim *s);

#endif
