//go:build !linux

package render

import "time"

// processorTime of another process is not known here; wall time counts alone.
func (p *process) processorTime() time.Duration { return 0 }
