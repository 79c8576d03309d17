package results

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"workbook/labs/plain"
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
	text, err := os.ReadFile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	described{t, root["$defs"].(map[string]any)}.is("file", reflect.TypeFor[File](), root)
}

// described compares types with what the schema describes.
type described struct {
	*testing.T
	defs map[string]any
}

// resolve puts what a node refers to around what it says itself.
func (d described) resolve(node map[string]any) map[string]any {
	ref, ok := node["$ref"].(string)
	if !ok {
		return node
	}
	whole := maps.Clone(d.defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any))
	maps.Copy(whole, node)
	return whole
}

func (d described) is(path string, of reflect.Type, node map[string]any) {
	node = d.resolve(node)
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	want := map[reflect.Kind]string{
		reflect.Int: "integer", reflect.Int64: "integer", reflect.Uint64: "integer", reflect.Float64: "number",
		reflect.String: "string", reflect.Bool: "boolean", reflect.Slice: "array", reflect.Map: "object", reflect.Struct: "object",
	}[of.Kind()]
	if of == reflect.TypeFor[time.Time]() {
		want = "string"
	}
	if _, listed := node["enum"]; node["type"] != want && node["const"] == nil && !listed {
		d.Errorf("%s: type %v, want %s", path, node["type"], want)
	}
	switch {
	case of.Kind() == reflect.Slice:
		d.is(path+"[]", of.Elem(), node["items"].(map[string]any))
	case of.Kind() == reflect.Map:
		d.is(path+".*", of.Elem(), node["additionalProperties"].(map[string]any))
	case of.Kind() == reflect.Struct && want == "object":
		d.has(path, of, node)
	}
}

// has compares a struct's fields with an object's properties.
func (d described) has(path string, of reflect.Type, node map[string]any) {
	properties := node["properties"].(map[string]any)
	var keys, always []string
	for _, field := range reflect.VisibleFields(of) {
		if field.Anonymous || field.Tag.Get("json") == "-" {
			continue
		}
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		keys = append(keys, key)
		if options == "" {
			always = append(always, key)
		}
		property, ok := properties[key].(map[string]any)
		if !ok {
			continue
		}
		text, _ := property["description"].(string)
		for suffix, unit := range map[string]string{"": ".", "_ns": "nanoseconds", "_bytes": "bytes"} {
			if strings.HasSuffix(key, suffix) && !strings.Contains(text, unit) {
				d.Errorf("%s.%s: its description %q does not say %q", path, key, text, unit)
			}
		}
		d.is(path+"."+key, field.Type, property)
	}
	var required []string
	for _, key := range node["required"].([]any) {
		required = append(required, key.(string))
	}
	slices.Sort(keys)
	if diff := cmp.Diff(keys, slices.Sorted(maps.Keys(properties))); diff != "" {
		d.Errorf("%s: keys (-Go +schema):\n%s", path, diff)
	}
	if diff := cmp.Diff(always, required); diff != "" {
		d.Errorf("%s: keys that are always there (-Go +schema):\n%s", path, diff)
	}
	if node["additionalProperties"] != false {
		d.Errorf("%s: takes other keys", path)
	}
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
