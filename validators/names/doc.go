// Package names compares persons' names across scripts and romanisations: does КАДЫРОВ УКТАМ name the same person as
// QODIROV O'KTAM?
//
//	r := names.CompareText("КАДЫРОВ УКТАМ", "QODIROV O'KTAM", names.DefaultThresholds())
//	r.Answer // match
//	r.Score  // 1
//
// Names are brought down to sounds: those that differ only by a romanisation once in force for Russian passports (1997,
// 2010, ICAO), or by the customary spellings of Uzbek, Tajik, Kyrgyz, Kazakh and Azerbaijani names, sound alike and
// match. What differs beyond that is weighed: a little goes to a person for review, more is a mismatch. A name is as
// alike as its least alike part, for brothers share a surname and namesakes a given name. No answer of this package
// alone should reject anybody: different spellings across the documents of one person are the norm.
//
// The package holds no texts, no clock and no state; everything in it is safe for many goroutines.
package names
