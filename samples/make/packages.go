package draw

import "strings"

// Packages lists the packages kept in the repository: one that is whole, one for each fault, and some with five at once.
// All are applications of the Uzbek of the roster for registration at the place of stay.
func Packages() []Package {
	const service = "place_of_stay"
	form := Persons(0)[uzbek].Fields()
	passport := Uploaded{"passport_foreign", "../../passport_foreign.scan_jpeg/input.jpg"}
	card := Uploaded{"migration_card", "../../migration_card.pdf/input.pdf"}
	tenancy := Uploaded{"lease", "../../lease.pdf/input.pdf"}
	own := func(kind, file string) Uploaded { return Uploaded{kind, "../" + packageFiles + "/" + file} }
	faults := func(list ...Planted) []Planted { return append([]Planted{}, list...) }
	return []Package{
		{"whole", "всё в порядке", service, form, []Uploaded{passport, card, tenancy}, faults()},
		{
			"whole_scanned", "всё в порядке, каждый документ отсканирован; карта заполнена от руки", service, form,
			[]Uploaded{passport, {"migration_card", "../../migration_card.scan_jpeg/input.jpg"}, {"lease", "../../lease.scan_pdf/input.pdf"}},
			faults(Planted{"handwriting", []string{"migration_card.by_hand"}}),
		},
		{
			"name_differs", "в паспорте другая фамилия", service, form,
			[]Uploaded{own("passport_foreign", "passport_of_another_name.jpg"), card, tenancy},
			faults(Planted{"name differs", []string{"passport_foreign.holder"}}),
		},
		{
			"transliteration_differs", "фамилия в паспорте записана латиницей иначе", service, form,
			[]Uploaded{own("passport_foreign", "passport_spelt_otherwise.jpg"), card, tenancy},
			faults(Planted{"transliteration differs only", []string{"passport_foreign.holder_spelling"}}),
		},
		{
			"birth_date_differs", "в паспорте другая дата рождения", service, form,
			[]Uploaded{own("passport_foreign", "passport_of_another_birth_date.jpg"), card, tenancy},
			faults(Planted{"birth date differs", []string{"passport_foreign.birth_date"}}),
		},
		{
			"birth_date_mistyped", "дата рождения в заявлении не такая, как во всех документах", service, with(form, "birth_date", "01.09.1984"),
			[]Uploaded{passport, card, tenancy},
			faults(Planted{"birth date mistyped", []string{"passport_foreign.birth_date", "migration_card.birth_date", "lease.birth_date"}}),
		},
		{
			"passport_expired", "срок действия паспорта истёк", service,
			with(form, "passport_issue_date", "12.05.2014", "passport_expiry_date", "11.05.2024"),
			[]Uploaded{{"passport_foreign", "../../passport_foreign.scan_jpeg.expired/input.jpg"}, card, tenancy},
			faults(Planted{"expired passport", []string{"passport_foreign.valid"}}),
		},
		{
			"card_number_differs", "номер миграционной карты не такой, как в заявлении", service, form,
			[]Uploaded{passport, own("migration_card", "card_of_another_number.pdf"), tenancy},
			faults(Planted{"card number differs from the form", []string{"migration_card.number"}}),
		},
		{
			"card_of_another_person", "миграционная карта другого человека", service, form,
			[]Uploaded{passport, own("migration_card", "card_of_another_name_and_passport.pdf"), tenancy},
			faults(
				Planted{"name on the card differs", []string{"migration_card.holder"}},
				Planted{"passport on the card differs", []string{"migration_card.passport"}},
			),
		},
		{
			"lease_ends_before_stay", "договор найма кончается раньше срока пребывания", service, form,
			[]Uploaded{passport, card, own("lease", "lease_that_ends_early.pdf")},
			faults(Planted{"lease ends before the stay", []string{"package.lease_covers_stay"}}),
		},
		{
			"lease_of_a_year", "договор найма на год без отметки о регистрации", service, form,
			[]Uploaded{passport, card, own("lease", "lease_of_a_year.pdf")},
			faults(Planted{"lease of a year is not registered", []string{"lease.registered"}}),
		},
		{
			"lease_as_passport", "вместо паспорта загружен договор найма", service, form,
			[]Uploaded{own("passport_foreign", "lease_that_ends_early.pdf"), card, tenancy},
			faults(Planted{"lease uploaded as passport", []string{"document.kind"}}),
		},
		{
			"entry_before_issue", "въезд по паспорту, который тогда ещё не был выдан; срок пребывания от него больше 90 дней", service,
			with(form, "arrival_date", "01.05.2024"),
			[]Uploaded{passport, card, tenancy},
			faults(
				Planted{"entry before the passport was issued", []string{"package.entry_after_issue"}},
				Planted{"stay over the permitted days", []string{"place_of_stay.stay_90_days"}},
			),
		},
		{
			"address_differs", "адрес в заявлении не такой, как в договоре найма: другой дом", service,
			with(form, "address", strings.Replace(form["address"], "дом 33", "дом 38", 1)),
			[]Uploaded{passport, card, tenancy},
			faults(Planted{"address differs from the lease", []string{"lease.address_declared"}}),
		},
		{
			"address_written_otherwise", "адрес в заявлении сокращён и записан в обратном порядке", service,
			with(form, "address", "кв. 104, д. 33, ул. Образцовая, г. Москва, 105000"),
			[]Uploaded{passport, card, tenancy},
			faults(Planted{"address abbreviated", []string{"field.address"}}),
		},
		{
			"card_missing", "нет миграционной карты", service, form,
			[]Uploaded{passport, tenancy},
			faults(Planted{"card missing", []string{"place_of_stay.legal_stay"}}),
		},
		{
			"page_missing", "в договоре найма нет третьей страницы", service, form,
			[]Uploaded{passport, card, own("lease", "lease_without_its_third_page.pdf")},
			faults(Planted{"page missing", []string{"lease.pages"}}),
		},
		{
			"same_file_twice", "один договор найма загружен дважды, второй раз вместо подтверждения из гостиницы", service, form,
			[]Uploaded{passport, card, tenancy, {"hotel_registration", "../../lease.pdf/input.pdf"}},
			faults(
				Planted{"one file in two roles", []string{"package.distinct_files"}},
				Planted{"lease uploaded as a hotel's paper", []string{"document.kind"}},
			),
		},
		{
			"stay_too_long", "срок пребывания больше 90 дней", service, with(form, "stay_to", "08.02.2027"),
			[]Uploaded{passport, {"migration_card", "../../migration_card.scan_jpeg/input.jpg"}, tenancy},
			faults(
				Planted{"stay over the permitted days", []string{"place_of_stay.stay_90_days"}},
				Planted{"handwriting", []string{"migration_card.by_hand"}},
			),
		},
		{
			"five_faults_of_documents", "паспорт истёк, дата рождения другая, номер карты другой, договор короче срока, в нём нет страницы", service,
			with(form, "passport_issue_date", "12.05.2014", "passport_expiry_date", "11.05.2024"),
			[]Uploaded{
				own("passport_foreign", "passport_expired_of_another_birth_date.jpg"), own("migration_card", "card_of_another_number.pdf"),
				own("lease", "lease_that_ends_early_without_its_third_page.pdf"),
			},
			faults(
				Planted{"expired passport", []string{"passport_foreign.valid"}},
				Planted{"birth date differs", []string{"passport_foreign.birth_date"}},
				Planted{"card number differs from the form", []string{"migration_card.number"}},
				Planted{"lease ends before the stay", []string{"package.lease_covers_stay"}},
				Planted{"page missing", []string{"lease.pages"}},
			),
		},
		{
			"five_faults_of_people", "фамилии в паспорте и в карте чужие, паспорт в карте другой, договор на год, телефона нет", service,
			with(form, "phone", ""),
			[]Uploaded{
				own("passport_foreign", "passport_of_another_name.jpg"), own("migration_card", "card_of_another_name_and_passport.pdf"),
				own("lease", "lease_of_a_year.pdf"),
			},
			faults(
				Planted{"name in the passport differs", []string{"passport_foreign.holder"}},
				Planted{"name on the card differs", []string{"migration_card.holder"}},
				Planted{"passport on the card differs", []string{"migration_card.passport"}},
				Planted{"lease of a year is not registered", []string{"lease.registered"}},
				Planted{"no telephone", []string{"place_of_stay.field.phone"}},
			),
		},
		{
			"five_faults_of_the_set", "вместо паспорта договор, карты нет, в договоре нет страницы, срок больше 90 дней, ИНН не сходится", service,
			with(form, "stay_to", "08.02.2027", "inn", "770737825801"),
			[]Uploaded{own("passport_foreign", "lease_that_ends_early.pdf"), own("lease", "lease_without_its_third_page.pdf")},
			faults(
				Planted{"lease uploaded as passport", []string{"document.kind"}},
				Planted{"card missing", []string{"place_of_stay.legal_stay"}},
				Planted{"page missing", []string{"lease.pages"}},
				Planted{"stay over the permitted days", []string{"place_of_stay.stay_90_days"}},
				Planted{"check digit of the INN", []string{"field.inn"}},
			),
		},
	}
}
