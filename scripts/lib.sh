# Shared by the scripts beside it: where tools are kept, and how they are got. Sourced, not run.
# shellcheck shell=bash

cache="${XDG_CACHE_HOME:-$HOME/.cache}/priyom/bin"
minio_version=v0.0.0-20260212201848-7aac2a2c5b7c

say() { printf '%s\n' "$*" >&2; }
die() { say "$(basename "$0"): $*"; exit 1; }

# has COMMAND, tesseract:LANGUAGE or postgres: whether it is installed.
has() {
	case "$1" in
	postgres) (postgres_folder) >/dev/null 2>&1 ;; # in a shell of its own, which it may end
	tesseract:*) command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -qx "${1#*:}" ;;
	*) command -v "$1" >/dev/null 2>&1 ;;
	esac
}

# install_packages COMMAND=PACKAGE ...: gets from Debian what is missing.
install_packages() {
	local missing=() pair
	for pair in "$@"; do
		has "${pair%%=*}" || missing+=("${pair#*=}")
	done
	[ ${#missing[@]} -eq 0 ] && return 0
	if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
		die "missing: ${missing[*]}. Install them first, for example: sudo apt-get install ${missing[*]}"
	fi
	say "installing ${missing[*]} …"
	local try
	for try in 1 2 3; do
		if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$cache/apt.log" 2>&1; then
			return 0
		fi
		sleep $((try * 2))
	done
	tail -20 "$cache/apt.log" >&2
	die "apt-get could not install ${missing[*]}"
}

# build_minio builds the object store once and keeps it outside the repository. Runs in a subshell, whose end removes
# what an interrupted build leaves.
build_minio() (
	local go_version target
	go_version=$(go env GOVERSION)
	target="$cache/minio-$minio_version-$go_version"
	[ -x "$target" ] && return 0
	say "building MinIO $minio_version, once; this takes a few minutes …"
	local building
	building=$(mktemp -d "$cache/building.XXXXXX")
	trap 'rm -rf "$building"' EXIT
	if ! (cd / && GOFLAGS='' GOBIN="$building" go install "github.com/minio/minio@$minio_version") </dev/null >"$cache/minio-build.log" 2>&1; then
		tail -20 "$cache/minio-build.log" >&2
		die "MinIO could not be built"
	fi
	mv "$building/minio" "$target"
)

# postgres_folder is where the programs of the latest PostgreSQL are; Debian keeps them off the PATH.
postgres_folder() {
	local folder
	for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) "$(dirname "$(command -v postgres || echo /nowhere/postgres)")"; do
		[ -x "$folder/postgres" ] && [ -x "$folder/initdb" ] && { printf '%s' "$folder"; return 0; }
	done
	die "missing: PostgreSQL; make test installs it, or: sudo apt-get install postgresql"
}

minio_binary() { printf '%s' "$cache/minio-$minio_version-$(go env GOVERSION)"; }

mkdir -p "$cache"
