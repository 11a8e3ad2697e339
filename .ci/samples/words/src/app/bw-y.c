/* bw-y.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

static int
do_it (void)
{
  fprintf (stderr, "x");
  puts ("x");
  g_usleep (1);
  g_file_load_contents (a, NULL, &b, NULL, NULL, NULL);
  g_file_load_contents_async (a, NULL, NULL, NULL);
  g_file_get_contents (a, &b, NULL, NULL);
  g_file_get_contents (a, &b, NULL, NULL); /* blocks: in a worker */
  g_snprintf (a, 1, "x");
}
