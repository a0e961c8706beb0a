// Package draw draws the synthetic documents of the samples: passports with a right machine-readable zone, migration
// cards, leases and the rest, as vector PDF, as scan and as phone photo, whole or with one planted fault.
//
// A document is drawn once, as a list of marks in millimetres (Page); two painters turn the same list into a PDF
// (paintPDF) and into pixels (Page.Raster). Scan and photo are then pure functions over those pixels. Everything is
// deterministic: the same kind, form, fault and person give the same bytes on every machine of one architecture.
//
// Persons, numbers and addresses are invented; every page says so (ОБРАЗЕЦ / SPECIMEN).
package draw
