package measure

import (
	"context"

	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/gobuild"
	"workbook/reportgen/internal/results"
)

// BuildLab builds one lab of the project at root into the folder dir, and returns the
// path of its program. If the lab works only with its exercise as it was given, the
// program is built so, and fault says what is wrong with the student's.
func BuildLab(ctx context.Context, root, dir string, u course.Unit) (program string, fault *results.Failure, err error) {
	s := &subject{unit: u, path: gobuild.Program(dir, u.Name)}
	failed := build(ctx, root, dir, []course.Unit{u})
	if err := s.list(ctx, root, dir, failed[u.Name]); err != nil {
		return "", nil, err
	}
	return s.path, s.fault, nil
}
