package rules

import (
	"strings"
	"testing"

	"priyom/intake"
)

var _ intake.Reasons = (*Ruleset)(nil)

func TestReason(t *testing.T) {
	set := loadDefault(t)
	size := intake.Detail{"measured": 7600000.0, "limit": 5242880.0, "unit": "bytes"}
	hair := intake.Detail{"measured": 5242881.0, "limit": 5242880.0, "unit": "bytes"}
	for _, tt := range []struct {
		name     string
		code     intake.Code
		detail   intake.Detail
		locale   intake.Locale
		audience intake.Audience
		want     string
	}{
		{"sizes in Russian", "FILE.SIZE.TOO_LARGE", size, "ru", "applicant", "Файл слишком большой: 7,3 МБ, а можно не больше 5 МБ."},
		{"sizes in English", "FILE.SIZE.TOO_LARGE", size, "en", "applicant", "The file is too large: 7.3 MB, the limit is 5 MB."},
		{"a byte too much is told as more", "FILE.SIZE.TOO_LARGE", hair, "en", "applicant", "The file is too large: 5.1 MB, the limit is 5 MB."},
		{"no values", "FILE.SIZE.TOO_LARGE", nil, "ru", "applicant", "Файл слишком большой."},
		{"one value of two", "FILE.SIZE.TOO_LARGE", intake.Detail{"limit": 5.0}, "ru", "applicant", "Файл слишком большой."},
		{"forms of what is counted, one", "PDF.PAGES.TOO_MANY", intake.Detail{"measured": 21, "limit": 4}, "ru", "applicant", "В файле слишком много страниц: 21, а можно не больше 4."},
		{"days, few", "XDOC.DATES.STAY_EXCEEDED", intake.Detail{"measured": 122.0, "limit": 90.0}, "ru", "applicant", "Срок пребывания без визы дольше разрешённого: 122 дня, а можно не больше 90 дней."},
		{"days, one in the genitive", "XDOC.DATES.STAY_EXCEEDED", intake.Detail{"measured": 111.0, "limit": 91.0}, "ru", "applicant", "Срок пребывания без визы дольше разрешённого: 111 дней, а можно не больше 91 дня."},
		{"days in English", "XDOC.DATES.STAY_EXCEEDED", intake.Detail{"measured": 91.0, "limit": 1.0}, "en", "applicant", "The stay without a visa is longer than allowed: 91 days, the limit is 1 day."},
		{"decimals in Russian", "IMG.FOCUS.BLURRED", intake.Detail{"measured": 0.1234, "limit": 0.25}, "ru", "reviewer", "Резкость 0,1234 при пороге 0,25."},
		{"shares as percent", "IMG.FRAME.BLANK", intake.Detail{"measured": 0.0004, "limit": 0.0008, "unit": "share"}, "ru", "reviewer", "Доля краски на странице 0,04 % при пороге 0,08 %."},
		{"a page", "IMG.RESOLUTION.LOW", intake.Detail{"measured": 96.0, "limit": 150.0, "page": 2}, "en", "applicant", "Page 2: small print cannot be read, the resolution is only 96 dpi and at least 150 is needed."},
		{"the same without the page", "IMG.RESOLUTION.LOW", intake.Detail{"measured": 96.0, "limit": 150.0}, "en", "applicant", "Small print cannot be read: the resolution is 96 dpi and at least 150 is needed."},
		{"a kind by its title", "SET.REQUIRED.MISSING", intake.Detail{"kinds": []string{"migration_card"}}, "ru", "applicant", "Не хватает документа: «Миграционная карта»."},
		{"kinds back from JSON", "SET.ALTERNATIVE.NONE_OF", intake.Detail{"kinds": []any{"lease", "visa", "photo"}}, "en", "applicant", "At least one of these documents is needed: “Lease”, “Visa” or “Photograph, 3.5 × 4.5 cm”."},
		{"a kind that is not declared", "SET.REQUIRED.MISSING", intake.Detail{"kinds": []string{"diary"}}, "ru", "applicant", "Не хватает документа: diary."},
		{"a field by its title", "FLD.REQUIRED.MISSING", intake.Detail{"field": "birth_date"}, "ru", "applicant", "Не заполнено обязательное поле: «Дата рождения»."},
		{"dates in Russian", "DOC.VALIDITY.EXPIRED", intake.Detail{"given": "2026-01-05"}, "ru", "applicant", "Срок действия документа закончился: 05.01.2026."},
		{"dates in English", "DOC.VALIDITY.EXPIRED", intake.Detail{"given": "2026-01-05"}, "en", "applicant", "The document is no longer valid: its term ended on 5 January 2026."},
		{"a year stays a year", "FLD.DATE.OUT_OF_RANGE", intake.Detail{"given": 2031}, "ru", "applicant", "Год в дате похож на ошибку: 2031."},
		{"a state by its name", "FLD.MIGCARD.NOT_NEEDED", intake.Detail{"citizenship": "BLR"}, "ru", "applicant", "Гражданам этой страны миграционную карту обычно не выдают: Беларусь."},
		{"a type of file by its name", "FILE.FORMAT.NOT_ALLOWED", intake.Detail{"detected": "application/msword"}, "ru", "applicant", "Файл такого вида мы принять не можем: это документ Word."},
		{"a type of file without a name", "FILE.FORMAT.NOT_ALLOWED", intake.Detail{"detected": "application/x-unheard-of"}, "en", "applicant", "We cannot take a file of this type: it is another type of file."},
		{"types besides by their names", "FILE.FORMAT.POLYGLOT", intake.Detail{"also": []any{"application/vnd.rar", "application/pdf"}}, "en", "applicant", "Another file is hidden in this one: a RAR archive and PDF. A specialist looks at such files."},
		{"a type by what it is for", "FILE.FORMAT.NOT_ALLOWED", intake.Detail{"detected": "video/x-unheard-of"}, "ru", "applicant", "Файл такого вида мы принять не можем: это видео."},
		{"a variant by its name", "FILE.ENCODING.UNSUPPORTED", intake.Detail{"variant": "arithmetic"}, "ru", "reviewer", "Вариант формата не поддерживается: арифметическое сжатие."},
		{"a reviewer reads the values", "PDF.ENCRYPTED.USER_PASSWORD", intake.Detail{"handler": "Standard", "revision": 6}, "en", "reviewer", "The PDF needs a password to open: Standard, revision 6."},
		{"ops read what reviewers do", "SYS.STAGE.FAILED", intake.Detail{"stage": "render"}, "en", "ops", "Processing the file failed, stage render."},
		{"a language that nobody has", "FILE.SIZE.EMPTY", nil, "tg", "applicant", "Файл пустой: в нём нет данных."},
		{"a code that nobody registered", "NEW.CODE.HERE", intake.Detail{"x": 1}, "ru", "applicant", "По документу есть замечание, которое мы пока не умеем объяснить."},
		{"a reviewer is told which", "NEW.CODE.HERE", nil, "ru", "reviewer", "Код замечания неизвестен этой версии правил: NEW.CODE.HERE."},
		{"an applicant never reads a reviewer's text", "IMG.EDIT.SUSPECTED", intake.Detail{"measured": 0.9}, "en", "applicant", "There is a remark about the document that we cannot explain yet."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := set.Reason(tt.code, tt.detail, tt.locale, tt.audience).Text
			if got = strings.ReplaceAll(got, unbreakable, " "); got != tt.want {
				t.Errorf("\ngot  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestRemedyByCase(t *testing.T) {
	set := loadDefault(t)
	for detected, want := range map[string]string{
		"image/heic":         "iPhone",
		"application/zip":    "Распакуйте архив",
		"application/msword": "Сохранить как",
		"image/tiff":         "JPEG или PNG",
		"text/html":          "Сохранить как PDF",
		"application/x-elf":  "не запускайте",
		"video/mp4":          "обычный снимок",
		"application/cbor":   "Сохраните документ как PDF или JPEG",
	} {
		reason := set.Reason("FILE.FORMAT.NOT_ALLOWED", intake.Detail{"detected": detected, "allowed": []string{"pdf", "jpeg"}}, intake.Russian, intake.ForApplicant)
		if !strings.Contains(reason.Remedy, want) || reason.Retry != intake.ReuploadOther {
			t.Errorf("%s: %q (%s), want %q", detected, reason.Remedy, reason.Retry, want)
		}
	}
}

func TestVisible(t *testing.T) {
	set := loadDefault(t)
	for _, tt := range []struct {
		code     intake.Code
		audience intake.Audience
		want     bool
	}{
		{"FILE.SIZE.EMPTY", intake.ForApplicant, true},
		{"FILE.SIZE.EMPTY", intake.ForReviewer, true},
		{"FILE.SIZE.EMPTY", intake.ForOps, false},
		{"IMG.EDIT.SUSPECTED", intake.ForApplicant, false},
		{"IMG.EDIT.SUSPECTED", intake.ForReviewer, true},
		{"SYS.RULES.PACK_INVALID", intake.ForApplicant, false},
		{"SYS.RULES.PACK_INVALID", intake.ForOps, true},
		{"NEW.CODE.HERE", intake.ForApplicant, true},
	} {
		if got := set.Visible(tt.code, tt.audience); got != tt.want {
			t.Errorf("%s to the %s: %t, want %t", tt.code, tt.audience, got, tt.want)
		}
	}
}
