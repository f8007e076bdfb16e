/* Stands between a program and the system: the Nth call that changes a file of the data folder kills the program, or
   fails with an error of the disk. HOLDFAST_FAULT is kill:N, eio:N or full:N; a call is counted before it is made. The
   file HOLDFAST_FAULT_FIRED is made when it is reached. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_data(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, "/data/") != NULL;
}

/* 0, or the error with which this call fails. */
static int fault(int fd) {
  const char *asked = getenv("HOLDFAST_FAULT");
  if (asked == NULL || !is_data(fd)) return 0;
  const char *number = strchr(asked, ':');
  if (number == NULL || __sync_add_and_fetch(&calls, 1) != atol(number + 1)) return 0;
  const char *fired = getenv("HOLDFAST_FAULT_FIRED");
  if (fired != NULL) close(creat(fired, 0600));
  if (strncmp(asked, "kill", 4) == 0) kill(getpid(), SIGKILL);
  return strncmp(asked, "full", 4) == 0 ? ENOSPC : EIO;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define STAND(type, name, parameters, arguments, fd)  \
  type name parameters {                              \
    int error = fault(fd);                            \
    if (error) { errno = error; return -1; }          \
    return REAL(name) arguments;                      \
  }

STAND(ssize_t, write, (int fd, const void *from, size_t n), (fd, from, n), fd)
STAND(ssize_t, pwrite, (int fd, const void *from, size_t n, off_t at), (fd, from, n, at), fd)
STAND(ssize_t, pwrite64, (int fd, const void *from, size_t n, off64_t at), (fd, from, n, at), fd)
STAND(int, fsync, (int fd), (fd), fd)
STAND(int, fdatasync, (int fd), (fd), fd)
STAND(int, ftruncate, (int fd, off_t length), (fd, length), fd)
STAND(int, ftruncate64, (int fd, off64_t length), (fd, length), fd)
