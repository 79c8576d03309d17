package written

import "regexp"

// unmarshalled is the YAML parser's word for a value of another kind, in Go's names.
var unmarshalled = regexp.MustCompile(`^cannot unmarshal (\S.*?) into Go (?:struct field|value)(?: \S+)? of type (\S+)`)

// OfYAML says a message of the YAML parser's without Go's names for what a person wrote.
func OfYAML(message string) string {
	found := unmarshalled.FindStringSubmatch(message)
	if found == nil {
		return message
	}
	kind := map[string]string{"[]interface {}": "a list", "map[string]interface {}": "a name with a value", "string": "a text"}[found[1]]
	if kind == "" {
		kind = "a number or another value"
	}
	if found[2] == "string" {
		return kind + " is there, and one text is wanted; put a text that begins with a bracket into quotes"
	}
	return kind + " is of no use here"
}
