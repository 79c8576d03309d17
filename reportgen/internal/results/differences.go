package results

import (
	"math"
	"strconv"

	"workbook/labs/plain"
	"workbook/labs/units"
)

// A Difference is something about the machine that the two files do not share.
type Difference struct{ What, Before, After string }

// sameMemory is how far, as a share, the memory of one machine may differ from
// start to start: the kernel keeps some for itself.
const sameMemory = 0.05

// differences tells another machine from the same one in another condition. A
// new Go or kernel is a condition: what it changes is worth comparing. What one of
// the files does not tell is not a difference.
func differences(before, after Machine) (machine, conditions []Difference) {
	note := func(list *[]Difference, what, a, b string) {
		if a != b {
			*list = append(*list, Difference{what, plain.Line(a), plain.Line(b)})
		}
	}
	noteTold := func(list *[]Difference, what, a, b string) {
		if a != "" && b != "" {
			note(list, what, a, b)
		}
	}
	noteTold(&machine, "CPU model", before.CPUModel, after.CPUModel)
	noteTold(&machine, "CPUs", numberTold(before.CPUsLogical), numberTold(after.CPUsLogical))
	note(&machine, "usable CPUs", strconv.Itoa(before.CPUsUsable), strconv.Itoa(after.CPUsUsable))
	if before.CPUQuota == after.CPUQuota { // of which Go makes it
		noteTold(&machine, "GOMAXPROCS", numberTold(before.GoMaxProcs), numberTold(after.GoMaxProcs))
	}
	note(&machine, "system", before.OS+"/"+before.Arch, after.OS+"/"+after.Arch)
	note(&machine, "virtual machine", before.Virtual, after.Virtual)
	a, b := float64(before.Memory), float64(after.Memory)
	if min(a, b) > 0 && math.Abs(a-b) > sameMemory*max(a, b) {
		note(&machine, "memory", units.Bytes(a), units.Bytes(b))
	}
	note(&conditions, "Go", before.GoVersion, after.GoVersion)
	noteTold(&conditions, "kernel", before.Kernel, after.Kernel)
	noteTold(&conditions, "distribution", before.Distribution, after.Distribution)
	note(&conditions, "CPU quota", units.Number(before.CPUQuota), units.Number(after.CPUQuota))
	note(&conditions, "memory limit", limitTold(before.MemoryLimit), limitTold(after.MemoryLimit))
	noteTold(&conditions, "frequency governor", before.Governor, after.Governor)
	note(&conditions, "on battery", yesNo(before.Battery), yesNo(after.Battery))
	return machine, conditions
}

func numberTold(x int) string {
	if x == 0 {
		return ""
	}
	return strconv.Itoa(x)
}

func limitTold(bytes int64) string {
	if bytes == 0 {
		return ""
	}
	return units.Bytes(float64(bytes))
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
