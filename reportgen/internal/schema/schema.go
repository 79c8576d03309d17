// Package schema holds the JSON Schemas of docs/ against the Go types that they
// describe: a schema's path and a type come in; errors of a test go out.
package schema

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Describes wants the schema at path and the Go type to have the same keys, each
// with its type, a description and its unit.
func Describes(t *testing.T, path string, of reflect.Type) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	described{t, root["$defs"].(map[string]any)}.is("file", of, root)
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
		reflect.String: "string", reflect.Bool: "boolean", reflect.Slice: "array", reflect.Array: "array", reflect.Map: "object", reflect.Struct: "object",
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
