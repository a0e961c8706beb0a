// Package mrz reads and writes the machine-readable zones of travel documents: TD1, TD2, TD3, MRV-A and MRV-B of ICAO
// Doc 9303, and the zone of the Russian internal passport, which follows a profile of its own.
//
//	zone := mrz.Parse([]string{
//		"P<UZBKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<",
//		"FA12345673UZB9005123M30051983120590123456762",
//	}, intake.Date{Year: 2026, Month: 11, Day: 22})
//	zone.Valid              // true
//	zone.Document.BirthDate // 1990-05-12
//
// Every check digit is reported by itself, so that a reader sees which field is wrong and not merely that one is.
// Nothing is corrected in silence: Parse reports what stands there, Repair is asked for and shows each of its changes.
// The package holds no clock, no texts and no state; everything in it is safe for many goroutines.
package mrz
