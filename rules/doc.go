// Package rules loads rule data: kinds of documents, services, declared fields, reasons with their texts and
// production calendars. It reads strictly: what it does not understand it refuses, naming file and line, so that a
// slip of the pen in the data never changes what an applicant is asked for without anybody noticing.
//
// A Ruleset is immutable once loaded and safe for many goroutines.
package rules
