/* What this package needs of MuPDF 1.24.9, declared by hand: the library that go-fitz bundles comes without a path to
   its headers that every build could know. Structures repeat mupdf/fitz/*.h of that version, as far as they are read. */
#ifndef PRIYOM_MUPDF_LIBRARY_H
#define PRIYOM_MUPDF_LIBRARY_H

#include <setjmp.h>
#include <stddef.h>

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
typedef struct fz_image {
	fz_key_storable key_storable;
	int w, h;
	unsigned char n, bpc;
	unsigned int imagemask : 1, interpolate : 1, use_colorkey : 1, use_decode : 1, decoded : 1, scalable : 1;
	unsigned char orientation;
	struct fz_image *mask;
	int xres, yres;
	fz_colorspace *colorspace;
} fz_image;
typedef struct { float x, y; } fz_point;
typedef struct { fz_point ul, ur, ll, lr; } fz_quad;
typedef struct fz_stext_char fz_stext_char;
struct fz_stext_char { int c, bidi, color; fz_point origin; fz_quad quad; float size; void *font; fz_stext_char *next; };
typedef struct fz_stext_line fz_stext_line;
struct fz_stext_line { int wmode; fz_point dir; fz_rect bbox; fz_stext_char *first_char, *last_char; fz_stext_line *prev, *next; };
typedef struct fz_buffer fz_buffer;
typedef struct { int type; union { struct { int color_transform, invert_cmyk; } jpeg; void *of_others[4]; } u; } fz_compression_params;
typedef struct { int refs; fz_compression_params params; fz_buffer *buffer; } fz_compressed_buffer;
typedef struct fz_stext_block fz_stext_block;
struct fz_stext_block {
	int type;
	fz_rect bbox;
	union {
		struct { fz_stext_line *first_line, *last_line; } t;
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

typedef struct pdf_obj pdf_obj;
int pdf_xref_len(fz_context *, pdf_document *);
int pdf_count_versions(fz_context *, pdf_document *);
pdf_obj *pdf_load_object(fz_context *, pdf_document *, int);
void pdf_drop_obj(fz_context *, pdf_obj *);
int pdf_is_dict(fz_context *, pdf_obj *);
int pdf_is_array(fz_context *, pdf_obj *);
int pdf_is_indirect(fz_context *, pdf_obj *);
int pdf_dict_len(fz_context *, pdf_obj *);
pdf_obj *pdf_dict_get_key(fz_context *, pdf_obj *, int);
pdf_obj *pdf_dict_get_val(fz_context *, pdf_obj *, int);
pdf_obj *pdf_dict_gets(fz_context *, pdf_obj *, const char *);
pdf_obj *pdf_dict_getp(fz_context *, pdf_obj *, const char *);
int pdf_array_len(fz_context *, pdf_obj *);
pdf_obj *pdf_array_get(fz_context *, pdf_obj *, int);
const char *pdf_to_name(fz_context *, pdf_obj *);
int pdf_to_int(fz_context *, pdf_obj *);
pdf_obj *pdf_lookup_page_obj(fz_context *, pdf_document *, int);
pdf_obj *pdf_dict_get_inheritable(fz_context *, pdf_obj *, pdf_obj *);
void pdf_page_obj_transform(fz_context *, pdf_obj *, fz_rect *, fz_matrix *);
fz_stream *pdf_open_contents_stream(fz_context *, pdf_document *, pdf_obj *);
size_t fz_read(fz_context *, fz_stream *, unsigned char *, size_t);
fz_image *pdf_load_image(fz_context *, pdf_document *, pdf_obj *);
void fz_drop_image(fz_context *, fz_image *);
fz_compressed_buffer *fz_compressed_image_buffer(fz_context *, fz_image *);
size_t fz_buffer_storage(fz_context *, fz_buffer *, unsigned char **);
fz_buffer *fz_new_buffer_from_copied_data(fz_context *, const unsigned char *, size_t);
void fz_drop_buffer(fz_context *, fz_buffer *);
fz_image *fz_new_image_from_buffer(fz_context *, fz_buffer *);
fz_pixmap *fz_get_unscaled_pixmap_from_image(fz_context *, fz_image *);
int fz_pixmap_width(fz_context *, const fz_pixmap *);
int fz_pixmap_height(fz_context *, const fz_pixmap *);
int fz_pixmap_components(fz_context *, const fz_pixmap *);
int fz_pixmap_colorants(fz_context *, const fz_pixmap *);
ptrdiff_t fz_pixmap_stride(fz_context *, const fz_pixmap *);
unsigned char *fz_pixmap_samples(fz_context *, const fz_pixmap *);
fz_colorspace *fz_pixmap_colorspace(fz_context *, const fz_pixmap *);
int fz_colorspace_type(fz_context *, fz_colorspace *);
enum { FZ_COLORSPACE_GRAY = 1, FZ_COLORSPACE_RGB = 2 };
enum { FZ_IMAGE_JPEG = 9 };

#define fz_try(ctx) if (!sigsetjmp(*fz_push_try(ctx), 0)) if (fz_do_try(ctx)) do
#define fz_always(ctx) while (0); if (fz_do_always(ctx)) do
#define fz_catch(ctx) while (0); if (fz_do_catch(ctx))

#endif
