package bounds

import (
	stdjson "encoding/json"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
)

// Nested is part of a file, and its name is in none.
type Nested struct {
	Said string `json:"said"`
}

func TestUnread(t *testing.T) {
	type file struct {
		Whole int `json:"whole"`
		Lists []struct {
			Any float64 `json:"any"`
		} `json:"lists"`
		When time.Time `json:"when"`
		Nested
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
		`{"said": 7}`:                     {"said cannot be a number", asItWas},
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

// TestUnreadOnce has what one of the JSON packages alone refuses.
func TestUnreadOnce(t *testing.T) {
	var file struct {
		Lists []struct {
			Pair [2]int `json:"pair"`
		} `json:"lists"`
	}
	var when struct{ When time.Time }
	for text, c := range map[string]struct {
		err  error
		want string
	}{
		`{"lists": [], "lists": []}`:       {json.Unmarshal([]byte(`{"lists": [], "lists": []}`), &file), "lists is there twice"},
		`{"lists": [{}, {"pair": [1]}]}`:   {json.Unmarshal([]byte(`{"lists": [{}, {"pair": [1]}]}`), &file), "lists.1.pair has too few values, or too many; want 2"},
		`{"lists": [{"pair": [1, 2, 3]}]}`: {json.Unmarshal([]byte(`{"lists": [{"pair": [1, 2, 3]}]}`), &file), "lists.0.pair has too few values, or too many; want 2"},
		`{"when": 7}`:                      {stdjson.Unmarshal([]byte(`{"when": 7}`), &when), "a time is not a text; want one such as 2026-03-02T09:00:00Z"},
	} {
		if what, todo := Unread([]byte(text), c.err); what != c.want || todo != asItWas {
			t.Errorf("%s: got %q, %q, want %q", text, what, todo, c.want)
		}
	}
}
