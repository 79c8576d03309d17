package bounds

import (
	stdjson "encoding/json"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
)

func TestUnread(t *testing.T) {
	type file struct {
		Whole int `json:"whole"`
		Lists []struct {
			Any float64 `json:"any"`
		} `json:"lists"`
		When time.Time `json:"when"`
	}
	for text, want := range map[string]struct{ what, todo string }{
		``:                                   {"it is not JSON, or not all of it", ""},
		`{"whole": 1`:                        {"it is not JSON, or not all of it", ""},
		"<<<<<<< HEAD":                       {"it is not JSON, or not all of it", ""},
		"{\n\"whole\": NaN\n}":               {"it is not JSON from line 2 on", ""},
		"{\n\n\"whole\": 1,\n}":              {"it is not JSON from line 3 on", ""},
		"{\n\"whole\": 1\n}\n>>>>>>> theirs": {"it is not JSON from line 4 on", ""},
		"{\n\"whole\": 1,\n":                 {"it is not JSON, or not all of it", ""},
		"version https://git-lfs.github.com/spec/v1\nsize 12\n": {"it is a note in place of the file, which git-lfs keeps", "git lfs pull brings it"},
		`[{}]`:                            {"it is a list, or several in one file", "put each into a file of its own"},
		`{} {`:                            {"it is a list, or several in one file", "put each into a file of its own"},
		`{} >>>`:                          {"it is not JSON, or not all of it", ""},
		`{"whole": 326538.0}`:             {"whole is 326538.0; want a whole number, without a point", asItWas},
		`{"whole": "1"}`:                  {"whole cannot be a text", asItWas},
		`{"whole": 99999999999999999999}`: {"whole cannot be 99999999999999999999", asItWas},
		`{"lists": {}}`:                   {"lists cannot be an object", asItWas},
		`{"when": "2026-11-30 20:28:13"}`: {`"2026-11-30 20:28:13" is not a time; want one such as 2026-03-02T09:00:00Z`, asItWas},
		`7`:                               {"it cannot be a number", asItWas},
	} {
		for name, err := range map[string]error{"encoding/json": stdjson.Unmarshal([]byte(text), new(file)), "json": json.Unmarshal([]byte(text), new(file))} {
			if err == nil {
				t.Fatalf("%s: %s reads it", text, name)
			}
			if what, todo := Unread([]byte(text), err); what != want.what || todo != want.todo {
				t.Errorf("%s, %s: got %q, %q, want %q", text, name, what, todo, want)
			}
		}
	}
}
