// Package text reads the words of pages: those that a PDF holds, and otherwise those that Tesseract recognises.
//
// Tesseract is a program of its own and reads strangers' pictures, so it is started through `priyom recognise`, which
// gives up files, sockets and processes first, but for Tesseract's own program and data, and then becomes Tesseract.
// It gets a grey picture on its standard input and answers with words, boxes and confidences.
//
// Without Tesseract a page without a text layer has no words, and the evidence says that nobody could read them.
package text
