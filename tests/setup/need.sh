#!/bin/sh
# Installs what a word of the Makefile needs; says nothing when nothing is missing.
#
#   tests/setup/need.sh run | terminal | test | check | fmt | audit | bench | package
#
# It never asks, never reads stdin and never installs a Rust toolchain or Node: those it names, with the least
# version that works, and stops. Debian and Ubuntu packages it installs itself as root or by a sudo that needs no
# password; otherwise it prints the one line to type.
set -eu
cd "$(dirname "$0")/../.."
word=${1:?which word of the Makefile}

BUILD_TERMINAL='build-essential pkg-config'
BUILD_WINDOW="$BUILD_TERMINAL libwebkit2gtk-4.1-dev libdbus-1-dev"
DISPLAY_TESTS='webkit2gtk-driver xvfb dbus dunst gnome-keyring openbox xdotool imagemagick fonts-dejavu'
# They read what is exported; docx2txt brings unzip, and python3-jsonschema brings Python.
READERS='poppler-utils qpdf libxml2-utils docx2txt python3-jsonschema'
TEST_PROGRAMS='WebKitWebDriver Xvfb dbus-daemon dunst gnome-keyring-daemon openbox xdotool import pdftotext qpdf xmllint docx2txt'
BENCHMARKS='ripgrep'
BUNDLES='librsvg2-dev patchelf rpm'
CARGO_DENY=0.20.2
TAURI_DRIVER=2.1.0

stop() {
    printf 'holdfast: %s\n' "$@" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# at_least HAVE WANT: true when the dotted version HAVE is not below WANT.
at_least() {
    printf '%s %s\n' "$1" "$2" | awk '{
        split($1, have, /[.-]/); split($2, want, /[.-]/)
        for (i = 1; i <= 3; i++) {
            if (have[i] + 0 > want[i] + 0) exit 0
            if (have[i] + 0 < want[i] + 0) exit 1
        }
    }'
}

need_rust() {
    least=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    if ! has rustc || ! has cargo || ! version=$(rustc --version 2>/dev/null </dev/null); then
        stop "Rust $least or newer is needed, and none is here. Install it from https://rustup.rs, then run this again."
    fi
    version=$(printf '%s\n' "$version" | awk '{ print $2 }')
    at_least "$version" "$least" || stop \
        "Rust $least or newer is needed; this one is $version. With rustup: rustup update stable. Without: https://rustup.rs (a system's own Rust is often too old)."
}

need_rust_lints() {
    missing=
    cargo clippy --version >/dev/null 2>&1 </dev/null || missing="$missing clippy"
    cargo fmt --version >/dev/null 2>&1 </dev/null || missing="$missing rustfmt"
    [ -z "$missing" ] || stop "Rust's${missing} is missing. Type: rustup component add$missing"
}

# node_fits VERSION: true for what all tools of the front end work with (`engines` of ui/package.json).
node_fits() {
    case $1 in
    20.*) at_least "$1" 20.19 ;;
    22.*) at_least "$1" 22.13 ;;
    *) at_least "$1" 24 ;;
    esac
}

need_node() {
    wanted='Node 20 (from 20.19), 22 (from 22.13) or 24 and newer is needed'
    has node || stop "$wanted, and none is here. Install it from https://nodejs.org, then run this again."
    version=$(node --version </dev/null)
    node_fits "${version#v}" || stop \
        "$wanted; this one is ${version#v}. Install it from https://nodejs.org, then run this again."
    has npm || stop 'npm is missing beside Node. On Debian: apt-get install npm; elsewhere it comes with Node from https://nodejs.org.'
}

# need_packages PACKAGE…: on Debian and Ubuntu installs what is missing, elsewhere prints the list once.
need_packages() {
    if ! has apt-get || ! has dpkg-query; then
        list_for_other_systems "$@"
        return
    fi
    missing=
    for package in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null </dev/null) || state=absent
        [ "$state" = installed ] || missing="$missing $package"
    done
    [ -z "$missing" ] || install_packages "$missing"
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif has sudo && sudo -n true 2>/dev/null </dev/null; then
        as_root='sudo -n'
    else
        stop "These packages are missing:$1" "Type: sudo apt-get install --no-install-recommends$1"
    fi
    echo "holdfast: installing$1"
    # The lists may be old or absent; where they cannot be renewed the install below says what is wrong.
    # shellcheck disable=SC2086 # words are meant to split
    $as_root apt-get update -qq </dev/null || true
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=300 $1 </dev/null || stop \
        "Installing packages failed; the reason stands above. To try by hand: sudo apt-get install --no-install-recommends$1"
}

# A system without apt has its own names for these, so presence is judged by what a build needs first, and for the tests
# by the programs that they start.
list_for_other_systems() {
    if has cc && has pkg-config && { [ "$word" = terminal ] || pkg-config --exists webkit2gtk-4.1; } && has_test_programs; then
        return
    fi
    if [ "$(uname -s)" = Darwin ] && has cc; then
        return
    fi
    stop 'This system has no apt-get; install what matches these Debian packages, then run this again:' "  $*"
}

has_test_programs() {
    [ "$word" = test ] || return 0
    for program in $TEST_PROGRAMS; do
        has "$program" || return 1
    done
}

# need_cargo_program NAME VERSION: installs it, pinned, when it is absent.
need_cargo_program() {
    has "$1" || [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/$1" ] || install_cargo_program "$@"
}

install_cargo_program() {
    echo "holdfast: installing $1 $2 (this takes some minutes, once)"
    cargo install --quiet --locked --version "$2" "$1" </dev/null
}

need_cargo_deny() {
    if version=$(cargo deny --version 2>/dev/null </dev/null) && at_least "${version##* }" "$CARGO_DENY"; then
        return
    fi
    install_cargo_program cargo-deny "$CARGO_DENY"
}

# The front end's packages, again only when the lock file has changed since they were installed.
need_front_end() {
    need_node
    if ! cmp -s ui/package-lock.json ui/node_modules/.holdfast-lock; then
        echo 'holdfast: installing the packages of the front end'
        npm --prefix ui ci --no-audit --no-fund --loglevel=error </dev/null
        cp ui/package-lock.json ui/node_modules/.holdfast-lock
    fi
}

need_rust
# shellcheck disable=SC2086 # the lists are words
case $word in
terminal)
    need_packages $BUILD_TERMINAL
    ;;
run)
    need_node
    need_packages $BUILD_WINDOW
    need_front_end
    ;;
test)
    need_rust_lints
    need_node
    need_packages $BUILD_WINDOW $DISPLAY_TESTS $READERS
    need_front_end
    need_cargo_program tauri-driver "$TAURI_DRIVER"
    ;;
check)
    need_rust_lints
    need_node
    need_packages $BUILD_WINDOW
    need_front_end
    ;;
fmt)
    need_rust_lints
    need_front_end
    ;;
audit)
    need_node
    need_cargo_deny
    ;;
bench)
    need_node
    need_packages $BUILD_WINDOW $DISPLAY_TESTS $BENCHMARKS
    need_front_end
    need_cargo_program tauri-driver "$TAURI_DRIVER"
    ;;
package)
    need_node
    need_packages $BUILD_WINDOW $BUNDLES
    need_front_end
    ;;
*)
    stop "unknown word '$word'"
    ;;
esac
