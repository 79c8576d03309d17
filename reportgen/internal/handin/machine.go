package handin

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"workbook/reportgen/internal/results"
)

// Other is what a list does not have.
const Other = "other"

// The systems and architectures that a hand-in names.
var (
	systems       = []string{"linux", "darwin", "windows", "freebsd", "openbsd", "netbsd", Other}
	architectures = []string{"amd64", "arm64", "386", "arm", "riscv64", "ppc64le", "s390x", "loong64", Other}
)

// families are the CPUs that a hand-in names, by the words of their models. The
// first that matches counts.
var families = []struct {
	name  string
	model *regexp.Regexp
}{
	{"Apple M1", family(`apple m1`)}, {"Apple M2", family(`apple m2`)}, {"Apple M3", family(`apple m3`)},
	{"Apple M4", family(`apple m4`)}, {"Apple M5", family(`apple m5`)}, {"Apple", family(`apple`)},
	{"Intel Core Ultra 5", family(`intel.*ultra 5`)}, {"Intel Core Ultra 7", family(`intel.*ultra 7`)},
	{"Intel Core Ultra 9", family(`intel.*ultra 9`)},
	{"Intel Core i3", family(`intel.*\bi3`)}, {"Intel Core i5", family(`intel.*\bi5`)},
	{"Intel Core i7", family(`intel.*\bi7`)}, {"Intel Core i9", family(`intel.*\bi9`)},
	{"Intel Xeon", family(`xeon`)}, {"Intel Pentium", family(`pentium`)}, {"Intel Celeron", family(`celeron`)},
	{"Intel N", family(`intel.*\bn[0-9]{2,3}\b`)}, {"Intel", family(`intel`)},
	{"AMD Ryzen AI", family(`ryzen ai`)}, {"AMD Ryzen 3", family(`ryzen 3`)}, {"AMD Ryzen 5", family(`ryzen 5`)},
	{"AMD Ryzen 7", family(`ryzen 7`)}, {"AMD Ryzen 9", family(`ryzen 9`)}, {"AMD Ryzen Threadripper", family(`threadripper`)},
	{"AMD Ryzen", family(`ryzen`)}, {"AMD EPYC", family(`epyc`)}, {"AMD", family(`\bamd\b`)},
	{"Snapdragon", family(`snapdragon|qualcomm`)}, {"ARM Neoverse", family(`neoverse|graviton|ampere`)},
	{"ARM Cortex", family(`cortex`)},
}

func family(model string) *regexp.Regexp { return regexp.MustCompile(`(?i)` + model) }

// cpuFamilies are all names that a hand-in may give to a CPU.
var cpuFamilies = func() []string {
	names := []string{Other}
	for _, f := range families {
		names = append(names, f.name)
	}
	return names
}()

// classOf returns the class of a machine.
func classOf(m results.Machine) Machine {
	return Machine{
		OS: listed(m.OS, systems), Arch: listed(m.Arch, architectures), CPU: cpuFamily(m.CPUModel),
		CPUs: m.AtOnce(), Logical: m.CPUsLogical, Physical: m.CPUsPhysical,
		MemoryGB: powerOfTwo(m.Memory), Go: release(m.GoVersion),
		Virtual: m.Virtual != "", Battery: m.Battery,
	}
}

// listed is the text if the list has it.
func listed(text string, list []string) string {
	if slices.Contains(list, text) {
		return text
	}
	return Other
}

func cpuFamily(model string) string {
	model = strings.NewReplacer("(R)", "", "(TM)", "", "(r)", "", "(tm)", "").Replace(model)
	for _, f := range families {
		if f.model.MatchString(model) {
			return f.name
		}
	}
	return Other
}

// powerOfTwo rounds bytes to the power of two of GB that is nearest, 1 at least.
// A laptop of 16 GB tells some less.
func powerOfTwo(bytes int64) int {
	if bytes <= 0 {
		return 0
	}
	exponent := math.Round(math.Log2(float64(bytes) / (1 << 30)))
	return 1 << int(min(max(exponent, 0), 16))
}

var released = regexp.MustCompile(`^go(1\.[0-9]{1,3})(\.[0-9]+)?$`)

// release is the version without its patch.
func release(version string) string {
	if found := released.FindStringSubmatch(version); found != nil {
		return found[1]
	}
	return ""
}
