package lab

import (
	"errors"
	"fmt"
	"os"
	"runtime/trace"

	"workbook/labs/launch"
)

// traced makes one repeat, while Go's execution tracer writes down in the file at
// path which goroutine ran when, and where. The repeat lies in a region of the
// trace, so that nobody takes the tracer's own start and end for the variant's.
func (r *repeater) traced(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("trace: %w", err)
	}
	if err := trace.Start(file); err != nil {
		return fmt.Errorf("trace: %w", errors.Join(err, file.Close()))
	}
	trace.WithRegion(r.ctx, launch.TracedRegion, func() { r.batch(1) })
	trace.Stop()
	return file.Close()
}
