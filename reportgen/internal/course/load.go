package course

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"workbook/labs/plain"
	"workbook/reportgen/internal/atomicfile"
	"workbook/reportgen/internal/written"
)

// stem is what a lab's folder and a lesson's file are named: NN-name.
var stem = regexp.MustCompile(`^([0-9]{2})-[a-z0-9]+(-[a-z0-9]+)*$`)

// Unpaired is the error of [Load] if all that is wrong is that labs and lessons
// do not pair: a lab without a lesson, a lesson without a lab, a number used
// twice, a name that none has. The units are whole then. A lesson whose lab is gone is
// among them, so that it can be read; one that only shares its number with a lab is a
// copy, and is not.
type Unpaired []error

// Error implements error, with a line for each.
func (u Unpaired) Error() string { return errors.Join(u...).Error() }

// Unwrap returns them one by one.
func (u Unpaired) Unwrap() []error { return u }

// Load reads all units below root, in the order of their numbers. The error has
// one line for each mistake in a front matter and for each lab and lesson that do
// not pair; see [Unpaired].
func Load(root fs.FS) ([]Unit, error) {
	labs, err := stems(root, "labs", "")
	if err != nil {
		return nil, err
	}
	lessons, err := stems(root, "lessons", ".md")
	if err != nil {
		return nil, err
	}

	var units []Unit
	var wrong []error
	var unpaired Unpaired
	var alone []Unit
	for _, name := range lessons.names {
		unit := Unit{Name: name, Number: name[:2], Lab: path.Join("labs", name), Path: path.Join("lessons", name+".md")}
		switch other := labs.withNumber(unit.Number); {
		case labs.has[name]:
		case LeadsOut(root, unit.Lab):
			unpaired = append(unpaired, fmt.Errorf("%s is a link to a folder that is missing or outside of the project; put the folder itself there", unit.Lab))
		case other != "":
			unpaired = append(unpaired, fmt.Errorf("%s is left out: it has no lab, and its number is that of labs/%s; remove it, or rename it", unit.Path, other))
			continue
		default:
			alone = append(alone, unit)
		}
		if err := unit.read(root); err != nil {
			wrong = append(wrong, err)
		}
		units = append(units, unit)
	}
	unpaired = append(unpaired, withoutPartner(root, labs, lessons, alone)...)
	switch {
	case len(wrong) > 0:
		return units, errors.Join(append(wrong, unpaired...)...)
	case len(unpaired) > 0:
		return units, unpaired
	}
	return units, nil
}

// withoutPartner has an error for the lessons and for the labs that are alone, for a
// number that is used twice, and for each name that is not a stem.
func withoutPartner(root fs.FS, labs, lessons listing, alone []Unit) (all []error) {
	if len(alone) > 0 {
		all = append(all, withoutLab(alone))
	}
	var untaught []string
	for _, name := range labs.names {
		switch err := written.InCloud(root, "lessons/"+name+".md"); {
		case lessons.has[name]:
		case err != nil:
			all = append(all, err)
		default:
			untaught = append(untaught, name)
		}
	}
	if len(untaught) > 0 {
		all = append(all, withoutLesson(untaught))
	}
	for _, err := range []error{labs.twice("labs/%s", ""), lessons.twice("lessons/%s", ".md")} {
		if err != nil {
			all = append(all, err)
		}
	}
	return slices.Concat(all, labs.misnamed("labs", ""), lessons.misnamed("lessons", ".md"))
}

// withoutLesson says that the lessons of labs are missing, as [withoutLab] does.
func withoutLesson(labs []string) error {
	if len(labs) == 1 {
		return fmt.Errorf("labs/%s: has no lesson; write lessons/%[1]s.md, or remove the lab", labs[0])
	}
	return fmt.Errorf("%d labs have no lesson: %s; git checkout lessons/%s.md brings one back, git sparse-checkout disable what a sparse checkout left out; or remove the labs",
		len(labs), strings.Join(labs, ", "), labs[0])
}

// withoutLab says that the labs of lessons are missing. Of several, there is one line: it
// precedes every command, and a sparse checkout may leave out all labs but one.
func withoutLab(lessons []Unit) error {
	if len(lessons) == 1 {
		return fmt.Errorf("%s: has no lab; make %s/main.go, or remove the lesson", lessons[0].Path, lessons[0].Lab)
	}
	return fmt.Errorf("%d lessons have no lab: %s; git checkout %s brings one back, git sparse-checkout disable what a sparse checkout left out; or remove the lessons",
		len(lessons), strings.Join(Names(lessons), ", "), lessons[0].Lab)
}

// maxBytes bounds a lesson: far more than anybody writes.
const maxBytes = 1 << 20

// read reads the unit's lesson, and finds its exercise.
func (u *Unit) read(root fs.FS) error {
	if exercise := path.Join(u.Lab, "exercise"); isFolder(root, exercise) {
		u.Exercise = exercise
	}
	if LeadsOut(root, u.Path) {
		return fmt.Errorf("%s is a link to a file that is missing or outside of the project; put the file itself there", u.Path)
	}
	switch about, err := fs.Stat(root, u.Path); {
	case err == nil && !about.Mode().IsRegular(): // a pipe has no end by itself
		return fmt.Errorf("%s: is not a file; move it away", u.Path)
	case err == nil && about.Size() > maxBytes:
		return fmt.Errorf("%s: is larger than %d MiB; move it away", u.Path, maxBytes>>20)
	}
	text, err := fs.ReadFile(root, u.Path)
	if err != nil {
		return fmt.Errorf("%s: %w", u.Path, atomicfile.Unread(err))
	}
	u.Lesson, err = parse(u.Path, text)
	return err
}

func isFolder(root fs.FS, path string) bool {
	about, err := fs.Stat(root, path)
	return err == nil && about.IsDir()
}

// LeadsOut reports that a name of the project is a link that leads to nothing in it.
func LeadsOut(root fs.FS, name string) bool {
	link, err := fs.Lstat(root, name)
	if err != nil || link.Mode()&fs.ModeSymlink == 0 {
		return false
	}
	_, err = fs.Stat(root, name)
	return err != nil
}

// A listing holds the stems found in a folder, in order, and the names that are
// meant for one.
type listing struct {
	names []string
	has   map[string]bool
	meant []string
}

// misnamed returns an error for each name that is meant for a stem and is not one: nobody
// would see the lab or the lesson. A copy of one that is there ("03-mutex copy") is none.
func (l listing) misnamed(folder, suffix string) (all []error) {
	for _, name := range l.meant {
		if large.MatchString(name) {
			all = append(all, fmt.Errorf("%s is left out for its number; give it one from 01 to 99", path.Join(folder, name+suffix)))
			continue
		}
		parts := numbered.FindStringSubmatch(name)
		words := strings.FieldsFunc(strings.ToLower(parts[2]), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
		number := "0" + parts[1]
		proper := number[len(number)-2:] + "-" + strings.Join(words, "-")
		isCopy := slices.ContainsFunc(l.names, func(stem string) bool { return strings.HasPrefix(proper, stem+"-") || proper == stem })
		if !isCopy && stem.MatchString(proper) {
			all = append(all, fmt.Errorf("%s is left out for its name; rename it to %s", plain.Path(path.Join(folder, name+suffix)), proper+suffix))
		}
	}
	return all
}

// numbered is how a name begins that is meant for a stem.
var numbered = regexp.MustCompile(`^([0-9]{1,2})([-_. ].+)$`)

// large is what would be a stem, and has a digit too many. With four it may be a year.
var large = regexp.MustCompile(`^[0-9]{3}-[a-z0-9]+(-[a-z0-9]+)*$`)

func stems(root fs.FS, folder, suffix string) (listing, error) {
	entries, err := fs.ReadDir(root, folder)
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return listing{}, atomicfile.Unread(err)
		}
		if _, noModule := fs.Stat(root, "go.mod"); errors.Is(err, fs.ErrNotExist) && noModule == nil {
			return listing{}, fmt.Errorf("the folder %s is missing; git checkout -- %[1]s brings it back", folder)
		}
		return listing{}, fmt.Errorf("%s: %w; run this in the project's folder", folder, err)
	}
	l := listing{has: map[string]bool{}}
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), suffix)
		switch {
		case !ok || isFolder(root, path.Join(folder, entry.Name())) != (suffix == ""): // of a link, what it leads to counts
		case stem.MatchString(name):
			l.names, l.has[name] = append(l.names, name), true
		case numbered.MatchString(name), large.MatchString(name):
			l.meant = append(l.meant, name)
		}
	}
	return l, nil
}

// withNumber returns the first stem with that number, or "".
func (l listing) withNumber(number string) string {
	for _, name := range l.names {
		if name[:2] == number {
			return name
		}
	}
	return ""
}

// twice names the first two stems that share a number.
func (l listing) twice(format, suffix string) error {
	for i := 1; i < len(l.names); i++ {
		if a, b := l.names[i-1], l.names[i]; a[:2] == b[:2] {
			return fmt.Errorf(format+" and "+format+": both have number %s; give one another",
				a+suffix, b+suffix, a[:2])
		}
	}
	return nil
}

// Names are the names of the units, in their order.
func Names(units []Unit) []string {
	all := make([]string, len(units))
	for i, u := range units {
		all[i] = u.Name
	}
	return all
}
