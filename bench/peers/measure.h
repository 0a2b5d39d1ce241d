// What every peer written in C does alike: it is told a work and how many items of it, does that, and says what it took.
// stdin: `work items`, a line each; stdout: `ns of wall, ns of CPU, bytes that were allocated`, a line each.
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/** How many items are under way at once; bench/works.ts has the same numbers. */
enum { DAMAGES = 1000, DAMAGES_BATCHED = 2700, FRAMES = 100, REGIONS = 1000, POOLS = 20, MOTIONS = 10000, SYNCS = 1000 };

typedef void (*work_fn)(long items);
struct work {
  const char *name;
  work_fn run;
};

/** Bytes that this process has allocated so far, where somebody counts. */
static unsigned long long allocated;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static double wall_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static double cpu_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static int serve(const struct work *works) {
  char line[128], name[64];
  long items;
  printf("ready\n");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    const struct work *one = works;
    if (sscanf(line, "%63s %ld", name, &items) != 2) return 1;
    while (one->name && strcmp(one->name, name)) one++;
    if (!one->name) return 1;
    unsigned long long bytes = allocated;
    double cpu = cpu_ns(), wall = wall_ns();
    one->run(items);
    wall = wall_ns() - wall;
    cpu = cpu_ns() - cpu;
    printf("%.0f %.0f %llu\n", wall, cpu, allocated - bytes);
    fflush(stdout);
  }
  return 0;
}
