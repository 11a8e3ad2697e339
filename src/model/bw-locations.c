/* bw-locations.c: where our files are, installed or in the build tree
 *
 * A build tree is known by the file `src/config/source-root` that meson writes
 * into it; no path of a build machine is compiled in. An installed program may
 * stand in a staging root (`DESTDIR`), which then holds its data too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-locations.h"

#include <string.h>

#define MARKER "src" G_DIR_SEPARATOR_S "config" G_DIR_SEPARATOR_S "source-root"

typedef struct
{
  char *program_dir; /* (nullable): folder that this program stands in */
  char *build_root;  /* (nullable) */
  char *source_root; /* (nullable): of the build tree */
  char *stage;       /* what stands before the installed paths, mostly "" */
  char *locale_dir;
} Locations;

/* Where each program is linked, in a build tree. */
static const struct
{
  const char *program;
  const char *folder;
} program_folders[] = {
  { "bulwark", "src/app" },
  { "bulwarkd", "src/server" },
  { "bulwarkctl", "src/ctl" },
};

static char *
find_build_root (const char  *from,
                 char       **source_root)
{
  g_autofree char *folder = g_strdup (from);

  while (folder != NULL && !g_str_equal (folder, G_DIR_SEPARATOR_S) && !g_str_equal (folder, "."))
    {
      g_autofree char *marker = g_build_filename (folder, MARKER, NULL);
      char *parent;

      if (g_file_get_contents (marker, source_root, NULL, NULL))
        {
          g_strchomp (*source_root);
          return g_steal_pointer (&folder);
        }

      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return NULL;
}

/* `/stage/usr/bin` with programs in `/usr/bin` gives `/stage`. */
static char *
find_stage (const char *program_dir)
{
  if (program_dir != NULL && g_str_has_suffix (program_dir, BW_BINDIR))
    return g_strndup (program_dir, strlen (program_dir) - strlen (BW_BINDIR));

  return g_strdup ("");
}

static gpointer
find_locations (gpointer unused)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  Locations *found = g_new0 (Locations, 1);

  if (program != NULL)
    {
      found->program_dir = g_path_get_dirname (program);
      found->build_root = find_build_root (found->program_dir, &found->source_root);
    }

  found->stage = find_stage (found->program_dir);
  found->locale_dir = found->build_root != NULL
                        ? g_build_filename (found->build_root, "po", NULL)
                        : g_strconcat (found->stage, BW_LOCALEDIR, NULL);

  return found;
}

static const Locations *
get_locations (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, find_locations, NULL);
}

/**
 * bw_locations_get_build_root:
 *
 * Returns: (transfer none) (nullable): the build tree that this program stands
 *   in; %NULL if it is installed
 */
const char *
bw_locations_get_build_root (void)
{
  return get_locations ()->build_root;
}

/**
 * bw_locations_get_locale_dir:
 *
 * Returns: (transfer none): the folder for bindtextdomain()
 */
const char *
bw_locations_get_locale_dir (void)
{
  return get_locations ()->locale_dir;
}

/**
 * bw_locations_dup_city_dir:
 * @name: name of a reference city, e.g. `xuchang`
 *
 * Returns: (transfer full): its folder, which need not be there
 */
char *
bw_locations_dup_city_dir (const char *name)
{
  const Locations *found = get_locations ();

  g_return_val_if_fail (name != NULL, NULL);

  if (found->source_root != NULL)
    return g_build_filename (found->source_root, "data", "cities", name, NULL);

  return g_strconcat (found->stage, BW_PKGDATADIR, "/cities/", name, NULL);
}

/**
 * bw_locations_dup_program:
 * @name: name of one of our programs, e.g. `bulwarkd`
 *
 * Returns: (transfer full): its path: in the same build tree, else beside this
 *   program, else where it would be installed
 */
char *
bw_locations_dup_program (const char *name)
{
  const Locations *found = get_locations ();

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; found->build_root != NULL && i < G_N_ELEMENTS (program_folders); i++)
    {
      if (g_str_equal (program_folders[i].program, name))
        return g_build_filename (found->build_root, program_folders[i].folder, name, NULL);
    }

  if (found->program_dir != NULL)
    {
      g_autofree char *sibling = g_build_filename (found->program_dir, name, NULL);

      if (g_file_test (sibling, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&sibling);
    }

  return g_build_filename (BW_BINDIR, name, NULL);
}

/**
 * bw_locations_set_environment:
 *
 * Lets GSettings find our schemas when the program runs from the build tree or a
 * staging root. Call it first thing in main(), before any thread is there; what
 * the user has set stands.
 */
void
bw_locations_set_environment (void)
{
  const Locations *found = get_locations ();
  g_autofree char *folder = NULL;
  g_autofree char *compiled = NULL;

  if (found->build_root != NULL)
    folder = g_build_filename (found->build_root, "data", NULL);
  else if (*found->stage != '\0')
    folder = g_strconcat (found->stage, BW_DATADIR, "/glib-2.0/schemas", NULL);
  else
    return;

  compiled = g_build_filename (folder, "gschemas.compiled", NULL);
  if (g_file_test (compiled, G_FILE_TEST_EXISTS))
    g_setenv ("GSETTINGS_SCHEMA_DIR", folder, FALSE);
}
