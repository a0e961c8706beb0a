package draw

var formTitles = map[Form]string{
	PDF: "PDF с текстом", ScanPDF: "скан в PDF", ScanJPEG: "скан в JPEG", PhotoJPEG: "снимок телефоном", PNG: "PNG",
}

var faultTitles = map[Fault]string{
	None: "всё в порядке", Blurred: "не в фокусе", LowResolution: "слишком низкое разрешение", Blank: "пустой лист",
	Dark: "слишком темно", Glared: "блик закрывает данные", Shadowed: "глубокая тень", Cropped: "обрезаны края",
	Skewed: "сильный перекос", Sideways: "лежит на боку", UpsideDown: "вверх ногами", Truncated: "файл оборван", Empty: "пустой файл", Encrypted: "PDF под паролем",
	WrongFormat: "другой формат под чужим именем", TooManyPages: "слишком много страниц", TooLarge: "больше 5 МиБ",
	Corrupt: "данные повреждены", NoPages: "PDF без страниц", Expired: "срок действия истёк",
	BadCheckDigit: "контрольная цифра не сходится", Unsigned: "нет подписей", OtherPerson: "документ другого человека",
}

func (f Form) title() string  { return formTitles[f] }
func (f Fault) title() string { return faultTitles[f] }
