/* What Go calls. Each call ends in a result; an error inside MuPDF never leaves it. */
#ifndef PRIYOM_MUPDF_SHIM_H
#define PRIYOM_MUPDF_SHIM_H

#include <stddef.h>

typedef struct shim shim;

/* What went wrong; the order is that of Kind in mupdf.go. */
enum { SHIM_OK, SHIM_BROKEN, SHIM_MEMORY, SHIM_LIMIT, SHIM_UNSUPPORTED, SHIM_ABORTED };

typedef struct {
	int pages, repaired, needs_password, revisions;
	char version[32], encryption[64];
} shim_facts;

/* Kinds of active content; the order is that of actives in mupdf.go. */
enum { SHIM_JAVASCRIPT, SHIM_LAUNCH, SHIM_EMBEDDED_FILE, SHIM_SUBMIT_FORM, SHIM_REMOTE_GOTO, SHIM_RICH_MEDIA, SHIM_XFA, SHIM_ACTIVES };

typedef struct {
	int active[SHIM_ACTIVES]; /* the number of the first object that has it; 0 for none */
	int signatures;
	int depth;                /* of the deepest object */
} shim_actives;

typedef struct {
	int width, height;   /* pixels */
	int channels;        /* of its colour, when that is grey or RGB */
	int jpeg;            /* whether it is a JPEG as it stands */
} shim_image;

typedef struct {
	float x0, y0, x1, y1; /* points, as the page is drawn */
	int line;             /* from 1 */
	char text[124];       /* UTF-8, cut short where it is longer */
} shim_word;

typedef struct {
	float width, height;         /* points, rotation applied */
	int image_width, image_height; /* pixels of the largest image, 0 without one */
	float image_dpi;             /* pixels per inch as it is placed, the lower of both directions */
	float image_cover;           /* share of the page it covers */
	int image_turn;              /* quarters clockwise; -1 where it is placed otherwise */
	int text;                    /* whether there is text outside images */
} shim_page;

/* shim_new reads nothing yet. Memory is the most the document may take, in bytes. NULL when there is none. */
shim *shim_new(size_t memory);
/* shim_open opens a PDF; data must stay until shim_free. */
int shim_open(shim *s, const unsigned char *data, size_t size, shim_facts *facts);
/* shim_actives_of looks through all objects, those in object streams too; objects at most so many. */
int shim_actives_of(shim *s, int objects, shim_actives *found);
/* shim_load makes a page, from 0, the current one. */
int shim_load(shim *s, int number, shim_page *page);
/* shim_words gives the words of the current page and returns how many there are, most at most. */
int shim_words(shim *s, shim_word *words, int most);
/* shim_contents reads a page's content streams, most at most, and says how many bytes they had; the first
   of them, as many as head has room for, are kept. */
int shim_contents(shim *s, int number, size_t most, char *head, size_t room, size_t *had);
/* shim_find finds the one image that the current page names, at its place on the page; width is 0 when there is none
   that could be taken as it stands. */
int shim_find(shim *s, const char *name, shim_image *image);
/* shim_jpeg gives the bytes of that image, which are a JPEG; they stay until the next page. */
int shim_jpeg(shim *s, const char *name, const unsigned char **data, size_t *size);
/* shim_take decodes that image; channels is 1 or 3. The samples stay until the next page. */
int shim_take(shim *s, const char *name, const unsigned char **samples, int *stride, int *channels);
/* shim_decode decodes a picture that is no document, as far as it can be. The samples stay until shim_free. */
int shim_decode(shim *s, const unsigned char *data, size_t size, shim_image *image, const unsigned char **samples, int *stride, int *channels);
/* shim_draw draws the current page, annotations and form fields included, on white, as RGBA. */
int shim_draw(shim *s, float scale, int width, int height, unsigned char *rgba);
/* shim_planes turns pixels of so many bytes (3 or 4) into a plane of luma and two of chroma at half the size, by the
   weights of JFIF (ITU-R BT.601), and reports whether there is any colour. cb and cr may be NULL. */
int shim_planes(const unsigned char *pixels, int width, int height, size_t stride, int bytes, unsigned char *y, unsigned char *cb, unsigned char *cr);
/* shim_abort makes the call under way, and all that follow, end soon; it may be called from another thread. */
void shim_abort(shim *s);
/* shim_errors counts what went wrong on the current page so far without ending it, such as an image that was left out. */
int shim_errors(const shim *s);
/* shim_damaged tells whether of an image of the current page, once that is drawn or taken, a part could not be decoded. */
int shim_damaged(const shim *s);
void shim_free(shim *s);

#endif
