// Package render draws pages: of PDFs with MuPDF in a confined child process, of images in this one.
//
// MuPDF is C and reads strangers' files, so it runs in `priyom render`, a child of our own binary that has given up
// files, sockets and processes before it reads the first byte, and whose memory, time and output are limited. The
// parent sends a request and the document's bytes down a pipe; the child sends back frames, each a type, a length and
// that many bytes: the document's facts, then each page as soon as it is drawn (its header and its pixels), and an
// end that says how it went. The parent believes nothing: every length is held against a limit before it is read.
//
// Children are kept in a pool and used again; one that crashed, hung or gave nonsense is killed and replaced, and
// costs its document an answer, never the worker.
package render
