#include "shim.h"

#include <stdlib.h>
#include <string.h>

#include "document.h"

/* --- memory that is counted --- */

/* Each block begins with its size, in a header that keeps what follows aligned. */
#define HEADER 16

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

int caught(shim *s)
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
	fz_set_warning_callback(s->ctx, warned, NULL);
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
		facts->revisions = pdf_count_versions(ctx, (pdf_document *)s->doc);
	}
	fz_always(ctx) {
		fz_drop_stream(ctx, stream);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return result;
}

/* let_go drops what belongs to the current page. */
static void let_go(shim *s)
{
	fz_drop_pixmap(s->ctx, s->taken);
	fz_drop_image(s->ctx, s->held);
	fz_drop_stext_page(s->ctx, s->text);
	fz_drop_page(s->ctx, s->page);
	s->taken = NULL;
	s->held = NULL;
	s->text = NULL;
	s->page = NULL;
}

static float square(float v) { return v * v; }

/* turn is by how many quarters clockwise an image is turned, or -1 where it is mirrored, slanted or turned by less. */
static int turn(fz_matrix m)
{
	float along = square(m.a) + square(m.d), across = square(m.b) + square(m.c);
	if (across < along * 1e-6f && m.a > 0 && m.d > 0)
		return 0;
	if (along < across * 1e-6f && m.b > 0 && m.c < 0)
		return 1;
	if (across < along * 1e-6f && m.a < 0 && m.d < 0)
		return 2;
	if (along < across * 1e-6f && m.b < 0 && m.c > 0)
		return 3;
	return -1;
}

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
		page->image_turn = turn(m);
	}
}

int shim_load(shim *s, int number, shim_page *page)
{
	fz_context *ctx = s->ctx;
	fz_device *volatile dev = NULL;
	fz_matrix identity = { 1, 0, 0, 1, 0, 0 };
	fz_stext_options options = { FZ_STEXT_PRESERVE_IMAGES, 1 };
	int result = SHIM_OK;
	let_go(s);
	s->number = number;
	s->cookie.errors = 0;
	s->damaged = 0;
	fz_try(ctx) {
		s->page = fz_load_page(ctx, s->doc, number);
		s->bounds = fz_bound_page(ctx, s->page);
		page->width = s->bounds.x1 - s->bounds.x0;
		page->height = s->bounds.y1 - s->bounds.y0;
		s->text = fz_new_stext_page(ctx, s->bounds);
		dev = fz_new_stext_device(ctx, s->text, &options);
		fz_run_page(ctx, s->page, dev, identity, &s->cookie);
		fz_close_device(ctx, dev);
		largest(s->text, s->bounds, page);
	}
	fz_always(ctx) {
		fz_drop_device(ctx, dev);
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
	int result = SHIM_OK, before = damages_so_far();
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
	s->damaged |= damages_so_far() > before;
	return s->aborted ? SHIM_ABORTED : result;
}

void shim_abort(shim *s)
{
	s->aborted = 1;
	s->cookie.abort = 1;
}

int shim_errors(const shim *s) { return s->cookie.errors; }

int shim_damaged(const shim *s) { return s->damaged; }

void shim_free(shim *s)
{
	let_go(s);
	fz_drop_document(s->ctx, s->doc);
	fz_drop_context(s->ctx);
	free(s);
}
