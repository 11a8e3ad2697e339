/* test-bw-spare-memory.c: what is freed in the middle goes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-spare-memory.h"
#include "bw-startup.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define N_BLOCKS   40000
#define BLOCK_SIZE 1000

static gsize
get_resident_bytes (void)
{
  g_autofree char *text = NULL;
  guint64 resident;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%*u %" G_GUINT64_FORMAT, &resident), ==, 1);
  return resident * (gsize) sysconf (_SC_PAGESIZE);
}

static void
test_give_back (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last = NULL;
  gsize before;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer keeps what is freed");
  return;
#endif

  bw_startup_prepare ();
  for (guint i = 0; i < N_BLOCKS; i++)
    g_ptr_array_add (blocks, memset (g_malloc (BLOCK_SIZE), 1, BLOCK_SIZE));
  last = g_malloc (BLOCK_SIZE);
  g_ptr_array_set_size (blocks, 0);

  /* Malloc keeps it, in the middle of what it holds. */
  before = get_resident_bytes ();
  bw_spare_memory_give_back ();
  g_assert_cmpuint (get_resident_bytes () + N_BLOCKS / 2 * BLOCK_SIZE, <, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spare-memory/give-back", test_give_back);
  return g_test_run ();
}
