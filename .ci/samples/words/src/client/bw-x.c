/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

static int
do_it (void)
{
  gchar *a = NULL;
  goto out;
  g_file_load_contents_sync (a);
  g_print ("x");
  g_object_notify (a, "b");
}

