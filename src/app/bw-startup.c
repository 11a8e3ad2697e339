/* bw-startup.c: what must be settled before GTK starts
 *
 * Without a GPU, GTK 4 draws through software GL or opens it without need: three
 * times the start and five times the memory of its cairo renderer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-startup.h"

#include <gtk/gtk.h>
#include <malloc.h>

#define RENDER_NODES "/dev/dri"

/* GTK 4.x that first reads GDK_DISABLE. */
#define GDK_DISABLE_SINCE 16

/* Frame buffers are mapped and unmapped at each frame unless malloc keeps them:
 * a third of the time of a frame. */
static void
keep_frame_buffers (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 256 << 20);
  mallopt (M_TRIM_THRESHOLD, 512 << 20);
  mallopt (M_TOP_PAD, 64 << 20);
#endif
}

/**
 * bw_startup_has_render_node:
 * @folder: where the devices stand
 *
 * Returns: whether there is a device to draw with
 */
gboolean
bw_startup_has_render_node (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, "renderD"))
        return TRUE;
    }

  return FALSE;
}

/**
 * bw_startup_prepare:
 *
 * First thing in main(), before any thread. What the user has set stands.
 */
void
bw_startup_prepare (void)
{
  keep_frame_buffers ();

  if (bw_startup_has_render_node (RENDER_NODES))
    return;

  /* `cairo` is the one name that GTK 4.8 and 4.18 both know; how GL is refused
   * changed in between, and the later ones complain of the earlier word. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (gtk_get_minor_version () < GDK_DISABLE_SINCE)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
}
