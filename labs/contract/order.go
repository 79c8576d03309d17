package contract

// The steps of an exercise in the order in which they are taken, each with the
// name of its test. An exercise need not have all of them.
var Steps = []struct{ Name, Test string }{
	{"right", "TestRight"},           // the results are the expected ones
	{"race-free", "TestRaceFree"},    // the race detector finds nothing
	{"concurrent", "TestConcurrent"}, // as many workers as asked for are at work at once, and no more
	{"tidy", "TestTidy"},             // nothing is left behind
	{"fast", "TestFast"},             // compared with a reference in the same run
}

// An Order asks a test's program to take one step. The program reads it as JSON
// from its standard input, before the exercise runs, if [OrderVariable] is set.
// So an exercise can see neither the order nor the file of the reports.
type Order struct {
	Reports string `json:"reports"` // the file to which the reports are appended
	Source  string `json:"source"`  // the exercise's source
	Seed    uint32 `json:"seed"`    // of the sizes that are drawn anew in each run
}

// The environment of a test.
const (
	OrderVariable = "WORKBOOK_ORDER" // set if an Order comes on standard input
	SeedVariable  = "WORKBOOK_SEED"  // the seed for a plain go test
)

// A Report is one line, as JSON, that a step adds to the file of its [Order].
type Report struct {
	Hints   map[string][]string `json:"hints,omitempty"` // of shared causes, in the exercise's own words
	With    string              `json:"with,omitempty"`  // what the exercise is called with now
	Outcome string              `json:"outcome,omitempty"`
	Note    string              `json:"note,omitempty"`    // beside Passed
	Failure *Failure            `json:"failure,omitempty"` // beside Failed
}

// The outcomes of a step. A step without one has not come to its end.
const (
	Passed       = "passed"
	Failed       = "failed"
	NotAttempted = "not attempted"
)
