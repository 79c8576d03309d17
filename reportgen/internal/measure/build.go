package measure

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/source"
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
	units = slices.DeleteFunc(slices.Clone(units), func(u course.Unit) bool {
		err := gobuild.Alike(root, u.Lab, u.Exercise)
		if err != nil {
			failed[u.Name] = err
		}
		return err != nil
	})
	var labs []string
	for _, u := range units {
		labs = append(labs, u.Lab)
	}
	if len(units) == 0 || gobuild.Build(ctx, root, dir, labs, flags...) == nil && areBuilt(dir, units) {
		return failed
	}
	for _, u := range units {
		if err := buildOne(ctx, root, dir, u, flags...); err != nil {
			failed[u.Name] = err
		}
	}
	return failed
}

// areBuilt reports whether all programs are there: the go command builds none of a
// package that is not main, and says nothing if it built another one.
func areBuilt(dir string, units []course.Unit) bool {
	return !slices.ContainsFunc(units, func(u course.Unit) bool {
		_, err := os.Stat(gobuild.Program(dir, u.Name))
		return err != nil
	})
}

// buildOne builds one lab. If the lab is at fault, the error names its file and
// says how to get the original back.
func buildOne(ctx context.Context, root, dir string, u course.Unit, flags ...string) error {
	err := gobuild.Build(ctx, root, dir, []string{u.Lab}, flags...)
	var broken *gobuild.Error
	errors.As(err, &broken)
	fault := source.Check(os.DirFS(root), u.Lab)
	switch {
	case fault != nil && (broken == nil || !strings.Contains(broken.Words, "main.go:")): // the go command names no file and line
		broken = &gobuild.Error{Package: u.Lab, Words: fault.Error()}
	case broken == nil:
		return err
	case !strings.Contains(filepath.ToSlash(broken.Words), u.Lab):
		broken.Words = source.Main(u.Lab) + ": " + broken.Words
	}
	return fmt.Errorf("%w; %s", broken, cmp.Or(displaced(root, u), declaredElsewhere(root, u, broken.Words), remedy(u, broken.Words)))
}
