package mrz

import (
	"strings"

	"priyom/intake"
)

// stateCodes are the codes of Doc 9303-3 section 5: ISO 3166-1 alpha-3, but D for Germany, and ICAO's own for British
// statuses, the United Nations, persons without a nationality, Kosovo and organisations.
const stateCodes = " ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM " +
	"BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM " +
	"CYP CZE D DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP " +
	"GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR " +
	"JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL " +
	"MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK " +
	"PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR " +
	"SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA " +
	"UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE " +
	"GBD GBN GBO GBP GBS UNO UNA UNK RKS EUE XXA XXB XXC XXX XXK XPO XOM XBA XIM XCC XCE XCO XEC XES XDC XMP "

// specimen is Utopia, the state of printed examples.
const specimen = "UTO"

// KnownState reports whether code is one of Doc 9303-3 section 5, the specimen's apart.
func KnownState(code string) bool {
	return code != "" && strings.IndexByte(code, ' ') < 0 && strings.Contains(stateCodes, " "+code+" ")
}

// states reports an issuer or a nationality that nobody has. That says nothing of the characters, so the zone stays
// valid; whether such a document counts is for the rules.
func (p *parser) states() {
	for _, s := range []span{p.layout.issuer, p.layout.nationality} {
		code := strings.TrimRight(s.of(p.zone.Lines), "<")
		switch {
		case code == specimen:
			p.zone.Problems = append(p.zone.Problems, Problem{IssuerSpecimen, s.line + 1, s.from + 1, intake.Detail{"given": code}})
		case !KnownState(code):
			p.zone.Problems = append(p.zone.Problems, Problem{IssuerUnknown, s.line + 1, s.from + 1, intake.Detail{"given": code, "line": s.line + 1, "position": s.from + 1}})
		}
	}
}
