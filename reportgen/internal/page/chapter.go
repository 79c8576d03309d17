package page

import "workbook/reportgen/internal/lesson"

// A chapter is a lesson on the page, with what the shell puts around it.
type chapter struct {
	lesson.Section
	Before, After *lesson.Section // nil at the ends of the course
	Versus        *versus         // of the lesson that completes the comparison; else nil
	Pays          []string        // likewise
	Since         since           // how the lab changed since the last report; zero if nothing is known
}

// chapters puts the lessons in order. The comparison of threads with processes
// comes with the lesson on processes, and what pays with the one on sizes: there
// the reader has predicted what they tell.
func chapters(sections []lesson.Section, g glance, since map[string]since) []chapter {
	all := make([]chapter, len(sections))
	for i, s := range sections {
		all[i].Section, all[i].Since = s, since[s.Name]
		if i > 0 {
			all[i].Before = &sections[i-1]
		}
		if i+1 < len(sections) {
			all[i].After = &sections[i+1]
		}
		switch s.Name {
		case processLab:
			all[i].Versus = &g.Versus
		case granularityLab:
			all[i].Pays = g.Pays
		}
	}
	return all
}
