package handin

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"regexp"
	"slices"

	"workbook/reportgen/internal/claim"
	"workbook/reportgen/internal/course"
	"workbook/reportgen/internal/results"
	"workbook/reportgen/internal/source"
)

// A Fingerprint tells one text of a lesson from the others: 8 hexadecimal digits.
// So a hand-in can say which of the lesson's choices it means, and both sides
// notice if their lessons differ.
type Fingerprint string

// FingerprintOf returns the fingerprint of a text.
func FingerprintOf(text string) Fingerprint {
	sum := sha256.Sum256([]byte(text))
	return Fingerprint(hex.EncodeToString(sum[:4]))
}

// A Syllabus is what the lessons ask and claim, in the order of the course.
type Syllabus []Topic

// A Topic is what one lesson asks and claims.
type Topic struct {
	course.Unit
	Variants []string // all that the lab has, the baseline and the reader's own too
	Subject  string   // the variant that the question is about; "" if it is about none
	Claims   []claim.Stated
	Causes   map[string]string // what may be wrong with the exercise, each with its first hint
}

// NewSyllabus reads what the units' lessons ask and claim, and what the tests of
// their exercises may find. Root is the project.
func NewSyllabus(units []course.Unit, root fs.FS) Syllabus {
	s := make(Syllabus, len(units))
	shared := source.Causes(root, "labs/contract")
	for i, u := range units {
		s[i] = Topic{Unit: u, Claims: claimsOf(u.Lesson.Body), Causes: maps.Clone(shared)}
		s[i].Variants = slices.Sorted(maps.Keys(u.Lesson.Expect))
		for _, unsaid := range []string{results.Serial, results.Yours} {
			if !slices.Contains(s[i].Variants, unsaid) {
				s[i].Variants = append(s[i].Variants, unsaid)
			}
		}
		if u.Exercise != "" {
			maps.Copy(s[i].Causes, source.Causes(root, u.Exercise))
		}
		for _, name := range names.FindAllString(u.Lesson.Predict.Measure, -1) {
			if _, is := u.Lesson.Expect[name]; is {
				s[i].Subject = name
				break
			}
		}
	}
	return s
}

// names are what an expression may name.
var names = regexp.MustCompile(`[a-z][a-z0-9-]*`)

// Topic returns the topic of the lab of that name, or nil.
func (s Syllabus) Topic(lab string) *Topic {
	i := slices.IndexFunc(s, func(t Topic) bool { return t.Name == lab })
	if i < 0 {
		return nil
	}
	return &s[i]
}

// Choice returns the place of the lesson's choice with that fingerprint, or -1.
func (t *Topic) Choice(f Fingerprint) int {
	return slices.IndexFunc(t.Lesson.Predict.Choices, func(c course.Choice) bool { return FingerprintOf(c.Text) == f })
}
