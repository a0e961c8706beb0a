//go:build amd64 || arm64

package confine

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"unsafe"

	"github.com/landlock-lsm/go-landlock/landlock"
	"github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// Lent asks the kernel what it lends.
func Lent() Status {
	action := uint32(unix.SECCOMP_RET_ERRNO)
	_, _, refused := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_GET_ACTION_AVAIL, 0, uintptr(unsafe.Pointer(&action)))
	version, err := syscall.LandlockGetABIVersion()
	if err != nil {
		version = 0
	}
	return Status{Seccomp: refused == 0, Landlock: version}
}

// Process confines this process for good, in all its threads. What is open stays open.
func Process(bounds Bounds, paths Paths) error {
	limits := map[int]uint64{
		unix.RLIMIT_AS:     bounds.AddressSpace,
		unix.RLIMIT_DATA:   bounds.Data,
		unix.RLIMIT_CPU:    bounds.CPUSeconds,
		unix.RLIMIT_NOFILE: bounds.OpenFiles,
		unix.RLIMIT_FSIZE:  0,
		unix.RLIMIT_CORE:   0,
	}
	for resource, limit := range limits {
		if err := unix.Setrlimit(resource, &unix.Rlimit{Cur: limit, Max: limit}); err != nil {
			return fmt.Errorf("limit resource %d: %w", resource, err)
		}
	}
	if err := shut(paths); err != nil {
		return err
	}
	return filter(paths)
}

// shut leaves of the file system only the paths.
func shut(paths Paths) error {
	if paths.none() {
		if err := landlock.V5.BestEffort().Restrict(); err != nil {
			return fmt.Errorf("landlock: %w", err)
		}
		return nil
	}
	if Lent().Landlock == 0 {
		return errors.New("the kernel has no Landlock, without which a process that opens files cannot be confined")
	}
	var rules []landlock.Rule
	for _, path := range append(slices.Clone(paths.Read), paths.Run...) {
		rules = append(rules, landlock.PathAccess(accessFor(path, slices.Contains(paths.Run, path)), path).IgnoreIfMissing())
	}
	if err := landlock.V5.BestEffort().Restrict(rules...); err != nil {
		return fmt.Errorf("landlock: %w", err)
	}
	return nil
}

// accessFor is what may be done with a path: read a file, list a folder besides, run a program.
func accessFor(path string, run bool) landlock.AccessFSSet {
	access := landlock.AccessFSSet(syscall.AccessFSReadFile)
	if run {
		access |= syscall.AccessFSExecute
	}
	var is unix.Stat_t
	if unix.Stat(path, &is) == nil && is.Mode&unix.S_IFMT == unix.S_IFDIR {
		access |= syscall.AccessFSReadDir
	}
	return access
}

// filter lets only listed system calls through; all others fail with EPERM.
func filter(paths Paths) error {
	program, err := bpf.Assemble(instructions(paths))
	if err != nil {
		return fmt.Errorf("assemble the filter: %w", err)
	}
	raw := make([]unix.SockFilter, len(program))
	for i, instruction := range program {
		raw[i] = unix.SockFilter{Code: instruction.Op, Jt: instruction.Jt, Jf: instruction.Jf, K: instruction.K}
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("give up new privileges: %w", err)
	}
	set := unix.SockFprog{Len: uint16(len(raw)), Filter: &raw[0]}
	thread, _, errno := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&set)))
	runtime.KeepAlive(raw)
	if errno != 0 || thread != 0 {
		return fmt.Errorf("seccomp: %w (thread %d)", errno, thread)
	}
	return nil
}

// Offsets in struct seccomp_data.
const (
	offsetNumber = 0
	offsetArch   = 4
	offsetFlags  = 16 // the low half of the first argument, on little-endian machines
)

func instructions(paths Paths) []bpf.Instruction {
	refuse := bpf.RetConstant{Val: unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)}
	unknown := bpf.RetConstant{Val: unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)}
	allow := bpf.RetConstant{Val: unix.SECCOMP_RET_ALLOW}
	list := []bpf.Instruction{
		bpf.LoadAbsolute{Off: offsetArch, Size: 4},
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: auditArch, SkipTrue: 1},
		bpf.RetConstant{Val: unix.SECCOMP_RET_KILL_PROCESS},
		bpf.LoadAbsolute{Off: offsetNumber, Size: 4},
	}
	for _, number := range allowed(paths) {
		list = append(list, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: uint32(number), SkipTrue: 1}, allow)
	}
	return append(list,
		// clone3 hides its flags in memory; the C library falls back to clone where it is unknown.
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: unix.SYS_CLONE3, SkipTrue: 1}, unknown,
		// clone makes threads, never processes.
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: unix.SYS_CLONE, SkipTrue: 3},
		bpf.LoadAbsolute{Off: offsetFlags, Size: 4},
		bpf.JumpIf{Cond: bpf.JumpBitsNotSet, Val: unix.CLONE_THREAD, SkipTrue: 1},
		allow,
		refuse)
}

func allowed(paths Paths) []int {
	list := slices.Concat(calls, callsOfArch)
	if !paths.none() {
		list = slices.Concat(list, callsOnFiles, callsOnFilesOfArch)
	}
	if len(paths.Run) > 0 {
		list = append(list, unix.SYS_EXECVE)
	}
	return list
}

// calls are what the Go runtime, the C library and drawing need once everything is open.
var calls = []int{
	unix.SYS_READ, unix.SYS_WRITE, unix.SYS_READV, unix.SYS_WRITEV, unix.SYS_CLOSE, unix.SYS_FSTAT, unix.SYS_LSEEK, unix.SYS_FCNTL,
	unix.SYS_MMAP, unix.SYS_MPROTECT, unix.SYS_MUNMAP, unix.SYS_MREMAP, unix.SYS_BRK, unix.SYS_MADVISE, unix.SYS_MINCORE,
	unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_RT_SIGRETURN, unix.SYS_SIGALTSTACK, unix.SYS_RESTART_SYSCALL,
	unix.SYS_FUTEX, unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY, unix.SYS_NANOSLEEP, unix.SYS_CLOCK_NANOSLEEP,
	unix.SYS_CLOCK_GETTIME, unix.SYS_CLOCK_GETRES, unix.SYS_GETTIMEOFDAY, unix.SYS_GETRANDOM, unix.SYS_GETRUSAGE,
	unix.SYS_GETPID, unix.SYS_GETTID, unix.SYS_TGKILL, unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
	unix.SYS_SET_ROBUST_LIST, unix.SYS_RSEQ, unix.SYS_SET_TID_ADDRESS, unix.SYS_MEMBARRIER,
	unix.SYS_EPOLL_CREATE1, unix.SYS_EPOLL_CTL, unix.SYS_EPOLL_PWAIT, unix.SYS_EVENTFD2, unix.SYS_PIPE2, unix.SYS_PPOLL,
	unix.SYS_TIMER_CREATE, unix.SYS_TIMER_SETTIME, unix.SYS_TIMER_DELETE,
}

// callsOnFiles are what loading a program and reading its data need; which files, Landlock says.
var callsOnFiles = []int{
	unix.SYS_OPENAT, unix.SYS_STATX, unix.SYS_READLINKAT, unix.SYS_FACCESSAT, unix.SYS_FACCESSAT2,
	unix.SYS_GETDENTS64, unix.SYS_PREAD64, unix.SYS_GETCWD, unix.SYS_UNAME, unix.SYS_PRLIMIT64, unix.SYS_SYSINFO,
	unix.SYS_GETUID, unix.SYS_GETEUID, unix.SYS_GETGID, unix.SYS_GETEGID, unix.SYS_FADVISE64, unix.SYS_DUP,
}
