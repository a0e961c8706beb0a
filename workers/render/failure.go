package render

import (
	"fmt"

	"priyom/intake"
)

// Fault is what a document did that kept it, or the rest of it, from being drawn.
type Fault string

// The faults.
const (
	Broken      Fault = "broken"      // it cannot be read, or not from some page on
	Cut         Fault = "cut"         // its end is missing
	Locked      Fault = "locked"      // it needs a password
	Cipher      Fault = "cipher"      // it is encrypted in a way that MuPDF cannot read
	Unsupported Fault = "unsupported" // it needs a feature that there is not
	Exceeded    Fault = "exceeded"    // it takes more of a budget than it may
)

// Crash is the failure of a child: it died, hung or gave nonsense. It may be the document's doing or ours, so it is
// never held against the applicant.
type Crash struct {
	Page int // being drawn; 0 when none was
	Err  error
}

func (c *Crash) Error() string {
	return fmt.Sprintf("the renderer failed at page %d: %v", c.Page, c.Err)
}

func (c *Crash) Unwrap() error { return c.Err }

// Code is the reason code of a crash.
func (c *Crash) Code() intake.Code { return "SYS.RENDERER.CRASHED" }
