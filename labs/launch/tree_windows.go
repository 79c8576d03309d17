package launch

import (
	"os/exec"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// A tree is a launch with all that it starts: a job object, which the system
// ends as a whole when its last handle closes, also when the parent is killed.
type tree struct {
	cmd *exec.Cmd
	job windows.Handle // 0 if the system refused one: then the tether must do
}

func newTree(cmd *exec.Cmd) *tree {
	job, err := newJob()
	if err != nil {
		return &tree{cmd: cmd}
	}
	return &tree{cmd: cmd, job: job}
}

// newJob makes a job object that ends its processes when its last handle closes.
func newJob() (windows.Handle, error) {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return 0, err
	}
	limits := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{
		BasicLimitInformation: windows.JOBOBJECT_BASIC_LIMIT_INFORMATION{
			LimitFlags: windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE,
		},
	}
	_, _ = windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits)))
	return job, nil
}

// started puts the running launch into its job.
func (t *tree) started() {
	handle, err := windows.OpenProcess(windows.PROCESS_SET_QUOTA|windows.PROCESS_TERMINATE, false, uint32(t.cmd.Process.Pid))
	if err != nil {
		return
	}
	defer windows.CloseHandle(handle)
	_ = windows.AssignProcessToJobObject(t.job, handle)
}

// jobAccounting is JOBOBJECT_BASIC_ACCOUNTING_INFORMATION of winnt.h, times in
// units of 100 ns.
type jobAccounting struct {
	user, system             int64
	periodUser, periodSystem int64
	pageFaults, processes    uint32
	active, terminated       uint32
}

func (t *tree) accounting() (jobAccounting, error) {
	const basicAccounting = 1
	var counted jobAccounting
	err := windows.QueryInformationJobObject(t.job, basicAccounting,
		uintptr(unsafe.Pointer(&counted)), uint32(unsafe.Sizeof(counted)), nil)
	return counted, err
}

// alive reports whether a process of the job is left.
func (t *tree) alive() bool {
	counted, err := t.accounting()
	return err == nil && counted.active > 0
}

// end kills what is left of the job. Later calls do nothing.
func (t *tree) end() error {
	if t.cmd.Process == nil {
		return nil
	}
	_ = t.cmd.Process.Kill()
	return windows.TerminateJobObject(t.job, 1)
}

// dump ends the launch: there is no signal here at which Go prints goroutines.
func (t *tree) dump() error { return t.end() }

// close ends what is left, also if the launch failed, and frees the job.
func (t *tree) close() {
	_ = t.end()
	_ = windows.CloseHandle(t.job)
}

// usage adds up all processes that were in the job.
func (t *tree) usage(u *Usage) {
	u.User, u.System = t.cmd.ProcessState.UserTime(), t.cmd.ProcessState.SystemTime()
	if counted, err := t.accounting(); err == nil && counted.processes > 0 {
		u.User, u.System = time.Duration(counted.user)*100, time.Duration(counted.system)*100
	}
	launched.Add(int64(u.User + u.System))
}
