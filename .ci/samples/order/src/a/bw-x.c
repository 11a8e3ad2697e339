/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

static int
used_late (void)
{
  return 1;
}

#include <glib.h>

int
bw_x_get (void)
{
  return used_late ();
}

static int
on_x_pressed_cb (void)
{
  return 1;
}

static int
useless (void)
{
  return 1;
}

static int
serves_set (void)
{
  return 1;
}

int
bw_x_set (void)
{
  return serves_set ();
}
