package class

import (
	"cmp"
	"fmt"
	"slices"

	"workbook/labs/units"
	"workbook/reportgen/internal/handin"
)

// few is the size of the smallest group of machines that is named.
const few = 3

// Kinds are the class's machines by one of their properties.
type Kinds struct {
	What   string
	Groups []Group // the largest first, others last
}

// A Group are machines that share a property. Groups of fewer than three are put
// together as "other".
type Group struct {
	Name     string
	Machines int
}

// room says which machines are in the room. The caller holds mu.
func (c *Class) room() (all []Kinds) {
	for _, by := range []struct {
		what string
		name func(handin.Machine) string
	}{
		{"CPU", func(m handin.Machine) string { return m.CPU }},
		{"Number of CPUs", func(m handin.Machine) string { return units.Plural(m.CPUs, "CPU") }},
		{"System", func(m handin.Machine) string { return systemName(m.OS) + " on " + m.Arch }},
		{"Memory", memoryName},
		{"Power and walls", conditions},
	} {
		counts := map[string]int{}
		for i := range c.machines {
			counts[by.name(c.kinds[c.machines[i].kind])]++
		}
		all = append(all, Kinds{by.what, groups(counts)})
	}
	return all
}

// groups are the counts as groups, those of fewer than three put together.
func groups(counts map[string]int) (all []Group) {
	others := 0
	for name, n := range counts {
		if n < few || name == handin.Other {
			others += n
			continue
		}
		all = append(all, Group{name, n})
	}
	slices.SortFunc(all, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Machines, a.Machines), cmp.Compare(a.Name, b.Name))
	})
	if others > 0 {
		all = append(all, Group{handin.Other, others})
	}
	return all
}

func systemName(os string) string {
	switch os {
	case "darwin":
		return "macOS"
	case "windows":
		return "Windows"
	case "linux":
		return "Linux"
	}
	return os
}

func memoryName(m handin.Machine) string {
	if m.MemoryGB == 0 {
		return handin.Other
	}
	return fmt.Sprintf("%d GB", m.MemoryGB)
}

func conditions(m handin.Machine) string {
	switch {
	case m.Virtual:
		return "in a virtual machine or container"
	case m.Battery:
		return "on battery"
	}
	return "plugged in"
}
