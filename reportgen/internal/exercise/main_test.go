package exercise

import (
	"flag"
	"os"
	"runtime"
	"strconv"
	"testing"
)

// TestMain lets more tests run at once than there are CPUs: most of the time they
// wait, for workers that never come or for a step's time to be over.
func TestMain(m *testing.M) {
	flag.Parse()
	cpus := runtime.GOMAXPROCS(0)
	if parallel := flag.Lookup("test.parallel"); parallel.Value.String() == strconv.Itoa(cpus) {
		_ = parallel.Value.Set(strconv.Itoa(3 * cpus))
	}
	os.Exit(m.Run())
}
