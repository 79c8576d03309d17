package handin

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/schema"
	"workbook/reportgen/internal/stats"
)

const schemaPath = "../../../docs/hand-in.schema.json"

// syllabus is that of the course itself.
func syllabus(t testing.TB) Syllabus {
	t.Helper()
	root := os.DirFS("../../..")
	units, err := course.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	return NewSyllabus(units, root)
}

// someone is an identity that is always the same.
var someone = Identity{Token: Token{1, 2, 3}, Number: 3}

// measuredFile is a results file of lab 03, with text of a person's and of a
// machine's wherever such a file has any.
func measuredFile(s Syllabus) *results.File {
	mutex := s.Topic("03-mutex")
	f := &results.File{
		Schema: results.Schema, Created: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
		Machine: results.Machine{OS: "linux", Arch: "amd64", Distribution: "Marked 1", Kernel: "6.1-Marked",
			CPUModel: "Intel(R) Core(TM) i7-1165G7 @ 2.80GHz Marked", CPUsLogical: 8, CPUsPhysical: 4, CPUsUsable: 8, CPUsAffinity: 8,
			GoMaxProcs: 8, Memory: 16_500_000_000, GoVersion: "go1.26.3", Virtual: "Marked", Governor: "Marked"},
		Calibration: results.Calibration{Timer: stats.Interval{Median: 40, Lo: 38, Hi: 41, Samples: 9}, NoCounters: "Marked",
			Ceiling: []results.Ceiling{{Workers: 4, Speedup: stats.Interval{Median: 3.14159, Lo: 3, Hi: 3.3, Samples: 9}}}},
		Warnings: []results.Warning{{Level: results.Amber, Code: "marked", Text: "Marked"}},
		Labs: []results.Lab{{
			Name: mutex.Name, Title: "Marked", Status: results.OK, Error: "Marked",
			Race: results.Race{Status: results.Unavailable, Why: "Marked"}, Exercise: results.NotPassed, Cause: "serial",
			Prediction: &results.Prediction{
				Pick:      results.Pick{Choice: mutex.Lesson.Predict.Choices[1].Text, Why: "Marked", Seen: true},
				Earlier:   []results.Pick{{Choice: "Marked", Why: "Marked"}},
				Questions: []results.Answered{{Ask: "Marked", Answer: "Marked"}},
			},
			Cases: []results.Case{
				{Variant: "serial", Workers: 1, N: 1e6, Expect: results.ExpectRight, Baseline: true, Samples: samples(2, 1e6)},
				{Variant: "lock-every-add", Workers: 4, N: 1e6, Expect: results.ExpectRight, Samples: samples(1, 4e7)},
				{Variant: "lock-once", Workers: 4, N: 1e6, Expect: results.ExpectRight, Samples: samples(1, 3e5)},
				{Variant: "marked", Workers: 4, N: 1e6, Expect: results.ExpectRight, Samples: samples(1, 3e5)},
				{Variant: results.Yours, Workers: 4, N: 1e6, Expect: results.ExpectRight,
					Failure: &results.Failure{Outcome: results.Crashed, Why: "Marked", Place: "Marked"}},
			},
		}, {Name: "21-marked", Title: "Marked", Status: results.OK}},
	}
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	return f
}

func samples(launches int, work time.Duration) (all []results.Sample) {
	for i := range 9 * launches {
		all = append(all, results.Sample{Round: i / launches, Repeats: 10, Right: 10,
			Work: work + work/100*time.Duration(i%5), Wall: 20 * work, User: 9 * work})
	}
	return all
}

func TestNew(t *testing.T) {
	s := syllabus(t)
	h := New(s, measuredFile(s), someone)
	if h.Number != 3 || h.ID != someone.Token.ID() || len(h.Labs) != 1 {
		t.Fatalf("hand-in %+v", h)
	}
	wantMachine := Machine{OS: "linux", Arch: "amd64", CPU: "Intel Core i7", CPUs: 8, Logical: 8, Physical: 4, MemoryGB: 16, Go: "1.26", Virtual: true}
	if diff := cmp.Diff(wantMachine, h.Machine); diff != "" {
		t.Errorf("machine (-want +got):\n%s", diff)
	}
	l, mutex := h.Labs[0], s.Topic("03-mutex")
	choices := mutex.Lesson.Predict.Choices
	if l.Race != results.Unavailable || l.Exercise != results.NotPassed || l.Cause != "serial" {
		t.Errorf("race %q, exercise %q, cause %q", l.Race, l.Exercise, l.Cause)
	}
	if want := (Prediction{Choice: FingerprintOf(choices[1].Text), Seen: true, Before: 1}); *l.Prediction != want {
		t.Errorf("prediction %+v, want %+v", *l.Prediction, want)
	}
	if mutex.Choice(l.Measured) != 3 || l.Answer[0] > 0.05 {
		t.Errorf("measured choice %d, answer %v; want more than ten times slower", mutex.Choice(l.Measured), l.Answer)
	}
	verdicts := map[Fingerprint]claim.Verdict{}
	for _, c := range l.Claims {
		verdicts[c.Claim] = c.Verdict
	}
	if got := verdicts[FingerprintOf("slower(lock-every-add, serial)")]; got != claim.Holds {
		t.Errorf("the lock is slower: %q", got)
	}
	if len(l.Claims) != len(mutex.Claims) {
		t.Errorf("%d claims, want %d", len(l.Claims), len(mutex.Claims))
	}
	var variants []string
	for _, c := range l.Cases {
		variants = append(variants, c.Variant)
	}
	if want := []string{"serial", "lock-every-add", "lock-once", "yours"}; !slices.Equal(variants, want) {
		t.Errorf("variants %q, want %q", variants, want)
	}
	if got := l.Cases[3].Outcome; got != results.Crashed {
		t.Errorf("outcome of yours %q", got)
	}
}

// TestALargeHandIn wants what is written shortened, and the hand-in itself as it was.
func TestALargeHandIn(t *testing.T) {
	s := syllabus(t)
	h := New(s, measuredFile(s), someone)
	for n := range int64(450) {
		another := h.Labs[0].Cases[1]
		another.N = 2e6 + n
		h.Labs[0].Cases = append(h.Labs[0].Cases, another)
	}
	text, err := h.Bytes()
	if err != nil || len(text) > MaxBytes {
		t.Fatalf("%d bytes, %v", len(text), err)
	}
	written, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	if got, was := written.Labs[0].Cases[1], h.Labs[0].Cases[1]; got.CPUs != (Interval{}) || was.CPUs == (Interval{}) {
		t.Errorf("written %+v, and it was %+v", got, was)
	}
}

// TestALabsVariantMayHaveAnyName has a lab whose variant has a name that no hand-in may hold.
func TestALabsVariantMayHaveAnyName(t *testing.T) {
	s := syllabus(t)
	f := measuredFile(s)
	was := len(New(s, f, someone).Labs[0].Cases)
	name := "My Lock"
	f.Labs[0].Cases[1].Variant = name
	mutex := s.Topic("03-mutex")
	mutex.Variants = append(mutex.Variants, name)
	h := New(s, f, someone)
	if _, err := h.Bytes(); err != nil || len(h.Labs[0].Cases) != was-1 {
		t.Errorf("%d cases of %d, %v", len(h.Labs[0].Cases), was, err)
	}
}

// TestNobodysTextLeaves looks for the words that only a person or one machine can
// have written, and for the token.
func TestNobodysTextLeaves(t *testing.T) {
	s := syllabus(t)
	text, err := New(s, measuredFile(s), someone).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"arked", "2026", "1165", "6.1", someone.Token.String(), "lock"} {
		if found := strings.Contains(string(text), secret); found != (secret == "lock") {
			t.Errorf("%q is in it: %v", secret, found)
		}
	}
}

func TestSchema(t *testing.T) { schema.Describes(t, schemaPath, reflect.TypeFor[HandIn]()) }

func TestSchemaTakesWhatIsWritten(t *testing.T) {
	s := syllabus(t)
	bare := measuredFile(s)
	bare.Machine = results.Machine{OS: "plan9", CPUsUsable: 1}
	bare.Calibration, bare.Labs = results.Calibration{}, bare.Labs[1:]
	compiled, err := jsonschema.NewCompiler().Compile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]*results.File{"full": measuredFile(s), "bare": bare} {
		h := New(s, f, someone)
		text, err := h.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		again, err := Read(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if diff := cmp.Diff(h, again); diff != "" {
			t.Errorf("%s (-made +read):\n%s", name, diff)
		}
	}
}

// TestSchemaListsEveryFamily wants the lists of the schema and of the code to agree.
func TestSchemaListsEveryFamily(t *testing.T) {
	text, err := os.ReadFile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Defs struct {
			Machine struct {
				Properties map[string]struct{ Enum []string }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string][]string{"cpu": cpuFamilies, "os": systems, "arch": architectures} {
		if diff := cmp.Diff(want, doc.Defs.Machine.Properties[key].Enum); diff != "" {
			t.Errorf("%s (-code +schema):\n%s", key, diff)
		}
	}
}

// TestDocsTellWhatAPredictionSays wants no key of a prediction to be handed in untold.
func TestDocsTellWhatAPredictionSays(t *testing.T) {
	text, err := os.ReadFile("../../../docs/hand-in.md")
	if err != nil {
		t.Fatal(err)
	}
	for field := range reflect.TypeFor[Prediction]().Fields() {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !strings.Contains(string(text), "`prediction."+key+"`") {
			t.Errorf("docs/hand-in.md does not tell of `prediction.%s`", key)
		}
	}
}
