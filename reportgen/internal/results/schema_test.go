package results

import (
	"bytes"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"workbook/labs/plain"
	"workbook/reportgen/internal/schema"
)

const schemaPath = "../../../docs/results.schema.json"

// validator is the JSON Schema of the results file.
func validator(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func document(t *testing.T, text []byte) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestSchemaTakesWhatIsWritten(t *testing.T) {
	schema := validator(t)
	bare := fullFile()
	bare.Warnings, bare.Calibration = nil, Calibration{}
	bare.Machine = Machine{OS: "plan9", CPUsUsable: 1}
	bare.Labs = []Lab{
		{Name: "01-serial", Status: Failed, Error: "it does not build"},
		{Name: "13-deadlock", Status: OK, Race: Race{Status: Unavailable, Why: "no C compiler"},
			Cases: []Case{{Variant: "opposite-order", Workers: 2, Expect: ExpectStuck}}},
	}
	for name, f := range map[string]*File{"full": fullFile(), "bare": bare} {
		text := written(t, f)
		if err := schema.Validate(document(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Read(bytes.NewReader(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaRefusesWhatReadRefuses holds the bounds of both together.
func TestSchemaRefusesWhatReadRefuses(t *testing.T) {
	schema := validator(t)
	for _, c := range spoilt {
		f := fullFile()
		c.spoil(f)
		err := schema.Validate(document(t, written(t, f)))
		if refused := err != nil; refused == c.beyondSchema {
			t.Errorf("%s: refused %v, want %v: %v", c.name, refused, !c.beyondSchema, err)
		}
	}
}

func TestSchemaRefusesOtherKeys(t *testing.T) {
	schema := validator(t)
	for name, change := range map[string]func(file, lab, sample map[string]any){
		"no machine":           func(file, _, _ map[string]any) { delete(file, "machine") },
		"no labs":              func(file, _, _ map[string]any) { delete(file, "labs") },
		"a machine of no CPUs": func(file, _, _ map[string]any) { delete(file["machine"].(map[string]any), "cpus_usable") },
		"another version":      func(file, _, _ map[string]any) { file["schema"] = 1 },
		"no date":              func(file, _, _ map[string]any) { file["created"] = "Monday" },
		"null for a list":      func(file, _, _ map[string]any) { file["warnings"] = nil },
		"unknown in the file":  func(file, _, _ map[string]any) { file["hostname"] = "here" },
		"unknown in a lab":     func(_, lab, _ map[string]any) { lab["author"] = "me" },
		"lab without a name":   func(_, lab, _ map[string]any) { delete(lab, "name") },
		"unknown in a sample":  func(_, _, sample map[string]any) { sample["work_ms"] = 4 },
		"sample without time":  func(_, _, sample map[string]any) { delete(sample, "work_ns") },
		"part of a nanosecond": func(_, _, sample map[string]any) { sample["work_ns"] = 4.5 },
		"time as text":         func(_, _, sample map[string]any) { sample["work_ns"] = "4 ms" },
	} {
		file := document(t, written(t, fullFile())).(map[string]any)
		lab := file["labs"].([]any)[0].(map[string]any)
		sample := lab["cases"].([]any)[1].(map[string]any)["samples"].([]any)[3].(map[string]any)
		change(file, lab, sample)
		if err := schema.Validate(file); err == nil {
			t.Errorf("%s: valid", name)
		}
	}
}

// TestSchemaHasEveryField wants the schema and the Go types to have the same
// keys, each with its type, a description and its unit.
func TestSchemaHasEveryField(t *testing.T) {
	schema.Describes(t, schemaPath, reflect.TypeFor[File]())
}

// TestQueriesOfTheDocs types the jq commands of docs/results.md in a folder with
// a report.
func TestQueriesOfTheDocs(t *testing.T) {
	jq, err := exec.LookPath("jq")
	if err != nil {
		t.Skip("no jq to ask")
	}
	text, err := os.ReadFile("../../../docs/results.md")
	if err != nil {
		t.Fatal(err)
	}
	f := fullFile()
	f.Warnings[0].Level = Red
	queries := regexp.MustCompile(`(?m)^jq -r '(.+)' report/results\.json$`).FindAllSubmatch(plain.Text(text), -1)
	var got []string
	for _, query := range queries {
		cmd := exec.Command(jq, "-r", string(query[1]))
		cmd.Stdin = bytes.NewReader(written(t, f))
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", query[1], err, out)
		}
		got = append(got, string(out))
	}
	want := []string{
		"03-mutex\tserial\t1\t1000\t4.015838\n03-mutex\tlock-once\t4\t1000\t4.015838\n",
		"Precision not reached.\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}
