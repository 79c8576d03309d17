package launch

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// TestASandboxThatForbidsToWait is one with a rule against a system call that each launch
// takes. The line says so, and nothing crashes.
func TestASandboxThatForbidsToWait(t *testing.T) {
	const variable = "WORKBOOK_TEST_SANDBOX"
	if os.Getenv(variable) == "" {
		within := exec.Command(os.Args[0], "-test.run=^TestASandboxThatForbidsToWait$", "-test.v")
		within.Env = append(within.Environ(), variable+"=1")
		switch printed, err := within.CombinedOutput(); {
		case strings.Contains(string(printed), "--- SKIP"):
			t.Skipf("%s", printed)
		case err != nil:
			t.Errorf("%v: %s", err, printed)
		}
		return
	}
	if err := forbid(unix.SYS_WAITID); err != nil {
		t.Skip("no rule against a system call can be made here: ", err)
	}
	_, _, err := Run(t.Context(), Command{Path: "/bin/true"})
	if err == nil || Started(err) || !strings.Contains(err.Error(), "a container or sandbox forbids") {
		t.Errorf("got %v", err)
	}
}

// forbid makes a system call fail for this whole process, for the rest of its life.
func forbid(call uint32) error {
	runtime.LockOSThread()
	rules := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS}, // the number of the call
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: call, Jf: 1},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)},
		{Code: unix.BPF_RET | unix.BPF_K, K: unix.SECCOMP_RET_ALLOW},
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(len(rules)), Filter: &rules[0]}
	_, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		return errno
	}
	return nil
}
