// Package render draws pages: of PDFs with MuPDF in a confined child process, of images in this one.
//
// MuPDF is C and reads strangers' files, so it runs in `priyom render`, a child of our own binary that has given up
// files, sockets and processes before it reads the first byte, and whose memory, time and output are limited. The
// parent sends a request and the document's bytes down a pipe; the child sends back frames, each a type, a length and
// that many bytes: the document's facts, then each page as soon as it is drawn (its header and its pixels), and an
// end that says how it went. The parent believes nothing: every length is held against a limit before it is read.
//
// A child is confined by resource limits, Landlock and a filter that lets only listed system calls through; its
// environment is empty, and it dies with its parent. Confinement tells what the kernel lends: without the filter a
// child refuses to draw, which is a Crash of ours; without Landlock the filter alone keeps files shut.
//
// Time counts against a document only while MuPDF has it or the parent waits for it, never while the parent is busy
// with a page it was given.
//
// Children are kept in a pool and used again; one that crashed, hung or gave nonsense is killed and replaced, and
// costs its document an answer, never the worker.
package render
