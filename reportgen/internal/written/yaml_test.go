package written

import "testing"

func TestOfYAML(t *testing.T) {
	for message, want := range map[string]string{
		"cannot unmarshal []interface {} into Go struct field front.Follows of type string":           "a list is there, and one text is wanted; put a text that begins with a bracket into quotes",
		"cannot unmarshal map[string]interface {} into Go struct field entry.pick.Why of type string": "a name with a value is there, and one text is wanted; put a text that begins with a bracket into quotes",
		"cannot unmarshal string into Go struct field pick.Seen of type bool":                         "a text is of no use here",
		"'@' is a reserved character": "'@' is a reserved character",
	} {
		if got := OfYAML(message); got != want {
			t.Errorf("%s: got %s, want %s", message, got, want)
		}
	}
}
