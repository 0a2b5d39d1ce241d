// The work of bench/works.ts with nothing in its way: messages written as words into 64 KB, one send when these are full or
// an answer is waited for, no objects, no checks. What no library can beat by much.
#define _GNU_SOURCE
#include "measure.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { BATCH = 64 * 1024 };
enum { DISPLAY = 1, REGISTRY, COMPOSITOR, SHM, SEAT, SURFACE, POINTER, POOL, BUFFER, FREE };

static int server;
static uint32_t out[BATCH / 4], in[BATCH / 2];
static int filled;
static size_t left;
static int fds[28], fd_count;
static int memory;
static long done, deleted, moved;
static int64_t sum;

static void flush(void) {
  char control[CMSG_SPACE(sizeof fds)] = {0};
  const char *at = (const char *)out;
  size_t size = (size_t)filled * 4;
  filled = 0;
  while (size > 0) {
    struct iovec iov = {(void *)at, size};
    struct msghdr header = {.msg_iov = &iov, .msg_iovlen = 1};
    if (fd_count > 0) {
      header.msg_control = control;
      header.msg_controllen = CMSG_SPACE((size_t)fd_count * sizeof(int));
      struct cmsghdr *one = CMSG_FIRSTHDR(&header);
      one->cmsg_level = SOL_SOCKET;
      one->cmsg_type = SCM_RIGHTS;
      one->cmsg_len = CMSG_LEN((size_t)fd_count * sizeof(int));
      memcpy(CMSG_DATA(one), fds, (size_t)fd_count * sizeof(int));
    }
    ssize_t sent = sendmsg(server, &header, MSG_NOSIGNAL);
    if (sent < 0) fail("sendmsg");
    for (int i = 0; i < fd_count; i++) close(fds[i]);
    fd_count = 0;
    at += sent;
    size -= (size_t)sent;
  }
}

static inline uint32_t *message(uint32_t id, uint32_t opcode, int words) {
  if (filled + words > BATCH / 4) flush();
  uint32_t *at = out + filled;
  filled += words;
  at[0] = id;
  at[1] = (uint32_t)words * 4 << 16 | opcode;
  return at + 2;
}

static void hear(void) {
  ssize_t count = recv(server, (char *)in + left, BATCH, 0);
  if (count <= 0) fail("recv");
  size_t end = left + (size_t)count, at = 0;
  while (at + 8 <= end) {
    const uint32_t *m = (const uint32_t *)((char *)in + at);
    size_t size = m[1] >> 16;
    if (at + size > end) break;
    if (m[0] == DISPLAY) deleted++;
    else if (m[0] == POINTER) moved++, sum += (int32_t)m[3] + (int32_t)m[4];
    else if (m[0] != REGISTRY) done++;
    at += size;
  }
  left = end - at;
  memmove(in, (char *)in + at, left);
}

static void until(const long *what, long count) {
  flush();
  while (*what < count) hear();
}

static void roundtrip(void) {
  done = 0;
  message(DISPLAY, 0, 3)[0] = FREE;
  until(&done, 1);
}

static void damage(long items) {
  for (long i = 0; i < items; i++) {
    uint32_t *m = message(SURFACE, 9, 6);
    m[0] = (uint32_t)i, m[1] = 0, m[2] = m[3] = 64;
  }
  roundtrip();
}

static void show(uint32_t callback) {
  uint32_t *m = message(SURFACE, 1, 5);
  m[0] = BUFFER, m[1] = m[2] = 0;
  m = message(SURFACE, 9, 6);
  m[0] = m[1] = 0, m[2] = m[3] = 64;
  message(SURFACE, 3, 3)[0] = callback;
  message(SURFACE, 6, 2);
}

static void frames(long items) {
  for (long turn = 0; turn < items / FRAMES; turn++) {
    done = 0;
    for (uint32_t i = 0; i < FRAMES; i++) show(FREE + i);
    until(&done, FRAMES);
  }
}

static void frame_cycle(long items) {
  for (long i = 0; i < items; i++) {
    done = 0;
    show(FREE);
    until(&done, 1);
  }
}

static void regions(long items) {
  for (long turn = 0; turn < items / REGIONS; turn++) {
    deleted = 0;
    for (uint32_t i = 0; i < REGIONS; i++) {
      message(COMPOSITOR, 1, 3)[0] = FREE + i;
      message(FREE + i, 0, 2);
    }
    until(&deleted, REGIONS);
  }
}

static void create_pool(uint32_t id, uint32_t size) {
  fds[fd_count++] = fcntl(memory, F_DUPFD_CLOEXEC, 0);
  uint32_t *m = message(SHM, 0, 4);
  m[0] = id, m[1] = size;
}

static void pools(long items) {
  for (long turn = 0; turn < items / POOLS; turn++) {
    deleted = 0;
    for (uint32_t i = 0; i < POOLS; i++) {
      create_pool(FREE + i, 4096);
      message(FREE + i, 1, 2);
    }
    until(&deleted, POOLS);
  }
}

static void motions(long items) {
  for (long turn = 0; turn < items / MOTIONS; turn++) {
    moved = 0;
    uint32_t *m = message(POINTER, 0, 6);
    m[0] = MOTIONS, m[1] = m[2] = m[3] = 0;
    until(&moved, MOTIONS);
  }
}

static void syncs(long items) {
  for (long turn = 0; turn < items / SYNCS; turn++) {
    done = 0;
    for (uint32_t i = 0; i < SYNCS; i++) message(DISPLAY, 0, 3)[0] = FREE + i;
    until(&done, SYNCS);
  }
}

static void roundtrips(long items) {
  for (long i = 0; i < items; i++) roundtrip();
}

/** wl_registry.bind; the sink's names are its own kinds */
static void bind_global(uint32_t name, const char *interface, uint32_t version, uint32_t id) {
  uint32_t length = (uint32_t)strlen(interface) + 1, words = (length + 3) / 4;
  uint32_t *m = message(REGISTRY, 0, (int)(6 + words));
  m[0] = name;
  m[1] = length;
  m[1 + words] = 0;
  memcpy(m + 2, interface, length);
  m[2 + words] = version;
  m[3 + words] = id;
}

int main(int argc, char **argv) {
  static const struct work works[] = {
      {"damage", damage},       {"damage-batches", damage}, {"frames", frames},   {"regions", regions},       {"pools", pools},
      {"motions", motions},     {"syncs", syncs},     {"roundtrips", roundtrips}, {"awaited", roundtrips},
      {"frame-cycle", frame_cycle}, {NULL, NULL},
  };
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  if (argc < 2 || strlen(argv[1]) >= sizeof name.sun_path) return 1;
  strcpy(name.sun_path, argv[1]);
  server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connect(server, (struct sockaddr *)&name, sizeof name)) fail(argv[1]);
  message(DISPLAY, 1, 3)[0] = REGISTRY;
  bind_global(3, "wl_compositor", 4, COMPOSITOR);
  bind_global(4, "wl_shm", 1, SHM);
  bind_global(5, "wl_seat", 5, SEAT);
  message(COMPOSITOR, 0, 3)[0] = SURFACE;
  message(SEAT, 0, 3)[0] = POINTER;
  memory = memfd_create("bench", MFD_CLOEXEC);
  if (ftruncate(memory, 64 * 64 * 4)) fail("ftruncate");
  create_pool(POOL, 64 * 64 * 4);
  uint32_t *m = message(POOL, 0, 8);
  m[0] = BUFFER, m[1] = 0, m[2] = m[3] = 64, m[4] = 256, m[5] = 0;
  roundtrip();
  return serve(works);
}
