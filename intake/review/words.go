package review

import (
	"html/template"
	"time"

	"priyom/intake"
)

// words are the pages' own words in one language, by key. A key that is missing shows itself.
type words map[string]string

// Of gives the word for a key.
func (w words) Of(key any) string {
	name := toString(key)
	if word, ok := w[name]; ok {
		return word
	}
	return name
}

func toString(key any) string {
	switch k := key.(type) {
	case string:
		return k
	case intake.Decision:
		return string(k)
	case intake.Status:
		return string(k)
	case intake.DocumentStatus:
		return string(k)
	case intake.EventKind:
		return string(k)
	case intake.Severity:
		return string(k)
	case intake.Outcome:
		return string(k)
	default:
		return ""
	}
}

var functions = template.FuncMap{
	"moment": func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.In(intake.Moscow).Format("02.01.2006 15:04:05")
	},
	"day": func(d intake.Date) string {
		if d.IsZero() {
			return ""
		}
		return d.Time().Format("02.01.2006")
	},
}

var texts = map[intake.Locale]words{
	intake.Russian: {
		"name": "Приём", "reviewers": "Проверяющим", "start": "Загрузить", "api": "API",
		"failed": "Не получилось показать страницу: это наша неполадка. Обновите страницу через минуту.", "not_found": "Такой страницы нет.",
		"accepted": "Принято", "rejected": "Отклонено", "needs_review": "На проверку",
		"open": "Заполняется", "submitted": "Проверяется", "concluded": "Проверено",
		"received": "Читается", "judged": "Прочитан", "removed": "Отозван", "superseded": "Заменён",
		"block": "препятствие", "review": "решает человек", "warn": "замечание", "info": "к сведению",
		"pass": "выполнено", "fail": "нарушено", "inconclusive": "не удалось проверить", "not_executed": "не проверялось", "not_applicable": "не относится",
		"any": "все", "decision": "Решение", "kind": "Вид документа", "code": "Код причины", "service": "Услуга", "status": "Состояние", "query": "Номер", "find": "Показать", "reset": "Сбросить",
		"number": "Номер", "created": "Создано", "updated": "Изменено", "reasons": "Причины", "documents": "Документы", "next": "Дальше →", "nothing": "Заявлений нет.", "nothing_hint": "Загрузите файл на начальной странице или измените отбор.",
		"round": "круг", "external": "внешний номер", "fields": "Заявленные сведения", "journal": "Журнал", "package": "Пакет в целом", "no_findings": "Замечаний нет.", "package_fine": "К составу пакета и заявленным сведениям замечаний нет.", "earlier": "Прежние документы", "passed": "Выполненные правила", "skipped": "Не проверялось из-за",
		"rule": "правило", "source": "основание", "page": "стр.", "as_of": "на дату", "ruleset": "правила", "evidence": "прочитанное", "no_pages": "Страниц показать нельзя.", "no_verdict": "Ещё читается…", "pending": "идёт проверка", "faulty": "есть документ, который не принят", "no_fields": "Сведения не заявлены.", "remedy": "Что делать",
		"try_title": "Проверьте свой скан", "try_text": "Выберите услугу и вид документа, перетащите сюда PDF, JPEG или PNG — и через несколько секунд увидите: принято, или каждую причину, почему нет, с местом на странице.",
		"choose_file": "Выберите файл", "or_drop": "или перетащите его сюда", "limits": "PDF, JPEG или PNG, до 5 МБ", "go": "Проверить", "key": "Ключ доступа", "stages": "Ход проверки", "full_report": "Полный отчёт", "another": "Проверить другой файл",
		"stage.upload": "Загрузка", "stage.sniff": "Что это за файл", "stage.render": "Рисуем страницы", "stage.view": "Готовим изображения", "stage.measure": "Измеряем качество", "stage.mrz": "Ищем машиночитаемую зону", "stage.text": "Читаем текст", "stage.judged": "Решение",
		"application.created": "Заявление создано", "fields.changed": "Сведения изменены", "document.received": "Документ получен", "upload.refused": "Загрузка не принята", "upload.noticed": "Загрузка замечена в хранилище", "document.removed": "Документ отозван", "stage.finished": "Этап пройден", "document.judged": "Документ проверен", "application.submitted": "Заявление подано", "application.concluded": "Пакет проверен", "verdict.revised": "Проверено по другим правилам",
		"no_script": "Для загрузки из браузера нужен JavaScript; то же самое умеет curl — см. README.",
	},
	intake.English: {
		"name": "Priyom", "reviewers": "Reviewers", "start": "Upload", "api": "API",
		"failed": "The page cannot be shown: this is our failure. Reload it in a minute.", "not_found": "There is no such page.",
		"accepted": "Accepted", "rejected": "Rejected", "needs_review": "Needs review",
		"open": "Being filled in", "submitted": "Being checked", "concluded": "Checked",
		"received": "Being read", "judged": "Read", "removed": "Withdrawn", "superseded": "Superseded",
		"block": "obstacle", "review": "a person decides", "warn": "note", "info": "for information",
		"pass": "holds", "fail": "does not hold", "inconclusive": "could not be checked", "not_executed": "was not checked", "not_applicable": "does not apply",
		"any": "any", "decision": "Decision", "kind": "Kind of document", "code": "Reason code", "service": "Service", "status": "Status", "query": "Number", "find": "Show", "reset": "Reset",
		"number": "Number", "created": "Created", "updated": "Changed", "reasons": "Reasons", "documents": "Documents", "next": "Next →", "nothing": "No applications.", "nothing_hint": "Upload a file on the start page, or change the filter.",
		"round": "round", "external": "external id", "fields": "Declared fields", "journal": "Journal", "package": "The package as a whole", "no_findings": "Nothing to remark.", "package_fine": "Nothing to remark on the set of documents and the declared fields.", "earlier": "Earlier documents", "passed": "Rules that hold", "skipped": "Not checked because of",
		"rule": "rule", "source": "source", "page": "p.", "as_of": "as of", "ruleset": "rules", "evidence": "evidence", "no_pages": "There are no pages to show.", "no_verdict": "Still being read…", "pending": "under way", "faulty": "a document is not accepted", "no_fields": "Nothing was declared.", "remedy": "What to do",
		"try_title": "Try a scan of your own", "try_text": "Choose a service and a kind of document, drop a PDF, JPEG or PNG here, and within seconds see: accepted, or every reason why not, with its place on the page.",
		"choose_file": "Choose a file", "or_drop": "or drop it here", "limits": "PDF, JPEG or PNG, up to 5 MB", "go": "Check", "key": "Access key", "stages": "Progress", "full_report": "Full report", "another": "Check another file",
		"stage.upload": "Upload", "stage.sniff": "What kind of file", "stage.render": "Drawing the pages", "stage.view": "Preparing images", "stage.measure": "Measuring quality", "stage.mrz": "Looking for the machine-readable zone", "stage.text": "Reading the text", "stage.judged": "Decision",
		"application.created": "Application created", "fields.changed": "Fields changed", "document.received": "Document received", "upload.refused": "Upload refused", "upload.noticed": "Upload noticed in the store", "document.removed": "Document withdrawn", "stage.finished": "Stage finished", "document.judged": "Document judged", "application.submitted": "Application submitted", "application.concluded": "Package judged", "verdict.revised": "Judged by other rules",
		"no_script": "Uploading from the browser needs JavaScript; curl does the same, see the README.",
	},
}
