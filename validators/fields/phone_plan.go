package fields

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/nyaruka/phonenumbers"
)

// subscriber is what the numbering plans say of digits that begin with a country code.
type subscriber struct {
	e164   string
	region string // alpha-2 of the state that owns the number, or of the country code when no state does
	kind   string // mobile, fixed_line, toll_free …
	code   int    // country code
	digits int    // how many, with the country code
	reason phonenumbers.ValidationResult
	valid  bool
	mobile bool
}

// subscribe looks digits up: in the table of mobile numbers first, then in libphonenumber.
func subscribe(digits string) subscriber {
	if region, ok := knownMobile(digits); ok {
		return subscriber{e164: "+" + digits, region: region, kind: "mobile", digits: len(digits), valid: true, mobile: true}
	}
	if !codeAssigned(digits) {
		return subscriber{reason: phonenumbers.INVALID_COUNTRY_CODE}
	}
	parsed, err := phonenumbers.Parse("+"+digits, phonenumbers.UNKNOWN_REGION)
	if err != nil {
		code, _ := strconv.Atoi(callingCode(digits))
		reason := phonenumbers.TOO_SHORT
		if len(digits) > 15 {
			reason = phonenumbers.TOO_LONG
		}
		return subscriber{reason: reason, code: code, digits: len(digits), region: phonenumbers.GetRegionCodeForCountryCode(code)}
	}
	s := subscriberOf(parsed)
	if !s.valid {
		// The library takes a trunk prefix off each time it reads; what is no number stays as it was typed.
		s.e164 = "+" + digits
	}
	return s
}

func subscriberOf(n *phonenumbers.PhoneNumber) subscriber {
	kind := phonenumbers.GetNumberType(n)
	s := subscriber{
		e164:   phonenumbers.Format(n, phonenumbers.E164),
		region: phonenumbers.GetRegionCodeForNumber(n),
		kind:   kindNames[kind],
		code:   int(n.GetCountryCode()),
		reason: phonenumbers.IsPossibleNumberWithReason(n),
		valid:  kind != phonenumbers.UNKNOWN,
		mobile: kind == phonenumbers.MOBILE || kind == phonenumbers.FIXED_LINE_OR_MOBILE,
	}
	if s.valid {
		s.reason = phonenumbers.IS_POSSIBLE // lengths are counted by the main region of a code, which not every number keeps to
	}
	s.digits = len(s.e164) - 1
	if s.region == "" {
		s.region = phonenumbers.GetRegionCodeForCountryCode(s.code)
	}
	return s
}

var kindNames = map[phonenumbers.PhoneNumberType]string{
	phonenumbers.FIXED_LINE: "fixed_line", phonenumbers.MOBILE: "mobile",
	phonenumbers.FIXED_LINE_OR_MOBILE: "fixed_line_or_mobile", phonenumbers.TOLL_FREE: "toll_free",
	phonenumbers.PREMIUM_RATE: "premium_rate", phonenumbers.SHARED_COST: "shared_cost", phonenumbers.VOIP: "voip",
	phonenumbers.PERSONAL_NUMBER: "personal_number", phonenumbers.PAGER: "pager", phonenumbers.UAN: "uan",
	phonenumbers.VOICEMAIL: "voicemail", phonenumbers.UNKNOWN: "unknown",
}

// callingCode is the country code digits begin with, "" if nobody has it. No code is the beginning of another.
func callingCode(digits string) string {
	codes := callingCodes()
	for n := 1; n <= 3 && n < len(digits); n++ {
		if codes[digits[:n]] {
			return digits[:n]
		}
	}
	return ""
}

func codeAssigned(digits string) bool { return callingCode(digits) != "" }

var callingCodes = sync.OnceValue(func() map[string]bool {
	codes := map[string]bool{}
	for code := range phonenumbers.GetSupportedCallingCodes() {
		codes[strconv.Itoa(code)] = true
	}
	return codes
})

// totalLengths are the lengths mobile numbers of a country code have, that code counted in.
func totalLengths(code int) []int {
	var lengths []int
	for _, n := range nationalLengths()[code] {
		lengths = append(lengths, n+len(strconv.Itoa(code)))
	}
	return lengths
}

var nationalLengths = sync.OnceValue(func() map[int][]int {
	lengths := map[int][]int{}
	collection, err := phonenumbers.MetadataCollection()
	if err != nil {
		return lengths // the metadata is compiled in; without it only the expected length goes untold
	}
	for _, plan := range collection.GetMetadata() {
		code := int(plan.GetCountryCode())
		for _, n := range plan.GetMobile().GetPossibleLength() {
			if n > 0 {
				lengths[code] = append(lengths[code], int(n))
			}
		}
		slices.Sort(lengths[code])
		lengths[code] = slices.Compact(lengths[code])
	}
	return lengths
})

// mobileBlock is a run of numbers that libphonenumber calls mobile, every one of them.
type mobileBlock struct {
	code     string // country code
	national int    // digits after it
	region   string
	prefixes string // beginnings of the national number, separated by spaces
}

// knownMobile gives the owner's region of digits that are a mobile number by the table.
func knownMobile(digits string) (string, bool) {
	for i := range mobileBlocks {
		block := &mobileBlocks[i]
		if len(digits) != len(block.code)+block.national || !strings.HasPrefix(digits, block.code) {
			continue
		}
		national := digits[len(block.code):]
		for rest := block.prefixes; rest != ""; {
			prefix := rest
			if space := strings.IndexByte(rest, ' '); space >= 0 {
				prefix, rest = rest[:space], rest[space+1:]
			} else {
				rest = ""
			}
			if strings.HasPrefix(national, prefix) {
				return block.region, true
			}
		}
	}
	return "", false
}
