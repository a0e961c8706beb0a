package fields

import (
	"slices"
	"strings"
)

// particles are the words for son and daughter that patronymics carry, as passports and translators spell them.
var particles = []string{
	"УГЛИ", "УГЛЫ", "УҒЛИ", "ЎҒЛИ", "ЎГЛИ", "ОГЛИ", "ОГЛЫ", "ОГЛУ", "ОҒЛУ", "УУЛУ", "УЛЫ", "ҰЛЫ",
	"КИЗИ", "КЫЗЫ", "ҚИЗИ", "ҚЫЗЫ", "ГЫЗЫ", "ГЫЗИ",
	"OGLI", "O'G'LI", "UGLI", "UGLY", "OGLY", "OGLU", "OĞLU", "UULU", "ULY",
	"QIZI", "QIZ", "KIZI", "KYZY", "QYZY", "GIZI", "GYZY",
}

// patronymicParticle is the particle a patronymic ends with, standing apart, behind a hyphen or glued on, and what is
// before it; "" when there is none. Glued on, it needs a name of three letters before it.
func patronymicParticle(patronymic string) (particle, rest string) {
	upper := strings.ToUpper(patronymic)
	if cut := strings.LastIndexAny(upper, " -"); slices.Contains(particles, upper[cut+1:]) {
		return upper[cut+1:], strings.TrimRight(upper[:max(cut, 0)], " -")
	}
	for _, p := range particles {
		before, ok := strings.CutSuffix(upper, p)
		if ok && len([]rune(p)) >= 4 && len([]rune(before)) >= 3 {
			return p, before
		}
	}
	return "", ""
}
