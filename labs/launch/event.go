package launch

import (
	"encoding/json"
	"math"
	"time"

	"workbook/labs/limits"
)

// An Event is a line that an observed launch of a lab prints before its sample:
// a process that runs (worker -1 is the lab's own), or a span of time in which a
// worker was at work, counted from the start of the launch's first repeat.
type Event struct {
	Event  string        `json:"event"` // "process" or "span"
	Worker int           `json:"worker"`
	PID    int           `json:"pid,omitempty"`
	From   time.Duration `json:"from_ns,omitempty"`
	To     time.Duration `json:"to_ns,omitempty"`
}

// readEvent reads an event from a line. It reports false if the line is not an event
// that a lab can have printed.
func readEvent(line []byte) (e Event, ok bool) {
	if json.Unmarshal(line, &e) != nil {
		return e, false
	}
	switch e.Event {
	case "process":
		return e, e.Worker >= -1 && e.Worker < limits.Workers && e.PID > 0 && e.PID <= math.MaxInt32
	case "span":
		return e, e.Worker >= 0 && e.Worker < limits.Workers && 0 <= e.From && e.From <= e.To && e.To <= limits.Time
	}
	return e, false
}
