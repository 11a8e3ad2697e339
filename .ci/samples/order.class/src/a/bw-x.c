/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

typedef enum
{
  PROP_A = 1,
} BwXProperty;

struct _BwX
{
  int a;
};

static int
early (void)
{
  return 1;
}

G_DEFINE_FINAL_TYPE (BwX, bw_x, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static void
bw_x_dispose (void)
{
  early ();
}

static void
on_x_pressed_cb (void)
{
}

static int
far_helper (void)
{
  return 1;
}

static void
bw_x_finalize (void)
{
}

static void
bw_x_init (void)
{
  early ();
}

int
bw_x_get (void)
{
  return far_helper ();
}

static void
bw_x_class_init (void)
{
  use (on_x_pressed_cb);
}

static int
late (void)
{
  return 1;
}

static int
on_x_late_cb (void)
{
  return late ();
}

int
bw_x_set (void)
{
  return on_x_late_cb ();
}
