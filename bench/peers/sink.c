// The least that a client can talk to: it reads requests, answers sync, frame and destructors, lets pointers move, and
// throws away the rest. So what is measured is the client. One process for all clients, which take turns.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum kind { NONE, DISPLAY, REGISTRY, COMPOSITOR, SHM, SEAT, SURFACE, REGION, POOL, BUFFER, POINTER };
enum { CLIENTS = 16, READ = 64 * 1024, FRAMES = 4096 };

struct client {
  int fd;
  uint32_t left;
  uint8_t in[READ * 2];
  uint8_t *kinds;
  uint32_t room;
  uint32_t frames[FRAMES];
  int waiting;
};

static struct client *clients[CLIENTS];
static struct pollfd polled[CLIENTS + 1];
static uint32_t out[READ / 4];
static int filled;

static void flush(struct client *c) {
  const char *at = (const char *)out;
  size_t left = (size_t)filled * 4;
  filled = 0;
  while (left > 0) {
    ssize_t sent = send(c->fd, at, left, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return; // the client is gone, which the next read tells
    at += sent;
    left -= (size_t)sent;
  }
}

static void say(struct client *c, int words, const uint32_t *message) {
  if (filled + words > (int)(sizeof out / 4)) flush(c);
  memcpy(out + filled, message, (size_t)words * 4);
  filled += words;
}

static void be(struct client *c, uint32_t id, enum kind kind) {
  if (id >= c->room) {
    uint32_t room = id * 2 + 1024;
    if (id > 1 << 24) exit(1);
    c->kinds = realloc(c->kinds, room);
    memset(c->kinds + c->room, NONE, room - c->room);
    c->room = room;
  }
  c->kinds[id] = (uint8_t)kind;
}

static void deleted(struct client *c, uint32_t id) {
  say(c, 3, (uint32_t[]){1, 12 << 16 | 1, id}); // wl_display.delete_id
}

static void done(struct client *c, uint32_t callback) {
  say(c, 3, (uint32_t[]){callback, 12 << 16, 0}); // wl_callback.done
  deleted(c, callback);
}

static void global(struct client *c, uint32_t registry, uint32_t name, const char *interface, uint32_t version) {
  uint32_t message[16] = {0};
  uint32_t length = (uint32_t)strlen(interface) + 1, words = (length + 3) / 4;
  message[0] = registry;
  message[1] = (5 + words) * 4 << 16;
  message[2] = name;
  message[3] = length;
  memcpy(message + 4, interface, length);
  message[4 + words] = version;
  say(c, 5 + (int)words, message);
}

static void request(struct client *c, const uint32_t *m, uint32_t words) {
  uint32_t id = m[0], opcode = m[1] & 0xffff;
  enum kind kind = id < c->room ? c->kinds[id] : NONE;
  switch (kind) {
  case DISPLAY:
    if (opcode == 0) done(c, m[2]);
    if (opcode == 1) {
      be(c, m[2], REGISTRY);
      global(c, m[2], COMPOSITOR, "wl_compositor", 4);
      global(c, m[2], SHM, "wl_shm", 1);
      global(c, m[2], SEAT, "wl_seat", 5);
    }
    break;
  case REGISTRY: be(c, m[words - 1], m[2]); break;
  case COMPOSITOR: be(c, m[2], opcode == 0 ? SURFACE : REGION); break;
  case SHM: be(c, m[2], POOL); break;
  case SEAT: be(c, m[2], POINTER); break;
  case SURFACE:
    if (opcode == 3 && c->waiting < FRAMES) c->frames[c->waiting++] = m[2];
    if (opcode == 6) {
      for (int i = 0; i < c->waiting; i++) done(c, c->frames[i]);
      c->waiting = 0;
    }
    if (opcode == 0) be(c, id, NONE), deleted(c, id);
    break;
  case POOL:
    if (opcode == 0) be(c, m[2], BUFFER);
    if (opcode == 1) be(c, id, NONE), deleted(c, id);
    break;
  case REGION:
  case BUFFER:
    if (opcode == 0) be(c, id, NONE), deleted(c, id);
    break;
  case POINTER: // wl_pointer.set_cursor: the serial is how often it moves
    if (opcode == 0)
      for (uint32_t i = 0; i < m[2]; i++) say(c, 5, (uint32_t[]){id, 20 << 16 | 2, i, i << 4, i << 3});
    break;
  case NONE: break;
  }
}

/** Reads once. @return whether the client is still there */
static int hear(struct client *c) {
  char control[CMSG_SPACE(253 * sizeof(int))];
  struct iovec iov = {c->in + c->left, READ};
  struct msghdr header = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  ssize_t count = recvmsg(c->fd, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  if (count < 0) return errno == EAGAIN || errno == EINTR;
  if (count == 0) return 0;
  for (struct cmsghdr *one = CMSG_FIRSTHDR(&header); one; one = CMSG_NXTHDR(&header, one))
    for (size_t i = 0; one->cmsg_type == SCM_RIGHTS && i < (one->cmsg_len - CMSG_LEN(0)) / sizeof(int); i++)
      close(((int *)CMSG_DATA(one))[i]);
  uint32_t end = c->left + (uint32_t)count, at = 0;
  while (at + 8 <= end) {
    const uint32_t *m = (const uint32_t *)(c->in + at);
    uint32_t size = m[1] >> 16;
    if (size < 8) return 0;
    if (at + size > end) break;
    request(c, m, size / 4);
    at += size;
  }
  memmove(c->in, c->in + at, end - at);
  c->left = end - at;
  flush(c);
  return 1;
}

int main(int argc, char **argv) {
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (argc < 2 || strlen(argv[1]) >= sizeof name.sun_path) return 1;
  strcpy(name.sun_path, argv[1]);
  if (bind(listening, (struct sockaddr *)&name, sizeof name) || listen(listening, 8)) return perror(argv[1]), 1;
  signal(SIGPIPE, SIG_IGN);
  printf("ready\n");
  fflush(stdout);
  polled[CLIENTS] = (struct pollfd){listening, POLLIN, 0};
  for (int i = 0; i < CLIENTS; i++) polled[i].fd = -1;
  for (;;) {
    poll(polled, CLIENTS + 1, -1);
    for (int i = 0; i < CLIENTS; i++) {
      struct client *c = clients[i];
      if (!c || !polled[i].revents || hear(c)) continue;
      close(c->fd);
      free(c->kinds);
      free(c);
      clients[i] = NULL;
      polled[i].fd = -1;
    }
    for (int i = 0; polled[CLIENTS].revents && i < CLIENTS; i++) {
      if (clients[i]) continue;
      clients[i] = calloc(1, sizeof **clients);
      clients[i]->fd = polled[i].fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
      polled[i].events = POLLIN;
      be(clients[i], 1, DISPLAY);
      break;
    }
  }
}
