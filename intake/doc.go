// Package intake holds the nouns everybody shares (application, document, evidence, finding, verdict, journal)
// and the ports through which the rest of the program is reached (blobs, records, queue, reasons, engine).
// It imports nothing of ours and does no I/O.
package intake
