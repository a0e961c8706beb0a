#include "shim.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* --- MuPDF 1.24.9 --- */

#define FZ_VERSION "1.24.9"

typedef struct fz_context fz_context;
typedef struct fz_stream fz_stream;
typedef struct fz_document fz_document;
typedef struct fz_page fz_page;
typedef struct fz_device fz_device;
typedef struct fz_pixmap fz_pixmap;
typedef struct fz_colorspace fz_colorspace;
typedef struct fz_separations fz_separations;
typedef struct pdf_document pdf_document;
typedef struct { float x0, y0, x1, y1; } fz_rect;
typedef struct { float a, b, c, d, e, f; } fz_matrix;
typedef struct { int abort, progress; size_t progress_max; int errors, incomplete; } fz_cookie;
typedef struct {
	void *user;
	void *(*malloc)(void *, size_t);
	void *(*realloc)(void *, void *, size_t);
	void (*free)(void *, void *);
} fz_alloc_context;

/* structured-text.h, image.h, store.h, pool.h: only what is read */
typedef struct { int refs; void *drop, *droppable; short store_key_refs; } fz_key_storable;
typedef struct { fz_key_storable key_storable; int w, h; } fz_image;
typedef struct fz_stext_block fz_stext_block;
struct fz_stext_block {
	int type;
	fz_rect bbox;
	union {
		struct { void *first_line, *last_line; } t;
		struct { fz_matrix transform; fz_image *image; } i;
	} u;
	fz_stext_block *prev, *next;
};
typedef struct { void *pool; fz_rect mediabox; fz_stext_block *first_block, *last_block; } fz_stext_page;
typedef struct { int flags; float scale; } fz_stext_options;
enum { FZ_STEXT_PRESERVE_IMAGES = 4, FZ_STEXT_BLOCK_TEXT = 0, FZ_STEXT_BLOCK_IMAGE = 1 };
enum { FZ_ERROR_SYSTEM = 2, FZ_ERROR_LIMIT = 5, FZ_ERROR_UNSUPPORTED = 6, FZ_ERROR_ABORT = 10 };

fz_context *fz_new_context_imp(const fz_alloc_context *, const void *locks, size_t max_store, const char *version);
void fz_drop_context(fz_context *);
void fz_set_warning_callback(fz_context *, void (*)(void *, const char *), void *);
void fz_set_error_callback(fz_context *, void (*)(void *, const char *), void *);
sigjmp_buf *fz_push_try(fz_context *);
int fz_do_try(fz_context *);
int fz_do_always(fz_context *);
int fz_do_catch(fz_context *);
int fz_caught(fz_context *);
fz_stream *fz_open_memory(fz_context *, const unsigned char *, size_t);
void fz_drop_stream(fz_context *, fz_stream *);
pdf_document *pdf_open_document_with_stream(fz_context *, fz_stream *);
int pdf_was_repaired(fz_context *, pdf_document *);
int fz_needs_password(fz_context *, fz_document *);
int fz_lookup_metadata(fz_context *, fz_document *, const char *, char *, int);
int fz_count_pages(fz_context *, fz_document *);
void fz_drop_document(fz_context *, fz_document *);
fz_page *fz_load_page(fz_context *, fz_document *, int);
fz_rect fz_bound_page(fz_context *, fz_page *);
void fz_run_page(fz_context *, fz_page *, fz_device *, fz_matrix, fz_cookie *);
void fz_drop_page(fz_context *, fz_page *);
fz_colorspace *fz_device_rgb(fz_context *);
fz_pixmap *fz_new_pixmap_with_data(fz_context *, fz_colorspace *, int, int, fz_separations *, int, int, unsigned char *);
void fz_clear_pixmap_with_value(fz_context *, fz_pixmap *, int);
void fz_drop_pixmap(fz_context *, fz_pixmap *);
fz_device *fz_new_draw_device(fz_context *, fz_matrix, fz_pixmap *);
void fz_close_device(fz_context *, fz_device *);
void fz_drop_device(fz_context *, fz_device *);
fz_stext_page *fz_new_stext_page(fz_context *, fz_rect);
fz_device *fz_new_stext_device(fz_context *, fz_stext_page *, const fz_stext_options *);
void fz_drop_stext_page(fz_context *, fz_stext_page *);

#define fz_try(ctx) if (!sigsetjmp(*fz_push_try(ctx), 0)) if (fz_do_try(ctx)) do
#define fz_always(ctx) while (0); if (fz_do_always(ctx)) do
#define fz_catch(ctx) while (0); if (fz_do_catch(ctx))

/* --- memory that is counted --- */

/* Each block begins with its size, in a header that keeps what follows aligned. */
#define HEADER 16

struct shim {
	size_t used, most;
	fz_context *ctx;
	fz_document *doc;
	fz_page *page;
	fz_rect bounds;
	fz_cookie cookie;
	volatile int aborted;
};

static void *counted_realloc(void *user, void *old, size_t size)
{
	shim *s = user;
	size_t had = old ? *(size_t *)((char *)old - HEADER) : 0;
	if (size > s->most || s->used - had > s->most - size)
		return NULL;
	char *block = realloc(old ? (char *)old - HEADER : NULL, size + HEADER);
	if (!block)
		return NULL;
	*(size_t *)block = size;
	s->used = s->used - had + size;
	return block + HEADER;
}

static void *counted_malloc(void *user, size_t size) { return counted_realloc(user, NULL, size); }

static void counted_free(void *user, void *old)
{
	shim *s = user;
	if (!old)
		return;
	s->used -= *(size_t *)((char *)old - HEADER);
	free((char *)old - HEADER);
}

static void silent(void *user, const char *message) { (void)user; (void)message; }

/* --- the calls, each within a try: an uncaught error ends the process --- */

static int caught(shim *s)
{
	int error = fz_caught(s->ctx);
	if (s->aborted)
		return SHIM_ABORTED;
	switch (error) {
	case FZ_ERROR_SYSTEM: return SHIM_MEMORY;
	case FZ_ERROR_LIMIT: return SHIM_LIMIT;
	case FZ_ERROR_UNSUPPORTED: return SHIM_UNSUPPORTED;
	case FZ_ERROR_ABORT: return SHIM_ABORTED;
	default: return SHIM_BROKEN;
	}
}

shim *shim_new(size_t memory)
{
	shim *s = calloc(1, sizeof *s);
	if (!s)
		return NULL;
	s->most = memory;
	fz_alloc_context alloc = { s, counted_malloc, counted_realloc, counted_free };
	s->ctx = fz_new_context_imp(&alloc, NULL, memory / 4, FZ_VERSION);
	if (!s->ctx) {
		free(s);
		return NULL;
	}
	fz_set_warning_callback(s->ctx, silent, NULL);
	fz_set_error_callback(s->ctx, silent, NULL);
	return s;
}

int shim_open(shim *s, const unsigned char *data, size_t size, shim_facts *facts)
{
	fz_context *ctx = s->ctx;
	fz_stream *volatile stream = NULL;
	int result = SHIM_OK;
	fz_try(ctx) {
		stream = fz_open_memory(ctx, data, size);
		s->doc = (fz_document *)pdf_open_document_with_stream(ctx, stream);
		fz_lookup_metadata(ctx, s->doc, "format", facts->version, sizeof facts->version);
		fz_lookup_metadata(ctx, s->doc, "encryption", facts->encryption, sizeof facts->encryption);
		facts->needs_password = fz_needs_password(ctx, s->doc);
		if (!facts->needs_password)
			facts->pages = fz_count_pages(ctx, s->doc);
		facts->repaired = pdf_was_repaired(ctx, (pdf_document *)s->doc);
	}
	fz_always(ctx) {
		fz_drop_stream(ctx, stream);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return result;
}

static float square(float v) { return v * v; }

/* largest finds the image that covers most of the page, and whether there is text. */
static void largest(fz_stext_page *text, fz_rect bounds, shim_page *page)
{
	float area = (bounds.x1 - bounds.x0) * (bounds.y1 - bounds.y0);
	for (fz_stext_block *block = text->first_block; block; block = block->next) {
		if (block->type == FZ_STEXT_BLOCK_TEXT)
			page->text = 1;
		if (block->type != FZ_STEXT_BLOCK_IMAGE || !block->u.i.image || area <= 0)
			continue;
		fz_matrix m = block->u.i.transform;
		float cover = (block->bbox.x1 - block->bbox.x0) * (block->bbox.y1 - block->bbox.y0) / area;
		float across = square(m.a) + square(m.b), down = square(m.c) + square(m.d);
		if (cover <= page->image_cover || across <= 0 || down <= 0)
			continue;
		fz_image *image = block->u.i.image;
		float x = square(72.0f * image->w) / across, y = square(72.0f * image->h) / down;
		page->image_cover = cover;
		page->image_width = image->w;
		page->image_height = image->h;
		page->image_dpi = x < y ? x : y; /* squared; the caller takes the root */
	}
}

int shim_load(shim *s, int number, shim_page *page)
{
	fz_context *ctx = s->ctx;
	fz_stext_page *volatile text = NULL;
	fz_device *volatile dev = NULL;
	fz_matrix identity = { 1, 0, 0, 1, 0, 0 };
	fz_stext_options options = { FZ_STEXT_PRESERVE_IMAGES, 1 };
	int result = SHIM_OK;
	fz_drop_page(ctx, s->page);
	s->page = NULL;
	fz_try(ctx) {
		s->page = fz_load_page(ctx, s->doc, number);
		s->bounds = fz_bound_page(ctx, s->page);
		page->width = s->bounds.x1 - s->bounds.x0;
		page->height = s->bounds.y1 - s->bounds.y0;
		text = fz_new_stext_page(ctx, s->bounds);
		dev = fz_new_stext_device(ctx, text, &options);
		fz_run_page(ctx, s->page, dev, identity, &s->cookie);
		fz_close_device(ctx, dev);
		largest(text, s->bounds, page);
	}
	fz_always(ctx) {
		fz_drop_device(ctx, dev);
		fz_drop_stext_page(ctx, text);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return s->aborted ? SHIM_ABORTED : result;
}

int shim_draw(shim *s, float scale, int width, int height, unsigned char *rgba)
{
	fz_context *ctx = s->ctx;
	fz_pixmap *volatile pixels = NULL;
	fz_device *volatile dev = NULL;
	fz_matrix fit = { scale, 0, 0, scale, -s->bounds.x0 * scale, -s->bounds.y0 * scale };
	int result = SHIM_OK;
	fz_try(ctx) {
		pixels = fz_new_pixmap_with_data(ctx, fz_device_rgb(ctx), width, height, NULL, 1, width * 4, rgba);
		fz_clear_pixmap_with_value(ctx, pixels, 255);
		dev = fz_new_draw_device(ctx, fit, pixels);
		fz_run_page(ctx, s->page, dev, (fz_matrix){ 1, 0, 0, 1, 0, 0 }, &s->cookie);
		fz_close_device(ctx, dev);
	}
	fz_always(ctx) {
		fz_drop_device(ctx, dev);
		fz_drop_pixmap(ctx, pixels);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return s->aborted ? SHIM_ABORTED : result;
}

void shim_abort(shim *s)
{
	s->aborted = 1;
	s->cookie.abort = 1;
}

void shim_free(shim *s)
{
	fz_drop_page(s->ctx, s->page);
	fz_drop_document(s->ctx, s->doc);
	fz_drop_context(s->ctx);
	free(s);
}
