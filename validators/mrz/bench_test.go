package mrz_test

import (
	"testing"

	"priyom/validators/mrz"
)

var passportLines = []string{"P<UZBKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", "FA12345673UZB9005123M30051983120590123456762"}

var (
	sinkByte byte
	sinkBool bool
	sinkZone mrz.Zone
)

func BenchmarkCheckDigit(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sinkByte = mrz.CheckDigit("FA1234567")
	}
}

func BenchmarkVerify(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sinkBool = mrz.Verify(passportLines)
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sinkZone = mrz.Parse(passportLines, today)
	}
}

func BenchmarkRepair(b *testing.B) {
	spoiled := misread(passport(b, "UZB", "FA1234567"), 1, "FA1Z34567")
	b.ReportAllocs()
	for b.Loop() {
		sinkZone = mrz.Repair(spoiled, today, nil)
	}
}

func TestTheCheckDigitPathAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { sinkBool = mrz.Verify(passportLines); sinkByte = mrz.CheckDigit("FA1234567") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
