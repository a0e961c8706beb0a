package reading

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// months are as dates name them, in the genitive.
var months = []string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}

var spelled = regexp.MustCompile(`(?i)^[«"“„]?\s?(\d{1,2})\s?[»"”]?\s+(` + strings.Join(months, "|") + `)\s+(\d{4})$`)

// inFigures is a date that is spelt as contracts do, «2» ноября 2026, in figures: 02.11.2026. Any other text is left as it is.
func inFigures(text string) string {
	at := spelled.FindStringSubmatch(text)
	if at == nil {
		return text
	}
	month := slices.Index(months, strings.ToLower(at[2])) + 1
	return fmt.Sprintf("%02s.%02d.%s", at[1], month, at[3])
}
