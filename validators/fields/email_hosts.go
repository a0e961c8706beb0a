package fields

import (
	"strings"

	"golang.org/x/net/publicsuffix"

	"priyom/intake"
)

// mailHosts are the domains most addresses are at; a domain one keystroke away from one of them is probably it.
var mailHosts = []string{
	"gmail.com", "mail.ru", "yandex.ru", "inbox.ru", "rambler.ru", "outlook.com", "hotmail.com", "icloud.com",
	"yahoo.com", "list.ru", "yandex.com", "yandex.kz", "yandex.by", "yandex.uz", "protonmail.com",
}

// neighbours are mail domains of their own that lie a keystroke from another.
var neighbours = []string{
	"bk.ru", "ya.ru", "internet.ru", "vk.com", "qq.com", "163.com", "126.com", "mail.com", "email.com", "gmail.ru",
	"email.ru", "ymail.com", "mail.kz", "mail.by", "mail.uz", "mail.tj", "mail.kg", "mail.az", "mail.am", "mail.ua",
	"umail.uz", "inbox.uz", "inbox.lv", "yandex.ua", "yandex.md", "yandex.tm", "yandex.tj", "yandex.az", "mail.md", "rambler.ua", "hotmail.ru",
	"list.com", "fmail.com", "gmx.com", "mailo.com", "mail.de", "mail.eu", "mail.tm", "mail.ge", "mail.bg", "mail.cz",
	"mail.ee", "mail.lv", "inbox.com", "inbox.eu", "live.ru", "last.ru", "yahoo.co", "ro.ru", "lenta.ru", "autorambler.ru",
}

// knownDomain reports whether a domain is a common one and needs no further look.
func knownDomain(domain string) bool {
	for _, host := range mailHosts {
		if domain == host {
			return true
		}
	}
	for _, host := range neighbours {
		if domain == host {
			return true
		}
	}
	return false
}

// checkTypo warns of a domain one keystroke from a common one, or under a top-level domain nobody has.
func checkTypo(local, domain string, position int) []Problem {
	if knownDomain(domain) {
		return nil
	}
	if near := nearHost(domain); near != "" {
		return []Problem{warning(EmailTypo, position, intake.Detail{"given": domain, "suggestion": local + "@" + near})}
	}
	if suffix, listed := publicsuffix.PublicSuffix(domain); !listed && !strings.Contains(suffix, ".") {
		return []Problem{warning(EmailTLDUnknown, position, intake.Detail{"given": suffix})}
	}
	return nil
}

// nearHost is the one common domain a keystroke away; "" when there is none or more than one.
func nearHost(domain string) string {
	near := ""
	for _, host := range mailHosts {
		if !oneKeystroke(host, domain) {
			continue
		}
		if near != "" {
			return ""
		}
		near = host
	}
	return near
}
