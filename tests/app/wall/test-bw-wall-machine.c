/* test-bw-wall-machine.c: machines of one image are told apart, and stay themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-machine.h"

#include <glib/gstdio.h>
#include <string.h>

static void
write_file (const char *root,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
add_card (const char *root,
          const char *name,
          const char *address,
          const char *kind)
{
  g_autofree char *card = g_build_filename (root, "sys", "class", "net", name, NULL);

  write_file (card, "device/vendor", "");
  write_file (card, "address", address);
  write_file (card, "addr_assign_type", kind);
}

static char *
make_machine (const char *id,
              const char *address)
{
  char *root = g_dir_make_tmp ("machine-XXXXXX", NULL);

  if (id != NULL)
    write_file (root, "etc/machine-id", id);
  if (address != NULL)
    add_card (root, "enp1s0", address, "0\n");
  return root;
}

static void
remove_machine (char *root)
{
  const char *argv[] = { "rm", "-r", root, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_free (root);
}

/* (transfer full): takes over @root */
static char *
dup_digits (char *root)
{
  char *digits = bw_wall_machine_dup_digits (root);

  remove_machine (root);
  return digits;
}

static void
test_clones (void)
{
  g_autofree char *first = dup_digits (make_machine ("0123456789abcdef\n", "52:54:00:00:00:01\n"));
  g_autofree char *again = dup_digits (make_machine ("0123456789abcdef\n", "52:54:00:00:00:01\n"));
  g_autofree char *clone = dup_digits (make_machine ("0123456789abcdef\n", "52:54:00:00:00:02\n"));
  g_autofree char *other = dup_digits (make_machine ("fedcba9876543210\n", "52:54:00:00:00:01\n"));

  g_assert_cmpint (strlen (first), ==, 5);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, clone);
  g_assert_cmpstr (first, !=, other);
}

/* A card that is plugged in, or an address that is made up at each start, changes nothing. */
static void
test_same (void)
{
  char *root = make_machine ("0123456789abcdef\n", "52:54:00:00:00:01\n");
  g_autofree char *plain = bw_wall_machine_dup_digits (root);
  g_autofree char *with_more = NULL;

  add_card (root, "enx525400000009", "52:54:00:00:00:09\n", "0\n");
  add_card (root, "aap0", "52:54:00:00:00:0a\n", "1\n");
  write_file (root, "sys/class/net/abr0/address", "52:54:00:00:00:0b\n");
  write_file (root, "sys/class/net/abr0/addr_assign_type", "0\n");
  with_more = dup_digits (root);
  g_assert_cmpstr (plain, ==, with_more);
}

static void
test_unknown (void)
{
  g_autofree char *nothing = dup_digits (make_machine (NULL, NULL));
  g_autofree char *card = dup_digits (make_machine (NULL, "52:54:00:00:00:01\n"));

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpint (strlen (card), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/wall-machine/clones", test_clones);
  g_test_add_func ("/app/wall-machine/same", test_same);
  g_test_add_func ("/app/wall-machine/unknown", test_unknown);
  return g_test_run ();
}
