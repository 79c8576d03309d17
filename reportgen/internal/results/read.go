package results

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Open reads the results file at path. One that is too large is refused unread.
func Open(path string) (*File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("results file: %w; make one with make report", err)
	}
	defer file.Close()
	if about, err := file.Stat(); err == nil && about.Size() > maxBytes {
		return nil, fmt.Errorf("%s: %w", path, errTooLarge)
	}
	f, err := Read(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

var errTooLarge = fmt.Errorf("larger than %d MiB; this is no results file", maxBytes>>20)

// Read reads a results file and refuses what is none: other JSON, another
// version, more than the bounds, numbers that no measurement gives. The
// summaries are worked out anew from the samples, so that they cannot disagree.
func Read(r io.Reader) (*File, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read results: %w", err)
	}
	if len(text) > maxBytes {
		return nil, errTooLarge
	}
	if err := checkVersion(text); err != nil {
		return nil, err
	}
	if err := checkSize(text); err != nil {
		return nil, fmt.Errorf("no results file: %w", err)
	}
	f := new(File)
	if err := json.Unmarshal(text, f); err != nil {
		return nil, fmt.Errorf("no results file: %w", err)
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("no results file: %w", err)
	}
	for i := range f.Labs {
		f.Labs[i].Summarize()
	}
	return f, nil
}

// checkVersion looks at the schema number alone: another version may differ in
// everything else.
func checkVersion(text []byte) error {
	var version struct {
		Schema *int `json:"schema"`
	}
	if err := json.Unmarshal(text, &version); err != nil {
		return fmt.Errorf("no results file: %w", err)
	}
	switch {
	case version.Schema == nil:
		return errors.New("no results file: it has no schema number")
	case *version.Schema != Schema:
		return fmt.Errorf("results of schema %d; this reportgen reads schema %d, so make them again with make report", *version.Schema, Schema)
	}
	return nil
}

// checkSize counts before anything is made of the text: an element of a list is
// two bytes there, and up to some 300 in memory.
func checkSize(text []byte) error {
	tokens := json.NewDecoder(bytes.NewReader(text))
	tokens.UseNumber()
	var open []json.Delim // the brackets around the next token
	for elements := 0; elements <= maxElements; {
		token, err := tokens.Token()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case token == json.Delim(']'), token == json.Delim('}'):
			open = open[:len(open)-1]
			continue
		case len(open) > 0 && open[len(open)-1] == '[':
			elements++
		}
		switch token := token.(type) {
		case string:
			if len(token) > maxText {
				return fmt.Errorf("a text of %d bytes; want at most %d", len(token), maxText)
			}
		case json.Delim:
			open = append(open, token)
		}
	}
	return fmt.Errorf("more than %d elements in its lists", maxElements)
}
