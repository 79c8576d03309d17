package exercise

import (
	_ "embed"
	"errors"
	"fmt"
	golang "go/build"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"workbook/labs/plain"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/course"
)

// manifest lists the course's own files of all exercises, each on a line with the
// fingerprint of its text. The file is written by
// go test ./reportgen/internal/exercise -run Manifest -update.
//
//go:embed manifest.txt
var manifest string

// asGiven returns an error if the course's own files of the unit's exercise are not
// as the manifest has them, or if Go would compile others with them: either could
// make or spoil a verdict. An exercise that the manifest does not list is an
// instructor's, and as it should be.
func asGiven(root string, u course.Unit) error {
	want := listedIn(manifest, u)
	if len(want) == 0 {
		return nil
	}
	is, err := courseFiles(root, u)
	if err != nil {
		return fmt.Errorf("read %s: %w", u.Exercise, err)
	}
	var wrong, others []string
	for name, sum := range want {
		if is[name] != sum {
			wrong = append(wrong, fmt.Sprintf("%s is not as the course has it; git checkout -- %s restores it", name, name))
		}
	}
	for name := range is {
		switch {
		case want[name] != "":
		case sameFile(root, name, u.ExerciseFile()): // if Exercise.go and exercise.go are one file, Go would build it twice
			return fmt.Errorf("%s is the exercise under another name: rename it to mine.txt, and then that to %s", plain.Path(name), path.Base(u.ExerciseFile()))
		default:
			others = append(others, plain.Path(name))
		}
	}
	if len(others) > 0 {
		slices.Sort(others)
		wrong = append(wrong, fmt.Sprintf("%s would be compiled with the exercise, which is one file; move it out of the folder, or let its name end in .txt", strings.Join(others, ", ")))
	}
	if len(wrong) == 0 {
		return nil
	}
	slices.Sort(wrong)
	return errors.New(strings.Join(wrong, "; ") + "; if nobody changed anything there, this reportgen is of another version than the course: go run ./reportgen")
}

// sameFile reports that two names of the project mean one file, and neither is a link.
func sameFile(root, one, other string) bool {
	a, errA := os.Lstat(root + "/" + one)
	b, errB := os.Lstat(root + "/" + other)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// Lost returns an error if the course has an exercise for the unit's lab and the
// project does not.
func Lost(root fs.FS, u course.Unit) error {
	folder := u.Lab + "/exercise"
	if len(listedIn(manifest, course.Unit{Exercise: folder})) == 0 {
		return nil
	}
	_, err := fs.Stat(root, folder)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: %w", folder, atomicfile.Unread(fs.ErrPermission))
	case course.LeadsOut(root, u.Lab):
		return nil // which the course says
	case course.LeadsOut(root, folder):
		return fmt.Errorf("%s is a link to a folder that is missing or outside of the project; put the folder itself there", folder)
	}
	return fmt.Errorf("%s is missing; git checkout -- %s brings it back", folder, folder)
}

// IsCourses reports that a file in the folder of a unit's exercise is the course's own. Of
// an instructor's exercise, which is not listed, nobody knows.
func IsCourses(u course.Unit, file string) bool { return listedIn(manifest, u)[file] != "" }

// listedIn returns what a manifest lists for a unit: fingerprints by path.
func listedIn(manifest string, u course.Unit) map[string]string {
	sums := map[string]string{}
	for line := range strings.Lines(manifest) {
		if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && path.Dir(name) == u.Exercise {
			sums[name] = sum
		}
	}
	return sums
}

// courseFiles returns the fingerprints of the files that Go compiles in the folder
// of a unit's exercise, without the student's.
func courseFiles(root string, u course.Unit) (map[string]string, error) {
	project := os.DirFS(root)
	entries, err := fs.ReadDir(project, u.Exercise)
	sums := map[string]string{}
	for _, entry := range entries {
		name := u.Exercise + "/" + entry.Name()
		if !utf8.ValidString(name) { // it came from a system that writes names otherwise, and nobody can look into it
			if strings.HasSuffix(name, ".go") {
				sums[name] = "unknown"
			}
			continue
		}
		about, err := fs.Stat(project, name)
		if name == u.ExerciseFile() || err == nil && !about.Mode().IsRegular() || !compiled(root, name) {
			continue
		}
		if sums[name], err = fingerprint(project, name); err != nil {
			return nil, err
		}
	}
	return sums, err
}

// compiled reports that Go compiles a file, with or without the race detector. It
// ignores names that begin with . or _, and files for other systems.
func compiled(root, name string) bool {
	for _, race := range []bool{false, true} {
		c := golang.Default
		c.GOOS, c.GOARCH, c.CgoEnabled = runtime.GOOS, runtime.GOARCH, race
		if c.BuildTags = nil; race {
			c.BuildTags = []string{"race"}
		}
		matches, err := c.MatchFile(root+"/"+path.Dir(name), path.Base(name))
		if matches || err != nil { // a file that is not Go at all does not build
			return true
		}
	}
	return false
}
