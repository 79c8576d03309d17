package bounds

import (
	"bytes"
	"cmp"
	stdjson "encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Unread says in plain words why a text could not be read as one JSON object, and what
// to do, if that is known. The error is that of a JSON package. The words may hold a
// piece of the text, of any size.
func Unread(text []byte, err error) (what, todo string) {
	var wrong *stdjson.UnmarshalTypeError
	var unfit *json.SemanticError
	var unheard *jsontext.SyntacticError
	var moment *time.ParseError
	switch {
	case bytes.HasPrefix(text, []byte("version https://git-lfs.")):
		return "it is a note in place of the file, which git-lfs keeps", "git lfs pull brings it"
	case Several(text):
		return "it is a list, or several in one file", "put each into a file of its own"
	case errors.As(err, &unheard) && errors.Is(err, jsontext.ErrDuplicateName):
		return place(unheard.JSONPointer) + " is there twice", asItWas
	case errors.As(err, new(*stdjson.SyntaxError)), errors.As(err, new(*jsontext.SyntacticError)):
		if line := endOfJSON(text); line > 1 {
			return fmt.Sprintf("it is not JSON from line %d on", line), ""
		}
		return "it is not JSON, or not all of it", ""
	case errors.As(err, &moment):
		return fmt.Sprintf("%.100q is not a time; want one such as 2026-03-02T09:00:00Z", moment.Value), asItWas
	case strings.HasPrefix(err.Error(), "Time.UnmarshalJSON: "):
		return "a time is not a text; want one such as 2026-03-02T09:00:00Z", asItWas
	case errors.As(err, &wrong):
		return misfit(embedded.ReplaceAllString(wrong.Field, ""), strings.TrimPrefix(wrong.Value, "number "), wrong.Type)
	case errors.As(err, &unfit) && unfit.Err != nil && unfit.GoType != nil && unfit.GoType.Kind() == reflect.Array:
		return fmt.Sprintf("%s has too few values, or too many; want %d", place(unfit.JSONPointer), unfit.GoType.Len()), asItWas
	case errors.As(err, &unfit) && (unfit.Err == nil || unfit.JSONKind == '0'):
		return misfit(place(unfit.JSONPointer), cmp.Or(string(unfit.JSONValue), unfit.JSONKind.String()), unfit.GoType)
	}
	return err.Error(), ""
}

// embedded are the names of Go's types in a place of a file, whose own names are in small letters.
var embedded = regexp.MustCompile(`\b[A-Z]\w*\.`)

// place is a place in a file, as labs.0.name.
func place(p jsontext.Pointer) string {
	return strings.ReplaceAll(strings.TrimPrefix(string(p), "/"), "/", ".")
}

// asItWas is what to do about a value that no program of ours writes.
const asItWas = "take the file as it was before a tool wrote it anew"

// kinds are the JSON packages' words for kinds of values, and ours.
var kinds = map[string]string{
	"string": "a text", "number": "a number", "bool": "true or false", "array": "a list", "[": "a list", "object": "an object", "{": "an object",
}

// fraction is a number that is not written as a whole one, though it may be one.
var fraction = regexp.MustCompile(`^-?[0-9]+[.eE]`)

// misfit says that there is no such value at a place.
func misfit(at, value string, want reflect.Type) (what, todo string) {
	at = cmp.Or(at, "it")
	whole := want != nil && reflect.Int <= want.Kind() && want.Kind() <= reflect.Uint64
	if whole && fraction.MatchString(value) {
		return fmt.Sprintf("%s is %s; want a whole number, without a point", at, value), asItWas
	}
	return fmt.Sprintf("%s cannot be %s", at, cmp.Or(kinds[value], value)), asItWas
}

// Several reports that a text is a list, or has another value after its first.
func Several(text []byte) bool {
	d := jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowDuplicateNames(true)) // a buffer is not copied
	list := d.PeekKind() == '['
	return d.SkipValue() == nil && (list || d.PeekKind() == '{')
}

// Repeated is an error, for [Unread], if an object of a text has two values of one name.
func Repeated(text []byte) error {
	d := jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowInvalidUTF8(true))
	if err := d.SkipValue(); errors.Is(err, jsontext.ErrDuplicateName) {
		return err
	}
	return nil
}

// endOfJSON is the line from which on a text is not JSON any more, or 0 if it only ends too
// soon.
func endOfJSON(text []byte) int {
	d := jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	err := d.SkipValue()
	if err == nil {
		_, err = d.ReadToken()
	}
	wrong := (*jsontext.SyntacticError)(nil)
	if !errors.As(err, &wrong) || errors.Is(err, io.ErrUnexpectedEOF) {
		return 0
	}
	return 1 + bytes.Count(text[:wrong.ByteOffset], []byte("\n"))
}
