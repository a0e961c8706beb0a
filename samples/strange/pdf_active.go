package strange

// pdfsActive are PDFs that would act by themselves in a program that lets them (ISO 32000-1, 12.6.4), each as plain
// objects and hidden in an object stream.
func pdfsActive() []File {
	const alert = "/S /JavaScript /JS (app.alert\\(1\\))"
	var all []File
	for _, active := range []struct {
		name, title string
		document
	}{
		{"javascript-on-open", "JavaScript that runs on opening it", document{catalog: "/OpenAction 6 0 R", more: []string{"<< " + alert + " >>"}}},
		{"javascript-by-name", "JavaScript of the document", document{
			catalog: "/Names << /JavaScript 6 0 R >>",
			more:    []string{"<< /Names [(start) 7 0 R] >>", "<< " + alert + " >>"},
		}},
		{"javascript-of-annotation", "JavaScript that runs where the pointer enters", document{
			page: "/Annots [6 0 R]",
			more: []string{"<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 0 0] /AA << /E 7 0 R >> >>", "<< " + alert + " >>"},
		}},
		{"javascript-in-stream", "JavaScript kept in a stream", document{
			catalog: "/OpenAction << /S /JavaScript /JS 6 0 R >>", more: []string{stream("", "app.alert(1)")},
		}},
		{"javascript-escaped", "JavaScript under a name written in numbers", document{
			catalog: "/OpenAction 6 0 R", more: []string{"<< /S /#4aava#53cript /#4aS (app.alert\\(1\\)) >>"},
		}},
		{"javascript-after-another", "JavaScript that follows a harmless action", document{
			catalog: "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next 6 0 R >>", more: []string{"<< " + alert + " >>"},
		}},
		{"launch", "a program to be started", document{
			catalog: "/OpenAction 6 0 R", more: []string{"<< /S /Launch /F (calc.exe) /Win << /F (calc.exe) >> >>"},
		}},
		{"embedded", "a file in it", document{
			catalog: "/Names << /EmbeddedFiles << /Names [(note.txt) 6 0 R] >> >>",
			more:    []string{"<< /Type /Filespec /F (note.txt) /EF << /F 7 0 R >> >>", stream("/Type /EmbeddedFile", "SPECIMEN")},
		}},
		{"attached", "a file pinned to the page", document{
			page: "/Annots [6 0 R]",
			more: []string{
				"<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 0 0] /FS 7 0 R >>",
				"<< /Type /Filespec /F (setup.exe) /EF << /F 8 0 R >> >>", stream("/Type /EmbeddedFile", string(pe())),
			},
		}},
		{"submit", "a form that sends itself away", document{
			page: "/AA << /O 6 0 R >>", more: []string{"<< /S /SubmitForm /F << /FS /URL /F (https://specimen.invalid/) >> >>"},
		}},
		{"remote", "a link to another file", document{
			page: "/Annots [6 0 R]",
			more: []string{"<< /Type /Annot /Subtype /Link /Rect [0 0 0 0] /A << /S /GoToR /F (other.pdf) /D [0 /Fit] >> >>"},
		}},
		{"remote-embedded", "a link into a file within another", document{
			page: "/Annots [6 0 R]",
			more: []string{"<< /Type /Annot /Subtype /Link /Rect [0 0 0 0] /A << /S /GoToE /T << /R /C /N (a.pdf) >> /D [0 /Fit] >> >>"},
		}},
		{"rich-media", "a film", document{
			page: "/Annots [6 0 R]",
			more: []string{"<< /Type /Annot /Subtype /RichMedia /Rect [0 0 0 0] /RichMediaContent << /Configurations [] >> >>"},
		}},
		{"xfa", "a form of XFA", document{
			catalog: "/AcroForm << /Fields [] /XFA 6 0 R >>", more: []string{stream("", `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>`)},
		}},
	} {
		all = append(all,
			File{active.name + ".pdf", "a PDF with " + active.title, active.plain},
			File{active.name + "-packed.pdf", "a PDF with " + active.title + ", hidden in a stream", active.packed})
	}
	return all
}
