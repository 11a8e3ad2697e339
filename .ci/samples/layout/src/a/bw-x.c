/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

int other_name (void)
{
  return 1;
}

int
bw_x_get (void) {
  return 1;
}

int
bw_x_set (void)
{
  return 1; }

G_GNUC_PRINTF (1, 2)
static int
fine (void)
{
  return 1;
}
