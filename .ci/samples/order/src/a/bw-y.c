/* bw-y.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

static int
early (void)
{
  return 1;
}

G_DEFINE_BOXED_TYPE (BwY, bw_y, bw_y_ref, bw_y_unref)

int
bw_y_get (void)
{
  return early ();
}
