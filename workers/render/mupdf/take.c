#include "shim.h"

#include "document.h"

int shim_contents(shim *s, int number, size_t most, char *head, size_t room, size_t *had)
{
	fz_context *ctx = s->ctx;
	fz_stream *volatile stream = NULL;
	int result = SHIM_OK;
	*had = 0;
	fz_try(ctx) {
		pdf_obj *page = pdf_lookup_page_obj(ctx, (pdf_document *)s->doc, number);
		pdf_obj *contents = pdf_dict_gets(ctx, page, "Contents");
		unsigned char chunk[16384];
		size_t n;
		if (contents)
			stream = pdf_open_contents_stream(ctx, (pdf_document *)s->doc, contents);
		while (stream && *had <= most && !s->aborted && (n = fz_read(ctx, stream, chunk, sizeof chunk)) > 0) {
			for (size_t i = 0; i < n && *had + i < room; i++)
				head[*had + i] = (char)chunk[i];
			*had += n;
		}
	}
	fz_always(ctx) {
		fz_drop_stream(ctx, stream);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return s->aborted ? SHIM_ABORTED : result;
}

/* plain gives the image of a name, unless more than its own samples would be needed to draw it. */
static fz_image *plain(shim *s, const char *name)
{
	fz_context *ctx = s->ctx;
	pdf_obj *page = pdf_lookup_page_obj(ctx, (pdf_document *)s->doc, s->number);
	pdf_obj *annots = pdf_dict_gets(ctx, page, "Annots");
	if (pdf_array_len(ctx, annots) > 0)
		return NULL;
	pdf_obj *resources = NULL;
	for (pdf_obj *node = page; node && !resources; node = pdf_dict_gets(ctx, node, "Parent"))
		resources = pdf_dict_gets(ctx, node, "Resources");
	pdf_obj *object = pdf_dict_gets(ctx, pdf_dict_gets(ctx, resources, "XObject"), name);
	const char *subtype = pdf_to_name(ctx, pdf_dict_gets(ctx, object, "Subtype"));
	if (!object || subtype[0] != 'I' || pdf_dict_gets(ctx, object, "OC"))
		return NULL;
	fz_image *image = pdf_load_image(ctx, (pdf_document *)s->doc, object);
	if (image->mask || image->imagemask || image->use_colorkey || image->use_decode || (image->n != 1 && image->n != 3)) {
		fz_drop_image(ctx, image);
		return NULL;
	}
	return image;
}

static int is_jpeg(fz_compressed_buffer *data) { return data && data->params.type == FZ_IMAGE_JPEG; }

/* channels is 1 or 3 where an image's colour is grey or RGB as its decoder gives it, else 0. */
static int channels_of(fz_context *ctx, fz_image *image)
{
	fz_compressed_buffer *data = fz_compressed_image_buffer(ctx, image);
	int kind = image->colorspace ? fz_colorspace_type(ctx, image->colorspace) : 0;
	if (is_jpeg(data) && data->params.u.jpeg.color_transform == 0)
		return 0;
	return kind == FZ_COLORSPACE_GRAY && image->n == 1 ? 1 : kind == FZ_COLORSPACE_RGB && image->n == 3 ? 3 : 0;
}

int shim_find(shim *s, const char *name, shim_image *image)
{
	fz_context *ctx = s->ctx;
	fz_image *volatile found = NULL;
	int result = SHIM_OK;
	image->width = image->height = image->jpeg = image->channels = 0;
	fz_try(ctx) {
		found = plain(s, name);
		if (found) {
			image->width = found->w;
			image->height = found->h;
			image->channels = channels_of(ctx, found);
			image->jpeg = is_jpeg(fz_compressed_image_buffer(ctx, found));
		}
	}
	fz_always(ctx) {
		fz_drop_image(ctx, found);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return result;
}

int shim_jpeg(shim *s, const char *name, const unsigned char **data, size_t *size)
{
	fz_context *ctx = s->ctx;
	int result = SHIM_OK;
	*size = 0;
	fz_try(ctx) {
		if (!s->held)
			s->held = plain(s, name);
		fz_compressed_buffer *of = s->held ? fz_compressed_image_buffer(ctx, s->held) : NULL;
		if (is_jpeg(of))
			*size = fz_buffer_storage(ctx, of->buffer, (unsigned char **)data);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return result;
}

int shim_take(shim *s, const char *name, const unsigned char **samples, int *stride, int *channels)
{
	fz_context *ctx = s->ctx;
	fz_image *volatile found = NULL;
	int result = SHIM_OK, before = damages_so_far();
	*channels = 0;
	fz_try(ctx) {
		found = plain(s, name);
		if (found)
			s->taken = fz_get_unscaled_pixmap_from_image(ctx, found);
		if (s->taken) {
			int kind = fz_colorspace_type(ctx, fz_pixmap_colorspace(ctx, s->taken));
			int n = fz_pixmap_components(ctx, s->taken);
			if ((kind == FZ_COLORSPACE_GRAY && n == 1) || (kind == FZ_COLORSPACE_RGB && n == 3)) {
				*samples = fz_pixmap_samples(ctx, s->taken);
				*stride = (int)fz_pixmap_stride(ctx, s->taken);
				*channels = n;
			}
		}
	}
	fz_always(ctx) {
		fz_drop_image(ctx, found);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	s->damaged |= damages_so_far() > before;
	return s->aborted ? SHIM_ABORTED : result;
}

int shim_decode(shim *s, const unsigned char *data, size_t size, shim_image *image, const unsigned char **samples, int *stride, int *channels)
{
	fz_context *ctx = s->ctx;
	fz_buffer *volatile buffer = NULL;
	int result = SHIM_OK;
	fz_try(ctx) {
		buffer = fz_new_buffer_from_copied_data(ctx, data, size);
		s->held = fz_new_image_from_buffer(ctx, buffer);
		s->taken = fz_get_unscaled_pixmap_from_image(ctx, s->held);
		image->width = fz_pixmap_width(ctx, s->taken);
		image->height = fz_pixmap_height(ctx, s->taken);
		*samples = fz_pixmap_samples(ctx, s->taken);
		*stride = (int)fz_pixmap_stride(ctx, s->taken);
		*channels = fz_pixmap_components(ctx, s->taken);
	}
	fz_always(ctx) {
		fz_drop_buffer(ctx, buffer);
	}
	fz_catch(ctx) {
		result = caught(s);
	}
	return result;
}
