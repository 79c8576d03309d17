package measure

import (
	"context"
	"fmt"
	"os"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
)

// build builds the units' labs in the project at root into the folder dir, with
// extra flags for the go command. It returns an error for every lab that failed,
// by name; one failing does not keep the others from being built.
func build(ctx context.Context, root, dir string, units []course.Unit, flags ...string) map[string]error {
	failed := map[string]error{}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		for _, u := range units {
			failed[u.Name] = fmt.Errorf("folder for the labs' programs: %w", err)
		}
		return failed
	}
	var labs []string
	for _, u := range units {
		labs = append(labs, u.Lab)
	}
	if len(units) == 0 || gobuild.Build(ctx, root, dir, labs, flags...) == nil {
		return nil
	}
	for _, u := range units {
		if err := gobuild.Build(ctx, root, dir, []string{u.Lab}, flags...); err != nil {
			failed[u.Name] = err
		}
	}
	return failed
}
