package launch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
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
	variants := lastList(out.Stdout)
	if variants == nil {
		return nil, &Error{errors.New("printed something other than a list of variants"), out}
	}
	return variants, nil
}

// lastList reads the last line that is a list of variants: main may print other lines
// before it and after it. It is nil if there is none.
func lastList(stdout []byte) (variants []Listed) {
	for _, line := range slices.Backward(bytes.Split(stdout, []byte("\n"))) {
		if json.Unmarshal(line, &variants) == nil && variants != nil {
			return variants
		}
	}
	return nil
}
