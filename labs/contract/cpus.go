package contract

import "runtime"

// onAnyCPUs takes the step. An exercise that asks how many CPUs there are may do something
// else on another machine: then the step is taken twice more, on one CPU and on eight.
func (t *T) onAnyCPUs(take func(*T)) {
	take(t)
	source, err := ReadSource(t.order.Source, "exercise.go")
	if err != nil || source.uses()["runtime.GOMAXPROCS"] == nil {
		return
	}
	for _, cpus := range []int{1, 8} {
		usual := runtime.GOMAXPROCS(cpus)
		t.mu.Lock()
		t.cpus = cpus
		t.mu.Unlock()
		take(t)
		runtime.GOMAXPROCS(usual)
	}
}
