// What a client in C would do to come back: it reads the pixels of a snapshot file, connects, and shows them in a window.
// argv: file, where its pages begin, bytes, width, height. WAYLAND_DISPLAY is the compositor. Prints the ms from main to content processed.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include <wayland-client.h>
#include "xdg-shell-client-protocol.h"

static struct wl_compositor *compositor;
static struct wl_shm *shm;
static struct xdg_wm_base *base;
static int configured;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void global(void *data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version) {
  (void)data, (void)version;
  if (!strcmp(interface, "wl_compositor")) compositor = wl_registry_bind(registry, name, &wl_compositor_interface, 4);
  if (!strcmp(interface, "wl_shm")) shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
  if (!strcmp(interface, "xdg_wm_base")) base = wl_registry_bind(registry, name, &xdg_wm_base_interface, 1);
}
static void global_remove(void *data, struct wl_registry *registry, uint32_t name) {
  (void)data, (void)registry, (void)name;
}
static const struct wl_registry_listener registry_listener = {global, global_remove};

static void configure(void *data, struct xdg_surface *surface, uint32_t serial) {
  (void)data;
  xdg_surface_ack_configure(surface, serial);
  configured = 1;
}
static const struct xdg_surface_listener surface_listener = {configure};

// Pages of a new memfd are made by write(2): a fault for each, by touching a mapping, costs more.
static int pixels_of(const char *file, off_t at, size_t bytes) {
  static char buffer[256 * 1024];
  int from = open(file, O_RDONLY | O_CLOEXEC);
  int memory = memfd_create("pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (from < 0 || memory < 0 || ftruncate(memory, bytes) < 0) fail(file);
  for (size_t done = 0; done < bytes;) {
    size_t wanted = bytes - done < sizeof buffer ? bytes - done : sizeof buffer;
    ssize_t got = pread(from, buffer, wanted, at + done);
    if (got <= 0 || pwrite(memory, buffer, got, done) != got) fail("copying pixels");
    done += got;
  }
  close(from);
  fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK);
  return memory;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  double began = now();
  int bytes = atoi(argv[3]), width = atoi(argv[4]), height = atoi(argv[5]);
  int memory = pixels_of(argv[1], atoll(argv[2]), bytes);
  struct wl_display *display = wl_display_connect(NULL);
  if (!display) fail("connecting");
  struct wl_registry *registry = wl_display_get_registry(display);
  wl_registry_add_listener(registry, &registry_listener, NULL);
  if (wl_display_roundtrip(display) < 0 || !compositor || !shm || !base) fail("globals");
  struct wl_surface *surface = wl_compositor_create_surface(compositor);
  struct xdg_surface *role = xdg_wm_base_get_xdg_surface(base, surface);
  xdg_surface_add_listener(role, &surface_listener, NULL);
  xdg_surface_get_toplevel(role);
  wl_surface_commit(surface);
  struct wl_shm_pool *pool = wl_shm_create_pool(shm, memory, bytes);
  struct wl_buffer *buffer = wl_shm_pool_create_buffer(pool, 0, width, height, width * 4, WL_SHM_FORMAT_ARGB8888);
  while (!configured)
    if (wl_display_dispatch(display) < 0) fail("configure");
  wl_surface_attach(surface, buffer, 0, 0);
  wl_surface_damage(surface, 0, 0, width, height);
  wl_surface_commit(surface);
  if (wl_display_roundtrip(display) < 0) fail("content");
  printf("%.3f\n", now() - began);
  wl_display_disconnect(display);
  return 0;
}
