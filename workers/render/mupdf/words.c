#include "shim.h"

#include "document.h"

/* put adds a character to a word in UTF-8, unless the word is full. */
static int put(char *text, int at, int room, int c)
{
	if (c < 0x80 && at + 1 < room) {
		text[at++] = (char)c;
	} else if (c >= 0x80 && c < 0x800 && at + 2 < room) {
		text[at++] = (char)(0xC0 | c >> 6);
		text[at++] = (char)(0x80 | (c & 0x3F));
	} else if (c >= 0x800 && c < 0x10000 && at + 3 < room) {
		text[at++] = (char)(0xE0 | c >> 12);
		text[at++] = (char)(0x80 | (c >> 6 & 0x3F));
		text[at++] = (char)(0x80 | (c & 0x3F));
	}
	text[at] = 0;
	return at;
}

static int blank(int c) { return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000; }

static float least(float a, float b) { return a < b ? a : b; }
static float most_of(float a, float b) { return a > b ? a : b; }

static void stretch(shim_word *word, fz_quad q, int fresh)
{
	float x0 = least(least(q.ul.x, q.ur.x), least(q.ll.x, q.lr.x)), x1 = most_of(most_of(q.ul.x, q.ur.x), most_of(q.ll.x, q.lr.x));
	float y0 = least(least(q.ul.y, q.ur.y), least(q.ll.y, q.lr.y)), y1 = most_of(most_of(q.ul.y, q.ur.y), most_of(q.ll.y, q.lr.y));
	word->x0 = fresh ? x0 : least(word->x0, x0);
	word->y0 = fresh ? y0 : least(word->y0, y0);
	word->x1 = fresh ? x1 : most_of(word->x1, x1);
	word->y1 = fresh ? y1 : most_of(word->y1, y1);
}

int shim_words(shim *s, shim_word *words, int most)
{
	int n = 0, line = 0;
	if (!s->text)
		return 0;
	for (fz_stext_block *block = s->text->first_block; block; block = block->next) {
		if (block->type != FZ_STEXT_BLOCK_TEXT)
			continue;
		for (fz_stext_line *at = block->u.t.first_line; at; at = at->next) {
			int length = 0;
			line++;
			for (fz_stext_char *c = at->first_char; c; c = c->next) {
				if (blank(c->c)) {
					n += length > 0;
					length = 0;
					continue;
				}
				if (n >= most)
					return n;
				stretch(&words[n], c->quad, length == 0);
				words[n].line = line;
				length = put(words[n].text, length, sizeof words[n].text, c->c);
			}
			n += length > 0;
			if (n >= most)
				return most;
		}
	}
	return n;
}
