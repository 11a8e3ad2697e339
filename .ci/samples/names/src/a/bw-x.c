/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

int
bw_other_get (void)
{
  return 1;
}

static int
pressed_cb (void)
{
  return 1;
}

static int
_hidden (void)
{
  return 1;
}
