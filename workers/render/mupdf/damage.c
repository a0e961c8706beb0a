#include "shim.h"

#include <string.h>

#include "document.h"

/* MuPDF shows of a damaged image what it can and fills the rest, and keeps to itself that it did: what it says of
   samples that end too soon goes to the callback for warnings, and what libjpeg says goes nowhere. */

static __thread int damaged; /* how often an image decoded by this thread was found damaged */

int damages_so_far(void) { return damaged; }

/* warned is MuPDF's callback: of all that it warns of, only this is said of an image (image.c, fz_decomp_image_from_stream). */
void warned(void *user, const char *message)
{
	(void)user;
	damaged += strstr(message, "padding truncated image") != NULL;
}

/* libjpeg's error manager, as far as it is used (jpeglib.h). */
typedef struct {
	void *error_exit;
	void (*emit_message)(void *, int);
	void *output_message;
	void (*format_message)(void *, char *);
} jpeg_errors;
enum { LONGEST_MESSAGE = 200 }; /* JMSG_LENGTH_MAX */

/* What libjpeg says when picture data are wrong (jerror.h). It warns of harmless things too, such as bytes too many. */
static const char *const faults[] = { "bad Huffman code", "premature end of data segment", "instead of RST" };

/* said replaces what would write warnings, of a negative level, to standard error. */
static void said(void *of, int level)
{
	char message[LONGEST_MESSAGE] = "";
	if (level >= 0)
		return;
	(*(jpeg_errors **)of)->format_message(of, message);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		damaged += strstr(message, faults[i]) != NULL;
}

/* The linker puts this in the place of libjpeg's own, which MuPDF calls for each picture. */
void *__real_jpeg_std_error(void *);
void *__wrap_jpeg_std_error(void *errors)
{
	jpeg_errors *made = __real_jpeg_std_error(errors);
	made->emit_message = said;
	return made;
}
