/* The client of test/client/scripted-client.ts on libwayland, request for request, for a comparison of the logs. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>
#include "viewporter.h"
#include "xdg-shell.h"

struct globals {
	struct wl_compositor *compositor;
	struct wl_subcompositor *subcompositor;
	struct wl_shm *shm;
	struct xdg_wm_base *wm_base;
	struct wp_viewporter *viewporter;
	uint32_t compositor_name, subcompositor_name, shm_name, wm_base_name, viewporter_name;
};

static uint32_t configured;

static void global(void *data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version)
{
	struct globals *globals = data;

	if (strcmp(interface, "wl_compositor") == 0)
		globals->compositor_name = name;
	else if (strcmp(interface, "wl_subcompositor") == 0)
		globals->subcompositor_name = name;
	else if (strcmp(interface, "wl_shm") == 0)
		globals->shm_name = name;
	else if (strcmp(interface, "xdg_wm_base") == 0)
		globals->wm_base_name = name;
	else if (strcmp(interface, "wp_viewporter") == 0)
		globals->viewporter_name = name;
}

static void global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = { global, global_remove };

static void configure(void *data, struct xdg_surface *xdg_surface, uint32_t serial)
{
	configured = serial;
	*(int *)data = 1;
}

static const struct xdg_surface_listener xdg_surface_listener = { configure };

static void check(int ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "scripted-client: %s\n", what);
	exit(1);
}

int main(void)
{
	const int width = 32, height = 16, stride = width * 4, size = stride * height;
	struct globals globals = { 0 };
	struct wl_display *display = wl_display_connect(NULL);
	check(display != NULL, "no compositor");
	struct wl_registry *registry = wl_display_get_registry(display);
	wl_registry_add_listener(registry, &registry_listener, &globals);
	wl_display_roundtrip(display);

	globals.compositor = wl_registry_bind(registry, globals.compositor_name, &wl_compositor_interface, 4);
	globals.subcompositor = wl_registry_bind(registry, globals.subcompositor_name, &wl_subcompositor_interface, 1);
	globals.shm = wl_registry_bind(registry, globals.shm_name, &wl_shm_interface, 1);
	globals.wm_base = wl_registry_bind(registry, globals.wm_base_name, &xdg_wm_base_interface, 2);
	globals.viewporter = wl_registry_bind(registry, globals.viewporter_name, &wp_viewporter_interface, 1);
	wl_display_roundtrip(display);

	/* null, negative numbers, words that need care */
	struct wl_surface *surface = wl_compositor_create_surface(globals.compositor);
	struct wl_region *region = wl_compositor_create_region(globals.compositor);
	wl_region_add(region, -8, 0, 40, 16);
	wl_region_subtract(region, 0, 0, 4, 4);
	wl_surface_set_opaque_region(surface, region);
	wl_region_destroy(region);
	wl_surface_set_input_region(surface, NULL);
	struct xdg_surface *xdg_surface = xdg_wm_base_get_xdg_surface(globals.wm_base, surface);
	int is_configured = 0;
	xdg_surface_add_listener(xdg_surface, &xdg_surface_listener, &is_configured);
	struct xdg_toplevel *toplevel = xdg_surface_get_toplevel(xdg_surface);
	xdg_toplevel_set_title(toplevel, "Größe \"zwölf\"");
	xdg_toplevel_set_app_id(toplevel, "");
	xdg_toplevel_set_parent(toplevel, NULL);
	xdg_toplevel_set_min_size(toplevel, 1, 1);
	wl_surface_commit(surface);
	while (!is_configured)
		check(wl_display_dispatch(display) >= 0, "the connection broke before a configure");
	xdg_surface_ack_configure(xdg_surface, configured);

	int fd = memfd_create("scripted", MFD_CLOEXEC);
	check(fd >= 0 && ftruncate(fd, size) == 0, "no memory");
	struct wl_shm_pool *pool = wl_shm_create_pool(globals.shm, fd, size);
	close(fd);
	struct wl_buffer *buffer = wl_shm_pool_create_buffer(pool, 0, width, height, stride, WL_SHM_FORMAT_XRGB8888);
	wl_shm_pool_destroy(pool);
	struct wl_surface *child = wl_compositor_create_surface(globals.compositor);
	struct wl_subsurface *subsurface = wl_subcompositor_get_subsurface(globals.subcompositor, child, surface);
	wl_subsurface_set_position(subsurface, -3, 7);
	wl_subsurface_place_below(subsurface, surface);
	wl_subsurface_set_desync(subsurface);
	struct wp_viewport *viewport = wp_viewporter_get_viewport(globals.viewporter, surface);
	wp_viewport_set_source(viewport, wl_fixed_from_double(0.5), wl_fixed_from_double(0.25),
			       wl_fixed_from_double(20.75), wl_fixed_from_int(8));
	wp_viewport_set_destination(viewport, 64, 48);
	wl_surface_set_buffer_transform(surface, WL_OUTPUT_TRANSFORM_NORMAL);
	wl_surface_set_buffer_scale(surface, 1);
	wl_surface_attach(surface, buffer, 0, 0);
	wl_surface_damage_buffer(surface, 0, 0, width, height);
	wl_surface_damage(surface, 0, 0, 0x7fffffff, 0x7fffffff);
	wl_surface_commit(surface);
	wl_display_roundtrip(display);

	wp_viewport_destroy(viewport);
	wl_subsurface_destroy(subsurface);
	wl_surface_destroy(child);
	xdg_toplevel_destroy(toplevel);
	xdg_surface_destroy(xdg_surface);
	wl_surface_destroy(surface);
	wl_buffer_destroy(buffer);
	wp_viewporter_destroy(globals.viewporter);
	xdg_wm_base_destroy(globals.wm_base);
	wl_display_roundtrip(display);
	wl_display_disconnect(display);
	return 0;
}
