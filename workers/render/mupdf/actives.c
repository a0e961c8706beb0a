#include "shim.h"

#include <string.h>

#include "document.h"

/* deepest bounds how far objects are followed into each other; MuPDF reads them by recursion too. */
enum { deepest = 200 };

static void note(shim_actives *found, int kind, int number)
{
	if (!found->active[kind])
		found->active[kind] = number;
}

/* action notes what an action or a dictionary with this name as its S, Subtype or Type does (ISO 32000-1, 12.6.4). */
static void action(shim_actives *found, const char *name, int number)
{
	static const struct { const char *name; int kind; } kinds[] = {
		{ "JavaScript", SHIM_JAVASCRIPT }, { "Launch", SHIM_LAUNCH }, { "SubmitForm", SHIM_SUBMIT_FORM },
		{ "ImportData", SHIM_SUBMIT_FORM }, { "GoToR", SHIM_REMOTE_GOTO }, { "GoToE", SHIM_REMOTE_GOTO },
		{ "RichMedia", SHIM_RICH_MEDIA }, { "RichMediaExecute", SHIM_RICH_MEDIA }, { "3D", SHIM_RICH_MEDIA },
		{ "Movie", SHIM_RICH_MEDIA }, { "Sound", SHIM_RICH_MEDIA }, { "Rendition", SHIM_RICH_MEDIA },
		{ "FileAttachment", SHIM_EMBEDDED_FILE },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (!strcmp(name, kinds[i].name))
			note(found, kinds[i].kind, number);
}

/* look looks at an object and at what it holds, but not at what it refers to: that is an object of its own. */
static void look(shim *s, pdf_obj *obj, int number, int depth, shim_actives *found)
{
	fz_context *ctx = s->ctx;
	if (depth > found->depth)
		found->depth = depth;
	if (depth > deepest || s->aborted || pdf_is_indirect(ctx, obj))
		return;
	if (pdf_is_array(ctx, obj)) {
		int n = pdf_array_len(ctx, obj);
		for (int i = 0; i < n; i++)
			look(s, pdf_array_get(ctx, obj, i), number, depth + 1, found);
		return;
	}
	if (!pdf_is_dict(ctx, obj))
		return;
	int n = pdf_dict_len(ctx, obj), range = 0, contents = 0;
	for (int i = 0; i < n; i++) {
		const char *key = pdf_to_name(ctx, pdf_dict_get_key(ctx, obj, i));
		pdf_obj *value = pdf_dict_get_val(ctx, obj, i);
		if (!strcmp(key, "S") || !strcmp(key, "Subtype"))
			action(found, pdf_to_name(ctx, value), number);
		else if (!strcmp(key, "JS"))
			note(found, SHIM_JAVASCRIPT, number);
		else if (!strcmp(key, "EF"))
			note(found, SHIM_EMBEDDED_FILE, number);
		else if (!strcmp(key, "XFA"))
			note(found, SHIM_XFA, number);
		range |= !strcmp(key, "ByteRange");
		contents |= !strcmp(key, "Contents");
		look(s, value, number, depth + 1, found);
	}
	found->signatures += range && contents;
}

int shim_actives_of(shim *s, int objects, shim_actives *found)
{
	fz_context *ctx = s->ctx;
	pdf_document *doc = (pdf_document *)s->doc;
	volatile int length = 0;
	int result = SHIM_OK;
	fz_try(ctx) {
		length = pdf_xref_len(ctx, doc);
	}
	fz_catch(ctx) {
		return caught(s);
	}
	for (volatile int i = 1; i < length && i <= objects && !s->aborted; i++) {
		pdf_obj *volatile obj = NULL;
		fz_try(ctx) {
			obj = pdf_load_object(ctx, doc, i);
			look(s, obj, i, 1, found);
		}
		fz_always(ctx) {
			pdf_drop_obj(ctx, obj);
		}
		fz_catch(ctx) {
			result = caught(s); /* one that is broken hides nothing that others hold */
			if (result != SHIM_MEMORY && result != SHIM_ABORTED)
				result = SHIM_OK;
		}
		if (result != SHIM_OK)
			break;
	}
	return s->aborted ? SHIM_ABORTED : result;
}
