//go:build !unix

package render

import "time"

// processorTime is not known here; wall time counts alone.
func processorTime() time.Duration { return 0 }
