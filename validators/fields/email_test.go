package fields_test

import (
	"strings"
	"testing"

	"priyom/validators/fields"
)

func TestEmail(t *testing.T) {
	specification(t, "email", fields.Context{}, []row{
		{"plain", "ivan.petrov@mail.ru", "ivan.petrov@mail.ru", ""},
		{"the domain in lower case, the local part untouched", "A@B.RU", "A@b.ru", ""},
		{"a tag", "user+tag@example.ru", "user+tag@example.ru", ""},
		{"an apostrophe", "o'neil@example.ru", "o'neil@example.ru", ""},
		{"other signs of an atom", "a!#$%&*/=?^`{|}~b@example.ru", "a!#$%&*/=?^`{|}~b@example.ru", ""},
		{"a Cyrillic mailbox", "иван@почта.рф", "иван@xn--80a1acny.xn--p1ai", "EMAIL.IDN@1 EMAIL.IDN@6"},
		{"a Cyrillic domain", "ivan@почта.рф", "ivan@xn--80a1acny.xn--p1ai", "EMAIL.IDN@6"},
		{"in punycode", "ivan@xn--80a1acny.xn--p1ai", "ivan@xn--80a1acny.xn--p1ai", "EMAIL.IDN@6"},
		{"no at sign", "ivan.mail.ru", "", "EMAIL.NO_AT@0"},
		{"nothing before it", "@mail.ru", "", "EMAIL.LOCAL@1"},
		{"nothing behind it", "ivan@", "", "EMAIL.DOMAIN@5"},
		{"two of them", "ivan@mail@mail.ru", "", "EMAIL.LOCAL@5"},
		{"a leading point", ".a@example.ru", "", "EMAIL.LOCAL@1"},
		{"two points", "a..b@example.ru", "", "EMAIL.LOCAL@3"},
		{"a trailing point", "a.@example.ru", "", "EMAIL.LOCAL@2"},
		{"a point behind the domain", "a@b.ru.", "", "EMAIL.DOMAIN@7"},
		{"an empty label", "a@b..ru", "", "EMAIL.DOMAIN@5"},
		{"a hyphen at a label's end", "a@b-.ru", "", "EMAIL.DOMAIN@4"},
		{"no top-level domain", "a@localhost", "", "EMAIL.DOMAIN@3"},
		{"an address literal", "a@[127.0.0.1]", "", "EMAIL.DOMAIN@3 EMAIL.DOMAIN@13"},
		{"an address without brackets", "a@127.0.0.1", "", "EMAIL.DOMAIN@11"},
		{"one letter", "a@b.r", "", "EMAIL.DOMAIN@5"},
		{"a top-level domain nobody has", "a@example.rru", "a@example.rru", "EMAIL.TLD_UNKNOWN@3"},
		{"an underscore in the domain", "a@b_c.ru", "", "EMAIL.DOMAIN@4"},
		{"a comma for a point", "ivan@mail,ru", "", "EMAIL.DOMAIN@10"},
		{"white space around", " ivan@mail.ru ", "ivan@mail.ru", "WHITESPACE.PRESENT@0"},
		{"a space inside", "iv an@mail.ru", "", "CHARSET.FORBIDDEN_CHAR@3"},
		{"a non-breaking space", "ivan\u00a0@mail.ru", "", "CHARSET.FORBIDDEN_CHAR@5"},
		{"a zero-width space", "iv\u200ban@mail.ru", "", "CHARSET.FORBIDDEN_CHAR@3"},
		{"a right-to-left override", "ivan@\u202email.ru", "", "CHARSET.FORBIDDEN_CHAR@6"},
		{"a Cyrillic letter in a Latin label", "a@ruа.ru", "", "CHARSET.MIXED_SCRIPT@5"},
		{"a Cyrillic letter in a Latin local part", "ivаn@mail.ru", "", "CHARSET.MIXED_SCRIPT@3"},
		{"hidden in punycode", "a@xn--ru-7kc.ru", "", "CHARSET.MIXED_SCRIPT@3 EMAIL.IDN@3"},
		{"a local part of nothing but look-alikes", "сор@mail.ru", "сор@mail.ru", "CHARSET.MIXED_SCRIPT@1 EMAIL.IDN@1"},
		{"quotes that need not be", `"ivan"@mail.ru`, "ivan@mail.ru", "EMAIL.QUOTED_LOCAL@1"},
		{"quotes that must be", `"a b"@mail.ru`, "", "EMAIL.QUOTED_LOCAL@1"},
		{"an open quote", `"ivan@mail.ru`, "", "EMAIL.NO_AT@0"},
		{"a keystroke from a common domain", "ivan@gmial.com", "ivan@gmial.com", "EMAIL.TYPO@6"},
		{"a domain of its own a keystroke away", "ivan@email.ru", "ivan@email.ru", ""},
		{"a wrong top-level domain", "ivan@gmail.con", "ivan@gmail.con", "EMAIL.TYPO@6"},
		{"angle brackets", "<ivan@mail.ru>", "", "EMAIL.LOCAL@1 EMAIL.DOMAIN@14"},
	})
}

func TestEmailLengths(t *testing.T) {
	l64, l63 := strings.Repeat("a", 64), strings.Repeat("b", 63)
	specification(t, "email", fields.Context{}, []row{
		{"a local part of 64", l64 + "@mail.ru", l64 + "@mail.ru", ""},
		{"of 65", l64 + "a@mail.ru", "", "EMAIL.LENGTH@1"},
		{"of 33 Cyrillic letters, which are 66 octets", strings.Repeat("ж", 33) + "@mail.ru", "", "EMAIL.LENGTH@1"},
		{"a label of 63", "a@" + l63 + ".ru", "a@" + l63 + ".ru", ""},
		{"of 64", "a@" + l63 + "b.ru", "", "EMAIL.LENGTH@3"},
		{"an address of 254", l64 + "@" + l63 + "." + l63 + "." + l63[:58] + ".ru", l64 + "@" + l63 + "." + l63 + "." + l63[:58] + ".ru", ""},
		{"of 255", l64 + "@" + l63 + "." + l63 + "." + l63[:59] + ".ru", "", "EMAIL.LENGTH@0"},
		{"beyond reading", l64 + "@" + strings.Repeat("b.", 600) + "ru", "", "VALUE.TOO_LONG@0"},
	})
}

func TestEmailSuggestions(t *testing.T) {
	for _, c := range []struct{ value, code, want string }{
		{"ivan@gmial.com", "EMAIL.TYPO", "ivan@gmail.com"},
		{"ivan@mail,ru", "EMAIL.DOMAIN", "ivan@mail.ru"},
		{"iv\u200ban@mail.ru", "CHARSET.FORBIDDEN_CHAR", "ivan@mail.ru"},
		{"сор@mail.ru", "CHARSET.MIXED_SCRIPT", "cop@mail.ru"},
	} {
		got, _ := detail(t, fields.Email(c.value, fields.Context{}), c.code, "suggestion").(string)
		if got != c.want {
			t.Errorf("%q: got suggestion %q, want %q", c.value, got, c.want)
		}
	}
}
