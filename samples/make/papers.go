package draw

import "fmt"

// about is how a certificate names the person.
func about(p Person) string {
	return fmt.Sprintf("%s, %s года рождения, гражданство: %s, паспорт № %s", p.Cyrillic.Full(), dotted(p.Born), p.Citizenship.Full, p.Passport.Number)
}

var employerCertificate = paper{
	issuer: employerName, title: "Справка с места работы", signer: "Генеральный директор",
	lines: func(p Person) []string {
		return []string{
			"Дана " + about(p) + ", в том, что он(-а) действительно работает в " + employerName + ", ИНН " + employerINN + ", в должности отделочника с " + dotted(p.Card.Entry.AddDate(0, 0, 7)) + " по трудовому договору № 17/ТД.",
			"Организация предоставляет работнику жилое помещение по адресу: " + p.host().Address + ".",
			"Справка дана для предъявления по месту требования.",
		}
	},
}

var propertyExtract = paper{
	issuer: "Управление Росреестра (образец)", title: "Выписка из ЕГРН об объекте недвижимости", signer: "Государственный регистратор",
	lines: func(p Person) []string {
		return []string{
			"Кадастровый номер: 77:00:0000000:0000. Вид объекта: помещение, назначение: жилое. Площадь: 54,3 кв. м.",
			"Адрес: " + p.host().Address + ".",
			"Правообладатель: " + p.host().Cyrillic.Full() + ", " + dotted(p.host().Born) + " года рождения.",
			"Вид, номер и дата регистрации права: собственность, № 77-77-00/000/2020-000, 14.02.2020.",
			"Ограничения прав и обременения: не зарегистрированы.",
		}
	},
}

var incomeCertificate = paper{
	issuer: employerName, title: "Справка о доходах за 12 месяцев", signer: "Главный бухгалтер",
	lines: func(p Person) []string {
		return []string{
			"Дана " + about(p) + ", ИНН " + p.INN + ".",
			"Общая сумма дохода за период с 01.11.2025 по 31.10.2026 составила " + rubles(985000) + " руб., исчислен и удержан налог на доходы физических лиц в сумме " + rubles(128050) + " руб.",
			"Среднемесячный доход: " + rubles(82083) + " руб. Задолженности по заработной плате нет.",
		}
	},
}

var medicalCertificate = paper{
	issuer: "Медицинский центр «Эталон»", title: "Медицинское заключение", signer: "Председатель комиссии",
	lines: func(p Person) []string {
		return []string{
			"Освидетельствован(-а): " + about(p) + ".",
			"Заключение: признаков употребления наркотических средств не выявлено; инфекционных заболеваний, представляющих опасность для окружающих, не выявлено; ВИЧ-инфекция не обнаружена.",
			"Лицензия № ЛО-00-00-000000. Срок действия заключения — один год.",
		}
	},
}

var studyCertificate = paper{
	issuer: "Университет образцов", title: "Справка об обучении", signer: "Проректор по учебной работе",
	lines: func(p Person) []string {
		return []string{
			"Дана " + about(p) + ", в том, что он(-а) является студентом 2 курса очной формы обучения.",
			"Период обучения: с 01.09.2025 по 30.06.2029. Приказ о зачислении № 000-С.",
			"Справка дана для предъявления по месту требования.",
		}
	},
}

var qualificationCertificate = paper{
	issuer: "Учебный центр «Шаблон»", title: "Свидетельство о квалификации", signer: "Директор центра",
	lines: func(p Person) []string {
		return []string{
			"Настоящее свидетельство подтверждает, что " + about(p) + ", прошёл(-ла) обучение по программе «Отделочник строительный» в объёме 240 часов и сдал(-а) квалификационный экзамен.",
			"Присвоена квалификация: отделочник строительный, 4 разряд. Протокол № 00 аттестационной комиссии.",
		}
	},
}

var bankStatement = paper{
	issuer: "Банк «Образец»", title: "Выписка по счёту за месяц", signer: "Начальник отделения",
	lines: func(p Person) []string {
		return []string{
			"Владелец счёта: " + about(p) + ".",
			"Период: с 01.10.2026 по 31.10.2026. Остаток на начало: " + rubles(64200) + " руб. Поступило: " + rubles(82083) + " руб. Списано: " + rubles(51740) + " руб.",
			"Остаток на конец периода: " + rubles(94543) + " руб.",
		}
	},
}

var employerRegisterExtract = paper{
	issuer: "Служба занятости (образец)", title: "Выписка из реестра работодателей", signer: "Начальник отдела",
	lines: func(p Person) []string {
		return []string{
			"Работодатель " + employerName + ", ИНН " + employerINN + ", состоит в реестре работодателей, имеющих право привлекать иностранных работников.",
			"Заявлена потребность в работниках по профессии «отделочник». Кандидат: " + about(p) + ".",
		}
	},
}

var hotelRegistration = paper{
	issuer: "Гостиница «Эталон»", title: "Подтверждение проживания", signer: "Администратор",
	lines: func(p Person) []string {
		return []string{
			"Подтверждаем, что " + about(p) + ", проживает в гостинице с " + dotted(p.Card.Entry) + " по " + dotted(p.Card.Entry.AddDate(0, 0, 30)) + ", номер 214.",
			"Адрес гостиницы: 105000, город Москва, улица Шаблонная, дом 1.",
		}
	},
}

// identified are the lines by which a notice names the person.
func identified(p Person) []string {
	lines := []string{"Фамилия: " + p.Cyrillic.Surname, "Имя: " + p.Cyrillic.Given}
	if p.Cyrillic.Patronymic != "" {
		lines = append(lines, "Отчество: "+p.Cyrillic.Patronymic)
	}
	return append(lines, "Дата рождения: "+dotted(p.Born), "Место рождения: "+p.Citizenship.City.Surname)
}

var snilsCertificate = paper{
	issuer: "Социальный фонд (образец)", title: "Уведомление о регистрации в системе учёта", signer: "Уполномоченное лицо",
	lines: func(p Person) []string {
		return append(append([]string{"О регистрации в системе индивидуального (персонифицированного) учёта."}, identified(p)...),
			"Страховой номер индивидуального лицевого счёта (СНИЛС): "+p.SNILS)
	},
}

var innCertificate = paper{
	issuer: "Федеральная налоговая служба (образец)", title: "Свидетельство о постановке на учёт", signer: "Начальник инспекции",
	lines: func(p Person) []string {
		return append(append([]string{"О постановке на учёт физического лица в налоговом органе на территории Российской Федерации."}, identified(p)...),
			"Поставлен(-а) на учёт в инспекции 7707, присвоен ИНН: "+p.INN)
	},
}
