package plain

import "strings"

// Args are a program's arguments as they were typed, whatever a shell of Windows' has made
// of them. PowerShell parts one that begins with a minus at its first dot: -o=page.html
// comes as -o=page and .html. cmd knows no single quotes, and parts what is between them:
// 'it waits' comes as 'it and waits'.
func Args(passed []string) (typed []string) {
	open, from := -1, 0 // which argument has a quote that nothing has closed yet, and where in it
	for _, arg := range passed {
		last := len(typed) - 1
		if last >= 0 && parted(typed[last], arg) {
			typed[last] += arg
			continue
		}
		typed = append(typed, arg)
		if open < 0 || strings.HasPrefix(arg, "'") {
			open, from = last+1, quoteIn(arg)
		}
		if whole := strings.Join(typed[open:], " "); from >= 0 && len(whole) > from+1 && strings.HasSuffix(whole, "'") {
			if within := whole[from+1 : len(whole)-1]; !strings.Contains(within, "'") {
				typed = append(typed[:open], whole[:from]+within)
			}
			from = -1
		}
		if from < 0 {
			open = -1
		}
	}
	return typed
}

// parted reports that two arguments were one, which PowerShell has parted at its first dot.
func parted(flag, rest string) bool {
	name, value, set := strings.Cut(flag, "=")
	return set && strings.HasPrefix(name, "-") && !strings.Contains(flag, ".") &&
		len(rest) > 1 && rest[0] == '.' && (value == "" || rest[1] != '.' && rest[1] != '/' && rest[1] != '\\')
}

// quoteIn is the place of the single quote that opens an argument, or the value of a flag;
// -1 if none does.
func quoteIn(arg string) int {
	if strings.HasPrefix(arg, "'") {
		return 0
	}
	if at := strings.Index(arg, "='"); at > 0 && strings.HasPrefix(arg, "-") {
		return at + 1
	}
	return -1
}
