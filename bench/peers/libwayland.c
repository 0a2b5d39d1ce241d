// The work of bench/works.ts as an app in C does it: libwayland, a listener for each callback, one flush a turn.
#define _GNU_SOURCE
#include "measure.h"
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
void *malloc(size_t size) { return allocated += size, __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return allocated += count * size, __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return allocated += size, __libc_realloc(old, size); }

static struct wl_display *display;
static struct wl_compositor *compositor;
static struct wl_shm *shm;
static struct wl_seat *seat;
static struct wl_surface *surface;
static struct wl_buffer *buffer;
static struct wl_pointer *pointer;
static int memory;
static long heard;
static double moved;

static void roundtrip(void) {
  if (wl_display_roundtrip(display) < 0) fail("wl_display_roundtrip");
}

static void on_done(void *data, struct wl_callback *callback, uint32_t serial) {
  heard++;
  wl_callback_destroy(callback);
}
static const struct wl_callback_listener callbacks = {on_done};

static void until(long count) {
  while (heard < count)
    if (wl_display_dispatch(display) < 0) fail("wl_display_dispatch");
}

/** Until there is room for a turn: libwayland 1.21 ends a client that outruns its compositor. */
static void drain(void) {
  struct pollfd fd = {wl_display_get_fd(display), POLLOUT, 0};
  if (wl_display_flush(display) < 0) fail("wl_display_flush");
  poll(&fd, 1, -1);
}

static void damage_in_turns(long items, int in_turn) {
  for (long turn = 0; turn < items / in_turn; turn++) {
    for (int i = 0; i < in_turn; i++) wl_surface_damage_buffer(surface, i, (int)turn, 64, 64);
    drain();
  }
  roundtrip();
}

static void damage(long items) { damage_in_turns(items, DAMAGES); }

static void damage_batches(long items) { damage_in_turns(items, DAMAGES_BATCHED); }

static void show(void) {
  wl_surface_attach(surface, buffer, 0, 0);
  wl_surface_damage_buffer(surface, 0, 0, 64, 64);
  wl_callback_add_listener(wl_surface_frame(surface), &callbacks, NULL);
  wl_surface_commit(surface);
}

static void frames(long items) {
  for (long turn = 0; turn < items / FRAMES; turn++) {
    heard = 0;
    for (int i = 0; i < FRAMES; i++) show();
    until(FRAMES);
  }
}

static void frame_cycle(long items) {
  for (long i = 0; i < items; i++) {
    heard = 0;
    show();
    until(1);
  }
}

/** 60 frames a second, at times that don't depend on how long one takes. Says what each took, in ns. */
static void paced(long items) {
  struct timespec due;
  clock_gettime(CLOCK_MONOTONIC, &due);
  for (long i = 0; i < items; i++) {
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
    double began = wall_ns();
    frame_cycle(1);
    printf("%.0f ", wall_ns() - began);
    due.tv_nsec += 1000000000 / 60;
    if (due.tv_nsec >= 1000000000) due.tv_sec++, due.tv_nsec -= 1000000000;
  }
}

static void regions(long items) {
  for (long turn = 0; turn < items / REGIONS; turn++) {
    for (int i = 0; i < REGIONS; i++) wl_region_destroy(wl_compositor_create_region(compositor));
    roundtrip();
  }
}

static void pools(long items) {
  for (long turn = 0; turn < items / POOLS; turn++) {
    for (int i = 0; i < POOLS; i++) wl_shm_pool_destroy(wl_shm_create_pool(shm, memory, 4096));
    roundtrip();
  }
}

static void motions(long items) {
  for (long turn = 0; turn < items / MOTIONS; turn++) {
    heard = 0;
    wl_pointer_set_cursor(pointer, MOTIONS, NULL, 0, 0);
    until(MOTIONS);
  }
}

static void syncs(long items) {
  for (long turn = 0; turn < items / SYNCS; turn++) {
    heard = 0;
    for (int i = 0; i < SYNCS; i++) wl_callback_add_listener(wl_display_sync(display), &callbacks, NULL);
    until(SYNCS);
  }
}

static void roundtrips(long items) {
  for (long i = 0; i < items; i++) roundtrip();
}

static void on_motion(void *data, struct wl_pointer *on, uint32_t time, wl_fixed_t x, wl_fixed_t y) {
  heard++;
  moved += wl_fixed_to_double(x) + wl_fixed_to_double(y);
}
static const struct wl_pointer_listener movements = {.motion = on_motion};

static void on_global(void *data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version) {
  if (!strcmp(interface, "wl_compositor")) compositor = wl_registry_bind(registry, name, &wl_compositor_interface, 4);
  if (!strcmp(interface, "wl_shm")) shm = wl_registry_bind(registry, name, &wl_shm_interface, 1);
  if (!strcmp(interface, "wl_seat")) seat = wl_registry_bind(registry, name, &wl_seat_interface, 5);
}
static void on_global_remove(void *data, struct wl_registry *registry, uint32_t name) {}
static const struct wl_registry_listener globals = {on_global, on_global_remove};

int main(int argc, char **argv) {
  static const struct work works[] = {
      {"damage", damage},       {"damage-batches", damage_batches}, {"frames", frames},   {"regions", regions},       {"pools", pools},
      {"motions", motions},     {"syncs", syncs},     {"roundtrips", roundtrips}, {"awaited", roundtrips},
      {"frame-cycle", frame_cycle}, {"paced", paced},     {NULL, NULL},
  };
  display = wl_display_connect(argv[1]);
  if (!display) fail("wl_display_connect");
  wl_registry_add_listener(wl_display_get_registry(display), &globals, NULL);
  roundtrip();
  surface = wl_compositor_create_surface(compositor);
  pointer = wl_seat_get_pointer(seat);
  wl_pointer_add_listener(pointer, &movements, NULL);
  memory = memfd_create("bench", MFD_CLOEXEC);
  if (ftruncate(memory, 64 * 64 * 4)) fail("ftruncate");
  buffer = wl_shm_pool_create_buffer(wl_shm_create_pool(shm, memory, 64 * 64 * 4), 0, 64, 64, 256, 0);
  roundtrip();
  return serve(works);
}
