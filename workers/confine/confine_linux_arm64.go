package confine

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_AARCH64

var callsOfArch []int

var callsOnFilesOfArch = []int{unix.SYS_FSTATAT}
