package api

import "priyom/intake"

// Codes of the reasons registry that the API itself gives. Their texts are rule data.
const (
	serviceUnknown   intake.Code = "INT.SERVICE.UNKNOWN"
	kindUnknown      intake.Code = "INT.DOCKIND.UNKNOWN"
	packageEmpty     intake.Code = "INT.PACKAGE.EMPTY"
	stateLocked      intake.Code = "INT.STATE.LOCKED_AFTER_REVIEW"
	uploadIncomplete intake.Code = "INT.UPLOAD.INCOMPLETE"
	hashMismatch     intake.Code = "INT.UPLOAD.HASH_MISMATCH"
	ticketExpired    intake.Code = "INT.UPLOAD.TICKET_EXPIRED"
	sizeTooLarge     intake.Code = "FILE.SIZE.TOO_LARGE"
	typeNotAllowed   intake.Code = "FILE.FORMAT.NOT_ALLOWED"
)

// Codes for the program that calls.
const (
	requestInvalid       intake.Code = "API.REQUEST.INVALID"
	requestTooLarge      intake.Code = "API.REQUEST.TOO_LARGE"
	requestTooSlow       intake.Code = "API.REQUEST.TOO_SLOW"
	requestType          intake.Code = "API.REQUEST.UNSUPPORTED_TYPE"
	routeUnknown         intake.Code = "API.ROUTE.NOT_FOUND"
	methodNotAllowed     intake.Code = "API.METHOD.NOT_ALLOWED"
	keyRequired          intake.Code = "API.AUTH.REQUIRED"
	originRefused        intake.Code = "API.ORIGIN.REFUSED"
	keyReused            intake.Code = "API.KEY.REUSED"
	applicationUnknown   intake.Code = "API.APPLICATION.NOT_FOUND"
	applicationChanged   intake.Code = "API.APPLICATION.CHANGED"
	applicationUnchanged intake.Code = "API.APPLICATION.UNCHANGED"
	applicationAccepted  intake.Code = "API.APPLICATION.ACCEPTED"
	documentUnknown      intake.Code = "API.DOCUMENT.NOT_FOUND"
	documentJudged       intake.Code = "API.DOCUMENT.JUDGED"
	pageUnknown          intake.Code = "API.PAGE.NOT_FOUND"
	fieldUnknown         intake.Code = "API.FIELD.UNKNOWN"
	uploadMalformed      intake.Code = "API.UPLOAD.MALFORMED"
	uploadRefused        intake.Code = "API.UPLOAD.REFUSED"
	uploadMissing        intake.Code = "API.UPLOAD.MISSING"
	uploadIndirect       intake.Code = "API.UPLOAD.DIRECT_UNAVAILABLE"
	storageFull          intake.Code = "API.STORAGE.FULL"
	serverBusy           intake.Code = "API.SERVER.BUSY"
	serverUnavailable    intake.Code = "API.SERVER.UNAVAILABLE"
	serverFailed         intake.Code = "API.SERVER.FAILED"
)

type translated = map[intake.Locale]string

// messages are the texts of the API's own codes. They hold no values, so that none can leak.
var messages = map[intake.Code]translated{
	requestInvalid:       {"ru": "Запрос составлен неверно.", "en": "The request is not valid."},
	requestTooLarge:      {"ru": "Запрос слишком велик.", "en": "The request is too large."},
	requestTooSlow:       {"ru": "Запрос передавался слишком медленно. Повторите его.", "en": "The request arrived too slowly. Send it again."},
	requestType:          {"ru": "Тип содержимого запроса не поддерживается.", "en": "The content type of the request is not supported."},
	routeUnknown:         {"ru": "Такого адреса нет.", "en": "There is nothing at this address."},
	methodNotAllowed:     {"ru": "Этот метод здесь не разрешён.", "en": "The method is not allowed here."},
	keyRequired:          {"ru": "Нужен действующий ключ доступа.", "en": "A valid access key is required."},
	originRefused:        {"ru": "Запрос отправлен со страницы другого сайта.", "en": "The request comes from a page of another site."},
	keyReused:            {"ru": "Ключ идемпотентности уже использован с другим запросом.", "en": "The idempotency key was used with another request."},
	applicationUnknown:   {"ru": "Заявление не найдено.", "en": "There is no such application."},
	applicationChanged:   {"ru": "Заявление изменилось с тех пор, как вы его получили.", "en": "The application has changed since you read it."},
	applicationUnchanged: {"ru": "С последнего решения ничего не изменилось: сначала исправьте данные или документы.", "en": "Nothing has changed since the last decision: correct fields or documents first."},
	applicationAccepted:  {"ru": "Заявление принято, изменить его больше нельзя.", "en": "The application is accepted and cannot be changed any more."},
	documentUnknown:      {"ru": "Документ не найден.", "en": "There is no such document."},
	documentJudged:       {"ru": "Документ уже проверен: вместо удаления загрузите исправленный.", "en": "The document is judged already: upload a corrected one instead."},
	pageUnknown:          {"ru": "Изображения этой страницы нет.", "en": "There is no image of this page."},
	fieldUnknown:         {"ru": "В заявлении указаны неизвестные поля.", "en": "The request declares unknown fields."},
	uploadMalformed:      {"ru": "Файл передан неверно.", "en": "The upload is not well formed."},
	uploadRefused:        {"ru": "Файл не принят.", "en": "The file was not taken."},
	uploadMissing:        {"ru": "По этой форме ещё ничего не загружено.", "en": "Nothing was uploaded by this form yet."},
	uploadIndirect:       {"ru": "Файлы хранятся не в хранилище S3 (PRIYOM_BLOBS=s3://…), поэтому прямой загрузки нет. Загрузите файл обычным образом.", "en": "Files are not kept in an S3 bucket (PRIYOM_BLOBS=s3://…), so there is no direct upload. Upload the file to the application instead."},
	storageFull:          {"ru": "Сейчас нет места, чтобы принять файл. Повторите позже.", "en": "There is no room to take the file now. Try again later."},
	serverBusy:           {"ru": "Сейчас слишком много проверок. Повторите позже.", "en": "Too many checks are under way. Try again later."},
	serverUnavailable:    {"ru": "Служба временно недоступна. Повторите позже.", "en": "The service is unavailable for the moment. Try again later."},
	serverFailed:         {"ru": "Произошла ошибка на нашей стороне.", "en": "Something failed on our side."},
}
