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
)

// stem is what a lab's folder and a lesson's file are named: NN-name.
var stem = regexp.MustCompile(`^([0-9]{2})-[a-z0-9]+(-[a-z0-9]+)*$`)

// Unpaired is the error of [Load] if all that is wrong is that labs and lessons
// do not pair: a lab without a lesson, a lesson without a lab, a number used
// twice, a name that none has. The units are whole then; the one without a lab is among them.
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
	for _, name := range lessons.names {
		lab, lesson := path.Join("labs", name), path.Join("lessons", name+".md")
		if !labs.has[name] {
			unpaired = append(unpaired, fmt.Errorf("%s: has no lab; make %s/main.go, or remove the lesson", lesson, lab))
		}
		text, err := fs.ReadFile(root, lesson)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", lesson, err))
			continue
		}
		unit := Unit{Name: name, Number: name[:2], Lab: lab, Path: lesson}
		if exercise := path.Join(lab, "exercise"); isFolder(root, exercise) {
			unit.Exercise = exercise
		}
		if unit.Lesson, err = parse(lesson, text); err != nil {
			wrong = append(wrong, err)
		}
		units = append(units, unit)
	}
	for _, name := range labs.names {
		if !lessons.has[name] {
			unpaired = append(unpaired, fmt.Errorf("labs/%s: has no lesson; write lessons/%s.md, or remove the lab", name, name))
		}
	}
	for _, err := range []error{labs.twice("labs/%s", ""), lessons.twice("lessons/%s", ".md")} {
		if err != nil {
			unpaired = append(unpaired, err)
		}
	}
	unpaired = append(unpaired, append(labs.misnamed("labs", ""), lessons.misnamed("lessons", ".md")...)...)
	switch {
	case len(wrong) > 0:
		return units, errors.Join(append(wrong, unpaired...)...)
	case len(unpaired) > 0:
		return units, unpaired
	}
	return units, nil
}

func isFolder(root fs.FS, path string) bool {
	about, err := fs.Stat(root, path)
	return err == nil && about.IsDir()
}

// A listing holds the stems found in a folder, in order, and the names that are
// meant for one.
type listing struct {
	names []string
	has   map[string]bool
	meant []string
}

// misnamed returns an error for each name that is meant for a stem and is none: nobody
// would see the lab or the lesson. A copy of one that is there ("03-mutex copy") is none.
func (l listing) misnamed(folder, suffix string) (all []error) {
	for _, name := range l.meant {
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

func stems(root fs.FS, folder, suffix string) (listing, error) {
	entries, err := fs.ReadDir(root, folder)
	if err != nil {
		return listing{}, fmt.Errorf("%s: %w; run this in the project's folder", folder, err)
	}
	l := listing{has: map[string]bool{}}
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), suffix)
		switch {
		case !ok || entry.IsDir() != (suffix == ""):
		case stem.MatchString(name):
			l.names, l.has[name] = append(l.names, name), true
		case numbered.MatchString(name):
			l.meant = append(l.meant, name)
		}
	}
	return l, nil
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
