package fields_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"

	"priyom/validators/fields"
)

func TestPhone(t *testing.T) {
	specification(t, "phone", fields.Context{}, []row{
		{"E.164", "+79161234567", "+79161234567", ""},
		{"as written in Russia", "8 (916) 123-45-67", "+79161234567", "PHONE.VARIANT_NORMALISED@0"},
		{"the trunk prefix without signs", "89161234567", "+79161234567", "PHONE.VARIANT_NORMALISED@0"},
		{"the country code without a plus", "79161234567", "+79161234567", "PHONE.VARIANT_NORMALISED@0"},
		{"no country code at all", "9161234567", "+79161234567", "PHONE.VARIANT_NORMALISED@0 PHONE.COUNTRY_CODE_MISSING@1"},
		{"with spaces and hyphens", "+7 916 123-45-67", "+79161234567", "PHONE.VARIANT_NORMALISED@0"},
		{"Kazakhstan shares +7", "+77011234567", "+77011234567", ""},
		{"and the trunk prefix", "87011234567", "+77011234567", "PHONE.VARIANT_NORMALISED@0"},
		{"an Uzbek number without a plus", "998901234567", "+998901234567", "PHONE.VARIANT_NORMALISED@0"},
		{"a Chinese mobile has thirteen digits", "8613812345678", "+8613812345678", "PHONE.VARIANT_NORMALISED@0"},
		{"a Bangladeshi too", "+8801712345678", "+8801712345678", ""},
		{"a North Korean too", "+8501921234567", "+8501921234567", ""},
		{"the international prefix", "00998901234567", "+998901234567", "PHONE.VARIANT_NORMALISED@0"},
		{"the Russian international prefix", "8-10-998-90-123-45-67", "+998901234567", "PHONE.VARIANT_NORMALISED@0"},
		{"two states could own it", "84912345678", "+74912345678", "PHONE.AMBIGUOUS@0 PHONE.VARIANT_NORMALISED@0 PHONE.NOT_MOBILE@1"},
		{"the trunk prefix behind a plus", "+89161234567", "", "PHONE.COUNTRY_CODE@2"},
		{"a digit short", "+7916123456", "", "PHONE.LENGTH@0"},
		{"a digit too many", "+791612345678", "", "PHONE.LENGTH@0"},
		{"longer than E.164", "+7916123456789012345", "", "PHONE.LENGTH@0"},
		{"a landline takes no codes", "+74951234567", "+74951234567", "PHONE.NOT_MOBILE@2"},
		{"a free number neither", "8 800 200-06-00", "+78002000600", "PHONE.VARIANT_NORMALISED@0 PHONE.NOT_MOBILE@1"},
		{"a range nobody has", "+72161234567", "+72161234567", "PHONE.NOT_POSSIBLE@2"},
		{"seven digits of a town", "123-45-67", "", "PHONE.COUNTRY_CODE_MISSING@1"},
		{"three digits", "112", "", "PHONE.LENGTH@0"},
		{"a letter O", "8916123456O", "", "CHARSET.FORBIDDEN_CHAR@11"},
		{"a plus inside", "7+9161234567", "", "CHARSET.FORBIDDEN_CHAR@2"},
		{"an extension", "+74951234567 доб. 12", "", "CHARSET.FORBIDDEN_CHAR@14 CHARSET.FORBIDDEN_CHAR@15 CHARSET.FORBIDDEN_CHAR@16"},
		{"a plus alone", "+", "", "PHONE.LENGTH@0"},
	})
}

func TestPhoneByCitizenship(t *testing.T) {
	specification(t, "phone", fields.Context{Citizenship: "UZB"}, []row{
		{"a Vietnamese reading does not concern an Uzbek citizen", "84912345678", "+74912345678", "PHONE.VARIANT_NORMALISED@0 PHONE.NOT_MOBILE@1"},
		{"nine digits need their country code", "901234567", "", "PHONE.COUNTRY_CODE_MISSING@1"},
	})
	specification(t, "phone", fields.Context{Citizenship: "VNM"}, []row{
		{"it does concern a Vietnamese", "84912345678", "+74912345678", "PHONE.AMBIGUOUS@0 PHONE.VARIANT_NORMALISED@0 PHONE.NOT_MOBILE@1"},
	})
	specification(t, "phone", fields.Context{Citizenship: "IND"}, []row{
		{"ten digits are Indian or Russian", "9161234567", "+79161234567", "PHONE.AMBIGUOUS@0 PHONE.VARIANT_NORMALISED@0 PHONE.COUNTRY_CODE_MISSING@1"},
	})
}

func TestPhoneDetails(t *testing.T) {
	for _, c := range []struct{ value, citizenship, code, key, want string }{
		{"+89161234567", "", "PHONE.COUNTRY_CODE", "suggestion", "+79161234567"},
		{"901234567", "UZB", "PHONE.COUNTRY_CODE_MISSING", "suggestion", "+998901234567"},
		{"87011234567", "", "PHONE.VARIANT_NORMALISED", "region", "KZ"},
		{"+7 916 1234567", "", "PHONE.VARIANT_NORMALISED", "variant", "plus"},
		{"79161234567", "", "PHONE.VARIANT_NORMALISED", "variant", "digits"},
		{"89161234567", "", "PHONE.VARIANT_NORMALISED", "variant", "trunk_8"},
		{"81099890 1234567", "", "PHONE.VARIANT_NORMALISED", "variant", "prefix_810"},
		{"8916123456O", "", "CHARSET.FORBIDDEN_CHAR", "look_alike", "0"},
	} {
		got := fields.Phone(c.value, fields.Context{Citizenship: c.citizenship})
		if s := detail(t, got, c.code, c.key); s != c.want {
			t.Errorf("%s: %s: got %v, want %s", c.value, c.key, s, c.want)
		}
	}
	ambiguous := fields.Phone("84912345678", fields.Context{})
	got, _ := detail(t, ambiguous, "PHONE.AMBIGUOUS", "alternatives").([]string)
	if strings.Join(got, " ") != "+74912345678 +84912345678" {
		t.Errorf("got alternatives %v", got)
	}
	short := fields.Phone("+7916123456", fields.Context{})
	if want, _ := detail(t, short, "PHONE.LENGTH", "expected").([]int); len(want) != 1 || want[0] != 11 {
		t.Errorf("expected length: got %v, want 11", want)
	}
}

// mobile says of a number in E.164 what libphonenumber does.
func mobile(e164 string) (region string, ok bool) {
	number, err := phonenumbers.Parse(e164, "ZZ")
	if err != nil || phonenumbers.Format(number, phonenumbers.E164) != e164 {
		return "", false
	}
	switch phonenumbers.GetNumberType(number) {
	case phonenumbers.MOBILE, phonenumbers.FIXED_LINE_OR_MOBILE:
		return phonenumbers.GetRegionCodeForNumber(number), true
	}
	return "", false
}

// Every block is held against the library for every continuation of three digits more, with the rest drawn by lot.
func TestMobileBlocks(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, block := range fields.MobileBlocks() {
		for prefix := range strings.FieldsSeq(block.Prefixes) {
			for n := range 1000 {
				e164 := "+" + block.Code + prefix + pad(n, 3)
				e164 += random(r, 1+len(block.Code)+block.National-len(e164))
				region, ok := mobile(e164)
				if !ok || region != block.Region {
					t.Errorf("%s stands in a block of %s, the library says %q, mobile %v", e164, block.Region, region, ok)
					break
				}
			}
		}
	}
}

func TestPhoneAgreesWithTheLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	codes := []string{"7", "998", "992", "996", "375", "374", "994", "380", "373", "993", "995", "86", "84", "880", "91", "850", "49", "1"}
	valid := 0
	for range 5000 {
		code := codes[r.IntN(len(codes))]
		e164 := "+" + code + random(r, 7+r.IntN(5))
		number, err := phonenumbers.Parse(e164, "ZZ")
		want := err == nil && phonenumbers.IsValidNumber(number)
		got := fields.Phone(e164, fields.Context{})
		clean := got.Valid() && !strings.Contains(told(got), "NOT_POSSIBLE")
		if clean != want {
			t.Fatalf("%s: got %v %s, the library says %v", e164, got.Valid(), told(got), want)
		}
		if want {
			valid++
			if canonical := phonenumbers.Format(number, phonenumbers.E164); got.Canonical != canonical {
				t.Fatalf("%s: got %s, the library gives %s", e164, got.Canonical, canonical)
			}
		}
	}
	t.Logf("%d of 5000 drawn numbers are valid", valid)
}
