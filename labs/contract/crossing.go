package contract

import (
	"runtime"
	"time"
)

// A crossing is where calls wait for each other and the race detector does not see
// it: what it saw would order them. Its fields are shared and nothing guards them,
// which is good enough to wait.
type crossing struct {
	here  []bool // by number; place 0 is nobody's
	until time.Time
}

//go:norace
func (c *crossing) wait(i int64) {
	if i < 1 || i >= int64(len(c.here)) {
		return
	}
	c.here[i] = true
	for !c.full() && time.Now().Before(c.until) {
		runtime.Gosched()
	}
}

//go:norace
func (c *crossing) full() bool {
	for _, here := range c.here[1:] {
		if !here {
			return false
		}
	}
	return true
}
