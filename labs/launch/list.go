package launch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
)

// Listed is one variant in the output of a lab's -list.
type Listed struct {
	Name     string `json:"name"`
	Baseline bool   `json:"baseline"`
}

// List asks the lab program at path for its variants, with env added to its
// environment. If the program ran and gave no list, the error is an [*Error].
func List(ctx context.Context, path string, env ...string) ([]Listed, error) {
	_, out, err := Run(ctx, Command{Path: path, Args: []string{"-list"}, Env: env, Dump: true})
	if err != nil {
		return nil, &Error{err, out}
	}
	var variants []Listed
	text := bytes.TrimSpace(out.Stdout)
	if json.Unmarshal(text[bytes.LastIndexByte(text, '\n')+1:], &variants) != nil {
		return nil, &Error{errors.New("printed something else than a list of variants"), out}
	}
	return variants, nil
}
