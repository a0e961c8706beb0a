package rules

import "strings"

// fileType names a type of file for people.
func (v *voice) fileType(given string) string {
	media, _, _ := strings.Cut(given, ";")
	if name, ok := typeNames[media]; ok {
		return name
	}
	if name, ok := v.types[media]; ok {
		return name
	}
	kind, _, _ := strings.Cut(media, "/")
	if name, ok := v.types[kind]; ok {
		return name
	}
	return v.unnamed
}

// typeNames are types of file whose names are the same in every language.
var typeNames = map[string]string{
	"pdf": "PDF", "jpeg": "JPEG", "png": "PNG",
	"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WebP",
	"image/tiff": "TIFF", "image/bmp": "BMP", "image/svg+xml": "SVG", "image/vnd.djvu": "DjVu", "image/avif": "AVIF",
	"image/jp2": "JPEG 2000", "image/jpx": "JPEG 2000", "image/jpm": "JPEG 2000", "image/jxl": "JPEG XL", "image/jxr": "JPEG XR",
	"image/vnd.adobe.photoshop": "Photoshop", "application/epub+zip": "EPUB", "application/postscript": "PostScript",
	"application/vnd.ms-xpsdocument": "XPS",
}

// russianTypes names types of file in Russian; video, audio and the like by what comes before the stroke.
var russianTypes = map[string]string{
	"image/heic": "HEIC, формат фотографий iPhone", "image/heic-sequence": "HEIC, формат фотографий iPhone",
	"image/heif": "HEIF, формат фотографий телефона", "image/heif-sequence": "HEIF, формат фотографий телефона",
	"application/zip": "архив ZIP", "application/x-7z-compressed": "архив 7z", "application/vnd.rar": "архив RAR", "application/x-rar-compressed": "архив RAR",
	"application/gzip": "архив GZIP", "application/x-tar": "архив TAR",
	"application/msword": "документ Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "документ Word",
	"application/vnd.ms-excel": "таблица Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "таблица Excel",
	"application/vnd.ms-powerpoint": "презентация PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation": "презентация PowerPoint",
	"application/vnd.oasis.opendocument.text": "документ OpenOffice", "application/vnd.oasis.opendocument.spreadsheet": "таблица OpenOffice",
	"application/x-ole-storage": "документ офисной программы", "text/rtf": "документ RTF", "application/vnd.apple.iwork": "документ программы Apple",
	"text/plain": "простой текст", "text/html": "страница сайта", "application/xhtml+xml": "страница сайта", "text/xml": "файл XML",
	"message/rfc822": "письмо электронной почты", "application/vnd.ms-outlook": "письмо электронной почты",
	"application/pkcs7-signature": "файл электронной подписи без документа", "application/x-ms-shortcut": "ярлык, а не сам файл",
	"application/x-elf": "программа", "application/x-executable": "программа", "application/x-sharedlib": "программа", "application/x-object": "программа",
	"application/vnd.microsoft.portable-executable": "программа", "application/x-mach-binary": "программа",
	"application/x-ms-installer": "программа", "application/vnd.android.package-archive": "программа", "application/java-archive": "программа",
	"text/x-shellscript": "программа", "text/x-python": "программа", "text/x-perl": "программа", "text/x-php": "программа", "text/javascript": "программа",
	"video": "видео", "audio": "звукозапись", "image": "изображение редкого вида", "font": "шрифт",
}

// englishTypes names types of file in English.
var englishTypes = map[string]string{
	"image/heic": "HEIC, the photo format of iPhones", "image/heic-sequence": "HEIC, the photo format of iPhones",
	"image/heif": "HEIF, a photo format of phones", "image/heif-sequence": "HEIF, a photo format of phones",
	"application/zip": "a ZIP archive", "application/x-7z-compressed": "a 7z archive", "application/vnd.rar": "a RAR archive", "application/x-rar-compressed": "a RAR archive",
	"application/gzip": "a GZIP archive", "application/x-tar": "a TAR archive",
	"application/msword": "a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
	"application/vnd.ms-excel": "an Excel sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel sheet",
	"application/vnd.ms-powerpoint": "a PowerPoint presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a PowerPoint presentation",
	"application/vnd.oasis.opendocument.text": "an OpenOffice document", "application/vnd.oasis.opendocument.spreadsheet": "an OpenOffice sheet",
	"application/x-ole-storage": "a document of an office program", "text/rtf": "an RTF document", "application/vnd.apple.iwork": "a document of an Apple program",
	"text/plain": "plain text", "text/html": "a web page", "application/xhtml+xml": "a web page", "text/xml": "an XML file",
	"message/rfc822": "an e-mail", "application/vnd.ms-outlook": "an e-mail",
	"application/pkcs7-signature": "an electronic signature without its document", "application/x-ms-shortcut": "a shortcut, not the file itself",
	"application/x-elf": "a program", "application/x-executable": "a program", "application/x-sharedlib": "a program", "application/x-object": "a program",
	"application/vnd.microsoft.portable-executable": "a program", "application/x-mach-binary": "a program",
	"application/x-ms-installer": "a program", "application/vnd.android.package-archive": "a program", "application/java-archive": "a program",
	"text/x-shellscript": "a program", "text/x-python": "a program", "text/x-perl": "a program", "text/x-php": "a program", "text/javascript": "a program",
	"video": "a video", "audio": "a sound recording", "image": "a rare type of picture", "font": "a font",
}

// The variants of coding a picture that cannot be read, by the words of the evidence.
var (
	russianVariants = map[string]string{
		"12-bit": "12 бит на цвет", "arithmetic": "арифметическое сжатие", "lossless": "JPEG без потерь", "hierarchical": "иерархический JPEG",
		"dnl": "высота указана после изображения",
	}
	englishVariants = map[string]string{
		"12-bit": "12 bits per colour", "arithmetic": "arithmetic coding", "lossless": "lossless JPEG", "hierarchical": "hierarchical JPEG",
		"dnl": "the height is told after the picture",
	}
)
