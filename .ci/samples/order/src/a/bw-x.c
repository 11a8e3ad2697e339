/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

static int
early (void)
{
  return 1;
}

G_DEFINE_FINAL_TYPE (BwX, bw_x, G_TYPE_OBJECT)

int
bw_x_get (void)
{
  return 1;
}

static int
bw_x_init (void)
{
  return 1;
}

static int
bw_x_class_init (void)
{
  return 1;
}

static int
late (void)
{
  return 1;
}

